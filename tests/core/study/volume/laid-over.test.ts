import { describe, expect, it } from 'vitest';
import { colourTable } from '../../../../core/pixels/colour-maps/colour-map.js';
import type { SeriesGroup, StudyGroup } from '../../../../core/study/group-studies.js';
import type { InstanceRecord } from '../../../../core/study/instance-record.js';
import { inkedCut, seriesToLay } from '../../../../core/study/volume/laid-over.js';
import { inventRecord } from '../../../renderer/invented-record.js';

const table = colourTable('hotIron');
const colorOf = (rgba: Uint8ClampedArray, at: number) => [...rgba.subarray(at * 4, at * 4 + 4)];

describe('the colours of a cut over another', () => {
  it('go from the first to the last of the map, and leave free what is at or below the least, and where there is nothing', () => {
    const rgba = inkedCut([-5, 0, 10, 5, 20, Number.NaN], { least: 0, most: 10 }, table);
    expect(colorOf(rgba, 0)[3]).toBe(0);
    expect(colorOf(rgba, 1)[3]).toBe(0);
    expect(colorOf(rgba, 5)[3]).toBe(0);
    expect(colorOf(rgba, 2)).toEqual([...table.subarray(255 * 3, 256 * 3), 255]);
    expect(colorOf(rgba, 4)).toEqual(colorOf(rgba, 2));
    expect(colorOf(rgba, 3)).toEqual([...table.subarray(128 * 3, 129 * 3), 255]);
    // A range without a span draws all that is above it.
    expect(colorOf(inkedCut([1, 2], { least: 1, most: 1 }, table), 1)).toEqual(colorOf(rgba, 2));
  });
});

describe('the series that can be laid over another', () => {
  const stack = (key: string, modality: string, space: string, slices = 4): SeriesGroup => {
    const images = Array.from({ length: slices }, (_, slice): InstanceRecord => {
      const record = inventRecord({ fileId: `${key}${slice}`, series: key, modality });
      return {
        ...record,
        geometry: {
          ...record.geometry,
          frameOfReferenceUid: space,
          position: [0, 0, slice * 3],
          orientation: [1, 0, 0, 0, 1, 0],
          spacing: { row: 1, column: 1, kind: 'patient' },
        },
      };
    });
    return { key, images } as unknown as SeriesGroup;
  };

  it('are volumes of the same space, those that are meant for it first', () => {
    const base = stack('ct', 'CT', '1.2.3');
    const [thin, pet, dose, elsewhere, nowhere, single] = [
      stack('thin', 'CT', '1.2.3'),
      stack('pet', 'PT', '1.2.3'),
      stack('nm', 'NM', '1.2.3'),
      stack('other', 'PT', '1.2.4'),
      stack('none', 'PT', ''),
      stack('one', 'PT', '1.2.3', 1),
    ];
    const study = { series: [thin, base, dose, elsewhere, pet, nowhere, single] } as unknown as StudyGroup;
    expect(seriesToLay(study, base).map(({ key }) => key)).toEqual(['pet', 'nm', 'thin']);
    // Series that name no space lie nowhere to one another.
    expect(seriesToLay({ series: [nowhere, stack('none2', 'CT', '')] } as unknown as StudyGroup, nowhere as SeriesGroup)).toEqual([]);
  });
});
