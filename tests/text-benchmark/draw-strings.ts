import { type Canvas, drawText } from '../../scripts/sample/bitmap-font.js';
import { runPython } from '../support/scan-files.js';
import { type Requirement, type Tool, tools } from '../support/tools.js';

/** Python with Pillow draws the scalable fonts and passes pictures through JPEG. */
export const pillow: Tool & Requirement = tools.pillow;

/** The ink of one drawn string: 0 none to 255 full, cut to where there is any. */
export interface Ink {
  readonly columns: number;
  readonly rows: number;
  readonly ink: Uint8Array;
}
/** `points`: the letters of 5 × 7 points, `size` pixels high; `fixed`: Pillow's bitmap font, of one size; else a font file. */
export type Font = 'points' | 'fixed' | { readonly file: string };
export interface DrawRequest {
  readonly text: string;
  readonly font: Font;
  /** Height of capitals, in pixels. */
  readonly size: number;
}

/** Height of capitals in scalable fonts, of an em. */
const CAPITALS = 0.72;

const FONT_FILES = [
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
  'DejaVuSansMono.ttf',
  'DejaVuSerif.ttf',
  'DejaVuSansCondensed.ttf',
  'LiberationSans-Regular.ttf',
  'LiberationSansNarrow-Regular.ttf',
  'LiberationMono-Bold.ttf',
  'LiberationSerif-Regular.ttf',
  'FreeSans.ttf',
];

/** The scalable fonts of a fixed list that this machine has. */
export function scalableFonts(): readonly string[] {
  const [answer] = ask<{ fonts: string[] }>([{ fonts: FONT_FILES }]);
  return answer?.fonts ?? [];
}

/** Draws every request, in their order. */
export function drawStrings(requests: readonly DrawRequest[]): readonly Ink[] {
  const answers = ask<{ columns: number; rows: number; ink: string }>(
    requests.map(({ text, font, size }) =>
      typeof font === 'string'
        ? { draw: latin(text), font: null, size }
        : { draw: text, font: font.file, size: Math.round(size / CAPITALS) },
    ),
  );
  return requests.map((request, index) => {
    const answer = answers[index];
    if (request.font === 'points') return drawPoints(request);
    if (!answer) throw new Error('Pillow drew less than it was asked for');
    return { columns: answer.columns, rows: answer.rows, ink: Buffer.from(answer.ink, 'base64') };
  });
}

/** What JPEG of a quality (1 to 95) makes of grey pictures. */
export function throughJpeg(
  pictures: readonly { grey: Uint8Array; columns: number; rows: number; quality: number }[],
): readonly Uint8Array[] {
  const answers = ask<{ grey: string }>(pictures.map(({ grey, ...rest }) => ({ ...rest, jpeg: Buffer.from(grey).toString('base64') })));
  return answers.map(({ grey }) => Buffer.from(grey, 'base64'));
}

function ask<Answer>(requests: readonly object[]): readonly Answer[] {
  if (requests.length === 0) return [];
  return runPython<Answer[]>(
    pillow,
    'draw-strings.py',
    requests.map((request) => JSON.stringify(request)),
  );
}

/** Bitmap fonts of machines have few letters: those of Latin-1, or capitals without accents. */
const latin = (text: string): string => [...text].map((letter) => (letter.charCodeAt(0) < 256 ? letter : plain(letter))).join('');
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('Ø', 'O')
    .replaceAll(/[^\x20-\x7e]/g, '');

function drawPoints({ text, size }: DrawRequest): Ink {
  const scale = Math.max(1, Math.floor(size / 7));
  const letters = plain(text)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9.,:/%() -]/g, ' ')
    .trim();
  const canvas: Canvas = {
    columns: (letters.length * 6 - 1) * scale,
    rows: 7 * scale,
    rgb: new Uint8Array((letters.length * 6 - 1) * scale * 7 * scale * 3),
  };
  drawText(canvas, letters, 0, 0, scale, [255, 255, 255]);
  return {
    columns: canvas.columns,
    rows: canvas.rows,
    ink: Uint8Array.from({ length: canvas.columns * canvas.rows }, (_, index) => canvas.rgb[index * 3] as number),
  };
}
