/**
 * How fast frames are decoded, in millions of pixels for a second of CPU, beside the native decoder of the same syntax: whole processes on
 * files of many frames, less what they cost on the file of one. Interleaved rounds, medians, the ratio of each round.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/build/bundle.mjs';
import { machineLine, measure, median, python, root } from './measured.mjs';

const ROUNDS = 5;
/** Side of the frames, and how many of them a file has: about as many pixels. */
const SIZES = [
  { size: 512, frames: 33, repeats: 4 },
  { size: 2048, frames: 5, repeats: 2 },
];
const KINDS = [
  { name: 'JPEG Baseline, 8 bits', bits: 8, encode: ['dcmcjpeg', '+eb'], decode: ['dcmdjpeg'], peer: 'DCMTK' },
  { name: 'JPEG Lossless', bits: 12, encode: ['dcmcjpeg', '+e1'], decode: ['dcmdjpeg'], peer: 'DCMTK' },
  { name: 'JPEG-LS Lossless', bits: 12, encode: ['dcmcjpls'], decode: ['dcmdjpls'], peer: 'DCMTK' },
  { name: 'JPEG 2000 Lossless', bits: 12, encode: ['gdcmconv', '--j2k'], decode: ['gdcmconv', '--raw'], peer: 'GDCM' },
  { name: 'RLE Lossless', bits: 12, encode: ['dcmcrle'], decode: ['dcmdrle'], peer: 'DCMTK' },
];

const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-decode-'));
const program = join(root, '.cache', 'bench');
mkdirSync(program, { recursive: true });
await bundleForNode({
  entry: 'tests/bench/decode-frames.ts',
  folder: program,
  format: 'es',
  extension: 'mjs',
  external: [/^@cornerstonejs\//],
});

/** Seconds of CPU for a frame, of our decoder. */
const ours = (file, repeats) => Number(execFileSync(process.execPath, [join(program, 'decode-frames.mjs'), file, String(repeats)]));

/** Seconds of CPU for a frame, of a native program: what the file of many costs more than the file of one. */
async function theirs(decode, many, one, frames) {
  const out = join(scratch, 'out.dcm');
  const all = await measure([...decode, many, out]);
  const single = await measure([...decode, one, out]);
  return (all.cpu - single.cpu) / (frames - 1);
}

process.stdout.write(
  `${machineLine()}\n\n| syntax | frame | ours, MPixel/CPU s | native | ours ÷ native (least to most of ${ROUNDS} rounds) |\n| --- | --- | --- | --- | --- |\n`,
);
try {
  for (const { name, bits, encode, decode, peer } of KINDS) {
    for (const { size, frames, repeats } of SIZES) {
      const [many, one] = [frames, 1].map((count) => join(scratch, `${size}-${count}-${encode.join('')}.dcm`));
      for (const [file, count] of [
        [many, frames],
        [one, 1],
      ]) {
        const plain = join(scratch, 'plain.dcm');
        await python('make-frames.py', plain, size, count, bits);
        execFileSync(encode[0], [...encode.slice(1), plain, file]);
      }
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ ours: ours(many, repeats), theirs: await theirs(decode, many, one, frames) });
      const pixels = (size * size) / 1e6;
      const ratios = rounds.map((round) => round.theirs / round.ours);
      const cells = [
        name,
        `${size}²`,
        (pixels / median(rounds.map((round) => round.ours))).toFixed(0),
        `${peer} ${(pixels / median(rounds.map((round) => round.theirs))).toFixed(0)}`,
        `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
