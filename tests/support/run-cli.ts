import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './real-files.js';

/** What one run of the command line did. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program that `npm run cli` runs. */
export const cliProgram = join(repository, 'build/cli/negatoscope.mjs');

/** Builds what is named (nothing where it is fresh). */
export function buildSteps(...steps: readonly string[]): void {
  execFileSync(process.execPath, [join(repository, 'scripts/build.mjs'), ...steps], { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the built command line to its end. */
export function runCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): CliRun {
  const run = spawnSync(process.execPath, [cliProgram, ...args], {
    cwd: options.cwd ?? repository,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  if (run.error) throw run.error;
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A new folder for one test file, and how to remove it. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'negatoscope-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
