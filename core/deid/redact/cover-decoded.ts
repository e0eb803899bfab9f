import type { ParsedFile } from '../../dicom/parse-file.js';
import type { DecodedFrame, Samples } from '../../pixels/decoded-frame.js';
import { FrameError } from '../../pixels/frame-error.js';
import { describeImage } from '../../pixels/image-description.js';
import { fillValue } from './fill-value.js';
import { clipBox, type PixelBox } from './pixel-box.js';

/** A decoded frame with boxes covered, for pictures that are drawn from it. Boxes needn't snap: nothing is encoded. @throws FrameError */
export function coverDecoded(decoded: DecodedFrame, parsed: ParsedFile, boxes: readonly PixelBox[]): DecodedFrame {
  if (boxes.length === 0) return decoded;
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  const samples = decoded.samples.slice();
  const inside = boxes.flatMap((box) => clipBox(box, decoded) ?? []);
  const fill = fillValue(parsed, { ...image, signed: decoded.signed }, decoded.photometric);
  const up = decoded.unmasked && image.sampleKind === 'integer' ? 2 ** (image.highBit - image.bitsStored + 1) : 1;
  fillSamples(
    samples,
    decoded,
    inside,
    fill.map((value) => value * up),
  );
  return { ...decoded, samples };
}

/** Gives the pixels under boxes one value, a sample each. */
export function fillSamples(
  samples: Samples,
  { columns, samplesPerPixel }: Pick<DecodedFrame, 'columns' | 'samplesPerPixel'>,
  boxes: readonly PixelBox[],
  fill: readonly number[],
): void {
  for (const { column, row, width, height } of boxes) {
    for (let y = row; y < row + height; y++) {
      let at = (y * columns + column) * samplesPerPixel;
      for (let x = 0; x < width; x++) for (const value of fill) samples[at++] = value;
    }
  }
}
