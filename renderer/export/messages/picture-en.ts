import type { AskedMarks } from '../../../core/study/picture-marks.js';
import { countsIn } from './counts.js';

const { of, number } = countsIn('en');

export const pictureEn = {
  titles: (pictures: number) => of(pictures, 'The picture that would leave', 'The # pictures that would leave'),
  filmTitle: 'The film that would leave',
  filmFrames: 'These images make the film, at the speed of the file. Each has to be looked at first.',
  note: 'These points and nothing else: no entry, no name, no date goes with them.',
  framesLabel: 'Which images',
  frames: {
    shown: { label: () => 'The one on the screen', note: 'One picture: the image that you were looking at.' },
    every: {
      label: (frames: number) => (frames > 1 ? `All ${number(frames)}` : 'All'),
      note: 'Each image becomes a picture of its own, and has to be looked at first.',
    },
    range: {
      label: () => 'From … to …',
      note: 'Each of these images becomes a picture of its own, and has to be looked at first.',
    },
  },
  from: 'From image',
  to: 'to image',
  fewer: 'One fewer',
  more: 'One more',
  place: (place: number, all: number) => `Picture ${number(place)} of ${number(all)}`,
  previous: 'Previous picture',
  next: 'Next picture',
  marksLabel: 'Write into it',
  marks: {
    letters: 'Which side is which',
    scale: 'How long things are',
    overlays: 'What the file draws over it',
    drawn: 'What you drew on it',
  },
  marksNote: {
    none: 'Without letters, who gets it can’t tell left from right.',
    some: 'R and L are the body’s right and left, A and P front and back, H and F head and feet. What the file doesn’t say isn’t written.',
    overlays:
      'Lines and words that the file draws over its pictures become part of them: a name may be among them. Each of these pictures has to be looked at first, with what is drawn over it.',
    overlaysStay: 'Lines and words that the file draws over its pictures stay here.',
    drawn: 'Your lines, arrows and outlines become part of the picture; their numbers and your words stay here.',
    drawnStays: 'What you drew stays here.',
  },
  words: { decimal: '.', detector: 'at the detector' } as AskedMarks['words'],
  lookLabel: 'Brightness and direction',
  looks: {
    seen: { label: 'As you see it', note: 'With the brightness, turns and flips that you set.' },
    file: { label: 'As the file says', note: 'Nothing of what you changed on the screen.' },
  },
  none: 'No picture would leave.',
  failed: 'This picture can’t be drawn here.',
  bytes: (bytes: number) => of(bytes, '# byte', '# bytes'),
};

/** Every text beside a picture for a chat. A key that is missing in a language fails the type check. */
export type PictureMessages = typeof pictureEn;
