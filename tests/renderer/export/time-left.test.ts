import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/export/messages/en.js';
import { timeLeft } from '../../../renderer/export/outcome/time-left.js';

describe('the time left', () => {
  it('is told no finer than it can be known', () => {
    expect(timeLeft(5000, 50, 100)).toEqual({ unit: 'moment' });
    expect(timeLeft(10_000, 25, 100)).toEqual({ unit: 'second', count: 30 });
    expect(timeLeft(60_000, 10, 100)).toEqual({ unit: 'minute', count: 9 });
    expect(en.timeLeft({ unit: 'minute', count: 1 })).toBe('about 1 minute left');
  });

  it('is not told before anything is known, nor at the end', () => {
    expect(timeLeft(1000, 50, 100)).toBeNull();
    expect(timeLeft(10_000, 0, 100)).toBeNull();
    expect(timeLeft(10_000, 5, 0)).toBeNull();
    expect(timeLeft(10_000, 100, 100)).toBeNull();
  });
});
