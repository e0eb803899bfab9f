import { beforeAll, describe, expect, it } from 'vitest';
import { mayClearBits, whyBitsHide } from '../../../../core/deid/pixel-cleaning/hidden-bits.js';
import { isOvershoot, mayOvershoot } from '../../../../core/deid/pixel-cleaning/overshoot.js';
import { HTJ2K_LOSSLESS, JPEG_2000_LOSSLESS, JPEG_LS_LOSSLESS, RLE_LOSSLESS } from '../../../../core/pixels/encoded-syntaxes.js';
import type { ImageDescription } from '../../../../core/pixels/image-description.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { storedValues } from '../../../../core/pixels/stored-values.js';
import { nodeRedactionCodecs } from '../../../support/codec-binaries.js';
import { element, encapsulated, imageFile, text, uint16 } from '../../../support/dicom-bytes.js';
import { parse } from '../export-in-memory.js';
import { redact } from '../redact/redact-in-memory.js';

const SIDE = 16;
const SYNTAXES = { RLE_LOSSLESS, JPEG_LS_LOSSLESS, JPEG_2000_LOSSLESS, HTJ2K_LOSSLESS };
const codecs = nodeRedactionCodecs();

/** Containers as an encoder sees them that doesn't know what a value is: all 16 bits. */
const CONTAINERS: ImageDescription = {
  kind: 'image',
  rows: SIDE,
  columns: SIDE,
  samplesPerPixel: 1,
  photometric: 'MONOCHROME2',
  planarConfiguration: 0,
  sampleKind: 'integer',
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  signed: false,
  numberOfFrames: 1,
  padding: null,
  lossy: false,
};

/** A file of 12 of 16 bits whose frames hold these containers whole. */
function fileOf(uid: string, frames: readonly Uint16Array[], signed = false): Uint8Array {
  const short = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value)) });
  const fragments = frames.map((frame) => {
    const codestream = codecs.encoders.encoderFor(uid).encode(frame.slice(), CONTAINERS);
    const even = new Uint8Array(codestream.length + (codestream.length % 2));
    even.set(codestream);
    return even;
  });
  return imageFile(
    uid,
    [
      short(0x00280010, SIDE),
      short(0x00280011, SIDE),
      { tag: 0x00280008, bytes: element(0x00280008, 'IS', text(String(frames.length))) },
      short(0x00280101, 12),
      short(0x00280102, 11),
      short(0x00280103, signed ? 1 : 0),
    ],
    encapsulated(fragments),
  );
}

/** A slope over all values of 12 bits. */
const clean = (): Uint16Array => Uint16Array.from({ length: SIDE * SIDE }, (_, at) => (at * 16) & 0xfff);
/** The same with a stroke in bit 15. */
const written = (): Uint16Array => clean().map((value, at) => (Math.floor(at / SIDE) === 5 && at % SIDE < 4 ? value | 0x8000 : value));

/** Values with a sign, extended. */
const negative = (): Uint16Array => clean().map((value) => (value & 0x800 ? value | 0xf000 : value));

beforeAll(async () => {
  for (const uid of Object.values(SYNTAXES)) await Promise.all([codecs.encoders.prepare(uid), codecs.decoders.prepare(uid)]);
});

describe.each(Object.entries(SYNTAXES))('bits beside the values of compressed frames: %s', (_, uid) => {
  it('are found, in whichever frame they are', async () => {
    expect(await whyBitsHide(parse(fileOf(uid, [written()])), codecs.decoders)).toBe('bits-beside-picture');
    expect(await whyBitsHide(parse(fileOf(uid, [clean(), written()])), codecs.decoders)).toBe('bits-beside-picture');
  });

  it.each([
    ['values', false, clean, written],
    ['values with a sign', true, negative, () => negative().map((value, at) => (at < 4 ? value ^ 0x4000 : value))],
  ])('go, and every pixel stays: %s', async (_name, signed, whole, hiding) => {
    const { source, output, plan, review } = await redact(fileOf(uid, [hiding(), whole()], signed), {}, codecs);
    expect(plan.decisions.find(({ tag }) => tag === 0x7fe00010)).toMatchObject({ action: 'redact', reason: 'unused-bits' });
    expect(output.transferSyntax.uid).toBe(uid);
    expect([review.redaction?.boxes, await whyBitsHide(output, codecs.decoders)]).toEqual([0, null]);
    for (const frame of [0, 1]) {
      const pixels = storedValues(readFrame(output, frame, codecs.decoders));
      const before = [...storedValues(readFrame(source, frame, codecs.decoders))];
      expect([...pixels].map((value) => value & 0xfff)).toEqual(before.map((value) => value & 0xfff));
      expect([...pixels].map((value) => value & 0xfff)).toEqual([...whole()].map((value) => value & 0xfff));
    }
    const marks = plan.additions.map(({ tag }) => tag);
    // The picture is the one that was acquired.
    expect(marks).not.toContain(0x00082111);
  });

  it('go under boxes, too', async () => {
    const boxes = [{ frame: 1, boxes: [{ column: 0, row: 0, width: 4, height: 4 }] }];
    const { output, review } = await redact(fileOf(uid, [written(), clean()]), { boxes }, codecs);
    expect([review.redaction?.boxes, await whyBitsHide(output, codecs.decoders)]).toEqual([1, null]);
  });

  it('are no reason where they are zero, or the sign', async () => {
    expect(await whyBitsHide(parse(fileOf(uid, [clean(), clean()])), codecs.decoders)).toBeNull();
    expect(await whyBitsHide(parse(fileOf(uid, [negative()], true)), codecs.decoders)).toBeNull();
    expect(await whyBitsHide(parse(fileOf(uid, [negative()], false)), codecs.decoders)).toBe('bits-beside-picture');
  });

  it('are not guessed at where a frame can’t be decoded', async () => {
    const damaged = parse(fileOf(uid, [clean()]));
    const failing = { prepare: codecs.decoders.prepare, codecFor: () => codecs.decoders.codecFor('1.2.3') };
    expect(await whyBitsHide(damaged, failing)).toBe('codestream-not-understood');
  });
});

describe('values that loss put beyond the range', () => {
  const image = { ...CONTAINERS, bitsStored: 12, highBit: 11 };
  const middle = 8 * SIDE + 8;
  const flat = (around: number, value: number): Int32Array =>
    Int32Array.from({ length: SIDE * SIDE }, (_, at) => (at === middle ? value : around));

  it('lie a little beyond it, among others near its end', () => {
    expect(isOvershoot(flat(4000, 4100), middle, image)).toBe(true);
    expect(isOvershoot(flat(-2040, -2050), middle, { ...image, signed: true })).toBe(true);
    expect(isOvershoot(flat(2040, 2050), middle, { ...image, signed: true })).toBe(true);
  });

  it('are neither far beyond it, nor beside values of the other end, as a bit over a dark place is', () => {
    expect(isOvershoot(flat(4000, 4000 + 4096), middle, image)).toBe(false);
    expect(isOvershoot(flat(3, 3 + 4096), middle, image)).toBe(false);
  });

  it('come of no codestream that loses nothing', () => {
    for (const uid of Object.values(SYNTAXES))
      expect(mayOvershoot(uid, codecs.encoders.encoderFor(uid).encode(clean(), CONTAINERS))).toBe(false);
    expect(mayOvershoot('1.2.840.10008.1.2.4.51', new Uint8Array())).toBe(true);
    expect(mayOvershoot('1.2.840.10008.1.2.4.91', new Uint8Array())).toBe(true);
  });

  it.each([JPEG_2000_LOSSLESS, HTJ2K_LOSSLESS])('may come of one that only its label calls lossless: %s', (uid) => {
    const codestream = codecs.encoders.encoderFor(uid).encode(clean(), CONTAINERS);
    const cod = Buffer.from(codestream).indexOf(Uint8Array.of(0xff, 0x52));
    const mislabelled = codestream.slice();
    // The wavelet of ISO 15444-1 Table A.20 that isn't reversible.
    mislabelled[cod + 13] = 0;
    expect([mayOvershoot(uid, codestream), mayOvershoot(uid, mislabelled)]).toEqual([false, true]);
  });

  it.each([JPEG_LS_LOSSLESS, JPEG_2000_LOSSLESS, HTJ2K_LOSSLESS])(
    'are not cleared where they are a bright place under a description with too few bits: %s',
    async (uid) => {
      const bright = Uint16Array.from({ length: SIDE * SIDE }, (_, at) => 3900 + at);
      const planned = await redact(fileOf(uid, [clean(), bright]), {}, codecs).then(
        () => 'exported',
        (error: unknown) => String(error),
      );
      expect(planned).toContain('bits-beside-picture');
      expect(await mayClearBits(parse(fileOf(uid, [clean(), bright])), codecs.decoders)).toBe(false);
      expect(await mayClearBits(parse(fileOf(uid, [clean(), written()])), codecs.decoders)).toBe(true);
    },
  );
});
