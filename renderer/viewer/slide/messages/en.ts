import { plural } from '../../../app/messages/language.js';

const count = (value: number, one: string, other: string): string => plural('en', value, { one, other });

/** What the viewport of a whole slide says. French has the same keys, or nothing compiles. */
export const en = {
  pictures: 'Pictures of this slide',
  roles: { volume: 'Slide', unknown: 'Picture', thumbnail: 'Thumbnail', overview: 'Overview', label: 'Label' },
  points: (columns: string, rows: string) => `${columns} × ${rows}`,
  pointSize: (micrometres: string) => `${micrometres} µm a point`,
  noScale: 'no scale in the file',
  drawnNow: 'on the screen',
  micrometres: (value: string) => `${value} µm`,
  tilesWait: (tiles: number) => `Reading ${count(tiles, '# tile', '# tiles')}…`,
  tooMuch: 'The file has no smaller copy of this slide. Zoom in to see it.',
  tilesFailed: (tiles: number) => count(tiles, '# tile in view can’t be shown.', '# tiles in view can’t be shown.'),
  labelNote: 'A photograph of the label on the glass. It may show a name or a number.',
  overviewNote: 'A photograph of the whole glass, mostly with its label. It may show a name or a number.',
  covered: 'Covered while names are hidden',
  uncover: 'Show names and labels',
  profile: 'Colours as stored: the file’s colour profile is not applied',
  depth: 'Focal plane',
  depthNumber: (number: string, of: string) => `Focal plane ${number} of ${of}`,
  channel: 'Optical path',
  channelNumber: (number: string) => `Optical path ${number}`,
};

export type SlideMessages = typeof en;
