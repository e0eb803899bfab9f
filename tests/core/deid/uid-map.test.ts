import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWellKnownUid, UidMap } from '../../../core/deid/uid-map.js';
import { OTHER_SEED, SEED } from './export-in-memory.js';

const uids = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 8 }).map((parts) => `1.2.${parts.join('.')}`);

describe('new UIDs', () => {
  it('are 2.25 and a UUID of version 8 with its variant, at most 64 characters', () => {
    fc.assert(
      fc.property(uids, (uid) => {
        const mapped = new UidMap(SEED).map(uid);
        const digits = /^2\.25\.(0|[1-9]\d*)$/.exec(mapped)?.[1];
        expect(digits).toBeDefined();
        expect(mapped.length).toBeLessThanOrEqual(64);
        const uuid = BigInt(digits as string);
        expect(uuid < 1n << 128n).toBe(true);
        expect((uuid >> 76n) & 0xfn).toBe(8n);
        expect((uuid >> 62n) & 0x3n).toBe(2n);
      }),
    );
  });

  it('are the same for one UID under one seed, in any order, and differ for every other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(uids, { minLength: 2, maxLength: 20 }), (all) => {
        const one = new UidMap(SEED);
        const other = new UidMap(SEED);
        const forward = all.map((uid) => one.map(uid));
        const backward = [...all].reverse().map((uid) => other.map(uid));
        expect(backward.reverse()).toEqual(forward);
        expect(new Set(forward).size).toBe(all.length);
        const foreign = new UidMap(OTHER_SEED);
        for (const uid of all) expect(forward).not.toContain(foreign.map(uid));
      }),
    );
  });

  it('leave nothing where nothing was', () => {
    expect(new UidMap(SEED).map('')).toBe('');
  });

  it.each(['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.4.107.1', '1.2.840.10008.15.0.3.31.1', '1.2.840.10008.6.1.1494'])(
    'are not made for %s, which the standard registers',
    (uid) => expect(isWellKnownUid(uid)).toBe(true),
  );

  it.each([
    '1.2.840.10008',
    '1.2.840.10008.',
    '1.2.840.100081.5',
    '1.2.840.10008.20260131.7',
    '1.2.840.10008.DOE.JOHN',
    '1.2.840.10008.5.1.4.1.1.2 ZQ77001',
    '1.3.6.1.4.1.5962.1.1.0.0.0.1',
  ])('are made for %s, which it never registered', (uid) => expect(isWellKnownUid(uid)).toBe(false));
});
