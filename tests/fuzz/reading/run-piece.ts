import { Watchdog } from '../watchdog.js';
import type { InputTrial, Outcome } from './try-input.js';

/** One input that took longer than this, in time of the processor, is a fault: other work on the machine must not decide. */
export const MOST_SECONDS = 5;
/** The whole process, text of the seeds included. */
export const MOST_RESIDENT_MB = 2048;
/** Real time after which an input counts as hanging. */
const HANGS_AFTER = 60_000;
const GLANCE_EVERY = 64;

/** What came of consecutive inputs. */
export interface PieceResult {
  readonly first: number;
  readonly count: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** What was thrown and isn't a refusal, by input. */
  readonly faults: readonly string[];
  readonly slowest: { readonly input: number; readonly seconds: number };
  readonly residentMegabytes: number;
}

/** Tries `count` inputs from `first` on. */
export async function runPiece(trial: InputTrial, first: number, count: number): Promise<PieceResult> {
  const outcomes: Record<Outcome, number> = { 'file read': 0, 'file refused': 0, 'frame read': 0, 'frame refused': 0 };
  const faults: string[] = [];
  let slowest = { input: first, seconds: 0 };
  let resident = 0;
  const watchdog = new Watchdog(HANGS_AFTER);
  try {
    for (let input = first; input < first + count; input++) {
      watchdog.note(input);
      const started = process.cpuUsage();
      try {
        outcomes[trial.try(input)] += 1;
      } catch (error) {
        faults.push(`${trial.name(input)}: ${error instanceof Error ? error.stack : String(error)}`);
      }
      const { user, system } = process.cpuUsage(started);
      const seconds = (user + system) / 1e6;
      if (seconds > slowest.seconds) slowest = { input, seconds };
      if (seconds > MOST_SECONDS) faults.push(`${trial.name(input)}: took ${seconds.toFixed(1)} s`);
      if (input % GLANCE_EVERY === 0) resident = Math.max(resident, process.memoryUsage.rss());
    }
  } finally {
    await watchdog.end();
  }
  return { first, count, outcomes, faults, slowest, residentMegabytes: Math.round(resident / 2 ** 20) };
}
