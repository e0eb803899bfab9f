/** UIDs that are looked for have this many characters at least; longer ones than a UID can be are looked for up to here. */
const LEAST = 10;
const MOST = 128;
/** A run of components. The look-behind makes a run of digits be tried once, not from each of its digits. */
const RUN = /(?<!\d)\d+(?:\.\d+){3,}/g;

export interface UidMatch {
  readonly from: number;
  readonly to: number;
}

/**
 * The UIDs of a set that stand in a text, also where components were put behind them: `1.2.3.4.5.1` may tell of `1.2.3.4.5`.
 * Time grows with the text.
 */
export function* findUids(text: string, uids: ReadonlySet<string>): Iterable<UidMatch> {
  if (uids.size === 0) return;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const end = longestKnown(run, uids);
    if (end > 0) yield { from: index, to: index + end };
  }
}

function longestKnown(run: string, uids: ReadonlySet<string>): number {
  let end = run.length <= MOST || uids.has(run) ? run.length : run.lastIndexOf('.', MOST);
  while (end >= LEAST) {
    if (uids.has(run.slice(0, end))) return end;
    end = run.lastIndexOf('.', end - 1);
  }
  return 0;
}

/** True where a UID of the set stands in bytes: digits and dots are the same in every 8-bit character set, and every second byte in UTF-16. */
export function hasUid(bytes: Uint8Array, uids: ReadonlySet<string>): boolean {
  return uids.size > 0 && [[1, 0] as const, [2, 0] as const, [2, 1] as const].some(([step, phase]) => hasUidAt(bytes, uids, step, phase));
}

function hasUidAt(bytes: Uint8Array, uids: ReadonlySet<string>, step: number, phase: number): boolean {
  let run = '';
  for (let at = phase; at < bytes.length + step; at += step) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e || (byte >= 0x30 && byte <= 0x39)) {
      // What follows the longest UID can't make it one.
      if (run.length < 4096) run += String.fromCharCode(byte);
    } else if (run !== '') {
      if (run.length >= LEAST && !findUids(run, uids)[Symbol.iterator]().next().done) return true;
      run = '';
    }
  }
  return false;
}
