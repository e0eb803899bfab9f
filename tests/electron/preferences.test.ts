import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preferences } from '../../core/bridge.js';
import { argumentSchemas } from '../../electron/ipc/schema.js';
import { PREFERENCE_VALUES, PreferenceFile } from '../../electron/preferences.js';
import { scratchFolder } from './scratch.js';

const USUAL: Preferences = {
  theme: 'dark',
  language: 'system',
  identity: 'shown',
  capture: 'allowed',
  destination: 'second-opinion',
  layout: 'automatic',
  view: 'full',
  leftButton: 'window',
  middleButton: 'pan',
  rightButton: 'zoom',
  wheel: 'scroll',
  shortcuts: {},
};
const CHANGED: Preferences = {
  theme: 'light',
  language: 'fr',
  identity: 'hidden',
  capture: 'refused',
  destination: 'research',
  layout: '2x2',
  view: 'plain',
  leftButton: 'scroll',
  middleButton: 'window',
  rightButton: 'pan',
  wheel: 'zoom',
  shortcuts: { invert: ['Shift+F3', 'É'], 'open-files': [] },
};

function preferenceFile(content?: string | Uint8Array): PreferenceFile {
  const path = join(scratchFolder(), 'preferences.json');
  if (content !== undefined) writeFileSync(path, content);
  return new PreferenceFile(path);
}

describe('preferences', () => {
  it('are the usual where there is no file, and come back as they were written', () => {
    const file = preferenceFile();
    expect(file.read()).toEqual(USUAL);
    file.write(CHANGED);
    expect(new PreferenceFile(file.path).read()).toEqual(CHANGED);
    file.write(USUAL);
    expect(file.read()).toEqual(USUAL);
  });

  it('stand in a file that a person can read, that only they can, and that says its form', () => {
    const file = preferenceFile();
    file.write(CHANGED);
    expect(readFileSync(file.path, 'utf8')).toBe(`${JSON.stringify({ version: 1, ...CHANGED }, undefined, 2)}\n`);
    expect(readFileSync(file.path, 'utf8')).toContain('\n  "wheel": "zoom",\n');
    if (process.platform !== 'win32') expect(statSync(file.path).mode % 0o1000).toBe(0o600);
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{ "version": 1, "theme": "li'],
    ['no object', '[1]'],
    ['null', 'null'],
    ['another form', '{ "version": 2, "theme": "light" }'],
    ['bytes', Uint8Array.of(0xff, 0xfe, 0, 1)],
    ['far too much', `{ "version": 1, "theme": "light", "more": "${'x'.repeat(100_000)}" }`],
  ])('are the usual where the file holds %s, and can be written again', (_name, content) => {
    const file = preferenceFile(content);
    expect(file.read()).toEqual(USUAL);
    file.write(CHANGED);
    expect(file.read()).toEqual(CHANGED);
  });

  it('are taken one by one: a word that is unknown spoils only itself', () => {
    expect(preferenceFile('{ "version": 1, "theme": "pink", "language": "fr", "identity": 7 }').read()).toEqual({
      ...USUAL,
      language: 'fr',
    });
  });

  it('never hold anything but their few words, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, value) => {
        for (const content of [text, JSON.stringify({ version: 1, theme: value, language: value, identity: value })]) {
          const read = preferenceFile(content).read();
          for (const [name, values] of Object.entries(PREFERENCE_VALUES)) {
            expect(values).toContain(read[name as keyof Preferences]);
          }
          expect(Object.keys(read).sort()).toEqual([...Object.keys(PREFERENCE_VALUES), 'shortcuts'].sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hold keys of commands that there are, and no word', () => {
    const kept = (shortcuts: unknown) => preferenceFile(JSON.stringify({ version: 1, theme: 'light', shortcuts })).read();
    expect(kept({ invert: ['Mod+Shift+F3'], kowalska: ['I'], toString: ['J'], play: ['INVENTED'], fit: 'F', export: ['i'] })).toEqual({
      ...USUAL,
      theme: 'light',
      shortcuts: { invert: ['Mod+Shift+F3'] },
    });
    for (const untrusted of [null, 7, 'I', ['I'], { invert: ['A', 'B', 'C', 'D', 'E'] }]) expect(kept(untrusted).shortcuts).toEqual({});
    const takes = (shortcuts: unknown) => argumentSchemas.writePreferences.safeParse([{ ...USUAL, shortcuts }]).success;
    expect(takes({ invert: ['Alt+ArrowUp', ' ', '+', 'Mod++'] })).toBe(true);
    for (const wrong of [{ ada: ['I'] }, { invert: ['Ada'] }, { invert: 'I' }, { invert: ['A', 'B', 'C', 'D', 'E'] }, null])
      expect(takes(wrong), JSON.stringify(wrong)).toBe(false);
  });

  it('take nothing else from the page: no text, no other name, none left out', () => {
    const takes = (...args: readonly unknown[]) => argumentSchemas.writePreferences.safeParse(args).success;
    expect(takes(CHANGED)).toBe(true);
    for (const wrong of [{ ...CHANGED, theme: 'INVENTED^ADA' }, { ...CHANGED, patient: 'x' }, { theme: 'dark' }, 'dark', null, undefined]) {
      expect(takes(wrong), JSON.stringify(wrong)).toBe(false);
    }
    expect(takes(CHANGED, 1)).toBe(false);
  });
});
