import { describe, expect, it } from 'vitest';
import { isCommandName, SHORTCUT } from '../../../core/bridge.js';
import { matchesShortcut, shortcutText } from '../../../renderer/app/command-keys.js';
import { COMMANDS, type CommandContext, commandOf, runCommand } from '../../../renderer/app/commands.js';
import { en } from '../../../renderer/app/messages/en.js';
import { fr } from '../../../renderer/app/messages/fr.js';
import { reduce } from '../../../renderer/app/reduce.js';
import { recordKey } from '../../../renderer/app/shortcuts/record-key.js';
import { holdersOf, isFixed, keysOf, withKeys } from '../../../renderer/app/shortcuts/shortcuts.js';
import { INVENTED_ENVIRONMENT } from '../invented-environment.js';
import { inventRecord, stateWith } from '../invented-record.js';

const press = (key: string, words: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...words,
});

describe('shortcuts', () => {
  it('read modifiers exactly', () => {
    expect(matchesShortcut(press('o', { ctrlKey: true }), 'Mod+O', false)).toBe(true);
    expect(matchesShortcut(press('O', { ctrlKey: true, shiftKey: true }), 'Mod+O', false)).toBe(false);
    expect(matchesShortcut(press('o', { metaKey: true }), 'Mod+O', true)).toBe(true);
    expect(matchesShortcut(press('o', { ctrlKey: true }), 'Mod+O', true)).toBe(false);
    expect(matchesShortcut(press('h', { altKey: true }), 'H', false)).toBe(false);
  });

  it('leave it to the keyboard how a sign is typed', () => {
    expect(matchesShortcut(press('+', { shiftKey: true }), '+', false)).toBe(true);
    expect(matchesShortcut(press('+'), '+', false)).toBe(true);
  });

  it('mean one command each', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('can all be kept, but for Enter and Escape, which stay where they are', () => {
    for (const command of COMMANDS) {
      expect(isCommandName(command.id)).toBe(true);
      for (const key of command.keys) expect(SHORTCUT.test(key.replace('Enter', 'F1').replace('Escape', 'F1')), key).toBe(true);
    }
    expect(COMMANDS.filter(isFixed).map(({ id }) => id)).toEqual(['place-point', 'stop-drawing']);
    for (const key of ['', 'Ada', 'i', 'Shift+', 'Mod+Ada', 'Shift+Mod+I', 'I\n', 'Enter', '  '])
      expect(SHORTCUT.test(key), key).toBe(false);
  });

  it('are taken from who had them, and kept only where they are not the usual', () => {
    const invert = commandOf('invert');
    expect(keysOf(invert, {})).toEqual(['I']);
    const given = withKeys({}, 'invert', ['W']);
    expect(given).toEqual({ invert: ['W'], 'tool-window': [] });
    expect(holdersOf(['W'], 'fit', given).map(({ id }) => id)).toEqual(['invert']);
    expect(holdersOf(['I'], 'fit', given)).toEqual([]);
    // Of several keys only the one that is taken goes.
    expect(withKeys(given, 'fit', ['='])).toEqual({ ...given, fit: ['='], 'zoom-in': ['+'] });
    expect(withKeys(given, 'tool-window', ['W'])).toEqual({ invert: [] });
    expect(withKeys(withKeys(given, 'tool-window', ['W']), 'invert', ['I'])).toEqual({});
  });

  it('are recorded as they are read', () => {
    const shortcuts = COMMANDS.filter((command) => !isFixed(command)).flatMap(({ keys }) => keys);
    expect(shortcuts.length).toBeGreaterThan(90);
    for (const isMac of [false, true]) {
      for (const shortcut of [...shortcuts, 'Mod++', 'É', 'Alt+Shift+F9']) {
        if (shortcut === 'Mod+Enter') continue;
        const [key = '', ...words] = shortcut.endsWith('+') ? ['+', ...shortcut.split('+')] : shortcut.split('+').reverse();
        const mod = words.includes('Mod');
        const pressed = press(key, {
          ctrlKey: mod && !isMac,
          metaKey: mod && isMac,
          altKey: words.includes('Alt'),
          shiftKey: words.includes('Shift'),
        });
        const recorded = recordKey(pressed, isMac);
        expect(recorded).toEqual({ kind: 'shortcut', shortcut });
        expect(matchesShortcut(pressed, shortcut, isMac), shortcut).toBe(true);
      }
    }
    expect(recordKey(press('e', { shiftKey: true }), false)).toEqual({ kind: 'shortcut', shortcut: 'Shift+E' });
    expect(recordKey(press('!', { shiftKey: true }), false)).toEqual({ kind: 'shortcut', shortcut: '!' });
  });

  it('leave alone what is needed elsewhere', () => {
    const kind = (key: string, words: Parameters<typeof press>[1] = {}, isMac = false) => recordKey(press(key, words), isMac).kind;
    expect(kind('Escape')).toBe('left');
    for (const key of ['Tab', 'Enter', 'ContextMenu', 'MediaPlay', 'ß']) expect(kind(key), key).toBe('reserved');
    for (const key of ['c', 'X', 'v', 'a', 'p', 's', 'q']) expect(kind(key, { ctrlKey: true }), key).toBe('reserved');
    expect(kind('c', { ctrlKey: true }, true)).toBe('reserved');
    expect(kind('F4', { altKey: true })).toBe('reserved');
    expect(kind('l', { metaKey: true })).toBe('reserved');
    expect(kind('l', { metaKey: true }, true)).toBe('shortcut');
    for (const key of ['Shift', 'Control', 'AltGraph', 'Dead']) expect(kind(key, { shiftKey: true }), key).toBe('waiting');
  });

  it('are written as on the keyboard at hand', () => {
    expect(shortcutText('Mod++', false)).toBe('Ctrl + +');
    expect(shortcutText('Mod+Shift+O', false)).toBe('Ctrl + Shift + O');
    expect(shortcutText('+', false)).toBe('+');
    expect(shortcutText('Alt+ArrowUp', false)).toBe('Alt + ↑');
  });
});

describe('commands', () => {
  it('have a name in both languages, and no two the same', () => {
    for (const messages of [en, fr]) {
      const names = COMMANDS.map((command) => messages[command.label]);
      expect(names.every((name) => name.length > 2)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('run only where they can', () => {
    let state = stateWith([inventRecord({ fileId: 'a' })]);
    const context: CommandContext = {
      bridge: { openFiles: async () => null, openFolder: async () => null, openSample: async () => null },
      get: () => state,
      dispatch: (action) => {
        state = reduce(state, action);
      },
    };
    expect(runCommand('next-image', context)).toBe(false);
    expect(runCommand('invert', context)).toBe(false);
    state = reduce(state, { type: 'shown', shown: { fileId: 'a', frame: 0, kind: 'color' } });
    expect(runCommand('invert', context)).toBe(true);
    expect(runCommand('brighter', context)).toBe(false);
    expect(runCommand('toggle-names', context)).toBe(true);
    expect(state.namesHidden).toBe(true);
    expect(runCommand('toggle-capture', context), 'before it is known which system this is').toBe(false);
    const on = (platform: string) => ({ ...INVENTED_ENVIRONMENT, platform });
    state = reduce(state, { type: 'environment', environment: on('linux') });
    expect(runCommand('toggle-capture', context), 'Linux has no means to').toBe(false);
    state = reduce(state, { type: 'environment', environment: on('win32') });
    expect(runCommand('toggle-capture', context)).toBe(true);
    expect(state.captureRefused).toBe(true);
  });

  it('start the export with image, series and study', () => {
    let state = stateWith([
      inventRecord({ fileId: 'a', series: '1.1', number: 1 }),
      inventRecord({ fileId: 'b', series: '1.1', number: 2 }),
      inventRecord({ fileId: 'c', series: '1.2' }),
    ]);
    const context: CommandContext = {
      bridge: { openFiles: async () => null, openFolder: async () => null, openSample: async () => null },
      get: () => state,
      dispatch: (action) => {
        state = reduce(state, action);
      },
    };
    expect(runCommand('export-series', context)).toBe(true);
    expect(state.export).toMatchObject({ kind: 'planning', choice: { scope: 'series' } });
    const { targets } = state.export as Extract<typeof state.export, { kind: 'planning' }>;
    const idsOf = (scope: 'image' | 'series' | 'study') => targets.scopes[scope]?.map(({ fileId }) => fileId);
    expect([idsOf('image'), idsOf('series'), idsOf('study')]).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
  });
});
