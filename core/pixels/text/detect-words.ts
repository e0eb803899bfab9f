import type { Box } from './box.js';
import { type GreyPicture, resample } from './grey-picture.js';
import { labelRegions } from './label-regions.js';
import type { TextModels } from './text-models.js';
import { planTiles } from './tiles.js';

/** A place where a detector sees text. `score`: how sure it is, 0 to 1. */
export interface Candidate {
  readonly box: Box;
  readonly score: number;
}

/** What a pixel needs to count as text, and what a region's mean needs to be kept. */
const PIXEL_THRESHOLD = 0.3;
/** The network marks the core of a line; its outline lies this share of area over perimeter farther out. */
const UNCLIP = 1.6;
/** Repeated pixels around the picture: text that touches the border is found like any other. */
const MARGIN = 16;
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** Text that the detection network sees in a part of a picture, enlarged `scale` times; boxes in pixels of the picture, unrounded. */
export async function detectWords(
  picture: GreyPicture,
  bounds: Box,
  scale: number,
  leastScore: number,
  models: TextModels,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const tile of planTiles(bounds, scale, MARGIN)) {
    const columns = roundUp((tile.width + 2 * MARGIN) * scale);
    const rows = roundUp((tile.height + 2 * MARGIN) * scale);
    const origin = { x: tile.x - MARGIN, y: tile.y - MARGIN };
    const part = resample(picture, { ...origin, width: columns / scale, height: rows / scale }, columns, rows);
    const probabilities = await models.detect(networkInput(part), rows, columns);
    for (const region of regionsOf(probabilities, columns, rows)) {
      if (region.score < leastScore) continue;
      const { x, y, width, height } = region.box;
      candidates.push({
        score: region.score,
        box: { x: x / scale + origin.x, y: y / scale + origin.y, width: width / scale, height: height / scale },
      });
    }
  }
  return candidates;
}

const roundUp = (length: number): number => Math.ceil(length / 32) * 32;

/** Grey as three equal channels, each brought to the mean and deviation that the network was trained with. */
function networkInput({ grey }: GreyPicture): Float32Array {
  const input = new Float32Array(grey.length * 3);
  for (let channel = 0; channel < 3; channel++) {
    const table = Float32Array.from(
      { length: 256 },
      (_, level) => (level / 255 - (MEAN[channel] as number)) / (DEVIATION[channel] as number),
    );
    const start = channel * grey.length;
    for (let index = 0; index < grey.length; index++) input[start + index] = table[grey[index] as number] as number;
  }
  return input;
}

function regionsOf(probabilities: Float32Array, columns: number, rows: number): Candidate[] {
  const mask = new Uint8Array(probabilities.length);
  for (let index = 0; index < mask.length; index++) if ((probabilities[index] as number) > PIXEL_THRESHOLD) mask[index] = 1;
  return labelRegions(mask, columns, rows, probabilities)
    .filter((region) => region.pixels >= 6)
    .map((region) => {
      const width = region.right - region.left;
      const height = region.bottom - region.top;
      const outward = (width * height * UNCLIP) / (2 * (width + height));
      const box = { x: region.left - outward, y: region.top - outward, width: width + 2 * outward, height: height + 2 * outward };
      return { box, score: region.weight };
    });
}
