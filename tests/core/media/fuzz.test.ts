import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteRangeError, memorySource } from '../../../core/dicom/byte-source.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { readDirectory } from '../../../core/media/dicomdir/read-directory.js';
import { MediaError } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS } from '../../../core/media/media-limits.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { readExif } from '../../../core/media/pictures/exif.js';
import { readJpeg } from '../../../core/media/pictures/jpeg-segments.js';
import { PictureError } from '../../../core/media/pictures/picture-fact.js';
import { readPng } from '../../../core/media/pictures/png-chunks.js';
import { niftiDisplayFrame } from '../../../core/nifti/nifti-display-frame.js';
import { NiftiError } from '../../../core/nifti/nifti-error.js';
import { niftiRecords } from '../../../core/nifti/nifti-records.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { text } from '../../support/dicom-bytes.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../../support/real-files.js';
import { itWith } from '../../support/when.js';
import { zipBytes } from '../../support/zip-bytes.js';
import { niftiBytes } from '../nifti/nifti-bytes.js';

/** Mutated files that each reader is given; `NEGATOSCOPE_FUZZ` asks for more. */
const RUNS = Number(process.env['NEGATOSCOPE_FUZZ'] ?? 400);
const TYPED: readonly (new (...args: never[]) => Error)[] = [MediaError, ByteRangeError, ParseError, PictureError, NiftiError, FrameError];
/** What a bomb may inflate to in these tests: a mutated size can't ask for more. */
const LIMITS = { ...MEDIA_LIMITS, inflatedBase: 1_000_000, inflatedFactor: 10 };

/** A change of a few bytes, a cut, or a piece put in twice, at places that are spread over the file. */
const mutation = fc.record({
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
  again: fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 64 })), { freq: 4 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(seed: Uint8Array, { bytes, cut, again }: Mutation): Uint8Array {
  const mutated = seed.slice();
  for (const [place, value] of bytes) mutated[Math.floor(place * (mutated.length - 1))] = value;
  const kept = cut === null ? mutated : mutated.subarray(0, Math.floor(cut * mutated.length));
  if (!again) return kept;
  const at = Math.floor(again[0] * kept.length);
  return Uint8Array.from([...kept.subarray(0, at), ...kept.subarray(at, at + again[1]), ...kept.subarray(at)]);
}

/** The reader gives an answer or one of the program's own errors, and takes no more than a moment. */
function holds(seeds: readonly Uint8Array[], read: (bytes: Uint8Array) => unknown): void {
  expect(seeds.length).toBeGreaterThan(0);
  for (const seed of seeds) {
    fc.assert(
      fc.property(mutation, (change) => {
        const started = performance.now();
        try {
          read(mutate(seed, change));
        } catch (error) {
          if (!TYPED.some((type) => error instanceof type)) throw error;
        }
        expect(performance.now() - started).toBeLessThan(5_000);
      }),
      { numRuns: Math.ceil(RUNS / seeds.length) },
    );
  }
}

/** Opens everything inside, level by level. */
function openAll(bytes: Uint8Array): void {
  const opened = new OpenedFiles(() => memorySource(bytes), LIMITS, 1_000_000);
  const waiting = [{ id: 'g', size: bytes.length, untrustedName: 'g' }];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    try {
      waiting.push(...(opened.list(file.id, file.size, file.untrustedName)?.files ?? []));
    } catch (error) {
      if (!(error instanceof MediaError) && !(error instanceof ByteRangeError)) throw error;
    }
  }
}

const small = (files: readonly { readonly absolute: string }[], most: number): Uint8Array[] =>
  files.map(({ absolute }): Uint8Array => readFileSync(absolute)).filter((bytes) => bytes.length <= most);

describe('mutated files end in an answer or a typed error', () => {
  const inner = zipBytes([
    { name: 'IM1', content: text('picture '.repeat(200)) },
    { name: 'IM2', content: text('stored '.repeat(20)), stored: true },
  ]);
  const zips = [
    inner,
    zipBytes([{ name: 'inner.zip', content: inner, streamed: true }], { zip64: true }),
    zipBytes([{ name: 'inner.gz', content: new Uint8Array(gzipSync(inner)), stored: true }]),
  ];

  it('of zips, nested ones too', () => holds(zips, openAll));

  it('of gzips', () => holds([new Uint8Array(gzipSync(inner)), new Uint8Array(gzipSync(new Uint8Array(30_000)))], openAll));

  itWith(pydicomData, 'of indexes of discs', () => {
    const real = small(
      [...corpusFiles(), ...pydicomFiles()].filter(({ path }) => path.includes('DICOMDIR')),
      20_000,
    );
    holds(real, (bytes) => readDirectory(parseFile(memorySource(bytes))));
  });

  it('of NIfTI', () => {
    const values = Array.from({ length: 60 }, (_, index) => index);
    const sform = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ] as const;
    const seeds = [
      niftiBytes({ size: [5, 4, 3], values, sform }),
      niftiBytes({ size: [5, 4, 3], values, version: 2, littleEndian: false, datatype: 16 }),
    ];
    holds(seeds, (bytes) => {
      const [record] = niftiRecords(memorySource(bytes), 'id', 'name');
      const frames = record?.image.kind === 'image' ? record.image.numberOfFrames : 0;
      if (frames > 0) niftiDisplayFrame(memorySource(bytes), frames - 1);
    });
  });

  it('of EXIF', () => {
    const exif = Uint8Array.from('II*\0\x08\0\0\0\x02\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x0f\x01\x02\0\x04\0\0\0abc\0\0\0\0\0', (letter) =>
      letter.charCodeAt(0),
    );
    holds([exif], (bytes) => readExif(bytes));
  });

  itWith(corpus, 'of pictures', () => {
    const pictures = (ending: string) =>
      small(
        corpusFiles().filter(({ path }) => path.endsWith(ending)),
        120_000,
      );
    holds(pictures('.png'), (bytes) => readPng(memorySource(bytes)));
    holds(pictures('.jpg'), (bytes) => readJpeg(memorySource(bytes)));
  });
});
