import { closeSync, constants, openSync, readdirSync, readFileSync } from 'node:fs';
import { writeFully } from '../files/read-fully.js';

/** No kind of memory goes into a core dump (core(5), "Controlling which mappings are written"). */
const NOTHING = '0';

/**
 * Takes the memory out of core dumps on Linux: where the system writes one after a crash, it holds no picture and no name. Children
 * inherit it. Those that run already (Chromium's zygotes, from which the pages and the drawing process come) are told one by one.
 * In the system's sandbox they can't be told, and needn't: the kernel makes no dump of them.
 */
export function emptyCoreDumps(): void {
  if (process.platform !== 'linux') return;
  for (const pid of familyOf(process.pid)) tell(pid);
}

function tell(pid: number): void {
  let descriptor: number;
  try {
    descriptor = openSync(`/proc/${pid}/coredump_filter`, constants.O_WRONLY);
  } catch {
    // It has ended, or is in the sandbox.
    return;
  }
  try {
    writeFully(descriptor, Buffer.from(NOTHING));
  } catch {
    // A kernel without core dumps.
  } finally {
    closeSync(descriptor);
  }
}

/** A process and all that descend from it. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined;
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const family = [pid];
  // The list grows while it is read: children of children come behind them.
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

function parentOf(pid: string): number | undefined {
  try {
    // The name of the program stands in brackets and may hold anything: what follows the last one is numbers (proc(5)).
    return Number(/\) \S (\d+) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
