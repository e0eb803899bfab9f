import { area, type Box, grown, insidePicture, overlap } from './box.js';
import { type Candidate, detectWords } from './detect-words.js';
import { foldText } from './fold-text.js';
import type { GreyPicture } from './grey-picture.js';
import { settle } from './join-lines.js';
import { type Reading, readWords } from './read-words.js';
import type { FrameText, TextBox } from './text-box.js';
import type { TextModels } from './text-models.js';
import { textRegions } from './text-regions.js';

/**
 * How thoroughly frames are looked at: fast is the default, strict takes about twice as long and finds more, also more that isn't text.
 * Quick is for pictures that hardly ever carry writing: as large as they are, and fast where anything can be read.
 */
export type TextMode = 'quick' | 'fast' | 'strict';

/** How thoroughly a mode looks. */
interface Effort {
  /** The picture is looked at enlarged so many times. */
  readonly scales: readonly number[];
  /** Enlarged so many times, it is looked at once more where strokes stand close and nothing was read: text that noise nearly hides. 0: not at all. */
  readonly closest: number;
  /** Longest edge of a frame, in pixels, from which on twice the size and more isn't looked at: writing grows with films, and so does the time. */
  readonly largestDoubled: number;
  /** What a region of the detection network needs to be read at all. */
  readonly leastScore: number;
  /** Letters and digits that have to be right for a box, as the recogniser expects. Single ones are marks of side, or noise. */
  readonly leastRight: number;
}

const EFFORTS: Readonly<Record<TextMode, Effort>> = {
  quick: { scales: [1], closest: 0, largestDoubled: 0, leastScore: 0.4, leastRight: 1.4 },
  fast: { scales: [1, 1.5, 2], closest: 3, largestDoubled: 1536, leastScore: 0.4, leastRight: 1.4 },
  strict: { scales: [1, 1.5, 2, 2.5], closest: 3, largestDoubled: Number.POSITIVE_INFINITY, leastScore: 0.3, leastRight: 1 },
};

/** Fewer letters and digits are no text, however sure the recogniser is. */
const LEAST_CHARACTERS = 2;
/** A text of so few is short, and needs this mean probability. */
const SHORT = 4;
const SURE = 0.5;
/** From so many detections on, a picture of which most can't be read is texture; there, more has to be right. */
const MANY = 20;
const LEAST_RIGHT_IN_TEXTURE = 3;
/** Longest edge of a frame that is looked at as close as can be: in larger ones, writing is larger. */
const LARGEST_CLOSEST = 1280;
interface ReadBox {
  readonly box: Box;
  readonly reading: Reading;
}

/** Lowest line of text, in pixels: detected lines have some room around their letters. */
const SHORTEST = 3;
/** Tallest line of text, in pixels of a picture whose longer side has 1024 or less. */
const TALLEST = 64;
/** Of the height: how far a box reaches beyond what was detected. Detectors cut the last letter more often than any other. */
const SIDEWAYS = 0.6;
/** And so many pixels more, whatever the height: a letter of the smallest text is hardly wider than its share. */
const SIDEWAYS_PIXELS = 1;
const UP_AND_DOWN = 0.1;
/** So much of a candidate under one that is kept, of nearly its height, says that it is the same text. */
const SAME = 0.7;

/**
 * Looks for text in the renderings of one frame, which are of one size, and unites what is found. `longestEdge` is the
 * frame's, which decides how tall text can be; another than the pictures' where they are a part of it.
 */
export async function findText(
  pictures: readonly GreyPicture[],
  mode: TextMode,
  models: TextModels,
  longestEdge = Math.max(pictures[0]?.columns ?? 0, pictures[0]?.rows ?? 0),
): Promise<FrameText> {
  const found = await lookOnce(pictures, EFFORTS[mode], models, longestEdge);
  return mode === 'quick' && found.boxes.length > 0 ? lookOnce(pictures, EFFORTS.fast, models, longestEdge) : found;
}

async function lookOnce(pictures: readonly GreyPicture[], effort: Effort, models: TextModels, longestEdge: number): Promise<FrameText> {
  const scales = effort.scales.filter((scale) => scale < 2 || longestEdge <= effort.largestDoubled);
  const closest = longestEdge <= Math.min(effort.largestDoubled, LARGEST_CLOSEST) ? effort.closest : 0;
  const boxes: TextBox[] = [];
  const possible: TextBox[] = [];
  const read: Box[] = [];
  for (const picture of pictures) {
    const look = async (regions: readonly Box[], at: readonly number[]): Promise<readonly ReadBox[]> => {
      const candidates: Candidate[] = [];
      for (const region of regions) candidates.push(...(await detect(picture, region, at, effort.leastScore, models)));
      const readings: ReadBox[] = [];
      for (const { box } of distinct(candidates.filter((candidate) => isOfTextHeight(candidate.box, longestEdge)))) {
        if (read.some((earlier) => isSame(box, earlier))) continue;
        readings.push({ box, reading: await readWords(picture, grown(box, box.height * 0.25, 0), models) });
      }
      return readings;
    };
    const keep = (readings: readonly ReadBox[], least: number): void => {
      for (const { box, reading } of readings) {
        const found = textBox(box, reading, picture);
        if (!found) continue;
        if (isText(reading, least)) {
          read.push(box);
          boxes.push(found);
        } else possible.push(found);
      }
    };
    const readings = await look(textRegions(picture), scales);
    keep(readings, isTexture(readings, effort) ? LEAST_RIGHT_IN_TEXTURE : effort.leastRight);
    // Closest, tissue looks like a letter or two more often than from farther away.
    if (closest > 0) keep(await look(textRegions(picture, read), [closest]), LEAST_RIGHT_IN_TEXTURE);
  }
  return settle(boxes, possible);
}

async function detect(
  picture: GreyPicture,
  bounds: Box,
  scales: readonly number[],
  leastScore: number,
  models: TextModels,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const scale of scales) found.push(...(await detectWords(picture, bounds, scale, leastScore, models)));
  return found;
}

function isOfTextHeight({ width, height }: Box, longestEdge: number): boolean {
  const lower = Math.min(width, height);
  return lower >= SHORTEST && lower <= TALLEST * Math.max(1, longestEdge / 1024);
}

/** Candidates without those that a surer one shows already. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (!kept.some(({ box }) => isSame(candidate.box, box))) kept.push(candidate);
  }
  return kept;
}

function isSame(box: Box, kept: Box): boolean {
  return overlap(box, kept) >= area(box) * SAME && box.height * 2 > kept.height;
}

/** Whether most of so much that was detected can't be read: noise or tissue, of which some always looks like a letter or two. */
const isTexture = (readings: readonly ReadBox[], { leastRight }: Effort): boolean =>
  readings.length >= MANY && readings.filter(({ reading }) => isText(reading, leastRight)).length < readings.length / 2;

/** Enough right letters and digits, and in a short text sure ones that aren't all the same: two circles read as "00". */
function isText({ text, confidence, rightCharacters }: Reading, least: number): boolean {
  const characters = foldText(text);
  if (rightCharacters < least || characters.length < LEAST_CHARACTERS) return false;
  return characters.length > SHORT || (confidence >= SURE && new Set(characters).size > 1);
}

function textBox(box: Box, { text, confidence }: Reading, { columns, rows }: GreyPicture): TextBox | null {
  const thickness = Math.min(box.height, box.width);
  const along = thickness * SIDEWAYS + SIDEWAYS_PIXELS;
  const across = thickness * UP_AND_DOWN;
  const padded = box.height > box.width ? grown(box, across, along) : grown(box, along, across);
  const inside = insidePicture(padded, columns, rows);
  return inside && { ...inside, text, confidence: Math.round(confidence * 1000) / 1000 };
}
