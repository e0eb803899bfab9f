import { describe, expect, it } from 'vitest';
import { type Attempt, tryAttempt } from '../../../renderer/export/proof/attempts.js';
import { PAGE_ATTEMPTS } from '../../../renderer/export/proof/page-attempts.js';

const address = 'https://example.org/x';
const attempt = (act: () => Promise<unknown>): Attempt => ({ name: 'https', address, act });
const violation = (blockedURI: string) => Object.assign(new Event('securitypolicyviolation'), { blockedURI });

describe('a try of the proof', () => {
  it('has an address that no other begins with: the refusal of one is no proof of another', () => {
    const addresses = PAGE_ATTEMPTS.map((each) => each.address);
    expect(addresses.length).toBeGreaterThan(6);
    for (const one of addresses) expect(addresses.filter((other) => other.startsWith(one))).toEqual([one]);
  });

  it('says that it got out where something answered', async () => {
    expect(
      await tryAttempt(
        attempt(async () => 'an answer'),
        new EventTarget(),
      ),
    ).toBe('reached');
  });

  it('says refused only where the policy was seen to refuse that very address', async () => {
    const watched = new EventTarget();
    const fails = attempt(async () => {
      watched.dispatchEvent(violation(`${address}?and=more`));
      throw new TypeError('failed');
    });
    expect(await tryAttempt(fails, watched)).toBe('refused');
    const other = attempt(async () => {
      watched.dispatchEvent(violation('https://example.org/another'));
      throw new TypeError('failed');
    });
    expect(await tryAttempt(other, watched)).toBe('unclear');
  });

  it('takes a computer without a network for no proof', async () => {
    expect(
      await tryAttempt(
        attempt(() => Promise.reject(new TypeError('no network'))),
        new EventTarget(),
      ),
    ).toBe('unclear');
  });
});
