import { countsIn } from '../../messages/counts.js';
import type { HeadTreatment } from '../reviewed-head.js';

const { of, number } = countsIn('en');
const mm = (value: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(value);

export const facesEn = {
  /** What a series is called here: its description may name somebody. */
  series: (modality: string, slices: number, spacing: number) =>
    `${modality ? `${modality}, ` : ''}${of(slices, '# slice', '# slices')} ${mm(spacing)} mm apart`,
  notice: {
    'leave-out': (series: string, files: number) =>
      `A face could be rebuilt from one series (${series}). Its ${of(files, '# file stays', '# files stay')} here until you decide.`,
    deface: (series: string, files: number) =>
      `The face is removed from one series (${series}): ${of(files, '# file leaves', '# files leave')} without it.`,
    keep: (series: string, files: number) =>
      `A face that can be rebuilt leaves with one series (${series}, ${of(files, '# file', '# files')}), because you said so.`,
  } satisfies Record<HeadTreatment, (series: string, files: number) => string>,
  unsure: {
    'leave-out': (series: string, files: number) =>
      `One series (${series}) has the form of a head, and the program finds no face on it: that doesn’t mean that there is none. Its ${of(files, '# file stays', '# files stay')} here until you have looked and decided.`,
    keep: (series: string, files: number) =>
      `One series with the form of a head leaves as it is (${series}, ${of(files, '# file', '# files')}), because you said so.`,
  },
  unknown: (series: string, files: number) =>
    `One series (${series}) may show a face, and can’t be decoded to see. Its ${of(files, '# file stays', '# files stay')} here.`,
  see: 'Look at the face…',
  seeResult: 'Look at the result…',
  undo: 'Leave it out again',
  none: 'Among the slices that leave, the program found no head whose face could be rebuilt. It can miss one that is held in an unusual way, or of which only a part is seen. If these are slices of a head, look at them first, or give away a single slice: that shows no face.',
  seeHead: 'Look at the head…',
  single: 'One slice shows no face that could be rebuilt: for that it takes many slices of one head.',
  photographs:
    'In photographs the program looks for faces and proposes boxes over them. It misses some: look at each one before you take it along.',

  dialogTitle: 'This is the face that would leave',
  why: (faceHeight: number, spacing: number, pixel: number) =>
    `The slices lie ${mm(spacing)} mm apart with points of ${mm(pixel)} mm, and show the skin from the forehead to ${number(Math.round(faceHeight))} mm below the root of the nose. In a study of 2019, a face recognition program found 70 of 84 people (83%) from their head scans.`,
  unsureTitle: 'Does this head show a face?',
  unsureWhy:
    'These slices have the form of a head, and the program finds no nose on it: it may be covered, turned far aside, cut off, or not there. Turn the head and look from all sides. Only you can tell whether somebody could be recognised, and the program can’t remove here what it doesn’t find.',
  unsureLabel: 'The surface of the head, as it is',
  before: 'As it is',
  after: 'With the face removed',
  beforeLabel: 'The surface of the head, with its face',
  afterLabel: 'The surface of the head, with the face removed',
  drawing: 'Drawing…',
  failed: 'The head couldn’t be drawn.',
  turn: 'Turn',
  tilt: 'Tilt',
  turnHint: 'Drag a head, or use the sliders, to turn both.',
  front: 'From the front',
  threeQuarter: 'Three quarters',
  side: 'From the side',
  whatGoes:
    'Face, forehead and ears are replaced by air in every slice. Every other point keeps its value to the last bit. Of a head that is bent far forward, a little of the brain goes with the forehead.',
  confirm: 'I have looked at the head on the right and recognise nobody in it',
  confirmNote: 'Only then does the copy say that nobody can be recognised in it.',
  deface: 'Remove the face',
  leaveOut: 'Leave the series out',
  keep: 'Keep the face…',
  keepWarning:
    'Whoever gets this copy can turn it into this face and look for the person. Keep the face only if they agree, or if the face is what is examined.',
  keepAnyway: 'Let the face leave',
  unsureKeep: 'Let the series leave…',
  unsureKeepWarning: 'Let it leave only if you have turned the head and see no face, or if the person agrees that their face leaves.',
  unsureKeepAnyway: 'Let it leave',
  close: 'Close',
};

/** Every text about faces. A key that is missing in a language fails the type check. */
export type FaceMessages = typeof facesEn;
