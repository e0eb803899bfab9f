import { describe, expect, it } from 'vitest';
import { textValue } from '../../../../core/dicom/read-value.js';
import { rleEncoder } from '../../../../core/pixels/codecs/encode-rle.js';
import { describeImage } from '../../../../core/pixels/image-description.js';
import { nodeRedactionCodecs } from '../../../support/codec-binaries.js';
import { element, encapsulated, imageFile, SYNTAX, uint16 } from '../../../support/dicom-bytes.js';
import { parse } from '../export-in-memory.js';
import { redact, reviewBytes } from './redact-in-memory.js';

const CODECS = nodeRedactionCodecs();
const BOXES = [{ frame: 1, boxes: [{ column: 1, row: 1, width: 2, height: 3 }] }];

/** Two frames of 8 × 8 pixels of 8 bits, RLE. */
function rleFile(): Uint8Array {
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
    rleEncoder.encode(
      Uint8Array.from({ length: 64 }, (_, at) => 20 + at * step),
      image,
    ),
  );
  return imageFile(SYNTAX.rle, description, encapsulated(frames));
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
});
