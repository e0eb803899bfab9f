import { fileName, type OutputKind } from '../../core/bridge.js';
import { SCREEN_EDGE } from '../../core/deid/picture/render-picture.js';
import { ID } from '../../core/deid/video/ebml.js';
import { type Section, table } from './markdown.js';

interface Content {
  readonly holds: string;
  readonly samples: string;
}

const CONTENTS: Readonly<Record<Exclude<OutputKind, 'dicom'>, Content>> = {
  png: { holds: 'IHDR, one IDAT, IEND', samples: 'exact: 8-bit grey or RGB' },
  jpeg: { holds: 'JFIF APP0 without thumbnail, DQT, SOF0, DHT, SOS, EOI', samples: 'lossy: baseline, 8-bit grey or YCbCr' },
  webm: { holds: `${Object.keys(ID).length} kinds of elements in one order, one VP9 track`, samples: 'lossy: 4:2:0, BT.601, 16 to 235' },
};

/** What pictures and films for a message are made of: no element of the file goes into any of them. */
export function picturesSection(): Section {
  const rows = Object.entries(CONTENTS).map(([kind, { holds, samples }]) => [
    fileName(0, kind as OutputKind).replace(/^.*\./, '.'),
    holds,
    samples,
  ]);
  return {
    title: 'Pictures and films for a message',
    parts: [
      table(['File', 'What it holds, and nothing else', 'Samples'], rows),
      `A picture has at most ${SCREEN_EDGE} pixels along its longer side, in the shape that the screen shows: pixels that aren’t square are resampled by their spacing ` +
        'or Pixel Aspect Ratio (0028,0034). It is drawn with the window, inversion, turns and flips of the person or of the file, boxes black. A frame, a range or ' +
        'every frame of a file leaves, after each was looked at.',
      'A film plays at Recommended Display Frame Rate, Cine Rate, Frame Time or Frame Time Vector (PS3.3 C.7.6.5), else at ten pictures a second; times are whole ' +
        'milliseconds. The staged file is decoded again, by the platform’s decoder: it has as many pictures as were seen, each at its time, and no block of 16 × 16 ' +
        'pixels differs from the picture drawn anew by more than 24 levels of brightness in the mean. Its container, read and written anew, has to be the same bytes: no date, no title, ' +
        'no language, no name of a program, no number by chance. VP9 itself is the platform’s, so that another version may give other bytes. Films are made ' +
        'in the window; on the command line frames leave as pictures.',
    ],
  };
}
