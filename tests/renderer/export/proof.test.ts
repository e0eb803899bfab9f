import { describe, expect, it } from 'vitest';
import { type Attempt, tryAttempt } from '../../../renderer/export/proof/attempts.js';

const address = 'https://example.org/x';
const attempt = (act: () => Promise<unknown>): Attempt => ({ name: 'https', address, act });
const violation = (blockedURI: string) => Object.assign(new Event('securitypolicyviolation'), { blockedURI });

describe('a try of the proof', () => {
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
