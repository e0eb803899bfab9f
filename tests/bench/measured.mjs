import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
export const root = dirname(dirname(here));
/** Debian's own Python, which sees Debian's packages. */
export const PYTHON = '/usr/bin/python3';
const run = promisify(execFile);

/** Runs a program of this folder in Debian's Python. */
export const python = (name, ...args) => run(PYTHON, ['-I', join(here, name), ...args.map(String)]);

/**
 * Runs a command, and says what the whole process cost.
 * @param {readonly string[]} command
 * @returns {Promise<{ cpu: number, wall: number, memory: number }>} seconds, seconds, bytes
 */
export async function measure(command) {
  const { stdout } = await python('run-measured.py', ...command);
  const { cpu, wall, memory, status } = JSON.parse(stdout);
  if (status !== 0) throw new Error(`${command[0]} ended with ${status}`);
  return { cpu, wall, memory };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Which machine measured: figures of two machines can't be compared, their ratios can. */
export const machineLine = () => {
  const all = cpus();
  return `${all.length} × ${all[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
};
