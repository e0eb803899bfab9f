/**
 * What it costs to read the header of a file, in microseconds of CPU: the command line's `inspect`, which also walks, groups and tells, beside others that
 * only parse. Whole processes on 500 files, less what they cost on one. Interleaved rounds, medians. Fails over 200 µs.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineLine, measure, median, PYTHON, python, root } from './measured.mjs';

const FILES = 500;
const ROUNDS = 5;
const MOST_MICROSECONDS = 200;

const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-headers-'));
const folder = join(scratch, 'set');
mkdirSync(folder);
await python('make-ct-set.py', folder, FILES);
const names = readdirSync(folder).sort();

const here = join(root, 'tests', 'bench');
const node = (count, ...args) => [process.execPath, join(here, 'read-heads.mjs'), folder, ...args, String(count)];
const WAYS = {
  'negatoscope inspect': (count) => [
    process.execPath,
    join(root, 'build/cli/negatoscope.mjs'),
    'inspect',
    '--json',
    ...(count === 1 ? [join(folder, names[0])] : [folder]),
  ],
  'read into one buffer, not parsed': (count) => node(count, 'none'),
  'dicom-parser, 64 KB': (count) => node(count, 'dicom-parser'),
  pydicom: (count) => [PYTHON, '-I', join(here, 'read-heads.py'), folder, String(count)],
  'dcmdump, two elements': (count) => [
    'dcmdump',
    '-q',
    '-M',
    '+P',
    '0010,0020',
    '+P',
    '0020,0013',
    ...names.slice(0, count).map((name) => join(folder, name)),
  ],
};

const costs = Object.fromEntries(Object.keys(WAYS).map((name) => [name, []]));
try {
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, command] of Object.entries(WAYS)) {
      const [all, one] = [await measure(command(FILES)), await measure(command(1))];
      costs[name].push(((all.cpu - one.cpu) / (FILES - 1)) * 1e6);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const [own] = Object.keys(WAYS);
process.stdout.write(`${machineLine()}\n\n| way | µs of CPU a file | ÷ ours |\n| --- | --- | --- |\n`);
for (const [name, values] of Object.entries(costs)) {
  const ratios = values.map((value, round) => value / costs[own][round]);
  process.stdout.write(`| ${name} | ${median(values).toFixed(0)} | ${median(ratios).toFixed(2)} |\n`);
}
process.exitCode = median(costs[own]) > MOST_MICROSECONDS ? 1 : 0;
