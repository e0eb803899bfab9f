import type { NotApplied } from '../../../core/study/objects/presentation/presentation.js';
import type { Relationship } from '../../../core/study/objects/report/content-item.js';
import type { WaveformRefusal } from '../../../core/study/objects/waveform/waveform.js';
import { plural } from '../../app/messages/language.js';

const count = (value: number, one: string, other: string): string => plural('en', value, { one, other });

/** What an item is to the one above it, where that isn't plain from its place. */
const relationships: Readonly<Record<Relationship, string>> = {
  CONTAINS: '',
  'HAS OBS CONTEXT': '',
  'HAS ACQ CONTEXT': '',
  'HAS CONCEPT MOD': '',
  'HAS PROPERTIES': '',
  'INFERRED FROM': 'inferred from',
  'SELECTED FROM': 'selected from',
};

const named = (what: string, name: string): string => (name === '' ? what : `${what}: “${name}”`);

const notApplied: Readonly<Record<NotApplied, string>> = {
  table: 'A brightness table that is damaged. The picture is shown without it.',
  bitmap: 'A bitmap that is damaged: it is neither drawn, nor does it cover anything.',
  palette: 'A palette of colours: the picture stays grey.',
  profile: 'A colour profile: colours are shown as they are stored.',
  'compound-graphic': 'Rulers, arrows and other compound graphics for which the file has no plain outlines.',
  mask: 'The subtraction of a mask picture.',
  'beyond-bounds': 'Annotations that are damaged, or more than are drawn at once.',
};

const refusals: Readonly<Record<WaveformRefusal, string>> = {
  'no-samples': 'It has no samples.',
  'bad-description': 'The file describes it in a way that contradicts itself, so it isn’t drawn.',
  'bits-not-supported': 'Its samples are stored in a way that this version doesn’t read.',
  'too-large': 'It is too long to be drawn.',
};

/** What the screens of objects without a picture say. French has the same keys, or nothing compiles. */
export const en = {
  reading: 'Reading…',
  failed: 'This file can’t be read any more',
  failedBody: 'Was it moved, or its disc taken out? Nothing was changed. Open it again.',
  notOpen: (kind: string, objects: number) =>
    `${objects > 1 ? `${objects} × ` : ''}${kind || 'object of another kind'}, not among what is open`,
  jumpTo: (series: string, number: number | null, isPicture: boolean, frame: number | null) =>
    `${series}${number === null ? '' : `, ${isPicture ? 'picture' : 'number'} ${number}`}${frame === null ? '' : `, frame ${frame}`}`,
  covered: 'name hidden',
  textMayName: 'Names are covered. What was written as free text may still name people.',

  report: 'Report',
  keyObjects: 'Key pictures',
  completion: { COMPLETE: 'Complete', PARTIAL: 'Not complete: a part may come later', '': '' },
  verification: { VERIFIED: 'Verified', UNVERIFIED: 'Not verified by anyone', '': '' },
  verifiedBy: (name: string, organization: string, moment: string) => `by ${[name, organization, moment].filter(Boolean).join(', ')}`,
  written: (moment: string) => `Written ${moment}`,
  cut: 'The report is longer than what is shown here: its end is missing. The details panel lists all of it.',
  measurement: 'Measurement',
  value: 'Value',
  unit: 'Unit',
  note: 'Note',
  noValue: 'no value',
  noWords: 'not said',
  unnamed: 'Unnamed',
  relationships,
  seeItem: (name: string, position: string) => `see “${name}” (item ${position})`,
  itemMissing: (position: string) => `points to item ${position}, which doesn’t exist`,
  region: (shape: string, points: number) => `Region drawn on a picture: ${shape.toLowerCase()}, ${count(points, '# point', '# points')}`,
  region3d: (shape: string, points: number) => `Region in the patient: ${shape.toLowerCase()}, ${count(points, '# point', '# points')}`,
  times: (range: string, positions: number) => `In time: ${range.toLowerCase()}, ${count(positions, '# place', '# places')}`,
  otherItem: (type: string) => `An item of a kind that isn’t shown (${type || 'without a kind'})`,
  noReference: 'names no object',
  noKeyObjects: 'This selection names no pictures.',
  selected: (objects: number) => count(objects, '# picture or object was selected', '# pictures and objects were selected'),

  documentTitle: 'Document',
  documentNone: 'There is no document in this file.',
  documentTooLarge: 'The document is too large to be opened here.',
  documentFormat: {
    cda: 'A clinical document in XML (CDA). This version doesn’t show it: the details panel lists what the file says about it.',
    stl: 'A 3D model for printing (STL). This version doesn’t show it.',
    obj: 'A 3D model (OBJ). This version doesn’t show it.',
    other: 'A document of a kind that this version doesn’t show.',
  },
  pdfFailed: 'The document is damaged or locked by a password, so it can’t be drawn. The rest of the study works.',
  pdfPage: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pdfNext: 'Next page',
  pdfPrevious: 'Previous page',
  pdfLarger: 'Larger',
  pdfSmaller: 'Smaller',
  pdfWidth: 'Fit the width',
  pdfPageFailed: 'This page can’t be drawn.',
  pdfKeys: 'Page up and page down turn the pages, + and − change the size.',

  presentation: 'Presentation state',
  presentationBody: 'How somebody wanted a picture to be seen: brightness, part, turn, shutters and what was drawn on it.',
  made: (creator: string, moment: string) => [creator, moment].filter(Boolean).join(', '),
  forPictures: 'For these pictures',
  noPictures: 'It names no pictures.',
  apply: 'Show on the picture',
  unapply: 'Take off the picture',
  applied: 'It lies over its pictures now.',
  asks: 'What it asks for',
  window: (center: string, width: string, explanation: string) =>
    `Window: centre ${center}, width ${width}${explanation ? ` (${explanation})` : ''}`,
  turned: (degrees: number) => `Turned by ${degrees}° clockwise`,
  flipped: 'Flipped left to right',
  inverse: 'Black and white inverted',
  shutters: (shutters: number) => count(shutters, '# shutter', '# shutters'),
  graphics: (shapes: number, texts: number) =>
    `Drawn: ${[...(shapes > 0 ? [count(shapes, '# shape', '# shapes')] : []), ...(texts > 0 ? [count(texts, '# text', '# texts')] : [])].join(', ')}`,
  nothingAsked: 'Nothing that changes the picture.',
  notAppliedTitle: 'What this version doesn’t apply',
  tables: {
    modality: (name: string) => named('A table that gives the stored values their meaning', name),
    voi: (name: string) => named('A brightness table', name),
    presentation: (name: string) => named('A brightness table for the screen', name),
  },
  bitmaps: (bitmaps: number) => count(bitmaps, '# bitmap over the picture', '# bitmaps over the picture'),
  notApplied,
  beyondTables: 'Its tables: the picture’s values aren’t whole numbers of at most 16 bits. The picture keeps its own window.',
  layerTexts: 'What is written on the pictures',

  waveform: 'Recording',
  group: (index: number, label: string) => label || `Group ${index}`,
  groupFacts: (channels: number, seconds: string, frequency: string) =>
    `${count(channels, '# channel', '# channels')}, ${seconds} s, ${frequency} samples a second`,
  derived: 'calculated from others',
  groups: 'Groups',
  refusals,
  missingSamples: (samples: number) => `The file ends too early: ${count(samples, '# sample is', '# samples are')} missing.`,
  channelLabel: (index: number) => `Channel ${index}`,
  ecgNote: 'Millimetres of paper as drawn here; on the screen they are larger or smaller.',
  arrangement: 'Arrangement',
  arrangements: { rows: 'One row each', 'three-by-four': '3 × 4 and rhythm' },
  paperSpeed: 'Paper speed',
  gain: 'Height',
  ownScale: (range: string, unit: string) => `full height: ${range} ${unit}`,
  storedValue: 'stored values',
  largerScale: 'Zoom in',
  smallerScale: 'Zoom out',
  plot: (group: string, channels: string) => `Plot of ${group}: ${channels}`,
  annotations: 'What is said about it',
  atMoment: (seconds: string) => `at ${seconds} s`,
  noGroups: 'This recording has no samples.',

  structureSet: 'Structure set',
  structureBody: 'Regions that were outlined for a radiotherapy plan.',
  regions: 'Regions',
  regionCount: (regions: number, points: string) => `${count(regions, '# region', '# regions')}, ${points} points`,
  contours: (contours: number) => count(contours, '# contour', '# contours'),
  noContours: 'no contour',
  showAll: 'Show on the pictures',
  hideAll: 'Take off the pictures',
  showRegion: (name: string) => `Show ${name}`,
  unnamedRegion: (number: number) => `Region ${number}`,
  goTo: 'Go to it',
  goToRegion: (name: string) => `Go to the middle of ${name}`,
  structuresCut: 'Some contours are damaged, or more than are read at once, and aren’t shown.',
  seriesNotOpen: 'The pictures on which these were drawn aren’t open. Open their series too, and they are drawn over it.',

  segments: (segments: number) => count(segments, '# segment', '# segments'),
  segmentsNotOpen: 'The pictures on which these were drawn aren’t open. Open their series too, and they are drawn over it.',
  unnamedSegment: (number: number) => `Segment ${number}`,
  opacity: 'Opacity',
  layerKinds: { presentation: 'Presentation state', 'structure-set': 'Structure set', segmentation: 'Segmentation' },
  overlayLabel: 'Over the picture',
  overlayRemove: (name: string) => `Take off: ${name}`,
  noScreen: (kind: string) =>
    `${kind || 'This kind of file'} has no picture and no screen of its own in this version. The details panel lists everything it says.`,
};

export type ObjectMessages = typeof en;
