import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallPace } from '../../../electron/ipc/call-pace.js';

/** A pace on a clock that stands until it is moved. */
function paced() {
  let time = 5_000;
  const pace = new CallPace(() => time);
  const taken = (calls: number) => Array.from({ length: calls }, () => pace.take()).filter(Boolean).length;
  return { taken, wait: (ms: number) => (time += ms) };
}

describe('the pace of calls', () => {
  it('refuses what a page floods main with, and goes on a moment later', () => {
    const { taken, wait } = paced();
    expect(taken(100_000)).toBe(20_000);
    wait(500);
    expect(taken(100_000)).toBe(1_000);
    wait(3_600_000);
    expect(taken(100_000)).toBe(20_000);
  });

  it('never refuses a page that calls a thousand times a second for an hour', () => {
    const { taken, wait } = paced();
    for (let second = 0; second < 3_600; second++) {
      expect(taken(1_000)).toBe(1_000);
      wait(1_000);
    }
  });

  it('lets no rhythm of calls through faster than the pace', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9_000), fc.nat(4_000)), { maxLength: 40 }), (rounds) => {
        const { taken, wait } = paced();
        let through = 0;
        let waited = 0;
        for (const [calls, ms] of rounds) {
          through += taken(calls);
          wait(ms);
          waited += ms;
        }
        expect(through).toBeLessThanOrEqual(20_000 + waited * 2);
      }),
    );
  });
});
