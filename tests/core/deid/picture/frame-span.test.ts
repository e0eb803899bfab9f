import { describe, expect, it } from 'vitest';
import { framesIn, MOST_PICTURES, spanOf } from '../../../../core/deid/picture/frame-span.js';

describe('which frames of a file become pictures', () => {
  it('are all, or what there is of a range', () => {
    expect(spanOf('every', 5)).toEqual({ first: 0, count: 5 });
    expect(spanOf({ first: 0, last: 0 }, 1)).toEqual({ first: 0, count: 1 });
    expect(spanOf({ first: 2, last: 3 }, 5)).toEqual({ first: 2, count: 2 });
    expect(spanOf({ first: 3, last: 99 }, 5)).toEqual({ first: 3, count: 2 });
    expect(framesIn({ first: 3, count: 2 })).toEqual([3, 4]);
  });

  it('are none where the file has none of them, or too many', () => {
    expect(spanOf({ first: 5, last: 6 }, 5)).toBeNull();
    expect(spanOf({ first: 3, last: 2 }, 5)).toBeNull();
    expect(spanOf({ first: -1, last: 2 }, 5)).toBeNull();
    expect(spanOf('every', MOST_PICTURES)).not.toBeNull();
    expect(spanOf('every', MOST_PICTURES + 1)).toBeNull();
  });
});
