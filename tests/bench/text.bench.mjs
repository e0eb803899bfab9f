/**
 * How long a frame takes to be looked at for text, warm, and how much memory the whole process needs: the command line on
 * pictures of the sample study, fast and strict. Fails over 1.2 GB, 600 MB where it is fast.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sample = join(root, 'build', 'sample');
const MEGABYTE = 1024 * 1024;
const BOUNDS = { fast: 600 * MEGABYTE, strict: 1200 * MEGABYTE };

const files = (folder) => readdirSync(join(sample, folder)).map((name) => join(sample, folder, name));
const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-text-'));
/** One file met twice is looked at once: copies count. */
const copies = (file, count) =>
  Array.from({ length: count }, (_, index) => {
    const copy = join(scratch, `${index}.dcm`);
    copyFileSync(file, copy);
    return copy;
  });
const SETS = [
  { name: 'ultrasound, 640 × 480, much text', inputs: copies(files('US')[0], 4) },
  { name: 'CT slice, 256 × 256, no text', inputs: files('CT').slice(0, 13) },
];

/** Seconds and the most memory of one run of the command line. */
function look(mode, inputs) {
  return new Promise((done, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [join(root, 'build/cli/negatoscope.mjs'), 'text', '--mode', mode, '--json', ...inputs], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let memory = 0;
    const timer = setInterval(() => {
      memory = Math.max(memory, residentBytes(child.pid));
    }, 50);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) done({ seconds: (performance.now() - start) / 1000, memory });
      else reject(new Error(`the command line ended with ${code}`));
    });
  });
}

/** The most memory that a process had; 0 where this system doesn't say. */
function residentBytes(pid) {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

let failed = false;
for (const mode of ['fast', 'strict']) {
  for (const { name, inputs } of SETS) {
    const one = await look(mode, inputs.slice(0, 1));
    const all = await look(mode, inputs);
    const warm = (all.seconds - one.seconds) / (inputs.length - 1);
    const memory = Math.max(one.memory, all.memory);
    failed ||= memory > BOUNDS[mode];
    process.stdout.write(
      `${mode}: ${name}: ${warm.toFixed(2)} s a frame warm, ${one.seconds.toFixed(1)} s for the first, ${Math.round(memory / MEGABYTE)} MB\n`,
    );
  }
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
