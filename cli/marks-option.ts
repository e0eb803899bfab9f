import type { OutputKind } from '../core/bridge.js';
import type { AskedMarks } from '../core/study/picture-marks.js';
import { UsageError } from './exit.js';

/** Of `export`: what is written into pictures. */
export const MARK_OPTIONS = {
  letters: { type: 'boolean' },
  'scale-bar': { type: 'boolean' },
  overlays: { type: 'boolean' },
} as const;

/** `--letters`, `--scale-bar` and `--overlays`; null where none is given. @throws UsageError with files, which leave as they are stored */
export function marksOption(
  values: { readonly [Name in keyof typeof MARK_OPTIONS]?: boolean | undefined },
  kind: OutputKind,
): AskedMarks | null {
  const { letters = false, 'scale-bar': scale = false, overlays = false } = values;
  if (!(letters || scale || overlays)) return null;
  if (kind === 'dicom') throw new UsageError('--letters, --scale-bar and --overlays go with pictures: --format png or jpg.');
  return { letters, scale, overlays, drawn: false, words: { decimal: '.', detector: 'at the detector' } };
}
