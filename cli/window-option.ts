import type { OutputKind } from '../core/bridge.js';
import type { PictureView } from '../core/deid/picture/picture-view.js';
import { UsageError } from './exit.js';

/** A number as people write it: no exponent, no hexadecimal. */
const PAIR = /^(-?\d{1,9}(?:\.\d{1,9})?),(\d{1,9}(?:\.\d{1,9})?)$/;

/**
 * `--window C,W`: centre and width of every grey picture, in the unit of the Modality LUT's output (Hounsfield units of a CT; PS3.3 C.11.2.1.2);
 * null where none is asked for. @throws UsageError
 */
export function windowOption(value: string | undefined, kind: OutputKind): PictureView | null {
  if (value === undefined) return null;
  if (kind === 'dicom') throw new UsageError('--window goes with pictures: --format png or jpg.');
  const [, center, width] = PAIR.exec(value) ?? [];
  // LINEAR has no window under 1 (PS3.3 C.11.2.1.2.1).
  if (center === undefined || width === undefined || Number(width) < 1)
    throw new UsageError('--window takes centre and width, which is at least 1: --window=40,400.');
  const voi = { kind: 'window', center: Number(center), width: Number(width) } as const;
  return { voi, invert: false, rotation: 0, flipHorizontal: false, flipVertical: false };
}
