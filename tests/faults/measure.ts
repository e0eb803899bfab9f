import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cliProgram } from '../support/run-cli.js';

/** What one run of the command line gave, and the most memory that it had, in bytes. */
export interface Measured {
  readonly code: number | null;
  readonly stdout: string;
  readonly peak: number;
}

/** Runs the built command line and asks the system for its memory while it runs. */
export async function measureCli(args: readonly string[]): Promise<Measured> {
  const child = spawn(process.execPath, [cliProgram, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 20);
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  clearInterval(timer);
  return { code, stdout: Buffer.concat(pieces).toString('utf8'), peak };
}

function peakOf(pid: number): number {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    // The process has just ended.
    return 0;
  }
}
