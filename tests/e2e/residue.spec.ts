import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, type LaunchedApp, needs } from '../support/app.js';
import { dropFiles } from '../support/drop-files.js';
import { familyOf } from '../support/process-family.js';
import { findResidue, plantedRow, plantedWord } from '../support/residue.js';
import { pictureBytes } from '../support/sample-files.js';
import { tools } from '../support/tools.js';
import { lookThrough, openExport, type Scratch, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** Nobody and nothing is called so: where one is found, the program has left it. */
const NAME = 'ZQXVORTIGERN';
const NUMBER = 'ZQ7741903366';
const FOLDER = 'ZQFOLDERKHOMBU';
/** In the clipboard before the scan is opened: it is still there afterwards. */
const MARKER = 'nothing of a scan';
const SIDE = 64;
/** A row as no file of a system has: its 8-bit form too, since every value is below 256 and the window shows 0 to 255. */
const ROW = Array.from({ length: SIDE }, (_, x) => (x * 151 + 89) % 256);
const PLANTED = [plantedWord(NAME), plantedWord(NUMBER), plantedWord(FOLDER), plantedRow(ROW)];

const scan = () =>
  pictureBytes([
    [0x00100010, `${NAME}^ODILE`],
    [0x00100020, NUMBER],
    [0x00281050, '128'],
    [0x00281051, '256'],
    [0x00280010, SIDE],
    [0x00280011, SIDE],
    [0x7fe00010, Uint16Array.from({ length: SIDE * SIDE }, (_, at) => ROW[at % SIDE] ?? 0), 'OW'],
  ]);

interface Session extends LaunchedApp {
  /** Everything that the program could write to without being asked: home, profile, cache, temporary folder, runtime folder. */
  readonly places: readonly string[];
  /** Where the kernel puts core dumps by default: the program's working folder. */
  readonly work: string;
}

/** Opens the planted scan in a home of its own, shows it and all it says, and has it searched for writing. */
async function look(launch: (options: object) => Promise<LaunchedApp>, disk: Scratch): Promise<Session> {
  const home = disk.empty('home');
  const inHome = (name: string) => {
    mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
    return join(home, name);
  };
  const app = await launch({
    cwd: inHome('work'),
    profile: inHome('profile'),
    env: {
      HOME: home,
      TMPDIR: inHome('tmp'),
      XDG_CONFIG_HOME: inHome('.config'),
      XDG_CACHE_HOME: inHome('.cache'),
      XDG_DATA_HOME: inHome('.local/share'),
      XDG_STATE_HOME: inHome('.local/state'),
      XDG_RUNTIME_DIR: inHome('run'),
    },
  });
  await app.electron.evaluate(({ clipboard }, marker) => clipboard.writeText(marker), MARKER);
  const source = join(disk.empty(FOLDER), `${NAME}.dcm`);
  writeFileSync(source, scan());
  await expect(app.page.getByRole('button', { name: 'Try the sample study' })).toBeVisible();
  await dropFiles(app.page, [source]);
  await expect(app.page.locator('.overlay-step')).toBeVisible();
  await app.page.keyboard.press('d');
  await expect(app.page.getByText(NUMBER).last()).toBeVisible();
  return { ...app, work: join(home, 'work'), places: [home, '/dev/shm', '/var/crash', '/var/lib/systemd/coredump'] };
}

/** Goes on to a copy that is written. */
async function copy(app: Session, disk: Scratch): Promise<void> {
  await openExport(app.page);
  await lookThrough(app.page);
  await expect(saveButton(app.page)).toBeEnabled({ timeout: 60_000 });
  await saveInto(app, disk.empty('target'));
  await expect(app.page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
}

/** What lists of tasks and windows, the clipboard and the program's own paths say while a scan is open. */
async function whatOthersSee(electron: ElectronApplication): Promise<string> {
  const said = await electron.evaluate(async ({ app, BrowserWindow, clipboard }) => ({
    titles: BrowserWindow.getAllWindows().map((window) => [window.getTitle(), window.webContents.getTitle(), window.webContents.getURL()]),
    clipboard: [await clipboard.readText(), await clipboard.has('text/html'), await clipboard.has('image/png')],
    metrics: app.getAppMetrics().map(({ name, serviceName }) => [name, serviceName]),
  }));
  const tasks = familyOf(electron.process().pid ?? 0).map(({ command, name }) => [command, name]);
  expect(tasks.length).toBeGreaterThan(3);
  expect(said.clipboard).toEqual([MARKER, false, false]);
  return JSON.stringify([said, tasks]);
}

function expectNothing({ places }: Session): void {
  // The search itself finds: the profile is there, and is looked through.
  expect(findResidue(places, [plantedWord('profile')]).length).toBeGreaterThan(0);
  expect(findResidue(places, PLANTED)).toEqual([]);
}

test('the search for residue finds each form', ({ disk }) => {
  const folder = disk.empty('forms');
  for (const [index, form] of PLANTED.flatMap(({ forms }) => forms).entries())
    writeFileSync(join(folder, `${index}.bin`), Buffer.concat([Buffer.from('before'), form, Buffer.from('after')]));
  writeFileSync(join(folder, `${NAME}.txt`), '');
  expect(findResidue([folder], PLANTED)).toHaveLength(PLANTED.flatMap(({ forms }) => forms).length + 1);
});

test('after a session with a copy and quitting, nothing of the scan is left, and nobody else saw it', async ({ launch, disk }) => {
  const app = await look(launch, disk);
  const seen = await whatOthersSee(app.electron);
  for (const word of [NAME, NUMBER, FOLDER]) expect(seen).not.toContain(word);
  await copy(app, disk);
  expect(await whatOthersSee(app.electron)).not.toContain(NAME);
  await app.close();
  expectNothing(app);
});

test('after a crash of the page nothing is left', async ({ launch, disk }) => {
  const app = await look(launch, disk);
  const crashed = app.page.waitForEvent('crash');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  await app.close();
  expectNothing(app);
});

for (const signal of ['SIGKILL', 'SIGSEGV'] as const)
  test(`after ${signal} nothing is left, not even in a core dump`, async ({ launch, disk }) => {
    needs(tools.prlimit);
    const app = await look(launch, disk);
    await openExport(app.page);
    await expect(app.page.getByText('Who you are').first()).toBeVisible({ timeout: 60_000 });
    const family = familyOf(app.electron.process().pid ?? 0);
    for (const { pid, command } of family) expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim(), command).toBe('00000000');
    expect(family.filter(({ command }) => /crashpad/.test(command))).toEqual([]);
    // As on a machine whose owner wants dumps: the pages and the drawing process crash first, then main.
    for (const { pid } of family) execFileSync(tools.prlimit.command, ['--core=unlimited', '--pid', `${pid}`]);
    const ended = new Promise<void>((done) => app.electron.process().once('exit', () => done()));
    // One by one, children first: each dump takes the place of the one before.
    let dumps = 0;
    for (const { pid, command } of [...family].reverse()) {
      endProcess(pid, signal);
      await expect.poll(() => isGone(pid)).toBe(true);
      dumps += readdirSync(app.work).length;
      expect(findResidue([app.work], PLANTED), command).toEqual([]);
    }
    await ended;
    await app.close();
    // Dumps lie in the working folder, which is one of the places.
    if (signal === 'SIGSEGV' && dumpsAreFiles) expect(dumps).toBeGreaterThan(1);
    expectNothing(app);
  });

/** The kernel's own way; elsewhere a program takes dumps, which heeds the limit and the filter (systemd-coredump). */
const dumpsAreFiles = !/[|/]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8'));

function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended with another.
  }
}

/** Ended, and its dump written: whether or not its parent has asked how. */
const isGone = (pid: number): boolean => {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
};
