import type { ChosenFacts } from '../choices/chosen-facts.js';
import type { DateChoice, Purpose, Switch } from '../choices/purposes.js';
import type { Shape } from '../state.js';
import { countsIn } from './counts.js';

const { of } = countsIn('en');

/** An option for a person, and what the standard calls it. */
export interface OptionWords {
  readonly label: string;
  readonly consequence: string;
  readonly term: string;
}

export const choicesEn = {
  purposeLabel: 'What do you need it for?',
  purposes: {
    'second-opinion': 'Second opinion',
    research: 'Research',
    picture: 'One picture for a chat',
    own: 'Choose yourself…',
  } satisfies Record<Purpose, string>,
  consequences: {
    'second-opinion': 'As little as possible: what a doctor needs to read the picture, such as its measures and how it was taken.',
    research:
      'What describes you (such as age, sex, weight and origin) is kept as well. Dates are moved by one secret number of days, so that the time between them holds.',
    picture: 'A picture no larger than a screen, and not one entry with it.',
    own: 'Your own choice of what is kept.',
  } satisfies Record<Purpose, string>,

  chosen: ({ moved, kept }: ChosenFacts) =>
    [
      moved > 0 ? of(moved, '# date leaves, moved by a secret number of days.', '# dates leave, moved by a secret number of days.') : '',
      kept > 0 ? of(kept, '# fact leaves because of your choice.', '# facts leave because of your choice.') : '',
    ]
      .filter(Boolean)
      .join(' '),

  shapeLabel: 'Write it as',
  shapes: {
    folder: { label: 'One folder', note: 'The files side by side.' },
    zip: { label: 'One packed file', note: 'A single file that is easier to send; every computer can unpack it.' },
    disc: { label: 'As on a hospital’s disc', note: 'A folder with an index, which programs in hospitals and practices look for.' },
    png: { label: 'An exact picture', note: 'Every point is as you see it here.' },
    webm: { label: 'A film', note: 'A video (WebM) at the speed of the file; fine details may lose a little sharpness.' },
    jpeg: { label: 'A small picture', note: 'About a third of the size; fine details may lose a little sharpness.' },
  } satisfies Record<Shape, { readonly label: string; readonly note: string }>,

  dialogTitle: 'Choose what is kept',
  dialogNote: 'Everything that you don’t choose here is taken out or replaced. What you choose is shown in the review before it leaves.',
  reset: 'Back to as little as possible',
  cancel: 'Cancel',
  apply: 'Show what would leave',
  term: 'In the standard’s words',

  datesTitle: 'Dates and times',
  dates: {
    no: {
      label: 'Take them out',
      consequence: 'The time between two examinations can’t be seen any more.',
      term: 'PS3.15 Table E.1-1, Basic Application Level Confidentiality Profile',
    },
    modified: {
      label: 'Move them',
      consequence: 'All by one secret number of days: the time between them holds, the true days stay here. Times of day leave.',
      term: 'PS3.15 §E.3.6, Retain Longitudinal Temporal Information With Modified Dates Option',
    },
    full: {
      label: 'Keep them',
      consequence: 'Whoever knows when you were examined can find out that it is you.',
      term: 'PS3.15 §E.3.6, Retain Longitudinal Temporal Information With Full Dates Option',
    },
  } satisfies Record<DateChoice, OptionWords>,

  keepingTitle: 'Keep as well',
  facesTitle: 'Faces',
  switches: {
    retainPatientCharacteristics: {
      label: 'Age, sex, size, weight, origin and state of health',
      consequence: 'Some measurements need them. Together with a place or a day they can say who you are.',
      term: 'PS3.15 §E.3.7, Retain Patient Characteristics Option',
    },
    cleanDescriptors: {
      label: 'Descriptions',
      consequence:
        'Names of examinations and protocols, and remarks. Your words that stand elsewhere in your files are cut out of them; what nobody looks for can stay in them.',
      term: 'PS3.15 §E.3.5, Clean Descriptors Option',
    },
    cleanStructuredContent: {
      label: 'Coded findings',
      consequence: 'Codes and numbers are kept, and the text between them is made up.',
      term: 'PS3.15 §E.3.4, Clean Structured Content Option',
    },
    cleanGraphics: {
      label: 'Marks beside the picture',
      consequence: 'Lines and arrows are kept, and their text is made up. Marks that are stored as a picture stay here.',
      term: 'PS3.15 §E.3.3, Clean Graphics Option',
    },
    retainDeviceIdentity: {
      label: 'Which machine it was',
      consequence: 'Its name and serial number leave. They can say which hospital it was.',
      term: 'PS3.15 §E.3.8, Retain Device Identity Option',
    },
    retainInstitutionIdentity: {
      label: 'Which hospital it was',
      consequence: 'Its name and address leave. In a small place few people were examined on one day.',
      term: 'PS3.15 §E.3.11, Retain Institution Identity Option',
    },
    retainUids: {
      label: 'Serial numbers of the original',
      consequence: 'Whoever has the original can tell that this is a copy of it, and so that it is you.',
      term: 'PS3.15 §E.3.9, Retain UIDs Option',
    },
    retainSafePrivate: {
      label: 'Entries of the manufacturer that the file declares harmless',
      consequence: 'Some calculations need them. That they are harmless is only what the file says of itself.',
      term: 'PS3.15 §E.3.10, Retain Safe Private Option',
    },
    cleanRecognizableVisualFeatures: {
      label: 'Pictures only without a face',
      consequence: 'What shows a face leaves only once the face is removed or covered. A face that was kept leaves no more.',
      term: 'PS3.15 §E.3.2, Clean Recognizable Visual Features Option',
    },
  } satisfies Record<Switch, OptionWords>,

  receiptPolicies: {
    basic: 'As little as possible',
    'second-opinion': 'Second opinion',
    research: 'Research',
    'own-choice': 'Chosen one by one',
    picture: 'One picture for a chat',
  },
};

/** Every text of the choices. A key that is missing in a language fails the type check. */
export type ChoiceMessages = typeof choicesEn;
