/** Promise 4 of the design, seen from the source: whatever could let something out is named in electron/security/exits.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methodNames } from '../../../electron/ipc/channel.js';
import {
  CALLS,
  CHANNELS,
  COMMAND_LINE_CALLS,
  EXITS,
  MENU_COMMANDS,
  MENU_ROLES,
  NO_CALLS,
  REFUSED_EVENTS,
  REFUSED_IN_PAGE,
  VERB_CALLS,
} from '../../../electron/security/exits.js';
import { repository } from '../../support/real-files.js';

const THE_LIST = 'electron/security/exits.ts';

/** Source without comments: words about a call aren't one. */
function sources(...folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.generated.ts')) {
        const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
        found.set(relative(repository, path).replaceAll('\\', '/'), code);
      }
    }
  };
  for (const folder of folders) walk(join(repository, folder));
  found.delete(THE_LIST);
  return found;
}
const code = sources('electron', 'renderer');
const commandLine = sources('cli');
const filesWith = (call: string, where = code) => [...where].filter(([, text]) => text.includes(call)).map(([path]) => path);

describe('the list of exits', () => {
  it('names every channel of the bridge, and every exit has one', () => {
    expect(Object.keys(CHANNELS).sort()).toEqual([...methodNames].sort());
    const used = new Set<string>(Object.values(CHANNELS));
    for (const exit of Object.keys(EXITS)) expect(used.has(exit), exit).toBe(true);
  });

  it('names every call of a verb, which only a verb’s session answers', () => {
    const text = readFileSync(join(repository, 'core', 'verb-calls.ts'), 'utf8');
    const calls = [...text.matchAll(/^ {2}(\w+): \{$|^ {2}(\w+): \{ args:/gm)].map(([, first, second]) => first ?? second ?? '');
    expect(calls.length).toBeGreaterThan(10);
    expect(Object.keys(VERB_CALLS).sort()).toEqual(calls.sort());
    expect(filesWith('callAnswerer(')).toEqual(['electron/verbs/answer-calls.ts', 'electron/verbs/run-verb.ts']);
  });

  it.each(Object.entries(CALLS))('%s is called by the files of the list, and by no other', (call, files) => {
    expect(filesWith(call).sort()).toEqual([...files].sort());
  });

  it.each(NO_CALLS)('%s is called by nobody', (call) => {
    // Where the word is another's: a document of the scan has a title and is no page; rules of the linter name what they forbid.
    expect(filesWith(call)).toEqual([]);
  });

  it.each(Object.entries(COMMAND_LINE_CALLS))(
    '%s is called on the command line by the files of the list, and by no other',
    (call, files) => {
      expect(filesWith(call, commandLine).sort()).toEqual([...files].sort());
    },
  );

  it('calls nothing else on the command line by which something could leave', () => {
    const calls = [...NO_CALLS, ...Object.keys(CALLS)].filter((call) => !(call in COMMAND_LINE_CALLS));
    for (const call of calls) expect(filesWith(call, commandLine), call).toEqual([]);
    expect(filesWith('writeFileSync', new Map([['cli/planted.ts', 'writeFileSync(path, pixels)']]))).toEqual(['cli/planted.ts']);
  });

  it('finds a call that is planted', () => {
    expect(filesWith('shutDoors(').length).toBeGreaterThan(1);
    expect([...code.values()].some((text) => text.includes('Promise 4'))).toBe(false);
  });

  it('names every role and every command of the menu', () => {
    const menu = code.get('electron/window/menu.ts') ?? '';
    const roles = [...menu.matchAll(/role: '(\w+)'/g)].map(([, role]) => (role ?? '').toLowerCase());
    expect(roles.length).toBeGreaterThan(10);
    for (const role of roles) expect(MENU_ROLES as readonly string[]).toContain(role);
    const commands = [...menu.matchAll(/entry\([^,]+, '([\w-]+)'/g)].map(([, command]) => command ?? '');
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(Object.keys(MENU_COMMANDS)).toContain(command);
  });

  it('names every event and key that is refused, and they are', () => {
    const gate = code.get('renderer/app/one-gate.ts') ?? '';
    for (const event of REFUSED_IN_PAGE.events) expect(gate).toContain(`'${event}'`);
    for (const key of REFUSED_IN_PAGE.keys) expect(gate).toContain(`key === '${key}'`);
    const contents = code.get('electron/security/contents.ts') ?? '';
    expect([...contents.matchAll(/contents\.on\('([\w-]+)'/g)].map(([, event]) => event).sort()).toEqual(
      [...REFUSED_EVENTS.contents].sort(),
    );
    const session = code.get('electron/security/session.ts') ?? '';
    expect([...session.matchAll(/session\.on\('([\w-]+)'/g)].map(([, event]) => event).sort()).toEqual([...REFUSED_EVENTS.session].sort());
  });
});
