import { join } from 'node:path';
import { ExportError } from './failure.js';
import { exists } from './publish-folder.js';

const MAX_NUMBER = 9999;

/** Where an export goes inside the folder that the person chose: a name without a date or a person, the first that is free. */
export interface TargetPlaces {
  readonly target: string;
  readonly receiptPath: string;
}

/** The receipt stands beside the folder, never in it. */
export const receiptBeside = (target: string): string => `${target}.receipt.json`;

/** What is written: an anonymised copy, or marks with whose scan they are on. The name of the folder says which. */
export type Written = 'copy' | 'marks';

/** @throws ExportError target-exists where no number is free, or the system's error */
export function freeTarget(parent: string, extension: '' | '.zip' = '', what: Written = 'copy'): TargetPlaces {
  for (let number = 1; number <= MAX_NUMBER; number += 1) {
    const target = join(parent, `Negatoscope-${what}-${number}${extension}`);
    const receiptPath = receiptBeside(target);
    if (!exists(target) && !exists(receiptPath)) return { target, receiptPath };
  }
  throw new ExportError('target-exists');
}
