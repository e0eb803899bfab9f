import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../core/deid/picture/encode-png.js';
import { textPoints, textWidth } from '../../../../core/deid/picture/glyphs.js';
import { markPicture } from '../../../../core/deid/picture/mark-picture.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { overlayPoints } from '../../../../core/pixels/overlay-points.js';
import { renderFrame } from '../../../../core/render-frame.js';
import type { ViewTurn } from '../../../../core/study/geometry.js';
import { type AskedMarks, pictureMarks } from '../../../../core/study/picture-marks.js';
import { pictureEn } from '../../../../renderer/export/messages/picture-en.js';
import { pictureFr } from '../../../../renderer/export/messages/picture-fr.js';
import { element } from '../../../support/dicom-bytes.js';
import { filmFile } from '../../../support/film-file.js';
import { squarePlane } from '../../../support/overlay-plane.js';

const grey = (rows: number, columns: number): Picture => ({ rows, columns, channels: 1, samples: new Uint8Array(rows * columns).fill(90) });
const BOTH: AskedMarks = { letters: true, scale: true, overlays: false, drawn: false, words: pictureEn.words };
const UPRIGHT: ViewTurn = { rotation: 0, flipHorizontal: false, flipVertical: false };
const ds = (tag: number, value: string, vr = 'DS') => ({ tag, bytes: element(tag, vr, value) });
/** Two X-rays of 300 × 400 pixels, the first bright in its left half: rows go to the left of the body, columns to the feet. */
const xray = (...more: { tag: number; bytes: Uint8Array }[]) =>
  parseFile(memorySource(filmFile({ frames: 2, rows: 300, columns: 400 }, [ds(0x00200020, 'L\\F', 'CS'), ...more])));
const marks = (parsed: ReturnType<typeof xray>, turn = UPRIGHT, asked = BOTH, size = { columns: 400, covers: 1 }) =>
  pictureMarks(parsed.dataSet, 0, turn, asked, size);

/** The text that stands at a place, of these: by its own points, white, and nothing white between them. */
function readAt({ columns, samples }: Picture, texts: readonly string[], x: number, y: number, size: number): string | undefined {
  return texts.find((text) => {
    const points = new Set(textPoints(text).map((point) => `${point.x} ${point.y}`));
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < textWidth(text); column++) {
        const isWhite = samples[(y + row * size) * columns + x + column * size] === 255;
        if (isWhite !== points.has(`${column} ${row}`)) return false;
      }
    return true;
  });
}

describe('letters in a picture', () => {
  it('follow its turns and flips', () => {
    const letters = (turn: Partial<ViewTurn>) => marks(xray(), { ...UPRIGHT, ...turn }).letters;
    expect(letters({})).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
    expect(letters({ flipHorizontal: true })).toEqual({ left: 'L', right: 'R', top: 'H', bottom: 'F' });
    expect(letters({ rotation: 90 })).toEqual({ left: 'F', right: 'H', top: 'R', bottom: 'L' });
    expect(letters({ rotation: 180, flipVertical: true })).toEqual({ left: 'L', right: 'R', top: 'H', bottom: 'F' });
  });

  it('stand at the edges, white on black, and the rest of the picture is as it was', () => {
    const plain = grey(300, 400);
    const marked = markPicture(plain, { letters: { left: 'R', right: 'L', top: 'H', bottom: 'F' }, bar: null });
    const all = ['A', 'P', 'L', 'R', 'H', 'F'];
    expect(readAt(marked, all, 4, 143, 2)).toBe('R');
    expect(readAt(marked, all, 386, 143, 2)).toBe('L');
    expect(readAt(marked, all, 195, 4, 2)).toBe('H');
    expect(readAt(marked, all, 195, 282, 2)).toBe('F');
    expect(readAt(plain, all, 4, 143, 2)).toBeUndefined();
    let changed = 0;
    for (let at = 0; at < plain.samples.length; at++) if (marked.samples[at] !== 90) changed++;
    expect(changed).toBeLessThan(4 * 14 * 18);
    expect(new Set(marked.samples)).toEqual(new Set([0, 90, 255]));
    expect(new Set(plain.samples)).toEqual(new Set([90]));
  });

  it('are none where the file does not say, or says something else', () => {
    expect(marks(parseFile(memorySource(filmFile({ frames: 1, rows: 30, columns: 40 })))).letters).toBeNull();
    expect(marks(xray(ds(0x00200037, '1\\0\\0\\0\\1\\0'))).letters).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
    expect(() => textPoints('Quillfeather')).toThrow(RangeError);
  });

  it('are left out of a picture that is too small for them', () => {
    const tiny = markPicture(grey(6, 6), { letters: { left: 'R', right: 'L', top: 'H', bottom: 'F' }, bar: { pixels: 5, label: '1 mm' } });
    expect(new Set(tiny.samples)).toEqual(new Set([90]));
  });
});

describe('a scale bar in a picture', () => {
  it('is as long as it says, and says where its millimetres hold', () => {
    // A detector's spacing of 0.5 mm: 100 pixels are 5 cm there.
    const detector = [ds(0x00181164, '0.5\\0.5')];
    expect(marks(xray(...detector)).bar).toEqual({ pixels: 100, label: '5 cm at the detector' });
    expect(marks(xray(...detector), UPRIGHT, { ...BOTH, words: pictureFr.words }).bar?.label).toBe('5 cm au détecteur');
    const calibrated = [...detector, ds(0x00280030, '0.4\\0.4')];
    expect(marks(xray(...calibrated)).bar).toEqual({ pixels: 50, label: '2 cm' });
    // Shrunk by three, a pixel of the picture is three times as large.
    expect(marks(xray(...calibrated), UPRIGHT, BOTH, { columns: 400, covers: 3 }).bar).toMatchObject({ label: '10 cm' });
    expect(marks(xray(...detector, ds(0x00280030, '0.002\\0.002')), UPRIGHT, { ...BOTH, words: pictureFr.words }).bar).toMatchObject({
      label: '0,2 mm',
    });
    expect(marks(xray()).bar).toBeNull();
  });

  it('has its first and last pixel where its length begins and ends', () => {
    const marked = markPicture(grey(300, 400), { letters: null, bar: { pixels: 100, label: '5 cm' } });
    const row = marked.samples.subarray(288 * 400, 289 * 400);
    expect([row.indexOf(255), row.lastIndexOf(255)]).toEqual([292, 391]);
    expect(readAt(marked, ['5 cm', '2 cm', '1 cm'], 392 - textWidth('5 cm') * 2, 270, 2)).toBe('5 cm');
  });

  it('can write every length and word that is asked for', () => {
    for (const words of [pictureEn.words, pictureFr.words])
      for (const mm of ['0.001', '0.02', '0.5', '1', '2', '5'])
        expect(() => textPoints(`${mm.replace('.', words.decimal)} mm cm ${words.detector}`)).not.toThrow();
  });
});

/** A square of 10 × 10 points, in a plane that begins at row 100, column 200 of the X-ray. */
const SQUARE = { row: 120, column: 230, side: 10 };
const plane = (type: 'G' | 'R') => squarePlane({ ...SQUARE, top: 100, left: 200, rows: 60, columns: 80, type });
const OVERLAYS: AskedMarks = { ...BOTH, letters: false, scale: false, overlays: true };

describe('what the file lays over a picture', () => {
  const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));
  const at = ({ columns, samples }: Picture, row: number, column: number) => samples[row * columns + column];

  it('stays out of it unless it was asked for', async () => {
    const withPlane = await renderFrame(xray(...plane('G')), 0, codecs, { marks: { ...BOTH, letters: false, scale: false } });
    expect(withPlane).toEqual(await renderFrame(xray(), 0, codecs));
  });

  it('is white where it was drawn, with a black rim, and nothing else changes', async () => {
    const plain = await renderFrame(xray(), 0, codecs);
    const burnt = await renderFrame(xray(...plane('G')), 0, codecs, { marks: OVERLAYS });
    const { row, column, side } = SQUARE;
    for (let y = 0; y < plain.rows; y++)
      for (let x = 0; x < plain.columns; x++) {
        const [down, across] = [y - row, x - column];
        const isIn = down >= 0 && across >= 0 && down < side && across < side;
        const isRim = !isIn && down >= -1 && across >= -1 && down <= side && across <= side;
        if (at(burnt, y, x) !== (isIn ? 255 : isRim ? 0 : at(plain, y, x))) throw new Error(`another sample at ${y}, ${x}`);
      }
  });

  it('is the rim alone of a region, so that what is marked stays seen', async () => {
    const plain = await renderFrame(xray(), 0, codecs);
    const burnt = await renderFrame(xray(...plane('R')), 0, codecs, { marks: OVERLAYS });
    const { row, column } = SQUARE;
    expect([at(burnt, row, column), at(burnt, row + 9, column + 4), at(burnt, row, column + 10)]).toEqual([255, 255, 0]);
    expect(at(burnt, row + 4, column + 4)).toBe(at(plain, row + 4, column + 4));
  });

  it('is covered by boxes as the picture is, and turns with it', async () => {
    const boxes = [{ frame: 'all' as const, boxes: [{ column: 229, row: 119, width: 12, height: 12 }] }];
    const covered = await renderFrame(xray(...plane('G')), 0, codecs, { boxes, marks: OVERLAYS });
    expect(covered).toEqual(await renderFrame(xray(), 0, codecs, { boxes }));
    const view = { ...UPRIGHT, voi: null, invert: true, flipHorizontal: true } as const;
    const turned = await renderFrame(xray(...plane('G')), 0, codecs, { view, marks: OVERLAYS });
    expect(at(turned, SQUARE.row, 399 - SQUARE.column)).toBe(255);
  });

  it('is cut at the edges of the frame', () => {
    const bits = new Uint8Array(9).fill(1);
    const beyond = { group: 0x6000, kind: 'graphics', rows: 3, columns: 3, bits, untrustedLabel: '' } as const;
    const points = (top: number, left: number) => [...overlayPoints([{ ...beyond, top, left }], { rows: 2, columns: 2 })];
    expect(points(-2, -2)).toEqual([1, 0, 0, 0]);
    expect(points(1, 1)).toEqual([0, 0, 0, 1]);
    expect(points(0, 2)).toEqual([0, 0, 0, 0]);
    expect(points(-40_000, 40_000)).toEqual([0, 0, 0, 0]);
  });
});

describe('a picture with what was asked for', () => {
  it('is the picture, and beside its marks the very same points', async () => {
    const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));
    const parsed = xray(ds(0x00181164, '0.5\\0.5'));
    const view = { ...UPRIGHT, voi: null, invert: false, flipHorizontal: true } as const;
    const plain = await renderFrame(parsed, 0, codecs, { view });
    const marked = await renderFrame(parsed, 0, codecs, { view, marks: BOTH });
    expect(readAt(marked, ['L', 'R'], 4, 143, 2)).toBe('L');
    const changed = marked.samples.filter((sample, at) => sample !== plain.samples[at]).length;
    expect(changed).toBeGreaterThan(100);
    expect(changed).toBeLessThan(marked.samples.length / 20);
    expect(await renderFrame(parsed, 0, codecs, { view, marks: { ...BOTH, letters: false, scale: false } })).toEqual(plain);
  });
});
