import { plural } from '../../../app/messages/language.js';

const count = (value: number, one: string, other: string): string => plural('en', value, { one, other });

/** What the contents of a disc say. French has the same keys, or nothing compiles. */
export const en = {
  contents: 'Contents of the disc',
  lead: 'What the disc’s own index (DICOMDIR) lists, in its order. Press Enter or click to see a series or a picture.',
  tree: 'What the index lists',
  disc: 'Disc',
  discNumber: (number: string) => `Disc ${number}`,
  patient: 'Patient',
  study: 'Study',
  series: 'Series',
  unlisted: 'Not in the index',
  files: (files: number) => count(files, '# file', '# files'),
  missing: (files: number) => count(files, '# missing', '# missing'),
  states: { missing: 'missing on the disc', unread: 'not among the open studies', open: '', none: '' },
  types: {
    IMAGE: 'Picture',
    'SR DOCUMENT': 'Report',
    'KEY OBJECT DOC': 'Selected pictures',
    'ENCAP DOC': 'Document',
    PRESENTATION: 'Presentation state',
    WAVEFORM: 'Waveform',
    'RT DOSE': 'Dose',
    'RT STRUCTURE SET': 'Structure set',
    'RT PLAN': 'Treatment plan',
    'RT TREAT RECORD': 'Treatment record',
    REGISTRATION: 'Registration',
    FIDUCIAL: 'Marked points',
    'RAW DATA': 'Raw data',
    SPECTROSCOPY: 'Spectroscopy',
    'VALUE MAP': 'Value map',
    STEREOMETRIC: 'Stereo pair',
    'HANGING PROTOCOL': 'Hanging protocol',
    'SURFACE SCAN': 'Surface scan',
    SURFACE: 'Surface',
    ANNOTATION: 'Annotations',
    PRIVATE: 'Private record',
  } as Readonly<Record<string, string>>,
  file: 'File',
  numbered: (kind: string, number: string) => `${kind} ${number}`,
  open: (name: string) => `Open ${name}`,
  fold: (name: string) => `Fold ${name}`,
};

export type DiscMessages = typeof en;
