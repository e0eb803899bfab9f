import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockKey, plainKey } from '../../core/deid/kept-key.js';
import { KeyFile } from '../../electron/kept-key.js';
import type { SystemStore } from '../../electron/security/system-store.js';
import { scratchFolder } from './scratch.js';

const KEY = new Uint8Array(32).fill(5);
const none: SystemStore = {
  isReal: () => false,
  seal: () => {
    throw new Error('nothing is sealed where there is no store');
  },
  open: () => {
    throw new Error('nothing was sealed here');
  },
};
/** Turns every letter, as a stand-in for a keychain. */
const turn = (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a);
const real: SystemStore = {
  isReal: () => true,
  seal: (text) => Buffer.from(turn(text)),
  open: (sealed) => Buffer.from(turn(sealed.toString('latin1'))).toString(),
};
const keyFile = (store: SystemStore) => new KeyFile(join(scratchFolder(), 'kept-key.json'), store);

describe('the kept key', () => {
  it('lies sealed where the system has a store, readable by its person alone, and comes back', () => {
    const file = keyFile(real);
    expect(file.state()).toEqual({ kept: 'none', canSystem: true });
    expect(file.read()).toBeNull();
    file.keep(plainKey(KEY));
    expect(readFileSync(file.path, 'utf8')).not.toContain('0505');
    if (process.platform !== 'win32') expect(statSync(file.path).mode % 0o1000).toBe(0o600);
    expect(file.state()).toEqual({ kept: 'system', canSystem: true });
    expect(file.read()).toEqual(plainKey(KEY));
    file.forget();
    expect(file.state().kept).toBe('none');
  });

  it('never lies open where the system has none', () => {
    const file = keyFile(none);
    expect(() => file.keep(plainKey(KEY))).toThrow();
    expect(file.state().kept).toBe('none');
    const locked = lockKey(KEY, 'a long enough passphrase', new Uint8Array(16).fill(1));
    file.keep(locked);
    expect(file.state()).toEqual({ kept: 'passphrase', canSystem: false });
    expect(file.read()).toEqual(locked);
    expect(readFileSync(file.path, 'utf8')).not.toContain('05050505');
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{"version":1,"sea'],
    ['a number', '1'],
    ['a key of a later form', '{"version":2,"sealed":"AAAA"}'],
  ])('is none where its file holds %s', (_what, content) => {
    const file = keyFile(none);
    writeFileSync(file.path, content);
    expect(file.read()).toBeNull();
    expect(file.state().kept).toBe('none');
  });

  it('is none where another machine sealed it', () => {
    const file = keyFile(real);
    file.keep(plainKey(KEY));
    expect(new KeyFile(file.path, none).read()).toBeNull();
  });
});
