import { ByteRangeError, memorySource } from '../../../core/dicom/byte-source.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { displayValue } from '../../../core/dicom/display-value.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../../../core/dicom/second-reader.js';
import { displayFrame } from '../../../core/pixels/display-frame.js';
import type { CodecSet } from '../../../core/pixels/frame-codec.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { FRAME_SYNTAXES } from '../../../core/pixels/frame-syntaxes.js';
import { describeImage } from '../../../core/pixels/image-description.js';
import { overlayPlanes } from '../../../core/pixels/overlay-planes.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { frameDescription } from '../../../core/study/frames/frame-description.js';
import { groupStudies } from '../../../core/study/group-studies.js';
import { describeInstance, type InstanceRecord } from '../../../core/study/instance-record.js';
import { readObject } from '../../../core/study/objects/read-object.js';
import { segmentMasks } from '../../../core/study/segmentation/segment-masks.js';
import { readSegmentation } from '../../../core/study/segmentation/segmentation.js';
import { tileLayout } from '../../../core/study/slide/tile-layout.js';
import { summariseStudies } from '../../../core/study/summarise-studies.js';
import { Random } from '../../../scripts/sample/random.js';
import { tileFile } from '../../core/dicom/tile-file.js';
import { mutateBytes, mutateFile, pick, whole } from './mutate.js';
import type { FrameSeed, Seeds } from './seeds.js';

/** How an input ended. Anything else is thrown, and is a fault of the program. */
export type Outcome = 'file read' | 'file refused' | 'frame read' | 'frame refused';

/** Pictures of a wrong description can be large: those are read, and not drawn as well. */
const MOST_DRAWN = 2 ** 21;
const GROUPED_AT_ONCE = 64;
/** Of five inputs, three are files and two codestreams. */
const KINDS = 5;
const FILES = 3;

/** Tries inputs one by one: the same number gives the same input wherever the same real files are. */
export class InputTrial {
  readonly #seeds: Seeds;
  readonly #codecs: CodecSet;
  #records: InstanceRecord[] = [];

  private constructor(seeds: Seeds, codecs: CodecSet) {
    this.#seeds = seeds;
    this.#codecs = codecs;
  }

  static async create(seeds: Seeds, codecs: CodecSet): Promise<InputTrial> {
    for (const { uid } of FRAME_SYNTAXES) await codecs.prepare(uid);
    return new InputTrial(seeds, codecs);
  }

  /** The seed of an input, for the message where it goes wrong. */
  name(input: number): string {
    const random = randomOf(input);
    const seed = isFile(input) ? pick(random, this.#seeds.files) : pick(random, pick(random, this.#seeds.frames));
    return `input ${input}, from ${seed.name}`;
  }

  /** @throws Error whatever isn't one of the program's own refusals. */
  try(input: number): Outcome {
    const random = randomOf(input);
    return isFile(input) ? this.#tryFile(random) : this.#tryFrame(random);
  }

  #tryFile(random: Random): Outcome {
    const { files } = this.#seeds;
    const seed = pick(random, files);
    const bytes = mutateFile(seed, pick(random, files), random);
    try {
      const parsed = parseFile(memorySource(bytes));
      this.#readAll(parsed);
      return 'file read';
    } catch (error) {
      if (error instanceof ParseError || error instanceof ByteRangeError) return 'file refused';
      throw error;
    }
  }

  /** Everything that the program reads of a file: elements, both readers, records, objects, pictures and groups of them. */
  #readAll(parsed: ParsedFile): void {
    const gap = tileFile(parsed);
    if (gap !== null) throw new Error(`the bytes aren't accounted for: ${gap}`);
    walkElements(parsed.dataSet, (element, _path, owner) => void displayValue(owner, element, 200));
    ignoring(SecondReaderError, () => readSecond(parsed));
    this.#group(describeInstance(parsed, `file${this.#records.length}`, 'name'));
    readObject(parsed);
    tileLayout(parsed.dataSet);
    const segmentation = readSegmentation(parsed);
    overlayPlanes(parsed, 0, null);
    const image = describeImage(parsed.dataSet);
    if (image.kind === 'refused') return;
    const last = image.numberOfFrames - 1;
    frameDescription(parsed, last);
    for (const frame of new Set([0, last])) {
      ignoring(FrameError, () => {
        const decoded = readFrame(parsed, frame, this.#codecs);
        if (decoded.samples.length > MOST_DRAWN) return;
        overlayPlanes(parsed, frame, decoded);
        const segment = segmentation?.frames[frame];
        if (segmentation && segment) segmentMasks(segmentation, segment, decoded);
        displayFrame(parsed, frame, decoded);
      });
    }
  }

  /** As if files had been opened together. */
  #group(record: InstanceRecord): void {
    this.#records.push(record);
    if (this.#records.length < GROUPED_AT_ONCE) return;
    const shown = summariseStudies(groupStudies(this.#records)).flatMap(({ series }) => series.flatMap(({ instances }) => instances));
    if (shown.length !== this.#records.length) throw new Error(`${shown.length} of ${this.#records.length} files are listed`);
    this.#records = [];
  }

  #tryFrame(random: Random): Outcome {
    const { frames } = this.#seeds;
    const seed = pick(random, pick(random, frames));
    const codestream = mutateBytes(seed.codestream, pick(random, pick(random, frames)).codestream, random);
    const image = describedAnew(seed, codestream, random);
    try {
      const { samples } = this.#codecs.codecFor(seed.transferSyntax).decode(codestream, image);
      const wanted = image.rows * image.columns * image.samplesPerPixel;
      if (samples.length !== wanted) throw new Error(`${samples.length} samples where the description has ${wanted}`);
      return 'frame read';
    } catch (error) {
      if (error instanceof FrameError) return 'frame refused';
      throw error;
    }
  }
}

/** Now and then a description of another size, sign or depth, so that what is behind the first check is tried too. */
function describedAnew({ image }: FrameSeed, codestream: Uint8Array, random: Random): FrameSeed['image'] {
  if (random.next() < 0.6) return image;
  if (random.next() < 0.3) return { ...image, signed: !image.signed };
  if (random.next() < 0.3) return { ...image, bitsStored: 1 + whole(random, image.bitsAllocated) };
  const rows = random.next() < 0.1 ? 1 + whole(random, 20_000) : Math.max(1, image.rows + whole(random, 17) - 8);
  writeRows(codestream, image.rows, rows);
  return { ...image, rows };
}

/** Writes another number of rows wherever the first 200 bytes hold the right one: the two headers agree then. */
function writeRows(codestream: Uint8Array, from: number, to: number): void {
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  for (let offset = 0; offset + 2 <= Math.min(200, codestream.length); offset++) {
    if (view.getUint16(offset) !== from) continue;
    view.setUint16(offset, to & 0xffff);
    return;
  }
}

function ignoring(refusal: new (...args: never[]) => Error, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof refusal)) throw error;
  }
}

/** Neighbouring numbers give unlike streams. */
function randomOf(input: number): Random {
  const random = new Random(Math.imul(input + 1, 0x9e3779b1));
  for (let skipped = 0; skipped < 4; skipped++) random.next();
  return random;
}

const isFile = (input: number): boolean => input % KINDS < FILES;
