import type { Box } from './box.js';
import { type GreyPicture, resample } from './grey-picture.js';
import type { TextModels } from './text-models.js';

/** What the recogniser reads in a box. */
export interface Reading {
  readonly text: string;
  /** Mean probability of the characters, 0 where there are none. */
  readonly confidence: number;
  /** How many letters (of any script) and digits are right, as the recogniser expects: the sum of their probabilities. */
  readonly rightCharacters: number;
}

/** Rows of the recogniser's input. */
const ROWS = 48;
/** Longest input at once: a longer line is read in pieces. */
const MAX_COLUMNS = 960;
/** A box so much taller than wide holds a line that runs up or down. */
const UPRIGHT = 1.6;
/** Narrower ones, in pixels, are strokes of a single letter rather than a line that was turned. */
const LEAST_UPRIGHT = 7;

/** What is read with fewer right characters is read again, closer. */
const HARDLY_READ = 2;
/** Of the height: small text is detected with much room above and below, in which the recogniser loses it. */
const CLOSER = 0.65;

/** Reads the text in a box of a picture: closer where it is hardly readable, and turned to both sides where the box is tall. */
export async function readWords(picture: GreyPicture, box: Box, models: TextModels): Promise<Reading> {
  const whole = await readLine(picture, box, models);
  const line = whole.rightCharacters >= HARDLY_READ ? whole : better(whole, await readLine(picture, closer(box), models));
  if (box.height < box.width * UPRIGHT || box.width < LEAST_UPRIGHT) return line;
  const turned = cut(picture, box);
  const readings = [line];
  for (const way of [1, -1] as const) {
    const lying = turn(turned, way);
    readings.push(await readLine(lying, { x: 0, y: 0, width: lying.columns, height: lying.rows }, models));
  }
  return readings.reduce(better);
}

const better = (one: Reading, other: Reading): Reading => (other.rightCharacters > one.rightCharacters ? other : one);

const closer = ({ x, y, width, height }: Box): Box => ({ x, y: y + (height * (1 - CLOSER)) / 2, width, height: height * CLOSER });

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

async function readLine(picture: GreyPicture, box: Box, models: TextModels): Promise<Reading> {
  const whole = Math.max(16, Math.round((box.width * ROWS) / box.height));
  const pieces = Math.ceil(whole / MAX_COLUMNS);
  const columns = Math.ceil(whole / pieces / 8) * 8;
  let text = '';
  let sum = 0;
  let count = 0;
  let rightCharacters = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const part = { x: box.x + (piece * box.width) / pieces, y: box.y, width: box.width / pieces, height: box.height };
    const { probabilities, steps } = await models.recognise(networkInput(resample(picture, part, columns, ROWS)), columns);
    const read = collapse(probabilities, steps, models.characters);
    text += read.text;
    sum += read.sum;
    count += read.count;
    rightCharacters += read.rightCharacters;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count, rightCharacters };
}

/** Stretched to the full range, because faint text is text; then from −1 to 1 in three equal channels. */
function networkInput({ grey }: GreyPicture): Float32Array {
  const [low, high] = spread(grey);
  const range = Math.max(1, high - low);
  const input = new Float32Array(grey.length * 3);
  for (let index = 0; index < grey.length; index++) {
    const unit = Math.max(0, Math.min(1, ((grey[index] as number) - low) / range));
    const value = unit * 2 - 1;
    input[index] = value;
    input[index + grey.length] = value;
    input[index + 2 * grey.length] = value;
  }
  return input;
}

/** The grey levels between which all but the darkest and brightest hundredth lie. */
function spread(grey: Uint8Array): [number, number] {
  const counts = new Uint32Array(256);
  for (const level of grey) counts[level] = (counts[level] as number) + 1;
  const skip = grey.length / 100;
  let low = 0;
  for (let sum = counts[0] as number; low < 255 && sum <= skip; sum += counts[low] as number) low++;
  let high = 255;
  for (let sum = counts[255] as number; high > 0 && sum <= skip; sum += counts[high] as number) high--;
  return [low, high];
}

/** The likeliest character of every step, repetitions joined and "nothing" dropped (connectionist temporal classification). */
function collapse(
  probabilities: Float32Array,
  steps: number,
  characters: readonly string[],
): { text: string; sum: number; count: number; rightCharacters: number } {
  let text = '';
  let sum = 0;
  let count = 0;
  let rightCharacters = 0;
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    const start = step * characters.length;
    let best = 0;
    for (let index = 1; index < characters.length; index++) {
      if ((probabilities[start + index] as number) > (probabilities[start + best] as number)) best = index;
    }
    if (best !== 0 && best !== previous) {
      const character = characters[best] ?? '';
      const probability = probabilities[start + best] as number;
      text += character;
      sum += probability;
      count++;
      if (LETTER_OR_DIGIT.test(character)) rightCharacters += probability;
    }
    previous = best;
  }
  return { text, sum, count, rightCharacters };
}

function cut(picture: GreyPicture, box: Box): GreyPicture {
  return resample(picture, box, Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height)));
}

/** A quarter turn: 1 clockwise, −1 against. */
function turn({ rows, columns, grey }: GreyPicture, way: 1 | -1): GreyPicture {
  const turned = new Uint8Array(grey.length);
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column < rows; column++) {
      const from = way === 1 ? (rows - 1 - column) * columns + row : column * columns + (columns - 1 - row);
      turned[row * rows + column] = grey[from] as number;
    }
  }
  return { rows: columns, columns: rows, grey: turned };
}
