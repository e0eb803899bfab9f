import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import {
  COLOUR_LEVELS,
  COLOUR_MAP_IDS,
  type ColourMapId,
  colourTable,
  isColourMapId,
} from '../../../../core/pixels/colour-maps/colour-map.js';
import { readPalette } from '../../../../core/pixels/palette-color.js';
import { pydicomData, pydicomFiles } from '../../../support/real-files.js';
import { itWith } from '../../../support/when.js';

/** The standard's palettes as files, which the standard's committee gives out and pydicom brings. */
const FILES: readonly (readonly [ColourMapId, string])[] = [
  ['hotIron', 'hotiron'],
  ['pet', 'pet'],
  ['hotMetalBlue', 'hotmetalblue'],
  ['pet20Step', 'pet20step'],
  ['spring', 'spring'],
  ['summer', 'summer'],
  ['fall', 'fall'],
  ['winter', 'winter'],
];

describe('colour maps (PS3.6 Annex B)', () => {
  itWith(pydicomData, 'are the standard’s own palettes, level by level', () => {
    const files = pydicomFiles();
    for (const [id, name] of FILES) {
      const file = files.find(({ path }) => path === `palettes/${name}.dcm`);
      expect(file, name).toBeDefined();
      const { channels } = readPalette(parseFile(memorySource(readFileSync(file?.absolute ?? ''))).dataSet, false);
      const table = colourTable(id);
      for (let channel = 0; channel < 3; channel++)
        expect([...table.filter((_, index) => index % 3 === channel)], `${name} ${channel}`).toEqual([...(channels[channel] ?? [])]);
    }
  });

  it('show grey as it is', () => {
    expect([...colourTable('grey')]).toEqual(Array.from({ length: COLOUR_LEVELS * 3 }, (_, index) => Math.floor(index / 3)));
  });

  it('begin and end where the standard says', () => {
    const ends = (id: ColourMapId) => [[...colourTable(id).slice(0, 3)], [...colourTable(id).slice(-3)]];
    expect(ends('hotIron')).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ]);
    expect(ends('pet20Step')).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ]);
    expect(ends('spring')).toEqual([
      [255, 0, 255],
      [255, 255, 0],
    ]);
  });

  it('are known by name, and made once', () => {
    for (const id of COLOUR_MAP_IDS) {
      expect(isColourMapId(id)).toBe(true);
      expect(colourTable(id)).toBe(colourTable(id));
    }
    for (const untrusted of ['toString', '', null, 3]) expect(isColourMapId(untrusted)).toBe(false);
  });
});
