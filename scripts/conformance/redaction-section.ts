import { methodFor } from '../../core/deid/redact/choose-method.js';
import type { RedactionMethod } from '../../core/deid/redact/redaction.js';
import { transferSyntaxOf } from '../../core/dicom/transfer-syntax.js';
import { FRAME_SYNTAXES } from '../../core/pixels/frame-syntaxes.js';
import type { ImageDescription } from '../../core/pixels/image-description.js';
import { type Section, table } from './markdown.js';

const GREY: ImageDescription = {
  kind: 'image',
  rows: 64,
  columns: 64,
  samplesPerPixel: 1,
  photometric: 'MONOCHROME2',
  planarConfiguration: 0,
  sampleKind: 'integer',
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  numberOfFrames: 1,
  padding: null,
  lossy: false,
};
const WORDS = { ...GREY, bitsAllocated: 16, bitsStored: 12, highBit: 11, signed: true } as const;
const COLOUR = { ...GREY, samplesPerPixel: 3, photometric: 'RGB' } as const;
const JPEG_XL = /\.4\.11[0-2]$/;
const SEQUENTIAL = /\.4\.5[01]$/;

const WAYS: Readonly<Record<RedactionMethod, string>> = {
  'in-place': 'in place',
  'same-syntax': 'encoded again in the same syntax',
  blocks: 'blocks made black',
  'to-jpeg-ls': 'encoded as JPEG-LS Lossless',
  'to-rle': 'encoded as RLE Lossless',
};

function wayOf(uid: string, image: ImageDescription): string {
  // Nothing here takes its codestreams apart, so that no file with one leaves.
  if (JPEG_XL.test(uid)) return 'no';
  if (!transferSyntaxOf(uid).encapsulated) return WAYS['in-place'];
  const chosen = methodFor(uid, image, SEQUENTIAL.test(uid));
  return chosen ? WAYS[chosen.method] : 'no';
}

/** What covering boxes does in every transfer syntax that is decoded, and what the search for text is known to miss. */
export function redactionSection(): Section {
  const rows = FRAME_SYNTAXES.filter(({ family }) => family !== null).map(({ uid, name }) => [
    name,
    wayOf(uid, GREY),
    wayOf(uid, WORDS),
    wayOf(uid, COLOUR),
  ]);
  return {
    title: 'Covered pixels and text in pictures',
    parts: [
      'Boxes are filled with displayed black; every pixel outside them is the same as before. The review decodes source and copy and compares ' +
        'all pixels; the ledger (`tests/core/deid/redact/ledger.test.ts`) has pydicom, GDCM and DCMTK do it over the corpus. Lossy codestreams are never ' +
        'compressed with loss a second time, and Lossy Image Compression stays as it is.',
      table(['Transfer syntax', '8 bits', '12 bits with a sign in 16', 'RGB'], rows),
      'Blocks of sequential JPEG are covered where black can be written exactly and sub-sampling is a whole number; else, and in progressive ones, all frames ' +
        'are encoded as JPEG-LS. Boxes then snap to blocks, and with sub-sampled colours one block more around them becomes black in brightness but may keep a ' +
        'tint. 4:2:2 in native pixels snaps to pairs of columns. Not covered, so that the file is left out: YBR_PARTIAL_420, packed samples of 12 bits, ' +
        'YBR_PARTIAL_422 that is compressed and no sequential JPEG, codestreams with a sign under a description without one, video.',
      'Text in the corpus with writing (`deid/`, `us/`): every readable identifier is boxed. Missed: "X3" beside an arrow in `us/GREYSCALE_IMAGE.dcm`; ' +
        '"2D", underlined, is only *possible* there. `deid/example3.dcm` can\'t be decoded and is left out as not looked at. See docs/TEXT.md.',
    ],
  };
}
