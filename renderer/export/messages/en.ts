import type { Action, LeftOutReason } from '../../../core/deid/export-plan.js';
import type { FactKind } from '../../../core/deid/fact-kind.js';
import type { OneReaderReason } from '../../../core/dicom/second-reader.js';
import type { WritingKind } from '../../../core/pixels/writing-kind.js';
import type { TimeLeft } from '../outcome/time-left.js';
import type { PictureSection } from '../review/picture-lines.js';
import type { Sameness } from '../review/sameness.js';
import type { ExportProgress, ExportScope, ScreenFailure, WritingProgress } from '../state.js';
import { countsIn } from './counts.js';
import { clauses, reasons } from './reasons-en.js';
import { summaryInEnglish } from './summary-en.js';

const { number, of, size } = countsIn('en');

/** An error for a person: what happened, what it means for what is theirs, what to do now. */
export interface FailureSentences {
  readonly happened: string;
  readonly means: string;
  readonly todo: string;
}

const UNCHANGED = 'Your original files are as they were, and nothing of a copy was left on the disk.';

export const en = {
  summary: summaryInEnglish,
  number,
  size,

  title: 'What would leave',
  sealed: 'sealed',
  sealedHint: 'Nothing of it leaves this computer: see the proof',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save the copy',
  search: 'Search what stays and what leaves',
  clearSearch: 'Clear the search',
  searchFound: (rows: number) => of(rows, '# entry matches', '# entries match'),
  nothingFound: 'Nothing matches the search here.',

  scopeLabel: 'What to copy',
  scope: { image: 'This image', series: 'This series', study: 'This study' } satisfies Record<ExportScope, string>,
  scopeFiles: (files: number) => of(files, '# file', '# files'),

  samenessLabel: 'Entries over all files',
  sameness: { some: 'Not in every file', differs: 'Differs', same: 'Same in all' } satisfies Record<Sameness, string>,

  fileView: 'Show the facts of',
  allFiles: (files: number) => of(files, 'the one file', 'all # files together'),

  staysTitle: 'Stays here',
  entries: (entries: number) => of(entries, '# entry', '# entries'),
  staysNote: 'Removed or replaced before the copy is made.',
  staysFacts: (facts: number) => of(facts, '# of them holds a fact.', '# of them hold a fact.'),
  allStay: 'Everything stays here.',
  lookFirstToLeave: 'These files are of a kind that often shows a name: look at their pictures first, then they can leave.',
  noneCanLeave: 'None of these files can leave; why stands beside each.',
  staysNone: 'No fact has to stay: the copy says what the original says.',
  leavesTitle: 'Leaves',
  leavesNote: 'Every entry of the copy, as it is written.',
  leavesFacts: (facts: number) => of(facts, '# of them holds a fact.', '# of them hold a fact.'),
  leavesNone: 'Nothing would leave.',
  picturesTitle: 'Pictures that leave',
  picturesNote: (leaving: number, all: number) => `${number(leaving)} of ${of(all, '# file', '# files')} ticked.`,
  picturesNone: 'There is no picture among these files.',

  kinds: {
    person: 'Who you are',
    'time-place': 'When and where',
    care: 'Your care and who gave it',
    machine: 'The machine',
    geometry: 'Position and size in the body',
    picture: 'How the picture is made',
    references: 'Links between the files',
    technical: 'Technical entries',
  } satisfies Record<FactKind, string>,
  fileNames: 'File names',
  fileNameNote: 'Made new: a name says nothing of the original.',

  actions: {
    keep: 'kept as it is',
    descend: 'kept, its parts decided one by one',
    empty: 'emptied',
    replace: 'replaced',
    clean: 'kept, without what is no picture',
    redact: 'kept, with areas covered',
    remove: 'removed',
    add: 'added',
  } satisfies Record<Action | 'add', string>,
  reasons,
  clauses,

  detail: {
    tag: 'Tag',
    name: 'Name in the standard',
    vr: 'Kind of value (VR)',
    path: 'Where it stands',
    action: 'What is done',
    why: 'Why',
    clause: 'Clause',
    files: 'Files',
    before: 'In your files',
    after: 'In the copy',
  },
  inside: (name: string) => `in ${name}`,
  emptyValue: 'no value',
  madeEmpty: 'left empty',
  pictureValue: 'the picture',
  trimmedValue: 'bytes behind its end',
  partsValue: 'has parts of its own',
  sameInAll: (files: number) => of(files, 'in # file', 'the same in all # files'),
  differs: (distinct: number) => of(distinct, '# value', '# different values'),
  moreValues: (count: number) => of(count, 'and # more value', 'and # more values'),
  inFiles: (files: number) => of(files, '# file', '# files'),

  frames: (frames: number) => of(frames, '# picture', '# pictures'),
  include: (name: string) => `Take ${name} along`,
  look: 'Look at it',
  lookFirst: 'Look at the picture first, then you can tick it.',
  pictureFailed: 'This picture can’t be drawn here.',
  uncheckedTotal: (files: number) =>
    of(
      files,
      '# file of a kind that often shows a name would leave, and nobody but you has looked at it.',
      '# files of a kind that often shows a name would leave, and nobody but you has looked at them.',
    ),
  uncheckedLeaves: 'Would leave, and nobody but you has checked it for writing',
  writing: {
    'burned-in': 'The file itself says that there is writing in the picture.',
    ultrasound: 'Ultrasound pictures often have the name written in them.',
    'secondary-capture': 'A captured or converted picture often has writing in it.',
    other: 'A picture of no stated kind: there may be writing in it.',
    endoscopy: 'Endoscopy pictures often have the name written in them.',
    photograph: 'A photograph may show a name, or a face.',
    'scanned-film': 'On scanned film the name is often part of the picture.',
    'dose-sheet': 'A dose sheet is a page of text, usually with the name.',
    'screen-save': 'A picture of a screen often shows the name.',
  } satisfies Record<WritingKind, string>,

  sections: {
    unchecked: (files: number) => of(files, '# file of a kind that often shows a name', '# files of a kind that often shows a name'),
    leaving: (files: number) => of(files, '# other picture file', '# other picture files'),
    stays: (files: number) => of(files, '# file stays here', '# files stay here'),
  } satisfies Record<PictureSection, (files: number) => string>,
  stays: {
    'not-readable': 'It can’t be read whole, so nobody can say what is in it.',
    'not-dicom': 'It isn’t a file of a hospital’s machine, and this version exports those only.',
    'not-checked-for-text': 'It isn’t checked for writing in the picture.',
    'text-found': 'Writing was found in its picture, and it isn’t covered.',
    'face-in-volume': 'A face could be rebuilt from its series. Have the face removed, or say that it may stay.',
    'face-possible': 'It has the form of a head, on which the program finds no face. Look at the head, and say whether it may leave.',
    'face-in-picture': 'A face is seen in its picture. Cover the face, or say that it may stay.',
    'face-unknown': 'It may show a face, and its pictures can’t be decoded to see.',
    'boxes-not-covered': 'The areas to cover can’t be put into its picture, or not without loss.',
    'encapsulated-document': 'It holds a document, which is sure to name people.',
    'structured-report': 'It is a written report, which is sure to name people.',
    waveform: 'It is a recorded curve (such as one of the heart); this version doesn’t export those.',
    video: 'It is a video; this version doesn’t export those.',
    directory: 'It is the index of a disc. An index is made new, never copied.',
    'not-an-image': 'Where its picture should be stands something else.',
    'codestream-not-understood': 'Its compressed picture isn’t understood to the last byte, so something could hide beside it.',
    'bits-beside-picture':
      'Something that isn’t shown, such as old writing, is hidden in the bits beside its compressed picture, and can’t be taken out.',
    'picture-not-described': 'What it says of its picture contradicts itself, so nobody could look at it.',
    'not-a-film': 'It is one picture, and no film.',
    'picture-not-drawn': 'Its picture can’t be drawn by this version.',
    'words-not-collected':
      'Not all names, dates and numbers in the files of this person could be collected, so one of them could stay in the copy.',
    'leak-in-needed': 'One of your words or numbers stands in a table that the picture is drawn with.',
    'leak-found': 'One of your words or numbers was found in what would be written. It isn’t written then.',
    'duplicate-elements': 'The same entry stands in it twice, so that one of the two could hide.',
    'short-pixel-data': 'Its picture is shorter than it says: part of it is missing.',
    'syntax-contradicts-bytes': 'It isn’t encoded the way it says, or in a way that nobody knows.',
    'no-sop-class': 'It doesn’t say what it is, so no valid copy can be made.',
    'second-reader-differs': 'Two independent readers didn’t read the same in the copy. It isn’t written then.',
    'review-differs': 'What would be written isn’t what was planned. It isn’t written then.',
    unticked: 'You took it out.',
  } satisfies Record<LeftOutReason | 'unticked', string>,

  oneReader: {
    'long-integer-vr': 'holds whole numbers of 64 bits',
    'un-of-undefined-length': 'has an unknown kind of value without a stated length',
    'items-in-unknown-vr': 'holds a list where only bytes are announced',
    'implicit-private-sequence': 'is a manufacturer’s list whose kind isn’t written down',
    'too-deep': 'lies deeper than 64 lists inside each other',
    'unknown-vr': 'has a kind of value that the second reader doesn’t know',
    'implicit-items': 'holds a list that is encoded another way than what is around it',
    'stray-delimiter': 'holds an end mark where none should be',
  } satisfies Record<OneReaderReason, string>,
  oneReaderNote: (elements: number, why: string) => `${of(elements, '# entry', '# entries')} checked by one reader: ${why}.`,
  twoReaders: 'Two independent readers read the same in every entry.',

  bytesLabel: 'Every byte of the copy',
  bytesTotal: (bytes: number) => of(bytes, '# byte', '# bytes'),
  bytesFacts: (bytes: number) => `${number(bytes)} facts`,
  bytesPixels: (bytes: number) => `${number(bytes)} pixels`,
  bytesStructure: (bytes: number) => `${number(bytes)} structure`,
  filesTitle: (files: number) => of(files, '# file with its fingerprint', '# files, each with its fingerprint'),
  columnName: 'Name',
  columnSize: 'Bytes',
  fingerprint: 'fingerprint',
  columnHash: 'Fingerprint (SHA-256)',

  voided: 'Your choice changed, so the review is made again.',
  planning: {
    faces: (done: number, total: number) => `Looking for faces in the slices: ${number(done)} of ${number(total)}`,
    reading: (done: number, total: number) => `Reading your files: ${number(done)} of ${number(total)}`,
    planning: (done: number, total: number) => `Deciding what may leave: ${number(done)} of ${of(total, '# file', '# files')}`,
    drawing: (done: number, total: number) => `Drawing what would leave: ${number(done)} of ${of(total, '# picture', '# pictures')}`,
    staging: () => 'Preparing the copy in memory…',
    reviewing: (done: number, total: number) => `Reading again what would be written: ${number(done)} of ${of(total, '# file', '# files')}`,
    comparing: (done: number, total: number) =>
      `Comparing what would be written: ${number(done)} of ${of(total, '# picture', '# pictures')}`,
  } satisfies Record<ExportProgress['phase'], (done: number, total: number) => string>,
  timeLeft: (left: TimeLeft) =>
    left.unit === 'moment'
      ? 'a few seconds left'
      : left.unit === 'second'
        ? `about ${number(left.count)} seconds left`
        : of(left.count, 'about # minute left', 'about # minutes left'),
  planningTitle: 'Working out what would leave',
  planningNote: 'Nothing has been written, and nothing will be before you agree.',

  wasCancelled: 'Nothing was written: you stopped before the copy was made.',
  writingTitle: 'Writing the copy',
  writingWaits: 'Choose a folder and confirm in the window that has opened.',
  writingCancelling: 'Stopping, and removing what was written so far…',
  writingPhases: {
    writing: (amount: string) => `Writing: ${amount}`,
    syncing: (amount: string) => `Making sure it is on the disk: ${amount}`,
    checking: (amount: string) => `Checking what was written: ${amount}`,
    comparing: (amount: string) => `Reading it back and comparing: ${amount}`,
  } satisfies Record<WritingProgress['phase'], (amount: string) => string>,
  filesDone: (done: number, total: number) => `${number(done)} of ${of(total, '# file', '# files')}`,
  bytesDone: (done: number, total: number) => `${size(done)} of ${size(total)}`,

  doneTitle: 'The copy is written',
  doneNote: (files: number) =>
    of(files, '# file was written, read back, and is what you saw.', '# files were written, read back, and are what you saw.'),
  doneFolder: 'Folder',
  doneReceipt: 'Receipt',
  doneReceiptNote: 'The receipt lies beside the copy and names nobody: keep it, or pass it on as a proof of what was done.',
  showFolder: 'Show in folder',
  receipt: {
    program: 'Program',
    policy: 'Rules',
    keptKey: 'Codes and numbers',
    keptKeys: {
      yes: 'those of your kept key: other copies made with it have the same for the same person',
      no: 'made for this copy alone',
    },
    facts: 'Entries',
    factsOf: (kept: number, changed: number, removed: number, added: number) =>
      `${number(kept)} kept, ${number(changed)} changed, ${number(removed)} removed, ${number(added)} added`,
    checks: 'Checks',
    checksOf: (secondReader: number, readBack: number) =>
      `${of(secondReader, '# file', '# files')} read by a second reader, ${number(readBack)} read back from the disk and checked there`,
    text: 'Writing in pictures',
    texts: {
      auto: 'looked for in every picture by the program',
      off: 'not looked for in every picture by the program',
      redact: 'blacked out where it was found',
    },
    faces: 'Faces',
    facesOf: {
      'not-looked-for': 'not looked for',
      keep: 'kept',
      'leave-out': 'looked for in volumes; none leaves',
      deface: 'removed from head volumes',
    },
    leftOut: 'Left out',
    overruled: 'Taken along on your decision',
    files: 'Files',
  },

  failedTitle: 'No copy was made',
  tryAgain: 'Try again',
  failures: {
    'source-changed': {
      happened: 'One of your files was changed while the copy was being prepared.',
      means: `What you saw may not be what would be written any more, so nothing was. ${UNCHANGED}`,
      todo: 'Try again: the review is made from the files as they are now.',
    },
    'source-gone': {
      happened: 'One of your files isn’t there any more.',
      means: `A copy of it can’t be made. ${UNCHANGED}`,
      todo: 'Put the disc or drive back, open the files again, and start the copy again.',
    },
    'source-unreadable': {
      happened: 'One of your files could not be read.',
      means: `A copy of it can’t be made whole, so none was made. ${UNCHANGED}`,
      todo: 'Check that the disc or drive is still connected, then try again.',
    },
    'range-outside-source': {
      happened: 'A file is shorter than it was when the copy was prepared.',
      means: `A copy of it can’t be made whole, so none was made. ${UNCHANGED}`,
      todo: 'Open the files again, and start the copy again.',
    },
    'unknown-source': {
      happened: 'A file that belongs to this copy was closed.',
      means: `The program may not read it any more. ${UNCHANGED}`,
      todo: 'Open the files again, and start the copy again.',
    },
    'too-large': {
      happened: 'This is more than one copy can hold.',
      means: `Nothing was written. ${UNCHANGED}`,
      todo: 'Copy one series at a time.',
    },
    'stage-void': {
      happened: 'The review on the screen was no longer the one that counts.',
      means: `Only what you have seen may leave, so nothing did. ${UNCHANGED}`,
      todo: 'Try again, and look at the new review.',
    },
    'nothing-staged': {
      happened: 'There was nothing to write.',
      means: UNCHANGED,
      todo: 'Tick at least one picture.',
    },
    'target-exists': {
      happened: 'A folder of that name is there already.',
      means: `Nothing is ever written over. ${UNCHANGED}`,
      todo: 'Try again, and choose another place.',
    },
    'target-not-writable': {
      happened: 'The place that you chose can’t be written to.',
      means: UNCHANGED,
      todo: 'Try again, and choose a folder of your own, such as Documents, or a drive that isn’t write-protected.',
    },
    'target-gone': {
      happened: 'The place that you chose isn’t there, or isn’t there any more.',
      means:
        'Your original files are as they were. On a drive that was unplugged, a folder that ends in “.partial” may be left: it isn’t a finished copy.',
      todo: 'Choose a folder that exists, or connect the drive again (and delete what is left of that folder), and try again.',
    },
    'disk-full': {
      happened: 'There isn’t enough room in the place that you chose.',
      means: UNCHANGED,
      todo: 'Make room or choose another drive, then try again.',
    },
    'read-back-differs': {
      happened: 'The copy was read back from the disk and wasn’t what had been written.',
      means: `It was deleted. The drive may be failing. ${UNCHANGED}`,
      todo: 'Try again on another drive.',
    },
    'written-doubted': {
      happened: 'The copy was checked on the drive once it was written, and the check did not pass.',
      means: `It was deleted. The drive may be failing. ${UNCHANGED}`,
      todo: 'Try again on another drive.',
    },
    'written-unanswered': {
      happened: 'The copy was written, but checking it on the drive did not come to an end.',
      means: `It was deleted, because nothing stays that was not checked. ${UNCHANGED}`,
      todo: 'Try again. If it happens once more, start the program anew.',
    },
    'write-failed': {
      happened: 'The copy could not be written.',
      means: UNCHANGED,
      todo: 'Try again, and choose another place.',
    },
    'worker-stopped': {
      happened: 'The part of the program that reads scans stopped.',
      means: `One of the files may be damaged, or made to do harm; it could reach nothing. ${UNCHANGED}`,
      todo: 'Try again with fewer files, to find the one that does it.',
    },
    'not-staged': {
      happened: 'The copy could not be prepared.',
      means: `Nothing was written. ${UNCHANGED}`,
      todo: 'Copy one series at a time. If that fails too, quit the program and open the files again.',
    },
    'files-not-readable': {
      happened: 'The files could not be read any more.',
      means: `Nothing was written. ${UNCHANGED}`,
      todo: 'Check that the disc or drive is still connected, open the files again, and start the copy again.',
    },
  } satisfies Record<ScreenFailure, FailureSentences>,
};

/** Every text of the export screens. A key that is missing in a language fails the type check. */
export type ExportMessages = typeof en;
