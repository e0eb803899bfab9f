import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageProgram } from '../../scripts/package.mjs';
import { dataSetOf, writeDicom } from '../../scripts/sample/write-dicom.js';
import { repository } from '../support/real-files.js';
import { PLAIN_PICTURE } from '../support/sample-files.js';
import { asRoot, type Requirement, tools } from '../support/tools.js';
import { describeWith, itWith } from '../support/when.js';
import { testVerbs } from './installed-verbs.js';
import { addPlainUser, type PlainUser, processesOf } from './plain-user.js';
import { linesWithBars, type Screen, startScreen } from './screen.js';

const MINUTE = 60_000;
/** How a fuse stands in the binary: the digits 0 and 1. */
const OFF = 0x30;
const ON = 0x31;
const BARS = 8;
const DESKTOP_FILE = '/usr/share/applications/negatoscope.desktop';

const aDebian: Requirement = {
  name: 'dpkg',
  missing: existsSync('/usr/bin/dpkg-deb') ? undefined : 'packages are installed on a Debian only.',
  requiredInCi: false,
};
const notInstalled: Requirement = {
  name: 'a machine without Negatoscope',
  missing: existsSync('/opt/Negatoscope') ? 'Negatoscope is installed here, and a test would replace it.' : undefined,
  requiredInCi: false,
};

/** Nobody is called so: where it is found on the disk, the program has left it. */
const PLANTED = 'ZQXVINVENTED';

/** A picture of bright bars on black, as no part of the window is. */
function barsPicture(): Uint8Array {
  const side = 256;
  const bar = side / (BARS * 2);
  const pixels = new Uint16Array(side * side).map((_, index) => (Math.floor((index % side) / bar) % 2 === 0 ? 0 : 4000));
  const bars = dataSetOf([
    [0x00080016, '1.2.840.10008.5.1.4.1.1.2'],
    [0x00100010, `${PLANTED}^NAME`],
    [0x00281050, '2000'],
    [0x00281051, '4000'],
    [0x00280010, side],
    [0x00280011, side],
    [0x7fe00010, pixels, 'OW'],
  ]);
  return writeDicom(new Map([...dataSetOf(PLAIN_PICTURE), ...bars]), '1.2.840.10008.5.1.4.1.1.2', '2.25.1');
}

/** Files below a folder that hold a word, in one byte a character or two. */
function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'));
    });
}

/** The command of a desktop entry, its `%U` replaced by an address: what a file manager starts. */
function commandFor(desktopFile: string, address: string): readonly string[] {
  const exec = /^Exec=(.+)$/m.exec(readFileSync(desktopFile, 'utf8'))?.[1] ?? '';
  return exec.split(' ').map((word) => (word === '%U' ? address : word));
}

/** Whether no memory of a process can come into a core dump: proc(5) gives what can't be dumped to root. */
function isUndumped(pid: number): boolean {
  return readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim() === '00000000' || statSync(`/proc/${pid}/environ`).uid === 0;
}

async function until(what: string, isSo: () => boolean, patience = MINUTE): Promise<void> {
  for (const end = Date.now() + patience; !isSo(); await wait(250)) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  }
}

describeWith([asRoot, aDebian, notInstalled, tools.sevenZip], 'the package, installed', () => {
  const output = join('dist', `test-${process.pid}`);
  const unpacked = join(repository, output, 'linux-unpacked');
  let deb = '';
  let screen: Screen;
  let user: PlainUser;
  let files: readonly string[] = [];

  beforeAll(async () => {
    screen = await startScreen();
    user = addPlainUser();
    const made = await packageProgram({ isTest: true, targets: ['deb'], output });
    deb = made.find((path) => path.endsWith('.deb')) ?? '';
    execFileSync('dpkg', ['-i', deb], { stdio: 'pipe' });
    files = execFileSync('dpkg', ['-L', 'negatoscope'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  }, 4 * MINUTE);

  // Hooks of their own, in the order from the last: what one can't clean up doesn't keep the others from it.
  afterAll(() => rmSync(join(repository, output), { recursive: true, force: true }), MINUTE);
  afterAll(() => void execFileSync('dpkg', ['--purge', '--force-all', 'negatoscope'], { stdio: 'pipe' }), MINUTE);
  afterAll(() => screen?.stop());
  afterAll(() => user?.remove(), MINUTE);

  it('says in its name that it is for trying', () => {
    expect(deb).toMatch(/-test\.deb$/);
  });

  it('holds what ships and nothing else', () => {
    const inside = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path));
    const ships = /^\/(package\.json$|build\/electron\/[a-z-]+\.cjs$|build\/renderer\/|build\/verbs\/)/;
    expect(inside.filter((path) => !ships.test(path) || /\.(map|ts|tsx)$/.test(path))).toEqual([]);
    for (const path of ['/build/electron/main.cjs', '/build/renderer/index.html', '/build/verbs/verb.html']) expect(inside).toContain(path);
    expect(files.some((path) => path.endsWith('default_app.asar') || path.endsWith('app-update.yml'))).toBe(false);
    for (const path of [
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'resources/notices/licences.txt',
      'resources/notices/sbom.cdx.json',
    ]) {
      expect(files, path).toContain(`/opt/Negatoscope/${path}`);
    }
  });

  it('has its fuses blown', async () => {
    const wire = await getCurrentFuseWire('/opt/Negatoscope/negatoscope');
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
  });

  itWith([tools.desktopFileValidate], 'is known to the desktop: entry, icon, types, man page', () => {
    expect(execFileSync(tools.desktopFileValidate.command, ['--no-hints', DESKTOP_FILE], { encoding: 'utf8' })).toBe('');
    const entry = readFileSync(DESKTOP_FILE, 'utf8');
    expect(entry).toMatch(/^MimeType=application\/dicom;application\/x-nifti;$/m);
    for (const path of [
      'icons/hicolor/48x48/apps/negatoscope.png',
      'man/man1/negatoscope.1.gz',
      'mime/packages/negatoscope.xml',
      'kio/servicemenus/negatoscope.desktop',
    ]) {
      expect(files).toContain(`/usr/share/${path}`);
    }
  });

  it(
    'opens a scan by the desktop entry with a file:// address, as a plain user in the sandbox of the system',
    async () => {
      expect(linesWithBars(screen.shoot(), BARS)).toBe(0);
      const folder = join(user.home, 'a disc', 'é');
      mkdirSync(folder, { recursive: true });
      const scan = join(folder, 'scan 1.dcm');
      writeFileSync(scan, barsPicture());
      chmodSync(scan, 0o644);
      const program = user.start(commandFor(DESKTOP_FILE, pathToFileURL(scan).href), { DISPLAY: screen.display });
      await until('the picture on the screen', () => linesWithBars(screen.shoot(), BARS) > 100);

      const running = processesOf(user.uid).filter(({ command }) => command.startsWith('/opt/Negatoscope/'));
      const pages = running.filter(({ command }) => command.includes(' --type=renderer '));
      const main = running.find(({ command }) => !command.includes(' --type='));
      expect(pages.length).toBeGreaterThan(0);
      if (!main) throw new Error('the program is not running');
      for (const page of pages) {
        expect(page.seccomp).toBe(2);
        expect(page.noNewPrivileges).toBe(true);
        for (const kind of ['pid', 'net', 'user'] as const) expect(page.namespaces[kind]).not.toBe(main.namespaces[kind]);
      }
      expect(running.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
      // No memory of theirs goes into a core dump: it is filtered out, or the kernel makes none of a process in the sandbox.
      for (const { pid, command } of running) expect(isUndumped(pid), command).toBe(true);
      expect(running.filter(({ command }) => command.includes('crashpad'))).toEqual([]);

      // A second start hands its scan to the first, and ends.
      const second = user.start(['negatoscope', scan], { DISPLAY: screen.display });
      expect(await second.end).toBe(0);
      process.kill(main.pid, 'SIGTERM');
      await program.end;
      await until('every process to be gone', () => processesOf(user.uid).length === 0);

      // The profile is where the man page says, and nothing of the scan is in it or beside it.
      expect(existsSync(join(user.home, '.config', 'Negatoscope'))).toBe(true);
      expect(filesWith(user.home, PLANTED)).toEqual([scan]);
      expect(filesWith('/dev/shm', PLANTED)).toEqual([]);
    },
    2 * MINUTE,
  );

  itWith(
    tools.strace,
    'touches no internet socket from its start to its end, in the sandbox of the system',
    async () => {
      const scan = join(user.home, 'traced.dcm');
      writeFileSync(scan, barsPicture());
      chmodSync(scan, 0o644);
      await until('an empty screen', () => linesWithBars(screen.shoot(), BARS) === 0);
      const trace = join(user.home, 'sockets');
      const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
      const program = user.start([tools.strace.command, '-f', '-qq', '-e', calls, '-o', trace, 'negatoscope', scan], {
        DISPLAY: screen.display,
      });
      await until('the picture on the screen', () => linesWithBars(screen.shoot(), BARS) > 100);
      const main = processesOf(user.uid).find(({ command }) => command.startsWith('negatoscope') && !command.includes(' --type='));
      if (!main) throw new Error('the program is not running');
      process.kill(main.pid, 'SIGTERM');
      await program.end;
      const lines = readFileSync(trace, 'latin1').split('\n');
      // It does see sockets: those to the display.
      expect(lines.some((line) => /connect\(.*AF_UNIX/.test(line))).toBe(true);
      expect(lines.filter((line) => /AF_INET/.test(line))).toEqual([]);
    },
    2 * MINUTE,
  );

  itWith(
    tools.unshare,
    'runs where the system gives it no network at all, with its screen, its sandbox and a second start from outside',
    async () => {
      const scan = join(user.home, 'alone.dcm');
      writeFileSync(scan, barsPicture());
      chmodSync(scan, 0o644);
      await until('an empty screen', () => linesWithBars(screen.shoot(), BARS) === 0);
      // As the man page says it.
      const program = user.start([tools.unshare.command, '--map-current-user', '--net', 'negatoscope', scan], { DISPLAY: screen.display });
      await until('the picture on the screen', () => linesWithBars(screen.shoot(), BARS) > 100);
      const running = processesOf(user.uid).filter(({ command }) => /^(negatoscope|\/opt\/Negatoscope\/)/.test(command));
      const main = running.find(({ command }) => !command.includes(' --type='));
      if (!main) throw new Error('the program is not running');
      const ours = readlinkSync('/proc/self/ns/net');
      for (const { namespaces, command } of running) expect(namespaces.net, command).not.toBe(ours);
      const pages = running.filter(({ command }) => command.includes(' --type=renderer '));
      expect(pages.length).toBeGreaterThan(0);
      for (const { seccomp, namespaces } of pages) {
        expect(seccomp).toBe(2);
        expect(namespaces.user).not.toBe(main.namespaces.user);
      }
      // There is nothing in it but a loopback that is down.
      const devices = readFileSync(`/proc/${main.pid}/net/dev`, 'utf8').split('\n').slice(2).filter(Boolean);
      expect(devices.map((line) => line.split(':')[0]?.trim())).toEqual(['lo']);
      const second = user.start(['negatoscope', scan], { DISPLAY: screen.display });
      expect(await second.end).toBe(0);
      process.kill(main.pid, 'SIGTERM');
      await program.end;
      await until('every process to be gone', () => processesOf(user.uid).length === 0);
    },
    2 * MINUTE,
  );

  it.each([
    ['--remote-debugging-port=0'],
    ['--js-flags=--expose-gc'],
    ['--inspect=0'],
    ['--no-sandbox'],
    ['--disable-web-security'],
    ['--smoke', 'shot.png'],
    ['--session'],
    ['--inspector'],
  ])('refuses %s', async (...words) => {
    const program = user.start(['negatoscope', ...words], { DISPLAY: screen.display });
    expect(await program.end).toBe(2);
    expect(program.said()).toContain(`this program doesn't take ${words[0]?.split('=')[0]}.`);
    expect(program.said()).not.toContain('DevTools listening');
  });

  testVerbs(() => ({ user, screen }));

  it('is no Node, and takes no options of Node from the environment', async () => {
    const marker = join(user.home, 'marker');
    const script = join(user.home, 'script.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
    for (const env of [{ ELECTRON_RUN_AS_NODE: '1' }, { NODE_OPTIONS: `--require=${script}` }]) {
      const words = 'NODE_OPTIONS' in env ? ['--version'] : [script, '--version'];
      const program = user.start(['negatoscope', ...words], { DISPLAY: screen.display, ...env });
      expect(await program.end).toBe(0);
      expect(program.said()).toContain('Negatoscope ');
    }
    expect(existsSync(marker)).toBe(false);
  });

  it('is removed without a trace', () => {
    execFileSync('dpkg', ['--purge', 'negatoscope'], { stdio: 'pipe' });
    const shared = /^\/(\.|opt|usr(\/share(\/(applications|icons|kio|man|metainfo|mime|nemo)(\/.*)?)?)?)$/;
    const left = files.filter((path) => existsSync(path) && !(shared.test(path) && !path.includes('negatoscope')));
    expect(left).toEqual([]);
    for (const path of ['/opt/Negatoscope', '/usr/bin/negatoscope', '/etc/alternatives/negatoscope', '/etc/apparmor.d/negatoscope']) {
      expect(existsSync(path), path).toBe(false);
    }
  });
});
