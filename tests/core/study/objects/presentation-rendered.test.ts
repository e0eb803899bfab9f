/** Presentation states with tables and bitmaps over their picture, beside what DCMTK renders of both. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { renderGrey } from '../../../../core/pixels/voi-lut.js';
import { curveFor } from '../../../../core/study/objects/presentation/curve-for.js';
import { drawingOf, type PictureRef } from '../../../../core/study/objects/presentation/drawing-of.js';
import { presentationOf } from '../../../../core/study/objects/presentation/read-presentation.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { corpus } from '../../../support/real-files.js';
import { readScan, type ScanFile, scanFiles } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { describeWith } from '../../../support/when.js';

const scan = (path: string): ScanFile => {
  const found = scanFiles().find((each) => each.absolute.endsWith(join('sr-pr-ko', path)));
  if (!found) throw new Error(`the corpus has no ${path}`);
  return found;
};

/** What DCMTK makes of a picture under a state: its grey levels, and each bitmap that is activated, in their order. */
function rendered(picture: ScanFile, state: ScanFile): { readonly greys: Uint8Array; readonly bitmaps: readonly Uint8Array[] } {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-presented-'));
  try {
    // Told to be verbose, it writes the bitmaps beside the picture.
    execFileSync(tools.dcmp2pgm.command, ['--verbose', '--pstate', state.absolute, picture.absolute, 'picture.pgm'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const pixels = (name: string) => new Uint8Array(readFileSync(join(folder, name)).subarray(-512 * 512));
    const bitmaps = readdirSync(folder).filter((name) => name.startsWith('ovl_'));
    return { greys: pixels('picture.pgm'), bitmaps: bitmaps.sort().map(pixels) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The picture that a state speaks of first. */
function refOf(state: ScanFile): PictureRef {
  const [first] = presentationOf(readScan(state).dataSet).images;
  return { sopInstanceUid: first?.sopInstanceUid ?? '', frame: 0, rows: 512, columns: 512 };
}

/** The grey levels of the picture through the tables of a state. */
async function shown(picture: ScanFile, state: ScanFile) {
  const parsed = readScan(picture);
  const codecs = nodeCodecs();
  await codecs.prepare(parsed.transferSyntax.uid);
  const decoded = readFrame(parsed, 0, codecs);
  const display = displayFrame(parsed, 0, decoded);
  if (display.kind !== 'grey') throw new Error('a grey picture was expected');
  const curve = curveFor(presentationOf(readScan(state).dataSet), refOf(state), { ...decoded, sampleKind: 'integer' });
  if (!curve) throw new Error('a curve was expected');
  return renderGrey(display, curve).filter((_, at) => at % 4 === 0);
}

describeWith([corpus, tools.dcmp2pgm], 'a presentation state over its picture, beside DCMTK', () => {
  it('gives the same grey through three tables', async () => {
    const [picture, state] = [scan('imageForPrLUTs.dcm'), scan('prLUTs.dcm')];
    const greys = await shown(picture, state);
    const { greys: reference } = rendered(picture, state);
    expect(new Set(reference).size).toBeGreaterThan(100);
    expect(greys.filter((grey, at) => Math.abs(grey - (reference[at] ?? 0)) > 1)).toHaveLength(0);
  });

  it('draws the same bitmaps, in the grey of their layer', async () => {
    // The state's own picture isn't in the corpus: any other of the size shows which points are drawn.
    const [picture, state] = [scan('imageForPrLUTs.dcm'), scan('prOverlay.dcm')];
    const { planes } = drawingOf(presentationOf(readScan(state).dataSet), refOf(state));
    const { bitmaps } = rendered(picture, state);
    expect(bitmaps).toHaveLength(2);
    expect(planes.map(({ color }) => color)).toEqual(bitmaps.map(() => [255, 255, 255]));
    for (const [at, bitmap] of bitmaps.entries()) {
      expect(bitmap.filter((grey) => grey > 0).length).toBeGreaterThan(100);
      expect(planes[at]?.plane.bits.every((bit, point) => (bit === 1) === (bitmap[point] ?? 0) > 0)).toBe(true);
    }
  });
});
