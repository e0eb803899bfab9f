import { type OutputKind, type Packing, PLAIN_PACKING } from '../../../core/bridge.js';
import type { ExportTarget, Shape } from '../state.js';
import { filmOf } from './frames.js';

interface Shaped {
  readonly format: OutputKind;
  readonly packing: Packing;
}

const SHAPES: Readonly<Record<Shape, Shaped>> = {
  folder: { format: 'dicom', packing: PLAIN_PACKING },
  zip: { format: 'dicom', packing: { zip: true, directory: false } },
  disc: { format: 'dicom', packing: { zip: false, directory: true } },
  png: { format: 'png', packing: PLAIN_PACKING },
  jpeg: { format: 'jpeg', packing: PLAIN_PACKING },
  webm: { format: 'webm', packing: PLAIN_PACKING },
};
const FILES: readonly Shape[] = ['folder', 'zip', 'disc'];
const PICTURES: readonly Shape[] = ['png', 'jpeg'];
const WITH_FILM: readonly Shape[] = [...PICTURES, 'webm'];

/** Whether nothing but pictures leaves. */
export const isPictures = (format: OutputKind): boolean => format !== 'dicom';

/** What can be chosen, beginning with the usual; a film only of a file that is one. */
export function shapesOf(format: OutputKind, targets: readonly ExportTarget[] = []): readonly Shape[] {
  if (!isPictures(format)) return FILES;
  return filmOf(targets).longest > 1 ? WITH_FILM : PICTURES;
}

export const shaped = (shape: Shape): Shaped => SHAPES[shape];

export function shapeOf({ format, packing }: Shaped): Shape {
  if (format !== 'dicom') return format;
  if (packing.zip) return 'zip';
  return packing.directory ? 'disc' : 'folder';
}
