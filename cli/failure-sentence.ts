import type { ExportFailure } from '../core/bridge.js';

const SENTENCES: Readonly<Record<ExportFailure, string>> = {
  'source-changed': 'A source file changed since it was read. Nothing was written. Run the export again.',
  'source-gone': 'A source file is no longer there. Nothing was written. Bring the disc or folder back and run the export again.',
  'source-unreadable': 'A source file can no longer be read. Nothing was written. Check the disc and its permissions.',
  'range-outside-source': 'A source file is shorter than when it was read. Nothing was written. Run the export again.',
  'unknown-source': 'A source file is not open any more. Nothing was written. Run the export again.',
  'too-large': 'The export is too large for one run. Nothing was written. Split the inputs.',
  'stage-void': 'The export was replaced by a newer one. Nothing was written. Run the export again.',
  'nothing-staged': 'There was nothing to write.',
  'target-exists': '--out exists and is not an empty folder. Nothing was written. Name a folder that does not exist.',
  'target-not-writable': '--out can not be written. Nothing was written. Choose a place that you may write to.',
  'target-gone': 'The folder in which --out should be made is not there. Nothing was written.',
  'disk-full': 'The disk is full. Nothing was left behind. Make space or choose another place.',
  'read-back-differs': 'What was read back from the disk differs from what was written. The copy was removed. Check the disk.',
  'written-doubted':
    'The copy was checked on the disk once it was written, and the check did not pass. The copy was removed. Check the disk.',
  'written-unanswered': 'The check of the written copy did not come to an end. The copy was removed. Run the export again.',
  'write-failed': 'The copy could not be written. Nothing was left behind.',
};

/** What happened, what it means, what to do. */
export const failureSentence = (failure: ExportFailure): string => SENTENCES[failure];
