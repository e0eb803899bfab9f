import { describe, expect, it } from 'vitest';
import { cleanPixels } from '../../../../core/deid/pixel-cleaning/clean-pixels.js';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { encapsulatedFrame, pixelElement } from '../../../../core/pixels/frames.js';
import { describeImage, type ImageDescription } from '../../../../core/pixels/image-description.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { concat, encapsulated, text, uint32 } from '../../../support/dicom-bytes.js';
import { scanFiles, tryScan } from '../../../support/scan-files.js';
import { exportBytes, parse } from '../export-in-memory.js';

/**
 * Real frames of every compressed syntax, with comments and application segments put into them, bytes behind their end and a
 * table of their places: the copies lose these, and decode to the same samples.
 */
const LARGEST = process.env['LONG'] === '1' ? 20_000_000 : 25_000;
const SECRET = text('QUILLFEATHER');
const segment = (marker: number, content: Uint8Array): Uint8Array => concat(Uint8Array.of(0xff, marker, 0, content.length + 2), content);
const codecs = nodeCodecs();
/** Frames of these have no segments, and are left out where anything stands behind them. */
const DEFLATED_OR_NATIVE = /^1\.2\.840\.10008\.1\.2\.(8\.1|1\.98)$/;

function dirty(frame: Uint8Array): Uint8Array {
  if (frame[0] === 0xff && frame[1] === 0xd8) {
    const inserted = [segment(0xfe, SECRET), segment(0xe1, SECRET), segment(0xed, SECRET)];
    const end = frame.at(-1) === 0 ? frame.length - 1 : frame.length;
    return concat(frame.subarray(0, 2), inserted, frame.subarray(2, end), SECRET);
  }
  if (frame[0] === 0xff && frame[1] === 0x4f) {
    const end = 4 + (((frame[4] as number) << 8) | (frame[5] as number));
    return concat(frame.subarray(0, end), segment(0x64, concat(Uint8Array.of(0, 1), SECRET)), frame.subarray(end), SECRET);
  }
  return concat(frame, SECRET);
}

const even = (bytes: Uint8Array): Uint8Array => (bytes.length % 2 === 0 ? bytes : concat(bytes, new Uint8Array(1)));

/** The file with its frames made dirty, each in two fragments where there is a table to tell them, behind the same header. */
function dirtyFile(parsed: ParsedFile, image: ImageDescription): Uint8Array {
  const frames = Array.from({ length: image.numberOfFrames }, (_, frame) => even(dirty(encapsulatedFrame(parsed, image, frame))));
  const halves = frames.map((frame) => [frame.subarray(0, frame.length - 8), frame.subarray(frame.length - 8)]);
  let at = 0;
  const offsets = frames.map((frame) => {
    const offset = at;
    at += 16 + frame.length;
    return uint32(offset);
  });
  const start = pixelElement(parsed.dataSet)?.offset ?? 0;
  return concat(parsed.source.read(0, start), encapsulated(halves.flat(), concat(offsets)));
}

describe('frames of real files', () => {
  it('lose what is no picture, and decode to the same samples', async () => {
    const met = new Map<string, number>();
    let frames = 0;
    for (const scan of scanFiles()) {
      const parsed = tryScan(scan);
      if (typeof parsed === 'string' || parsed.source.size > LARGEST || !parsed.transferSyntax.encapsulated) continue;
      const image = describeImage(parsed.dataSet);
      // What the program doesn't export whole, or can't decode, has its tests elsewhere.
      if (
        DEFLATED_OR_NATIVE.test(parsed.transferSyntax.uid) ||
        image.kind === 'refused' ||
        !pixelElement(parsed.dataSet)?.fragments ||
        image.numberOfFrames > 30
      )
        continue;
      const before = await samplesOf(parsed, image).catch(() => null);
      if (!before || !isExported(parsed)) continue;
      const { output, bytes, review } = exportBytes(dirtyFile(parsed, image));
      expect([scan.name, Buffer.from(bytes).includes('QUILLFEATHER')]).toEqual([scan.name, false]);
      expect(Object.values(review.pixels?.removedBytes ?? {}).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
        11 * image.numberOfFrames,
      );
      expect([scan.name, sameSamples(await samplesOf(output, image), before)]).toEqual([scan.name, true]);
      expect(cleanPixels(output)).toBeNull();
      met.set(parsed.transferSyntax.uid, (met.get(parsed.transferSyntax.uid) ?? 0) + 1);
      frames += image.numberOfFrames;
    }
    const counts = [...met].map(([uid, count]) => `${uid.slice('1.2.840.10008.1.2.'.length)}: ${count}`).sort();
    process.stderr.write(`codestreams cleaned: ${frames} frames decode to the same samples (${counts.join(', ')})\n`);
    for (const syntax of ['5', '4.50', '4.80', '4.90', '4.91'])
      expect([syntax, met.has(`1.2.840.10008.1.2.${syntax}`)]).toEqual([syntax, true]);
  }, 300_000);
});

async function samplesOf(parsed: ParsedFile, image: ImageDescription): Promise<ArrayLike<number>[]> {
  await codecs.prepare(parsed.transferSyntax.uid);
  return Array.from({ length: image.numberOfFrames }, (_, frame) => readFrame(parsed, frame, codecs).samples);
}

const sameSamples = (one: readonly ArrayLike<number>[], other: readonly ArrayLike<number>[]): boolean =>
  one.length === other.length &&
  one.every((samples, frame) => {
    const others = other[frame] as ArrayLike<number>;
    if (samples.length !== others.length) return false;
    for (let at = 0; at < samples.length; at += 1) if (samples[at] !== others[at]) return false;
    return true;
  });

function isExported(parsed: ParsedFile): boolean {
  try {
    exportBytes(parse(parsed.source.read(0, parsed.source.size)).source.read(0, parsed.source.size));
    return true;
  } catch {
    return false;
  }
}
