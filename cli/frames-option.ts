import type { OutputKind } from '../core/bridge.js';
import { UsageError } from './exit.js';

/** Which frames of a file become pictures: all, or those of the numbers, from 0 and in their order. */
export type AskedFrameNumbers = 'every' | readonly number[];

/** `--frame N` (repeatable, from 0) and `--every-frame`; the first frame where neither is given. @throws UsageError */
export function framesOption(values: readonly string[] | undefined, every: boolean | undefined, kind: OutputKind): AskedFrameNumbers {
  if (kind === 'dicom' && (values || every)) throw new UsageError('--frame and --every-frame go with pictures: --format png or jpg.');
  if (values && every) throw new UsageError('--frame and --every-frame exclude each other.');
  if (every) return 'every';
  if (!values) return [0];
  if (values.some((value) => !/^\d{1,9}$/.test(value))) throw new UsageError('--frame takes a whole number from 0.');
  return [...new Set(values.map(Number))].sort((one, other) => one - other);
}

/** The numbers of the frames of one file that become pictures. @throws UsageError for one that it doesn't have. */
export function framesOfFile(asked: AskedFrameNumbers, numberOfFrames: number, path: string): readonly number[] {
  if (asked === 'every') return Array.from({ length: numberOfFrames }, (_, frame) => frame);
  const absent = asked.find((frame) => frame >= numberOfFrames);
  if (absent !== undefined) throw new UsageError(`"${path}" has no frame ${absent}: its last is ${numberOfFrames - 1}.`);
  return asked;
}
