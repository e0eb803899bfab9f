import type { Picture } from '../../core/deid/picture/encode-png.js';
import { framesIn } from '../../core/deid/picture/frame-span.js';
import { readPlainJpeg } from '../../core/deid/picture/read-jpeg.js';
import { readPlainPng } from '../../core/deid/picture/read-png.js';
import { encodePicture, type PictureKind, reviewPicture } from '../../core/deid/picture/review-picture.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import type { PictureMaker } from './export-maker.js';

/**
 * What isn't the picture in a file that was read as plain. PNG: signature, header, end, and the frame of the one chunk with the picture.
 * JPEG: the segments before the scan, whose lengths follow from the number of components, and the end.
 */
const STRUCTURE: Readonly<Record<PictureKind, (channels: 1 | 3) => number>> = {
  png: () => 8 + 25 + 12 + 12,
  jpeg: (channels) => (channels === 1 ? 20 + 69 + 13 + 33 + 183 + 10 + 2 : 20 + 2 * 69 + 19 + 2 * (33 + 183) + 14 + 2),
};

/** Each frame a picture of its own. */
export function stillMaker(kind: PictureKind, decodeJpeg: (staged: ByteSource) => Promise<Omit<ColorDisplay, 'kind'>>): PictureMaker {
  const structureOf = (staged: ByteSource): number => STRUCTURE[kind]((kind === 'png' ? readPlainPng : readPlainJpeg)(staged).channels);
  return {
    count: ({ count }) => count,
    async make({ span, draw }, steps) {
      const pictures: Uint8Array[] = [];
      for (const frame of framesIn(span)) {
        pictures.push(encodePicture(await draw(frame), kind));
        await steps.next();
      }
      return pictures;
    },
    async review({ span, draw }, staged, steps) {
      const structures: number[] = [];
      for (const [index, frame] of framesIn(span).entries()) {
        const output = staged[index] as ByteSource;
        reviewPicture(await draw(frame), output, kind);
        structures.push(structureOf(output));
        await steps.next();
      }
      return structures;
    },
    async show(staged, place) {
      const output = staged[place] as ByteSource;
      return kind === 'png' ? coloured(readPlainPng(output)) : decodeJpeg(output);
    },
  };
}

function coloured({ rows, columns, channels, samples }: Picture): Omit<ColorDisplay, 'kind'> {
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      rgba[pixel * 4 + channel] = samples[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0;
  }
  return { rows, columns, rgba };
}
