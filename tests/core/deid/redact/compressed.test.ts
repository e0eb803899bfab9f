import { describe, expect, it } from 'vitest';
import type { RedactionCodecs } from '../../../../core/deid/redact/redaction-codecs.js';
import { textValue } from '../../../../core/dicom/read-value.js';
import { rleEncoder } from '../../../../core/pixels/codecs/encode-rle.js';
import { JPEG_LS_LOSSLESS } from '../../../../core/pixels/encoded-syntaxes.js';
import type { FrameEncoder } from '../../../../core/pixels/frame-encoder.js';
import { FrameError } from '../../../../core/pixels/frame-error.js';
import { describeImage } from '../../../../core/pixels/image-description.js';
import { nodeRedactionCodecs } from '../../../support/codec-binaries.js';
import { element, encapsulated, imageFile, SYNTAX, uint16 } from '../../../support/dicom-bytes.js';
import { parse } from '../export-in-memory.js';
import { redact, reviewBytes } from './redact-in-memory.js';

const CODECS = nodeRedactionCodecs();
const BOXES = [{ frame: 1, boxes: [{ column: 1, row: 1, width: 2, height: 3 }] }];

/** Two frames of 8 × 8 pixels of 8 bits, RLE, or as another encoder makes them. */
function rleFile(encoder: FrameEncoder = rleEncoder, syntax: string = SYNTAX.rle): Uint8Array {
  const short = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value)) });
  const description = [
    { tag: 0x00280008, bytes: element(0x00280008, 'IS', '2') },
    short(0x00280010, 8),
    short(0x00280011, 8),
    short(0x00280100, 8),
    short(0x00280101, 8),
    short(0x00280102, 7),
  ];
  const image = describeImage(parse(imageFile(SYNTAX.explicit, description, element(0x7fe00010, 'OB', new Uint8Array(128)))).dataSet);
  if (image.kind === 'refused') throw new Error(image.detail);
  const frames = [3, 5].map((step) =>
    encoder.encode(
      Uint8Array.from({ length: 64 }, (_, at) => 20 + at * step),
      image,
    ),
  );
  return imageFile(syntax, description, encapsulated(frames));
}

describe('boxes in compressed pixels', () => {
  it('leave other frames as they lie, and are counted', async () => {
    const { review, plan } = await redact(rleFile(), { boxes: BOXES }, CODECS);
    expect(plan.redaction).toMatchObject({ method: 'same-syntax', everyFrame: false, transferSyntaxUid: SYNTAX.rle });
    expect(review.redaction).toMatchObject({ method: 'same-syntax', frames: 1, boxes: 1, pixels: 6 });
  });

  it.each([
    ['a frame with boxes', 1],
    ['a frame without', 0],
  ])('are refused where %s is another', async (_, frame) => {
    const { plan, source, bytes, output } = await redact(rleFile(), { boxes: BOXES }, CODECS);
    const fragment = output.dataSet.elements.at(-1)?.fragments?.[frame + 1];
    if (!fragment) throw new Error('no fragment');
    const tampered = Uint8Array.from(bytes);
    // The last literal of the frame, which no box covers.
    const place = fragment.valueOffset + fragment.valueLength - 3;
    tampered[place] = (tampered[place] as number) ^ 1;
    expect(() => reviewBytes(plan, source, tampered, CODECS)).toThrow(expect.objectContaining({ code: 'review-differs' }));
  });

  it('say NO to burned-in annotation only where a person has looked', async () => {
    const burnedIn = async (lookedAt?: 'by-machine' | 'by-person') =>
      textValue((await redact(rleFile(), { boxes: BOXES, ...(lookedAt ? { lookedAt } : {}) }, CODECS)).output.dataSet, 0x00280301);
    expect(await burnedIn('by-person')).toBe('NO');
    expect(await burnedIn('by-machine')).toBe('');
    expect(await burnedIn()).toBe('');
  });

  it('name the method of cleaning pixels where they are, and only there', async () => {
    const codes = async (boxes: typeof BOXES) =>
      parse((await redact(rleFile(), { boxes }, CODECS)).bytes)
        .dataSet.elements.find(({ tag }) => tag === 0x00120064)
        ?.items?.map(({ dataSet }) => textValue(dataSet, 0x00080100));
    expect(await codes(BOXES)).toEqual(['113100', '113101']);
    expect(await codes([])).toEqual(['113100']);
  });

  it('go into RLE where the encoder of their syntax fails', async () => {
    await CODECS.encoders.prepare(JPEG_LS_LOSSLESS);
    const file = rleFile(CODECS.encoders.encoderFor(JPEG_LS_LOSSLESS), JPEG_LS_LOSSLESS);
    expect((await redact(file, { boxes: BOXES }, CODECS)).plan.redaction).toMatchObject({ method: 'same-syntax' });
    const failing: RedactionCodecs = {
      decoders: CODECS.decoders,
      encoders: {
        prepare: (uid) => CODECS.encoders.prepare(uid),
        encoderFor: (uid) => (uid === JPEG_LS_LOSSLESS ? { encode: () => refuse() } : CODECS.encoders.encoderFor(uid)),
      },
    };
    const { plan, output, review } = await redact(file, { boxes: BOXES }, failing);
    expect(plan.redaction).toMatchObject({ method: 'to-rle', everyFrame: true });
    expect(output.transferSyntax.uid).toBe(SYNTAX.rle);
    expect(review.redaction).toMatchObject({ method: 'to-rle', boxes: 1, pixels: 6 });
  });

  it('are refused where every encoder fails', async () => {
    const failing = {
      decoders: CODECS.decoders,
      encoders: { prepare: async () => undefined, encoderFor: () => ({ encode: () => refuse() }) },
    };
    await expect(redact(rleFile(), { boxes: BOXES }, failing)).rejects.toThrow(FrameError);
  });
});

function refuse(): never {
  throw new FrameError('codestream-invalid', 'encoder');
}
