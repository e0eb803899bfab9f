import { FRAME_SYNTAXES } from '../../core/pixels/frame-syntaxes.js';
import { GREY_SUPPORT, PHOTOMETRIC_SUPPORT, READOUT_SUPPORT, SAMPLE_SUPPORT, type Support } from '../../core/pixels/picture-support.js';
import { DERIVED_SUPPORT, GEOMETRY_SUPPORT } from '../../core/study/geometry-support.js';
import type { Agreement } from './agreement.js';
import { type Section, table } from './markdown.js';

/** What is read of pictures, from the program's own tables. */
export function pictureSections(): Section[] {
  const syntaxes = FRAME_SYNTAXES.map(({ name, uid, status, missing }) => [name, `\`${uid}\``, status, missing]);
  const rows = (support: readonly (readonly [string, Support])[]) => support.map(([feature, { status, note }]) => [feature, status, note]);
  return [
    {
      title: 'Transfer syntaxes',
      parts: [
        'Frames that are decoded. *partial* says what is missing; such a frame says so in its place.',
        table(['transfer syntax', 'UID', 'frames', 'missing'], syntaxes),
      ],
    },
    {
      title: 'Photometric interpretations',
      parts: [table(['photometric interpretation', 'shown', 'note'], rows(Object.entries(PHOTOMETRIC_SUPPORT)))],
    },
    { title: 'Samples', parts: [table(['feature', 'shown', 'note'], rows(SAMPLE_SUPPORT))] },
    { title: 'From stored values to grey', parts: [table(['step', 'applied', 'note'], rows(GREY_SUPPORT))] },
    { title: 'Geometry and frames', parts: [table(['feature', 'read', 'note'], rows(GEOMETRY_SUPPORT))] },
    { title: 'Segmentations, maps, dose and slides', parts: [table(['object', 'read', 'note'], rows(DERIVED_SUPPORT))] },
    { title: 'Readout', parts: [table(['quantity', 'given', 'note'], rows(READOUT_SUPPORT))] },
  ];
}

/** The last comparison with independent decoders. */
export function agreementSection({ date, readers, rows }: Agreement): Section {
  const names = new Map(FRAME_SYNTAXES.map(({ uid, name }) => [uid, name]));
  return {
    title: 'Agreement with independent decoders',
    parts: [
      `First, middle and last frame of every file of the corpus and of Debian's pydicom, against ${readers.join(', ')} (${date}). ` +
        'Lossless frames agree when they are equal bit by bit, lossy ones within one grey level of a reader (two, where YBR had to become RGB to compare). ' +
        '*No reader*: decoded here and by none of them. *Refused*: `tests/core/pixels/agreement.test.ts` prints each with its reason and who reads it, ' +
        'and fails where two readers do, also for files that don’t open as a picture here. What real files don’t show is made by pydicom, DCMTK and GDCM, ' +
        'and compared with them in `tests/core/pixels/made-files.test.ts`: every Bits Allocated, Bits Stored, High Bit and sign, planes, 4:2:2, floats, tables of ' +
        'offsets, every encoder, and data sets that contradict their codestream.',
      table(
        ['transfer syntax', 'frames', 'agree', 'no reader', 'refused'],
        rows.map(({ transferSyntax, frames, agree, unread, refused }) => [
          names.get(transferSyntax) ?? transferSyntax,
          frames,
          agree,
          unread,
          refused,
        ]),
      ),
    ],
  };
}
