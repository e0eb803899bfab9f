import type { TermKind } from '../../../../core/deid/leak-search/term.js';
import type { RedactionMethod } from '../../../../core/deid/redact/redaction.js';
import { countsIn } from '../../messages/counts.js';
import type { Reach } from '../state.js';

const { number, of } = countsIn('en');

export const picturesEn = {
  title: 'Look at the pictures: is a name written in them?',
  advice:
    'Names, dates and numbers are often written into the picture itself, mostly in the corners and along the edges. A photograph may show a face.',
  open: 'Look at the pictures',
  done: 'Done',
  doneHint: 'Go back to the review, with the boxes as they are',

  searchNone: 'There is nothing to look through.',
  searching: (looked: number, all: number) =>
    `The program is looking for writing: ${number(looked)} of ${of(all, '# picture', '# pictures')} looked at.`,
  searchStop: 'Don’t wait',
  searchGoOn: 'Look through the rest',
  searchDone: (frames: number, all: number) =>
    frames === 0
      ? `The program looked through ${of(all, '# picture', '# pictures')} and found neither writing nor a face. It can miss some: please look yourself.`
      : `The program looked through ${of(all, '# picture', '# pictures')} and found writing or a face in ${number(frames)}. It can miss some: please look yourself.`,
  searchStopped: (left: number) =>
    of(left, '# picture wasn’t looked through by the program.', '# pictures weren’t looked through by the program.'),
  searchFailed: 'The program can’t look for writing now. Please look at every picture yourself.',
  searchProgress: 'Pictures looked through',

  sheet: 'All pictures',
  one: 'One picture',
  filters: { all: 'All', found: 'With boxes', unseen: 'Not seen yet' },
  filterLabel: 'Which pictures to show',
  sheetLabel: 'Contact sheet',
  sheetEmpty: { all: 'There is no picture.', found: 'No picture has a box.', unseen: 'You have seen them all.' },
  tileSize: 'Size of the pictures',
  smaller: 'Smaller pictures',
  larger: 'Larger pictures',
  shownCount: (shown: number, all: number) => `${number(shown)} of ${of(all, '# picture has', '# pictures have')} been on your screen.`,
  nextPage: 'Next page',
  allSeen: (frames: number) =>
    of(frames, 'I looked at this picture: no name is left in it', 'I looked at these # pictures: no name is left in them'),
  allSeenWait: 'Go through all pictures first: scroll to the end, or press “Next page”.',
  allSeenDone: 'You have seen all of them.',
  ownLook: (frames: number) =>
    of(
      frames,
      '# picture needs a look of its own: it has boxes, or is of a kind that often shows a name.',
      '# pictures need a look of their own: they have boxes, or are of a kind that often shows a name.',
    ),
  lookOneByOne: (frames: number) => of(frames, 'Look at it', 'Look at them one by one'),
  tile: (place: number, name: string) => `Picture ${number(place)}, ${name}`,
  tileBoxes: (boxes: number) => of(boxes, '# box', '# boxes'),
  tileUnchecked: 'to check',
  tileOriginal: (place: number) => `${number(place)} · original, with its boxes`,
  tileSeen: 'seen',
  tileUnseen: 'not seen',
  tileFailed: 'This picture can’t be drawn here.',
  drawing: 'The picture is being drawn…',

  place: (place: number, all: number) => `Picture ${number(place)} of ${number(all)}`,
  frameOf: (frame: number) => `image ${number(frame)} in the file`,
  previous: 'Previous picture',
  next: 'Next picture',
  confirmBoxes: 'These boxes are right',
  confirmNone: 'I see no name here',
  confirmed: 'You have seen this picture.',
  leaveHere: 'Don’t copy this file',
  takeBack: 'Copy it after all',
  isLeft: 'This file stays here.',
  takenAlong: 'It is of a kind that often shows a name. It goes along once you have seen all its pictures.',

  view: 'What is shown',
  viewEdit: 'Your original, with the boxes',
  viewCopy: 'As it will leave',
  copyMaking: 'The copy is being made anew…',
  copyStays: 'This file stays here: nothing of it would leave.',
  copyNote: 'Read back from what would be written.',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoom: (times: number) => `${number(times * 100)} %`,

  marksTitle: (boxes: number) => of(boxes, '# box will be black', '# boxes will be black'),
  marksNone: 'Nothing will be black in this picture.',
  marksHelp:
    'Draw a box with the mouse, or press “Add a box”. Arrow keys move a box, Shift and arrow keys change its size, Delete takes it away.',
  add: 'Add a box',
  undo: 'Undo',
  redo: 'Redo',
  remove: (what: string) => `Take away the box ${what}`,
  removeShort: 'Take away',
  possibleTitle: 'Perhaps writing or a face, not black',
  possibleNote: 'The program wasn’t sure. Make black what tells something about you.',
  accept: 'Make black',
  acceptWhat: (what: string) => `Make black: ${what}`,
  quoted: (text: string) => `“${text}”`,
  nothingRead: 'not readable',
  drawnByYou: 'drawn by you',
  face: 'a face',
  likeness: {
    name: 'looks like the name',
    identifier: 'looks like a patient or visit number',
    device: 'looks like the machine’s name or number',
    uid: 'looks like a number of the file',
    date: 'looks like a date of yours',
    phone: 'looks like a phone number',
    address: 'looks like an address',
    institution: 'looks like the hospital',
    path: 'looks like the file’s name',
  } satisfies Record<TermKind, string>,
  snapped: 'The black area is a little larger than you drew it: the file stores colours in blocks.',
  methods: {
    'in-place': 'Only the boxes change. Every other point stays exactly as it is.',
    'same-syntax': 'The picture is packed again without loss. Outside the boxes every point stays exactly as it is.',
    blocks: 'Only the blocks under the boxes are made black. The rest of the compressed picture stays exactly as it is.',
    'to-jpeg-ls': 'The picture is packed anew without loss, so that it loses no detail. The file may become larger.',
    'to-rle': 'The picture is packed anew without loss, so that it loses no detail. The file may become larger.',
  } satisfies Record<RedactionMethod, string>,
  notCovered: 'Boxes can’t be put into this kind of file. With boxes it stays here.',

  reachLabel: 'A change counts for',
  reach: {
    frame: () => 'this picture only',
    file: (frames: number) => `all ${of(frames, '# image', '# images')} of this file`,
    series: (frames: number) => of(frames, 'this series (# picture)', 'this series (# pictures)'),
    machine: (frames: number) =>
      of(frames, 'all of this size from this machine (# picture)', 'all of this size from this machine (# pictures)'),
  } satisfies Record<Reach, (frames: number) => string>,

  box: (place: number, all: number, what: string) => `Box ${number(place)} of ${number(all)}: ${what}`,
  boxAt: (x: number, y: number, width: number, height: number) =>
    `${number(x)} from the left, ${number(y)} from the top, ${number(width)} wide, ${number(height)} high`,
  said: {
    added: 'Box added.',
    removed: 'Box taken away.',
    undone: 'Last change undone.',
    redone: 'Change made again.',
    seen: 'Picture seen.',
    allChecked: 'You have seen all pictures.',
  },

  leaveOut: 'Leave out',
  gateLook: (frames: number) => of(frames, 'Look at it', 'Look at them'),
  gate: {
    unchecked: (frames: number) =>
      of(
        frames,
        'Writing or a face was found in # picture. Check it before you save.',
        'Writing or faces were found in # pictures. Check them before you save.',
      ),
    unseen: (frames: number) =>
      of(frames, 'Look at # picture before you save: it may show a name.', 'Look at # pictures before you save: they may show a name.'),
    undrawn: (frames: number) =>
      of(
        frames,
        '# picture can’t be drawn here, so nobody can look at it. It can’t leave.',
        '# pictures can’t be drawn here, so nobody can look at them. They can’t leave.',
      ),
    looking: (done: number, total: number) =>
      `The program is still looking for writing (${number(done)} of ${number(total)}). Wait a moment, or say that you don’t want to wait.`,
    staying: (frames: number) =>
      of(
        frames,
        '# picture stays here: it is of a kind that often shows a name. It goes along once you have looked at it.',
        '# pictures stay here: they are of a kind that often shows a name. They go along once you have looked at them.',
      ),
    'not-made': 'The boxes were changed after this copy was made.',
  },
  make: 'Make it with these boxes',
};

/** Every text about the pictures. A key that is missing in a language fails the type check. */
export type PicturesMessages = typeof picturesEn;
