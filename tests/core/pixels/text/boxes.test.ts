import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredShare, insidePicture, overlap } from '../../../../core/pixels/text/box.js';
import { settle } from '../../../../core/pixels/text/join-lines.js';
import { textRegions } from '../../../../core/pixels/text/text-regions.js';
import { planTiles } from '../../../../core/pixels/text/tiles.js';
import { writtenPicture } from './pretended-models.js';

const box = (x: number, y: number, width: number, height: number, text = '', confidence = 0) => ({ x, y, width, height, text, confidence });

describe('boxes', () => {
  it('are cut to the frame in whole pixels, and none of what is inside is lost', () => {
    expect(insidePicture({ x: -2.5, y: 3.2, width: 10, height: 4 }, 6, 100)).toEqual({ x: 0, y: 3, width: 6, height: 5 });
    expect(insidePicture({ x: 7, y: 3, width: 10, height: 4 }, 6, 100)).toBeNull();
  });
  it('count what several of them cover once', () => {
    expect(coveredShare({ x: 0, y: 0, width: 10, height: 2 }, [box(0, 0, 6, 2), box(4, 0, 3, 2)])).toBeCloseTo(0.7);
  });
});

describe('tiles', () => {
  it('cover a box, overlap their neighbours and stay within what the network is given', () => {
    const lengths = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(lengths, lengths, fc.constantFrom(1, 1.5, 2), (width, height, scale) => {
        const tiles = planTiles({ x: 5, y: 7, width, height }, scale, 16);
        for (const tile of tiles) expect(Math.max(tile.width, tile.height)).toBeLessThanOrEqual(864 / scale);
        for (const [along, length, start] of [
          ['x', width, 5],
          ['y', height, 7],
        ] as const) {
          const size = along === 'x' ? ('width' as const) : ('height' as const);
          const spans = [...new Map(tiles.map((tile) => [tile[along], tile[size]])).entries()].sort((a, b) => a[0] - b[0]);
          expect(spans[0]?.[0]).toBe(start);
          expect((spans.at(-1)?.[0] ?? 0) + (spans.at(-1)?.[1] ?? 0)).toBe(start + length);
          for (let index = 1; index < spans.length; index++) {
            const [beforeStart, beforeLength] = spans[index - 1] ?? [0, 0];
            const [nextStart] = spans[index] ?? [0];
            expect(beforeStart + beforeLength - nextStart).toBeGreaterThanOrEqual(Math.floor(128 / scale) - 1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('lines', () => {
  it('join words that overlap in one line, in their order, and leave other lines alone', () => {
    const { boxes } = settle([box(38, 10, 40, 10, 'ODILE', 0.8), box(0, 11, 42, 10, 'EXEMPLAIRE', 0.9), box(0, 30, 20, 10, 'F', 0.7)], []);
    expect(boxes).toEqual([box(0, 10, 78, 11, 'EXEMPLAIRE ODILE', 0.9), box(0, 30, 20, 10, 'F', 0.7)]);
  });
  it('take in an end that could not be read, and keep the rest as possible', () => {
    const { boxes, possible } = settle([box(20, 10, 60, 10, '85:70', 0.9)], [box(2, 10, 22, 10), box(200, 10, 20, 10, 'R', 0.9)]);
    expect(boxes).toEqual([box(2, 10, 78, 10, '85:70', 0.9)]);
    expect(possible).toEqual([box(200, 10, 20, 10, 'R', 0.9)]);
  });
  it('never leave a box without text behind', () => {
    const { boxes } = settle([box(0, 0, 40, 10, 'AB', 0.9)], [box(30, 0, 20, 10), box(45, 0, 20, 10), box(60, 2, 90, 30)]);
    expect(boxes.every(({ text }) => text !== '')).toBe(true);
  });
});

describe('the regions of text', () => {
  it('are none in an empty, a smooth and a tiny picture', () => {
    expect(textRegions(writtenPicture(300, 200, []))).toEqual([]);
    const ramp = Uint8Array.from({ length: 300 * 200 }, (_, index) => ((index % 300) / 300) * 255);
    expect(textRegions({ columns: 300, rows: 200, grey: ramp })).toEqual([]);
    expect(textRegions({ columns: 2, rows: 2, grey: Uint8Array.of(0, 255, 0, 255) })).toEqual([]);
  });
  it('hold the words wherever they are', () => {
    for (const [x, y] of [
      [0, 0],
      [150, 90],
      [229, 193],
    ] as const) {
      const [region, ...others] = textRegions(writtenPicture(300, 200, [['EXEMPLAIRE', x, y]]));
      expect(others).toEqual([]);
      expect(region && overlap(region, { x, y, width: 59, height: 7 })).toBe(59 * 7);
    }
  });
  it('leave out what lies between words that are far apart', () => {
    const words = [
      ['EXEMPLAIRE', 2, 2],
      ['EXEMPLAIRE', 700, 560],
    ] as const;
    const regions = textRegions(writtenPicture(800, 600, [...words.map(([text, x, y]): [string, number, number] => [text, x, y])]));
    expect(regions).toHaveLength(2);
    for (const [, x, y] of words) expect(regions.some((region) => overlap(region, { x, y, width: 59, height: 7 }) === 59 * 7)).toBe(true);
    expect(regions.reduce((sum, { width, height }) => sum + width * height, 0)).toBeLessThan(0.3 * 800 * 600);
  });
});
