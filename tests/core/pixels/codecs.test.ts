import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { TRANSFER_SYNTAXES } from '../../../core/dicom/transfer-syntax.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import type { Samples } from '../../../core/pixels/decoded-frame.js';
import type { CodecWasm } from '../../../core/pixels/frame-codec.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { FRAME_SYNTAXES } from '../../../core/pixels/frame-syntaxes.js';
import { encapsulatedFrame } from '../../../core/pixels/frames.js';
import { describeImage, type ImageDescription } from '../../../core/pixels/image-description.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { loadWasm, nodeCodecs } from '../../support/codec-binaries.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../../support/real-files.js';
import { parsedEncapsulated } from '../../support/sample-files.js';

const LS = '1.2.840.10008.1.2.4.80';
const J2K = '1.2.840.10008.1.2.4.90';
const RLE = '1.2.840.10008.1.2.5';

const parseAt = (absolute: string) => parseFile(memorySource(readFileSync(absolute)));
const pydicomFile = (name: string) => parseAt(pydicomFiles().find((file) => file.path === `test_files/${name}`)?.absolute ?? name);
/** Byte for byte: a matcher would compare a quarter of a million numbers one by one. */
const same = (a: Samples, b: Samples): boolean => Buffer.compare(new Uint8Array(a.buffer), new Uint8Array(b.buffer)) === 0;
const imageOf = (parsed: ReturnType<typeof parseAt>) => describeImage(parsed.dataSet) as ImageDescription;
function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
  return 'none';
}

describe('the table of transfer syntaxes', () => {
  it('has one honest row for each that the program knows', () => {
    expect(FRAME_SYNTAXES.map((row) => row.uid)).toEqual(TRANSFER_SYNTAXES.map((syntax) => syntax.uid));
    for (const row of FRAME_SYNTAXES) {
      expect(row.missing === '', row.name).toBe(row.status === 'full');
      // Videos are played by the runtime, and none of them frame by frame here.
      expect(row.family === null, row.name).toBe(row.status === 'no' || /MPEG|HEVC/.test(row.name));
    }
  });
  it('has a codec for every row that says so, once prepared, and says which is not there else', async () => {
    const codecs = nodeCodecs();
    for (const row of FRAME_SYNTAXES) {
      if (row.wasm.length > 0) expect(codeOf(() => nodeCodecs().codecFor(row.uid))).toBe('codec-not-loaded');
      await codecs.prepare(row.uid);
      expect(codeOf(() => codecs.codecFor(row.uid))).toBe(row.family === null ? 'syntax-not-supported' : 'none');
    }
    expect(codeOf(() => codecs.codecFor('2.25.7'))).toBe('syntax-unknown');
  });
  it('asks the host once for a binary', async () => {
    const asked: CodecWasm[] = [];
    const codecs = createCodecs((name) => {
      asked.push(name);
      return loadWasm(name);
    });
    await codecs.prepare(LS);
    await codecs.prepare(LS);
    await codecs.prepare(RLE);
    expect(asked).toEqual(['charls']);
  });
});

describe('RLE', () => {
  const segment = (...bytes: number[]): Uint8Array => {
    const header = new Uint8Array(64);
    const view = new DataView(header.buffer);
    view.setUint32(0, 2, true);
    view.setUint32(4, 64, true);
    view.setUint32(8, 64 + 2, true);
    return Uint8Array.from([...header, ...bytes]);
  };
  it('expands runs and literals, most significant byte first', () => {
    // 2 × 3 pixels: high bytes all 1 (a run of 6), low bytes 10 20 30 (literals) and three times 40.
    const parsed = parsedEncapsulated(RLE, [], [], [segment(251, 1, 2, 10, 20, 30, 254, 40)]);
    expect([...readFrame(parsed, 0, nodeCodecs()).samples]).toEqual([266, 276, 286, 296, 296, 296]);
  });
  it.each([
    ['a segment that ends early', [251, 1, 2, 10]],
    ['a run without its value', [251, 1, 254]],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(() => readFrame(parsedEncapsulated(RLE, [], [], [segment(...bytes)]), 0, nodeCodecs()))).toBe('codestream-invalid');
  });
});

describe.runIf(pydicomData.missing === undefined)('bounds of decoders', () => {
  it('refuses a size that the data set does not have before it decodes', async () => {
    const codecs = nodeCodecs();
    for (const [name, patch] of [
      ['MR_small_jpeg_ls_lossless.dcm', (bytes: Uint8Array) => patchJpegSize(bytes, 0xf7)],
      ['SC_rgb_jpeg_gdcm.dcm', (bytes: Uint8Array) => patchJpegSize(bytes, 0xc3)],
      ['MR_small_jp2klossless.dcm', (bytes: Uint8Array) => new DataView(bytes.buffer).setUint32(8, 0x7fffffff)],
    ] as const) {
      const parsed = pydicomFile(name);
      await codecs.prepare(parsed.transferSyntax.uid);
      const codestream = new Uint8Array(encapsulatedFrame(parsed, imageOf(parsed), 0));
      patch(codestream);
      const codec = codecs.codecFor(parsed.transferSyntax.uid);
      expect(
        codeOf(() => codec.decode(codestream, imageOf(parsed))),
        name,
      ).toBe('codestream-mismatch');
    }
  });

  it('answers every cut and every changed byte with a frame or a FrameError, and decodes the next frame as before', async () => {
    const codecs = nodeCodecs();
    for (const name of [
      'MR_small_jpeg_ls_lossless.dcm',
      'MR_small_jp2klossless.dcm',
      'MR_small_RLE.dcm',
      'JPGExtended.dcm',
      'JPEG-lossy.dcm',
      'SC_rgb_jpeg_gdcm.dcm',
      'SC_rgb_jpeg_gdcm.dcm',
    ]) {
      const parsed = pydicomFile(name);
      await codecs.prepare(parsed.transferSyntax.uid);
      const image = imageOf(parsed);
      const codec = codecs.codecFor(parsed.transferSyntax.uid);
      const whole = new Uint8Array(encapsulatedFrame(parsed, image, 0));
      const expected = codec.decode(whole, image).samples;
      for (let step = 1; step < 24; step++) {
        const cut = whole.slice(0, Math.floor((whole.length * step) / 24));
        codeOf(() => codec.decode(cut, image));
        const changed = whole.slice();
        const at = Math.floor(((whole.length - 1) * step) / 24);
        changed[at] = (changed[at] as number) ^ 0x55;
        codeOf(() => codec.decode(changed, image));
      }
      expect(same(codec.decode(whole, image).samples, expected), name).toBe(true);
    }
  });
});

describe.runIf(pydicomData.missing === undefined)('JPEG 2000 multi-component', () => {
  it('is decoded where its codestream keeps to Part 1, and refused where it says that it needs Part 2', async () => {
    const codecs = nodeCodecs();
    const parsed = pydicomFile('MR_small_jp2klossless.dcm');
    await codecs.prepare('1.2.840.10008.1.2.4.92');
    const codestream = new Uint8Array(encapsulatedFrame(parsed, imageOf(parsed), 0));
    const codec = codecs.codecFor('1.2.840.10008.1.2.4.92');
    expect(same(codec.decode(codestream, imageOf(parsed)).samples, readFrame(pydicomFile('MR_small.dcm'), 0, codecs).samples)).toBe(true);
    codestream[6] = 0x81;
    expect(codeOf(() => codec.decode(codestream, imageOf(parsed)))).toBe('syntax-not-supported');
  });
});

/** Writes 65,535 rows into the frame header. */
function patchJpegSize(bytes: Uint8Array, marker: number): void {
  for (let at = 0; at + 9 < bytes.length; at++) {
    if (bytes[at] === 0xff && bytes[at + 1] === marker) {
      bytes[at + 5] = 0xff;
      bytes[at + 6] = 0xff;
      return;
    }
  }
  throw new Error('no frame header');
}

describe.runIf(corpus.missing === undefined)('pictures in several encodings', () => {
  const at = (path: string) => parseAt(corpusFiles().find((file) => file.path === path)?.absolute ?? path);
  const read = async (path: string, frame = 0) => {
    const codecs = nodeCodecs();
    const parsed = at(path);
    await codecs.prepare(parsed.transferSyntax.uid);
    return readFrame(parsed, frame, codecs);
  };

  it('swaps the words in which big endian files hold 8-bit samples', async () => {
    const swapped = (await read('transfer-syntax/pydicom-core/SC_rgb_small_odd_big_endian.dcm')).samples;
    expect([...swapped.subarray(0, 9)]).toEqual([166, 141, 52, 166, 141, 52, 166, 141, 52]);
  });

  it('decodes the 1-bit segmentations alike', async () => {
    for (const frame of [0, 1, 2]) {
      const plain = (await read('transfer-syntax/pydicom/liver.dcm', frame)).samples;
      for (const name of ['liver_rle', 'liver_deflate', 'liver_j2k']) {
        expect(same((await read(`transfer-syntax/pydicom/${name}.dcm`, frame)).samples, plain), name).toBe(true);
      }
      const unaligned = (await read('transfer-syntax/pydicom/liver_nonbyte_aligned.dcm', frame)).samples;
      for (const name of ['rle', 'deflate', 'j2k']) {
        expect(same((await read(`transfer-syntax/pydicom/liver_nonbyte_aligned_${name}.dcm`, frame)).samples, unaligned), name).toBe(true);
      }
    }
  });

  it('decodes one CT alike in every lossless encoding', async () => {
    const lossless = corpusFiles().filter(
      (file) =>
        file.path.startsWith('transfer-syntax/ct-same-image/CTImage') && /Endian|LosslessOnly|LSLossless|Process14|RLE/.test(file.path),
    );
    expect(lossless.length).toBe(8);
    const first = (await read(lossless[0]?.path ?? '')).samples;
    const distinct = new Set<string>();
    for (const { path } of lossless) distinct.add(Buffer.from(new Uint8Array((await read(path)).samples.buffer)).toString('base64'));
    expect(first.length).toBeGreaterThan(100_000);
    expect(distinct.size).toBe(1);
  });

  it('reads HTJ2K as OpenJPEG does, which is another decoder', async () => {
    const codecs = nodeCodecs();
    await codecs.prepare(J2K);
    for (const path of ['transfer-syntax/swift/htj2k_lossless_parity.dcm', 'transfer-syntax/pydicom/HTJ2K_08_RGB.dcm']) {
      const parsed = at(path);
      const image = imageOf(parsed);
      const other = codecs.codecFor(J2K).decode(encapsulatedFrame(parsed, image, 0), image).samples;
      const ours = (await read(path)).samples;
      let worst = ours.length === other.length ? 0 : Number.POSITIVE_INFINITY;
      for (let index = 0; index < ours.length; index++)
        worst = Math.max(worst, Math.abs((ours[index] as number) - (other[index] as number)));
      expect(worst, path).toBeLessThanOrEqual(parsed.transferSyntax.uid.endsWith('.203') ? 1 : 0);
    }
  });
});
