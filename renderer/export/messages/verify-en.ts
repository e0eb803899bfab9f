import type { CopyProblem } from '../../../core/deid/receipt/compare-copy.js';
import type { ProblemCounts } from '../verify/verify-answer.js';
import { countsIn } from './counts.js';

const { of, size } = countsIn('en');

const one: Readonly<Record<CopyProblem['problem'], (count: number) => string>> = {
  changed: (count) => of(count, '# file changed', '# files changed'),
  missing: (count) => of(count, '# file missing', '# files missing'),
  added: (count) => of(count, '# file added', '# files added'),
  unreadable: (count) => of(count, '# file that can’t be read', '# files that can’t be read'),
};

/** Texts of the check of a copy. */
export const verifyEn = {
  title: 'Check a copy against its receipt',
  open: 'Check this copy, now or later…',
  close: 'Close',
  lead: 'It tells you whether a copy still is, byte for byte, what this program wrote. Nothing is opened or changed.',
  copy: 'The copy',
  chooseFolder: 'Choose a folder…',
  chooseZip: 'Choose a zip…',
  receipt: 'Its receipt',
  chooseReceipt: 'Choose a receipt…',
  receiptHint: 'It lies beside the copy, under the same name with “.receipt.json” at the end.',
  nothingPicked: 'Nothing chosen yet',
  check: 'Check',
  cancel: 'Cancel',
  begins: 'Reading the receipt…',
  progress: (done: number, total: number) => `${size(done)} of ${size(total)} compared`,
  stopped: 'Stopped. Nothing can be said about this copy.',
  failed: 'The copy or the receipt could not be read. Check that both are there, and choose them again.',
  notAReceipt: 'This file isn’t a receipt of this program. Choose the one whose name ends in “.receipt.json”.',
  receiptOfZip: 'This receipt is of a copy in one zip. Choose that zip, still packed.',
  receiptOfFolder: 'This receipt is of a copy in a folder. Choose that folder.',
  same: (files: number) =>
    files === 1
      ? 'Nothing was changed. The file is what was written.'
      : `Nothing was changed. All ${of(files, '# file', '# files')} are what was written.`,
  differs: (counts: ProblemCounts) =>
    `This isn’t what was written: ${(['changed', 'missing', 'added', 'unreadable'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => one[kind](counts[kind]))
      .join(', ')}.`,
  problems: 'Files that aren’t what was written',
  kinds: {
    changed: 'changed',
    missing: 'missing',
    added: 'added: the receipt doesn’t list it',
    unreadable: 'can’t be read',
  } satisfies Record<CopyProblem['problem'], string>,
};

/** A key that is missing in a language fails the type check. */
export type VerifyMessages = typeof verifyEn;
