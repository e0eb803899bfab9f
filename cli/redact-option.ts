import type { PixelBox } from '../core/deid/redact/pixel-box.js';
import type { FrameBoxes, RedactionRequest } from '../core/deid/redact/redaction.js';
import { UsageError } from './exit.js';
import { absolutePath, folderOf, isThere, realPath } from './host/places.js';
import { readJson } from './read-json.js';

/** Boxes that were asked for by `--redact`. */
export interface AskedBoxes {
  /** Those for one file that was met, by its path as it is reported. */
  forFile(path: string): RedactionRequest;
  /** A file that boxes name and that isn't among those that were met, as it was given; undefined where all are. */
  unmet(paths: readonly string[]): string | undefined;
}

const MAX_BYTES = 256 * 1024 * 1024;
const NUMBERS = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/;

/**
 * `--redact x,y,w,h`: one box in every frame of every picture. `--redact FILE.json`: a list of
 * `{ "file", "frame", "boxes": [{ "x", "y", "width", "height" }] }`, which is what `text --json` prints; `frame` is a number from 0 or
 * "all" (the default), other keys are passed over. File paths count from where the command runs, or from the list's own folder.
 * @throws UsageError
 */
export function redactOption(values: readonly string[]): AskedBoxes {
  const everywhere: PixelBox[] = [];
  const own = new Map<string, FrameBoxes[]>();
  const named: { file: string; key: string }[] = [];
  for (const value of values) {
    const box = NUMBERS.exec(value);
    if (box) {
      everywhere.push(boxOf({ x: Number(box[1]), y: Number(box[2]), width: Number(box[3]), height: Number(box[4]) }, value));
      continue;
    }
    for (const { file, frame, boxes } of readList(value)) {
      const path = placeOf(file, value);
      own.set(path, [...(own.get(path) ?? []), { frame, boxes }]);
      named.push({ file, key: path });
    }
  }
  return {
    unmet(paths) {
      if (named.length === 0) return undefined;
      const met = new Set(paths.map(keyOf));
      return named.find(({ key }) => !met.has(key))?.file;
    },
    forFile(path) {
      const everyFrame: FrameBoxes[] = everywhere.length > 0 ? [{ frame: 'all', boxes: everywhere }] : [];
      // Where no list names a file, none need be asked for its real path.
      return own.size === 0 ? everyFrame : [...everyFrame, ...(own.get(keyOf(path)) ?? [])];
    },
  };
}

/** A file's real path; a path into a container, which isn't one of the disk, as it is given. */
const keyOf = (path: string): string => (isThere(path) ? realPath(path) : absolutePath(path));

function placeOf(file: string, list: string): string {
  const beside = absolutePath(file, folderOf(list));
  return isThere(file) || !isThere(beside) ? keyOf(file) : keyOf(beside);
}

interface ListEntry {
  readonly file: string;
  readonly frame: number | 'all';
  readonly boxes: readonly PixelBox[];
}

function readList(path: string): ListEntry[] {
  const untrusted = readJson(path, MAX_BYTES, `--redact takes x,y,width,height or a JSON file: "${path}" could not be read.`);
  if (!Array.isArray(untrusted)) throw new UsageError(`"${path}" is no list of boxes: text INPUT… --json prints one.`);
  return (untrusted as unknown[]).map((entry, index) => readEntry(entry, `${path}, entry ${index}`));
}

function readEntry(untrusted: unknown, place: string): ListEntry {
  const { file, frame = 'all', boxes } = isRecord(untrusted) ? untrusted : {};
  if (typeof file !== 'string' || file === '') throw new UsageError(`${place}: "file" is needed.`);
  const isFrame = frame === 'all' || (typeof frame === 'number' && Number.isInteger(frame) && frame >= 0);
  if (!isFrame) throw new UsageError(`${place}: "frame" is a number from 0, or "all".`);
  if (!Array.isArray(boxes)) throw new UsageError(`${place}: "boxes" is a list.`);
  return { file, frame: frame as number | 'all', boxes: (boxes as unknown[]).map((box) => boxOf(box, place)) };
}

function boxOf(untrusted: unknown, place: string): PixelBox {
  const { x, y, width, height } = isRecord(untrusted) ? untrusted : {};
  const isWhole = (value: unknown, least: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 0xffff;
  if (!isWhole(x, 0) || !isWhole(y, 0) || !isWhole(width, 1) || !isWhole(height, 1))
    throw new UsageError(`${place}: a box has x, y, width and height in whole pixels, at least one wide and high.`);
  return { column: x, row: y, width, height };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
