import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../electron/security/release-switches.js';
import { lacksDisplay, readVerbWords, VERB_SWITCHES } from '../../../electron/verbs/verb-words.js';
import { repository } from '../../support/real-files.js';

describe('the words of a verb', () => {
  it('may have every option of every verb, and no other switch, wherever it stands', () => {
    const folder = join(repository, 'cli');
    const options = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/'?([\w-]+)'?: \{ type: '(?:string|boolean)'/g)])
      .map(([, option]) => option ?? '');
    expect(options.length).toBeGreaterThan(20);
    expect([...new Set([...options, 'help'])].sort()).toEqual([...VERB_SWITCHES].sort());

    const refused = (...words: readonly string[]) => refusedSwitch(['negatoscope', 'export', ...words], 'linux', VERB_SWITCHES);
    expect(refused('a', '--out', 'b', '--window=-600,1500', '--json')).toBeUndefined();
    for (const word of ['--no-sandbox', '--remote-debugging-port=0', '--js-flags=x', '--proxy-server=x', '--user-data-dir=x', '--smoke']) {
      expect(refused('a', '--out', word, 'b'), word).toBe(word.split('=')[0]);
    }
  });

  it('say what is read, what is written and where the copy goes; values are no inputs, and what follows -- is one', () => {
    const words = ['export', 'a', '--out', 'b', '--report=r', '--policy', 'p', '--redact', '1,2,3,4', '--redact', 'l', '--', '--key'];
    expect(readVerbWords(words)).toMatchObject({
      inputs: ['a', '--key'],
      reads: ['p', '1,2,3,4', 'l'],
      lists: ['1,2,3,4', 'l'],
      writes: ['r'],
      makes: [],
      out: 'b',
      receipt: undefined,
      isPassphraseTyped: false,
    });
    // The same option means another thing to another verb, and nothing to most.
    expect(readVerbWords(['plan', 'a', '--terms', 't', '--report', 'r'])).toMatchObject({ reads: [], writes: ['t'] });
    expect(readVerbWords(['export', 'a', '--terms', 't'])).toMatchObject({ reads: ['t'], writes: [] });
    expect(readVerbWords(['frame', 'a', '--out', 'o'])).toMatchObject({ writes: ['o'], out: undefined });
    expect(readVerbWords(['verify', 'a', '--receipt', 'r'])).toMatchObject({ reads: ['r'], receipt: undefined });
    expect(readVerbWords(['inspect', 'a', '--out', 'o', '--report', 'r', '--policy', 'p'])).toMatchObject({ reads: [], writes: [] });
    expect(readVerbWords(['key', 'k', '--passphrase-env', 'N'])).toMatchObject({ makes: ['k'], passphraseName: 'N' });
  });

  it('need a display on Linux, of either kind', () => {
    expect(lacksDisplay('linux', {})).toBe(true);
    expect(lacksDisplay('linux', { DISPLAY: '' })).toBe(true);
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) expect(lacksDisplay('linux', { [name]: 'x' })).toBe(false);
    for (const platform of ['darwin', 'win32']) expect(lacksDisplay(platform, {})).toBe(false);
  });

  it('are never an error here: the verb says what is wrong', () => {
    for (const words of [['export', '--out'], ['export', '--unknown'], ['plan', '--json=yes'], ['verify'], ['export', '--__proto__=x']]) {
      expect(readVerbWords(words).words).toEqual(words);
    }
  });
});
