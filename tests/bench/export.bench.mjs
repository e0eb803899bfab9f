/**
 * What a whole anonymised export costs beside programs that do less: 500 CT files, and one file of 1.07 GB. Each round runs every
 * program once, one after the other, on the same files; ratios are by round, their median is told. Fails where ours writes nothing.
 * No picture is looked at, since no other program looks at any; what the search for heads adds is a line of its own, where there is a volume.
 *
 *   npm run bench -- export        NEGATOSCOPE_BENCH_ROUNDS, NEGATOSCOPE_BENCH_FILES, NEGATOSCOPE_BENCH_MEGABYTES
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, median } from './support/machine.mjs';
import { PYTHON, runMeasured } from './support/run-measured.mjs';

const bench = dirname(fileURLToPath(import.meta.url));
const cli = join(dirname(dirname(bench)), 'build/cli/negatoscope.mjs');
const number = (name, usual) => Number(process.env[`NEGATOSCOPE_BENCH_${name}`] ?? usual);
const OURS = 'negatoscope';
const ROUNDS = number('ROUNDS', 3);
const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-bench-'));
const at = (...parts) => join(scratch, ...parts);
const has = (program) => ['/usr/bin', '/usr/local/bin'].some((folder) => existsSync(join(folder, program)));

/** Every program with what it is given, ours first. */
function programs(input, isFolder) {
  const ours = (faces) => [process.execPath, cli, 'export', input, '--out', at('out'), '--text', 'off', '--faces', faces];
  const named = isFolder ? ['-i', input, '-o', at('out'), '--continue'] : ['-i', input, '-o', at('out')];
  return [
    { name: OURS, command: ours('keep') },
    ...(isFolder ? [{ name: `${OURS}, heads looked for`, command: ours('leave-out') }] : []),
    { name: 'read + write + sha256', command: [process.execPath, join(bench, 'support/read-write-hash.mjs'), input, at('out')] },
    { name: 'cp -r', command: ['cp', '-r', input, at('out')] },
    ...(has('gdcmanon') ? [{ name: 'gdcmanon -e', command: ['gdcmanon', '-e', '-c', at('c.pem'), ...named], needsFolder: isFolder }] : []),
    ...(has('dcmodify') ? [{ name: 'dcmodify', command: dcmodify(input, isFolder), isInPlace: true }] : []),
  ];
}

const dcmodify = (input, isFolder) => [
  'dcmodify',
  '-nb',
  ...['(0010,0010)=NOBODY', '(0010,0020)=NOBODY', '(0010,0030)=', '(0008,0050)='].flatMap((change) => ['-ma', change]),
  ...(isFolder ? readdirSync(input).map((name) => at('out', name)) : [at('out')]),
];

function measure(title, input, isFolder) {
  const all = programs(input, isFolder);
  const runs = new Map(all.map(({ name }) => [name, []]));
  process.stdout.write(`\n${title}; ${machine()}\n`);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, command, needsFolder, isInPlace } of all) {
      rmSync(at('out'), { recursive: true, force: true });
      if (isInPlace) cpSync(input, at('out'), { recursive: true });
      if (needsFolder) mkdirSync(at('out'));
      runs.get(name).push(runMeasured(command));
    }
  }
  process.stdout.write('| program | CPU s | wall s | peak MB | ours ÷ it, CPU | ours ÷ it, wall |\n|---|---|---|---|---|---|\n');
  const ours = runs.get(OURS);
  for (const [name, mine] of runs) {
    const of = (key) => median(mine.map((run) => run[key]));
    const ratio = (key) => median(mine.map((run, round) => ours[round][key] / run[key])).toFixed(1);
    process.stdout.write(
      `| ${name} | ${of('cpu').toFixed(2)} | ${of('wall').toFixed(1)} | ${Math.round(of('memory') / 2 ** 20)} | ${ratio('cpu')} | ${ratio('wall')} |\n`,
    );
  }
}

try {
  if (has('gdcmanon'))
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=bench', '-keyout', at('k.pem'), '-out', at('c.pem')],
      {
        stdio: 'ignore',
      },
    );
  const set = join(bench, 'make-ct-set.py');
  const files = number('FILES', 500);
  execFileSync(PYTHON, [set, at('ct'), String(files)]);
  measure(`${files} CT files`, at('ct'), true);
  rmSync(at('ct'), { recursive: true });
  const megabytes = number('MEGABYTES', 1024);
  execFileSync(PYTHON, [set, '--multiframe', at('film.dcm'), String(megabytes)]);
  measure(`one file of ${megabytes} MiB`, at('film.dcm'), false);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
