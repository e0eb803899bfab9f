import type { ElementCounts } from '../../../core/bridge.js';
import type { ValuePart } from '../../../core/deid/byte-ledger.js';
import type { SourceLedger } from '../../../core/deid/export-review.js';
import type { PixelNote } from '../state.js';
import { countsIn } from './counts.js';

const { number, of } = countsIn('en');

/** What a byte of a source is, as the account of it says. */
export type SourcePart = Exclude<keyof SourceLedger, 'size'>;

export const sourceEn = {
  open: 'Where every byte of your files goes',
  barLabel: 'Every byte of your files',
  number,
  total: (bytes: number) => of(bytes, '# byte in your files', '# bytes in your files'),
  kept: (bytes: number) => of(bytes, '# of them leaves as it is', '# of them leave as they are'),
  elements: ({ source, output, kept, changed, removed, added }: ElementCounts) =>
    `${of(source, '# entry in your files', '# entries in your files')} = ${number(kept)} kept + ${number(changed)} changed + ${number(removed)} removed. ` +
    `${of(output, '# entry in the copy', '# entries in the copy')} = ${number(kept)} kept + ${number(changed)} changed + ${number(added)} added.`,
  columns: { what: 'What it is', bytes: 'Bytes in your files', leaving: 'Leave as they are' },
  madeNew: 'made new',
  parts: {
    preamble: 'Before the beginning',
    meta: 'Heading of the file',
    facts: 'Facts',
    private: 'Entries of the manufacturer',
    overlays: 'Drawings over the picture',
    icons: 'Small pictures beside the picture',
    pixels: 'Pictures',
    after: 'Behind the end',
    structure: 'Structure: names and lengths of entries',
  } satisfies Record<SourcePart | ValuePart, string>,
  pixelNotes: {
    bits: (files: number) =>
      of(files, 'Bits beside the grey levels were cleared in # file.', 'Bits beside the grey levels were cleared in # files.'),
    'past-last-pixel': (files: number) =>
      of(files, 'Bytes behind the last point went in # file.', 'Bytes behind the last point went in # files.'),
    comment: (files: number) =>
      of(files, 'Comments inside the compressed picture went in # file.', 'Comments inside the compressed pictures went in # files.'),
    application: (files: number) =>
      of(
        files,
        'Notes of a program inside the compressed picture went in # file.',
        'Notes of programs inside the compressed pictures went in # files.',
      ),
    thumbnail: (files: number) =>
      of(files, 'A small picture inside the compressed one went in # file.', 'Small pictures inside the compressed ones went in # files.'),
    'behind-end': (files: number) =>
      of(
        files,
        'Bytes behind the end of the compressed picture went in # file.',
        'Bytes behind the ends of the compressed pictures went in # files.',
      ),
    between: (files: number) =>
      of(files, 'Bytes between the parts of the picture went in # file.', 'Bytes between the parts of the pictures went in # files.'),
    'optional-table': (files: number) =>
      of(files, 'A table of lengths that would be wrong went in # file.', 'Tables of lengths that would be wrong went in # files.'),
    container: (files: number) =>
      of(
        files,
        'The wrapping around the compressed picture went in # file.',
        'The wrappings around the compressed pictures went in # files.',
      ),
  } satisfies Record<PixelNote['what'], (files: number) => string>,
};

/** Every text of the account of the sources. A key that is missing in a language fails the type check. */
export type SourceMessages = typeof sourceEn;
