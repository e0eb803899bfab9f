import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildSteps, runCli } from '../support/run-cli.js';
import { type PlainUser, processesOf, type UserProcess } from './plain-user.js';
import type { Screen, Shot } from './screen.js';

const MINUTE = 60_000;
const SAMPLE = '/opt/Negatoscope/resources/sample';
const SEED = 'ab'.repeat(32);

/** What the tests of the verbs stand on: a program that is installed, somebody to run it, and the screen that they look at. */
export interface Installed {
  readonly user: PlainUser;
  readonly screen: Screen;
}

const running = (user: PlainUser): readonly UserProcess[] =>
  processesOf(user.uid).filter(({ command }) => /^(negatoscope|\/opt\/Negatoscope\/)/.test(command));
const pagesOf = (user: PlainUser) => running(user).filter(({ command }) => command.includes(' --type=renderer '));
const mainOf = (user: PlainUser) => running(user).find(({ command }) => !command.includes(' --type='));
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('negatoscope-verb-'));

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + MINUTE; !isSo(); await wait(20)) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  }
}

/** Whether two pictures of a screen are the same, looked at in every fourth pixel. */
function isSame(one: Shot, other: Shot): boolean {
  for (let y = 0; y < one.height; y += 4) for (let x = 0; x < one.width; x += 4) if (one.at(x, y) !== other.at(x, y)) return false;
  return true;
}

function ownFolder({ home, uid }: PlainUser, name: string): string {
  const folder = join(home, name);
  mkdirSync(folder, { mode: 0o755 });
  chownSync(folder, uid, uid);
  return folder;
}

/** The verbs of the command line in the installed program. */
export function testVerbs(installed: () => Installed): void {
  it(
    'runs a verb in the sandbox of the system and without a window, and gives what the repository’s command line gives',
    async () => {
      const { user, screen } = installed();
      buildSteps('cli', 'text');
      const folder = ownFolder(user, 'verbs');
      const before = screen.shoot();
      const out = (name: string) => join(folder, name);
      const words = (where: string) => [
        'export',
        SAMPLE,
        '--out',
        out(where),
        '--seed',
        SEED,
        '--text',
        'off',
        '--report',
        out(`${where}.json`),
      ];
      const program = user.start(['negatoscope', ...words('window')], { DISPLAY: screen.display });
      await until('its page', () => pagesOf(user).length > 0);
      const main = mainOf(user);
      if (!main) throw new Error('the program is not running');
      let looked = 0;
      while (pagesOf(user).length > 0 && !existsSync(out('window'))) {
        for (const page of pagesOf(user)) {
          expect(page.seccomp).toBe(2);
          expect(page.namespaces.user).not.toBe(main.namespaces.user);
        }
        expect(isSame(screen.shoot(), before)).toBe(true);
        looked += 1;
        await wait(100);
      }
      expect(looked).toBeGreaterThan(0);
      const code = await program.end;
      expect(program.said()).toMatch(/ files were written, read back and verified/);

      const here = runCli(words('node'));
      expect(here.code).toBe(code);
      expect([0, 3]).toContain(code);
      for (const name of readdirSync(out('node'))) {
        expect(readFileSync(join(out('window'), name)).equals(readFileSync(join(out('node'), name))), name).toBe(true);
      }
      expect(readdirSync(out('window'))).toEqual(readdirSync(out('node')));
      for (const name of ['.json', '.receipt.json'])
        expect(readFileSync(out(`window${name}`), 'utf8')).toBe(readFileSync(out(`node${name}`), 'utf8'));
      const verifying = user.start(['negatoscope', 'verify', out('window'), '--receipt', out('window.receipt.json')], {
        DISPLAY: screen.display,
      });
      expect(await verifying.end, verifying.said()).toBe(0);
    },
    3 * MINUTE,
  );

  it(
    'prints one JSON value and nothing else, and ends with the codes of the command line',
    async () => {
      const { user, screen } = installed();
      const inspecting = user.start(['negatoscope', 'inspect', SAMPLE, '--json'], { DISPLAY: screen.display });
      expect(await inspecting.end).toBe(0);
      expect(inspecting.printed()).toBe(runCli(['inspect', SAMPLE, '--json']).stdout);
      for (const [code, ...words] of [
        [2, 'export', SAMPLE],
        [2, 'inspect', '/not/there'],
        [2, 'inspect', SAMPLE, '--report', 'x'],
        [1, 'export', SAMPLE, '--out', join(user.home, 'verbs'), '--text', 'off'],
        [0, 'help'],
      ] as const) {
        const program = user.start(['negatoscope', ...words], { DISPLAY: screen.display });
        expect(await program.end, words.join(' ')).toBe(code);
        expect(program.printed(), words.join(' ')).toBe(
          runCli(words).stdout.replace(/^This command parses.*$/m, 'Scans are parsed in a hidden window, in the sandbox of the app.'),
        );
      }
      const blind = user.start(['negatoscope', 'inspect', SAMPLE], {});
      expect(await blind.end).toBe(2);
      expect(blind.said()).toContain('needs a display');
      // Nobody could guard what Chromium would obey.
      const refused = user.start(['negatoscope', 'inspect', SAMPLE, '--no-sandbox'], { DISPLAY: screen.display });
      expect(await refused.end).toBe(2);
      expect(refused.said()).toContain("doesn't take --no-sandbox");
    },
    3 * MINUTE,
  );

  it(
    'ends where nobody reads its answer, and where a person stops it, and leaves nothing',
    async () => {
      const { user, screen } = installed();
      const shell = `(negatoscope plan ${SAMPLE} --json --text off; echo "code $?" >&2) | head -c 10`;
      const piped = user.start(['sh', '-c', shell], { DISPLAY: screen.display });
      await piped.end;
      expect(piped.said()).toMatch(/code 1$/m);
      expect(piped.said()).not.toMatch(/EPIPE|fault in the program/);

      const folder = ownFolder(user, 'stopped');
      const program = user.start(['negatoscope', 'export', SAMPLE, '--out', join(folder, 'copy')], { DISPLAY: screen.display });
      await until('its page', () => pagesOf(user).length > 0);
      await wait(500);
      process.kill(mainOf(user)?.pid ?? 0, 'SIGINT');
      expect(await program.end, program.said()).toBe(130);
      await until('every process to be gone', () => processesOf(user.uid).length === 0);
      expect(readdirSync(folder)).toEqual([]);
      expect(profiles()).toEqual([]);
    },
    2 * MINUTE,
  );
}
