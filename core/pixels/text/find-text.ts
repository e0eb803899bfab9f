import { area, type Box, grown, insidePicture, overlap } from './box.js';
import { detectStrokes, TALLEST } from './detect-strokes.js';
import { type Candidate, detectWords } from './detect-words.js';
import type { GreyPicture } from './grey-picture.js';
import { joinLines } from './join-lines.js';
import { countLettersAndDigits, type Reading, readWords } from './read-words.js';
import type { TextModels } from './text-models.js';

/** Text at a place of a frame: whole pixels inside it. `confidence` is the mean of the recogniser's, 0 to 1. */
export interface TextBox extends Box {
  readonly text: string;
  readonly confidence: number;
}

/** What was found in one frame: `boxes` would be blacked out, `possible` is what a detector saw and the recogniser couldn't read. */
export interface FrameText {
  readonly boxes: readonly TextBox[];
  readonly possible: readonly TextBox[];
}

export type TextMode = 'fast' | 'strict';

/** How thoroughly a mode looks. */
interface Effort {
  /** The picture is looked at enlarged so many times. */
  readonly scales: readonly number[];
  readonly strokes: boolean;
  /** What a region of the detection network needs to be read at all. */
  readonly leastScore: number;
  /** What a reading needs to be a box. */
  readonly leastConfidence: number;
}

const EFFORTS: Readonly<Record<TextMode, Effort>> = {
  fast: { scales: [1, 1.5], strokes: true, leastScore: 0.4, leastConfidence: 0.5 },
  strict: { scales: [1, 1.5, 2], strokes: true, leastScore: 0.3, leastConfidence: 0.35 },
};

/** A reading counts as text from so many letters and digits on: single ones are marks of side, or noise. */
const LEAST_CHARACTERS = 2;
/** Of the height: how far a box reaches beyond what was detected. Detectors cut the last letter more often than any other. */
const SIDEWAYS = 0.6;
const UP_AND_DOWN = 0.1;
/** So much of a candidate under one that is kept, of nearly its height, says that it is the same text. */
const SAME = 0.7;

/** Looks for text in the renderings of one frame, which are of one size, and unites what is found. */
export async function findText(pictures: readonly GreyPicture[], mode: TextMode, models: TextModels): Promise<FrameText> {
  const effort = EFFORTS[mode];
  const boxes: TextBox[] = [];
  const possible: TextBox[] = [];
  const read: Box[] = [];
  for (const picture of pictures) {
    const fresh = distinct((await detect(picture, effort, models)).filter(({ box }) => isOfTextHeight(box, picture)));
    for (const { box, score } of fresh) {
      if (read.some((earlier) => isSame(box, earlier))) continue;
      const reading = await readWords(picture, grown(box, box.height * 0.25, 0), models);
      const found = textBox(box, reading, picture);
      if (!found) continue;
      if (isText(reading, effort)) {
        read.push(box);
        boxes.push(found);
      } else if (score > 0) possible.push(found);
    }
  }
  const joined = joinLines(boxes);
  return { boxes: joined, possible: joinLines(possible).filter((box) => !joined.some((sure) => overlap(box, sure) > area(box) / 2)) };
}

async function detect(picture: GreyPicture, effort: Effort, models: TextModels): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const scale of effort.scales) found.push(...(await detectWords(picture, scale, effort.leastScore, models)));
  return effort.strokes ? [...found, ...detectStrokes(picture, 4)] : found;
}

function isOfTextHeight(box: Box, { columns, rows }: GreyPicture): boolean {
  return Math.min(box.height, box.width) <= TALLEST * Math.max(1, Math.max(columns, rows) / 1024);
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

const isText = ({ text, confidence }: Reading, { leastConfidence }: Effort): boolean =>
  confidence >= leastConfidence && countLettersAndDigits(text) >= LEAST_CHARACTERS;

function textBox(box: Box, { text, confidence }: Reading, { columns, rows }: GreyPicture): TextBox | null {
  const thickness = Math.min(box.height, box.width);
  const upright = box.height > box.width;
  const padded = upright
    ? grown(box, thickness * UP_AND_DOWN, thickness * SIDEWAYS)
    : grown(box, thickness * SIDEWAYS, thickness * UP_AND_DOWN);
  const inside = insidePicture(padded, columns, rows);
  return inside && { ...inside, text, confidence: Math.round(confidence * 1000) / 1000 };
}
