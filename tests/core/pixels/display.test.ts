import { beforeAll, describe, expect, it } from 'vitest';
import { displayFrame, type GreyDisplay } from '../../../core/pixels/display-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { greyLevel, renderGrey, shownGrey, windowed } from '../../../core/pixels/voi-lut.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { type Fields, item, parsedPicture } from '../../support/sample-files.js';

const codecs = nodeCodecs();
beforeAll(() => codecs.prepare('1.2.840.10008.1.2.1'));

function show(fields: Fields, absent: number[] = []) {
  const parsed = parsedPicture(fields, absent);
  return displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
}
const grey = (fields: Fields): GreyDisplay => {
  const shown = show(fields);
  if (shown.kind !== 'grey') throw new Error('not grey');
  return shown;
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof FrameError) return `${error.code} ${error.detail}`.trim();
    throw error;
  }
  return 'none';
};
const words = (...values: number[]): Uint16Array => Uint16Array.from(values);

describe('windows (PS3.3 C.11.2.1.2)', () => {
  it('follows the linear function at the ends that the standard names', () => {
    // C.11.2.1.2.1: centre 2048, width 4096 maps 0 … 4095 to the whole range; width 1 is a threshold.
    expect(windowed(0, { center: 2048, width: 4096 }, 'LINEAR')).toBe(0);
    expect(windowed(4095, { center: 2048, width: 4096 }, 'LINEAR')).toBe(1);
    expect(windowed(2047.5, { center: 2048, width: 4096 }, 'LINEAR')).toBeCloseTo(0.5, 12);
    expect([-1, 0, 1].map((value) => windowed(value, { center: 0.5, width: 1 }, 'LINEAR'))).toEqual([0, 0, 1]);
  });
  it('follows the exact linear and the sigmoid function', () => {
    expect([0, 50, 100].map((value) => windowed(value, { center: 50, width: 100 }, 'LINEAR_EXACT'))).toEqual([0, 0.5, 1]);
    expect(windowed(50, { center: 50, width: 100 }, 'SIGMOID')).toBe(0.5);
    expect(windowed(75, { center: 50, width: 100 }, 'SIGMOID')).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
    expect(greyLevel(75, { center: 50, width: 100 }, 'SIGMOID')).toBe(186);
  });
});

describe('grey frames', () => {
  it('takes the value out of its container and extends its sign', () => {
    const shown = grey([
      [0x00280101, 12],
      [0x00280102, 13],
      [0x00280103, 1],
      [0x7fe00010, words(0xc003, 0x1ffc, 0x2000, 0x3ffc, 0, 4), 'OW'],
    ]);
    expect([...shown.values]).toEqual([0, 2047, -2048, -1, 0, 1]);
    expect([shown.minValue, shown.maxValue]).toEqual([-2048, 2047]);
  });

  it('leaves padding out of its own window, and draws it black', () => {
    const shown = grey([
      [0x00280120, 4095],
      [0x7fe00010, words(100, 200, 4095, 300, 4095, 150), 'OW'],
    ]);
    expect([shown.minValue, shown.maxValue]).toEqual([100, 300]);
    expect(shown.defaultWindow).toEqual(shown.autoWindow);
    const rgba = renderGrey(shown, shown.defaultWindow);
    expect([0, 2, 3].map((pixel) => rgba[pixel * 4])).toEqual([0, 0, 255]);
  });

  it('shows the file first: its window, in the unit behind slope and intercept', () => {
    const shown = grey([
      [0x00281050, '40'],
      [0x00281051, '400'],
      [0x00281052, '-1024'],
      [0x00281053, '1'],
      [0x00281054, 'HU'],
    ]);
    expect(shown).toMatchObject({ slope: 1, intercept: -1024, untrustedUnit: 'HU', defaultWindow: { center: 40, width: 400 } });
    expect(shownGrey(shown, shown.defaultWindow, 1024 + 40)).toBe(128);
    expect(shownGrey({ ...shown, inverted: true }, shown.defaultWindow, 0)).toBe(255);
  });

  it('gives one value a window that is not empty', () => {
    expect(grey([[0x7fe00010, words(7, 7, 7, 7, 7, 7), 'OW']]).defaultWindow).toEqual({ center: 7, width: 1 });
  });

  it('applies a Modality LUT Sequence, holding the ends', () => {
    const lut = item([
      [0x00283002, [3, 1, 16], 'US'],
      [0x00283004, 'OD'],
      [0x00283006, words(500, 600, 700), 'OW'],
    ]);
    const shown = grey([
      [0x00283000, [lut]],
      [0x00281053, '9'],
    ]);
    expect([...shown.values]).toEqual([500, 500, 600, 700, 700, 700]);
    expect(shown).toMatchObject({ slope: 1, intercept: 0, untrustedUnit: 'OD', isTabled: true });
  });

  it('reads a VOI LUT Sequence of 8-bit entries in words', () => {
    const lut = item([
      [0x00283002, [4, 0, 8], 'US'],
      [0x00283003, 'NORMAL'],
      [0x00283006, Uint8Array.of(0, 64, 128, 255), 'OW'],
    ]);
    const shown = grey([[0x00283010, [lut]]]);
    expect(shown.voiLut).toMatchObject({ firstValueMapped: 0, bits: 8, untrustedExplanation: 'NORMAL' });
    if (!shown.voiLut) throw new Error('no table');
    const table = shown.voiLut;
    expect([0, 1, 2, 3, 4000].map((value) => shownGrey(shown, table, value))).toEqual([0, 64, 128, 255, 255]);
  });

  it('refuses a broken table rather than guess', () => {
    const lut = item([
      [0x00283002, [4, 0, 16], 'US'],
      [0x00283006, words(1, 2), 'OW'],
    ]);
    expect(codeOf(() => show([[0x00283010, [lut]]]))).toBe('lut-invalid LUTData');
  });
});

describe('colour frames', () => {
  const color = (photometric: string, ...bytes: number[]): Fields => [
    [0x00280002, 3],
    [0x00280004, photometric],
    [0x00280006, 0],
    [0x00280010, 1],
    [0x00280011, bytes.length / 3],
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
    [0x7fe00010, Uint8Array.from(bytes), 'OB'],
  ];
  const rgba = (fields: Fields): number[] => {
    const shown = show(fields);
    return shown.kind === 'color' ? [...shown.rgba] : [];
  };

  it('draws RGB as it is and YBR_FULL by the equations of C.7.6.3.1.2', () => {
    expect(rgba(color('RGB', 1, 2, 3, 250, 251, 252))).toEqual([1, 2, 3, 255, 250, 251, 252, 255]);
    // Pure red, green and blue as the standard's equations give them, rounded.
    expect(rgba(color('YBR_FULL', 76, 85, 255, 150, 44, 21, 29, 255, 107))).toEqual([254, 0, 0, 255, 0, 255, 1, 255, 0, 0, 254, 255]);
    expect(rgba(color('YBR_FULL', 90, 128, 128, 0, 128, 128))).toEqual([90, 90, 90, 255, 0, 0, 0, 255]);
  });

  const palette = (bits: number, red: Uint16Array, other: Uint16Array): Fields => [
    [0x00280004, 'PALETTE COLOR'],
    [0x00281101, [red.length, 1, bits], 'US'],
    [0x00281102, [red.length, 1, bits], 'US'],
    [0x00281103, [red.length, 1, bits], 'US'],
    [0x00281201, red, 'OW'],
    [0x00281202, other, 'OW'],
    [0x00281203, other, 'OW'],
  ];
  it('looks colours up: 16-bit entries keep their upper byte, and indices outside take the ends', () => {
    const shown = rgba(palette(16, words(0x1000, 0x2000, 0xff00), words(0, 0, 0)));
    expect([0, 1, 2, 3, 4, 5].map((pixel) => shown[pixel * 4])).toEqual([0x10, 0x10, 0x20, 0xff, 0xff, 0xff]);
  });
  it('does not blacken 8-bit entries that a writer calls 16-bit', () => {
    expect(rgba(palette(16, words(10, 20, 255), words(0, 0, 0)))[8]).toBe(20);
  });
  it('reads entries of a byte where a table has no room for the words that its descriptor promises', () => {
    const bytes = Uint8Array.of(10, 20, 255, 40);
    const fields = palette(16, words(0, 0, 0, 0), words(0, 0, 0, 0)).map((field) =>
      field[0] === 0x00281201 ? ([field[0], bytes, 'OW'] as const) : field,
    );
    const shown = rgba(fields);
    expect([1, 2, 3, 4].map((pixel) => shown[pixel * 4])).toEqual([10, 20, 255, 40]);
  });
  it('refuses a photometric interpretation that stands for video only', () => {
    expect(codeOf(() => show(color('YBR_PARTIAL_420', 1, 2, 3)))).toBe('photometric-not-supported YBR_PARTIAL_420');
  });
  it('refuses a palette without entries', () => {
    expect(codeOf(() => show(palette(16, words(0), words(0)), [0x00281201]))).toBe('lut-invalid PaletteColorLookupTableData');
  });
  it('draws YBR_PARTIAL_422 by the inverse of its equations: black is 16, white 235', () => {
    // Two pixels a group: Y1 Y2 Cb Cr. 81/90/240 is what the equations give for red.
    const partial: Fields = [
      ...color('YBR_PARTIAL_422', 16, 235, 128, 128, 81, 81),
      [0x00280011, 2],
      [0x7fe00010, Uint8Array.of(16, 235, 128, 128), 'OB'],
    ];
    expect(rgba(partial)).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    const red: Fields = [...partial, [0x7fe00010, Uint8Array.of(81, 81, 90, 240), 'OB']];
    expect(rgba(red)).toEqual([254, 0, 0, 255, 254, 0, 0, 255]);
  });
  it('says that a profile is not applied, and how high pixels are', () => {
    expect(show([...color('RGB', 1, 2, 3), [0x00282000, Uint8Array.of(1, 2), 'OB'], [0x00280034, ['2', '1']]])).toMatchObject({
      unusedProfile: true,
      pixelAspect: 2,
    });
    expect(show(color('RGB', 1, 2, 3))).not.toHaveProperty('pixelAspect');
    expect(
      show([
        [0x00280030, ['0.5', '0.25']],
        [0x00280034, ['1', '1']],
      ]),
    ).toMatchObject({ pixelAspect: 2 });
  });
  it('colours what lies in a supplemental palette, and leaves the rest grey', () => {
    const fields: Fields = [
      [0x00089205, 'MIXED'],
      [0x00281050, '2'],
      [0x00281051, '4'],
      [0x00281101, [2, 4, 8], 'US'],
      [0x00281102, [2, 4, 8], 'US'],
      [0x00281103, [2, 4, 8], 'US'],
      [0x00281201, words(10, 20), 'OW'],
      [0x00281202, words(30, 40), 'OW'],
      [0x00281203, words(50, 60), 'OW'],
    ];
    const drawn = rgba(fields);
    expect(drawn.slice(0, 4)).toEqual([0, 0, 0, 255]);
    expect(drawn.slice(12, 24)).toEqual([255, 255, 255, 255, 10, 30, 50, 255, 20, 40, 60, 255]);
    expect(show([...fields, [0x00089205, 'MONOCHROME']]).kind).toBe('grey');
  });
});

describe('Presentation LUT and several tables', () => {
  const table = (explanation: string, ...entries: number[]) =>
    item([
      [0x00283002, [entries.length, 0, 8], 'US'],
      [0x00283003, explanation],
      [0x00283006, words(...entries), 'OW'],
    ]);
  it('applies a Presentation LUT Sequence behind the window, and never turns its P-values over', () => {
    const shown = grey([
      [0x00280004, 'MONOCHROME1'],
      [0x00281050, '2'],
      [0x00281051, '5'],
      [0x20500010, [table('', 255, 100, 0)]],
    ]);
    // LINEAR with centre 2, width 5: 0 → 0.125, 4 → 1; entries 0, 1, 2 stand for 0, ½, 1.
    expect([-1, 2, 4].map((value) => shownGrey(shown, shown.defaultWindow, value))).toEqual([255, 100, 0]);
  });
  it('keeps every table of a VOI LUT Sequence', () => {
    const shown = grey([[0x00283010, [table('A', 0, 255), table('B', 255, 0)]]]);
    expect(shown.voiLut?.untrustedExplanation).toBe('A');
    expect(shown.voiLuts?.map((one) => one.untrustedExplanation)).toEqual(['A', 'B']);
  });
});
