import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { groupStudies } from '../../../../core/study/group-studies.js';
import { describeInstance } from '../../../../core/study/instance-record.js';
import { isSlide, levelFor, levelsOf, mayHoldNames, type SlideFile } from '../../../../core/study/slide/pyramid.js';
import { TileGrid, tileTable } from '../../../../core/study/slide/tile-grid.js';
import { tileLayout } from '../../../../core/study/slide/tile-layout.js';
import { type SlidePart, slideBytes } from '../../../support/slide-bytes.js';

const part = (
  role: SlidePart['role'],
  totalColumns: number,
  totalRows: number,
  number: number,
  more: Partial<SlidePart> = {},
): SlidePart => ({
  role,
  totalColumns,
  totalRows,
  number,
  tile: 8,
  color: () => [1, 2, 3],
  ...more,
});
const parsed = (one: SlidePart) => parseFile(memorySource(slideBytes(one)));
function slide(one: SlidePart): SlideFile {
  const record = describeInstance(parsed(one), `file-${one.number}`, '');
  if (!isSlide(record)) throw new Error('not a slide');
  return record;
}

const base = slide(part('VOLUME', 64, 48, 4, { micrometres: 0.5 }));
const middle = slide(part('VOLUME', 32, 24, 3, { sparse: true }));
const small = slide(part('THUMBNAIL', 16, 12, 2));
const label = slide(part('LABEL', 20, 20, 1));
const overview = slide(part('OVERVIEW', 60, 45, 5));

describe('a pyramid', () => {
  it('is one series: levels first, the largest first, labels last', () => {
    const [patient] = groupStudies([label, small, base, overview, middle]);
    const series = patient?.studies[0]?.series ?? [];
    expect(series.map(({ images }) => images)).toEqual([[base, middle, small, overview, label]]);
  });

  it('has the levels of one shape; what shows the label is none', () => {
    expect(levelsOf(small, [label, small, base, overview, middle])).toEqual([base, middle, small]);
    expect(levelsOf(label, [label, small, base])).toEqual([label]);
    expect([base, middle, small, label, overview].map(({ slide: one }) => mayHoldNames(one))).toEqual([false, false, false, true, true]);
    const other = slide(part('VOLUME', 64, 20, 6));
    expect(levelsOf(base, [base, other, small])).toEqual([base, small]);
    const twin = slide(part('VOLUME', 64, 48, 7));
    expect(levelsOf(twin, [base, twin, small])).toEqual([twin, small]);
  });

  it('is drawn from the coarsest level that is fine enough', () => {
    const levels = [base, middle, small];
    expect([1, 0.7, 0.5, 0.3, 0.1, 8].map((scale) => levelFor(levels, scale))).toEqual([0, 0, 1, 2, 2, 0]);
  });

  it('knows its scale from the pixel measures or the imaged volume, and else has none', () => {
    expect(base.slide.spacing).toEqual({ row: 0.0005, column: 0.0005 });
    expect(middle.slide.spacing).toBeNull();
  });
});

describe('a grid of tiles', () => {
  const area = { top: 7, left: 9, bottom: 17, right: 16 };
  it('finds the same tiles in a full and in a sparse slide as a look at all of them', () => {
    for (const sparse of [false, true]) {
      const layout = tileLayout(parsed(part('VOLUME', 50, 30, 1, { sparse, depths: sparse ? 1 : 2 })).dataSet);
      if (!layout) throw new Error('no layout');
      const grid = new TileGrid(layout, sparse ? tileTable(layout.tiles) : null);
      for (const depth of sparse ? [0] : [0, 1]) {
        const expected = layout.tiles.filter(
          (tile) => tile.depth === depth && tile.top < 17 && tile.top + 8 > 7 && tile.left < 16 && tile.left + 8 > 9,
        );
        const found = grid.inside(area, depth, 0);
        expect(found.map(({ frame }) => frame).sort((a, b) => a - b)).toEqual(expected.map(({ frame }) => frame).sort((a, b) => a - b));
        expect(found).toHaveLength(3);
      }
    }
  });
  it('finds none outside, and tiles that lie across cells and begin before the picture', () => {
    const layout = tileLayout(parsed(part('VOLUME', 16, 16, 1)).dataSet);
    if (!layout) throw new Error('no layout');
    const across = new TileGrid(layout, tileTable([{ frame: 0, top: -3, left: 5, depth: 0, channel: 0 }]));
    expect(across.inside({ top: 0, left: 12, bottom: 2, right: 16 }, 0, 0)).toHaveLength(1);
    expect(across.inside({ top: 6, left: 0, bottom: 16, right: 16 }, 0, 0)).toHaveLength(0);
    expect(new TileGrid(layout, null).inside({ top: -50, left: -50, bottom: -1, right: -1 }, 0, 0)).toHaveLength(0);
    expect(new TileGrid(layout, null).inside({ top: 100, left: 0, bottom: 200, right: 16 }, 0, 0)).toHaveLength(0);
  });
});
