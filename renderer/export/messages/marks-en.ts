import type { KeptKind, NotKeptReason } from '../../../core/keep/keep-request.js';
import type { KeptOrigin } from '../../../core/keep/review-kept.js';

/** What is said where marks are kept as files. French has the same keys, or nothing compiles. */
export const marksEn = {
  title: 'Save your marks as files',
  close: 'Close',
  lead: 'Your marks become files of their own, which you keep beside the scan. This program and others show them again on the same pictures. The scan itself isn’t changed.',
  /** The one thing that nobody may overlook. */
  warningTitle: 'These files hold who it is',
  warning:
    'The name, birth date and number of the person are copied from the scan, so that other programs know where the marks belong. The files are not anonymised: don’t send them along with an anonymised copy.',
  copiedTitle: 'Copied from the scan into every file',
  /** In place of a value while names are hidden. */
  hidden: 'hidden on the screen, and written all the same',
  what: 'What to save',
  kinds: {
    presentation: 'Marks on the pictures',
    'key-images': 'Key images',
    report: 'What was measured',
  } satisfies Record<KeptKind, string> as Readonly<Record<KeptKind, string>>,
  kindHints: {
    presentation: 'Lines, regions, arrows and words as you drew them, with the window and the turn of the picture.',
    'key-images': 'Which pictures have a star.',
    report: 'Every number with its unit and the place it was read from.',
  } satisfies Record<KeptKind, string> as Readonly<Record<KeptKind, string>>,
  making: 'The files are being made and read back…',
  nothing: 'There is nothing to save of what you ticked.',
  filesTitle: (count: number) => (count === 1 ? '1 file would be written' : `${count} files would be written`),
  contents: (count: string, size: string) => `${count} elements, ${size}`,
  fingerprint: 'Fingerprint',
  origins: {
    copied: 'from the scan',
    reference: 'names the scan',
    made: '',
  } satisfies Record<KeptOrigin, string> as Readonly<Record<KeptOrigin, string>>,
  originsHint: 'Everything that would stand in the file, read back from the very bytes that would be written.',
  notKept: {
    hidden: (kind: string, count: number) => `${kind}: ${count} hidden. Show what you want to save.`,
    'in-a-plane': (kind: string, count: number) => `${kind}: ${count} in computed planes, which aren’t pictures of a file.`,
    'no-identity': (kind: string, count: number) =>
      `${kind}: ${count} on pictures that are no files of a hospital’s machine, or lack the numbers by which a picture is found again.`,
    'other-study': (kind: string, count: number) => `${kind}: ${count} on pictures of another examination.`,
    'nothing-measured': (kind: string, count: number) => `${kind}: ${count} without a number, such as an angle with no side.`,
  } satisfies Record<NotKeptReason, (kind: string, count: number) => string> as Readonly<
    Record<NotKeptReason, (kind: string, count: number) => string>
  >,
  notKeptTitle: 'Not saved',
  save: 'Choose a folder and save…',
  writing: 'Being written and read back…',
  cancel: 'Cancel',
  doneTitle: 'Your marks are saved',
  done: (files: number, folder: string) =>
    `${files === 1 ? '1 file is' : `${files} files are`} in the new folder “${folder}”. Open it together with the scan to see the marks again.`,
  receipt: (name: string) => `Beside it stands ${name}, by which you can check later that nothing was changed.`,
  showFolder: 'Show the folder',
  again: 'Try again',
};

export type MarksMessages = typeof marksEn;
