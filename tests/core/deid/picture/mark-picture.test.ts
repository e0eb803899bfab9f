import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../core/deid/picture/encode-png.js';
import { textPoints, textWidth } from '../../../../core/deid/picture/glyphs.js';
import { markPicture } from '../../../../core/deid/picture/mark-picture.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import type { ViewTurn } from '../../../../core/study/geometry.js';
import { type AskedMarks, pictureMarks } from '../../../../core/study/picture-marks.js';
import { pictureEn } from '../../../../renderer/export/messages/picture-en.js';
import { pictureFr } from '../../../../renderer/export/messages/picture-fr.js';
import { renderFrame } from '../../../../renderer/workers/export-render.js';
import { element } from '../../../support/dicom-bytes.js';
import { filmFile } from '../../../support/film-file.js';

const grey = (rows: number, columns: number): Picture => ({ rows, columns, channels: 1, samples: new Uint8Array(rows * columns).fill(90) });
const BOTH: AskedMarks = { letters: true, scale: true, words: pictureEn.words };
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
