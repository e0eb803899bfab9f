/** One coded picture of a film. */
export interface CodedFrame {
  /** When it begins, in whole milliseconds from the beginning of the film. */
  readonly time: number;
  /** Whether it can be decoded without the ones before. */
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

/** A film as VP9 (WebM): nothing but its pictures and when they are shown. */
export interface CodedFilm {
  readonly rows: number;
  readonly columns: number;
  /** How long it is, in whole milliseconds. */
  readonly length: number;
  readonly frames: readonly CodedFrame[];
}

/** For a film that says nothing of time, in milliseconds a picture. */
const USUAL_MS = 100;

/**
 * When each picture of a film begins, and how long it is, in whole milliseconds: rounded from the beginning on, so that nothing adds up.
 * @param milliseconds how long each is shown: one number for all, or one for each; null where nobody says
 */
export function filmTimes(
  milliseconds: number | readonly number[] | null,
  { first, count }: { readonly first: number; readonly count: number },
): { readonly times: readonly number[]; readonly length: number } {
  const of = (frame: number): number => (typeof milliseconds === 'number' ? milliseconds : (milliseconds?.[frame] ?? USUAL_MS));
  const times: number[] = [];
  let exact = 0;
  for (let frame = first; frame < first + count; frame++) {
    // Two pictures never begin at once: a player would show only one of them.
    times.push(Math.max(Math.round(exact), (times.at(-1) ?? -1) + 1));
    exact += of(frame);
  }
  return { times, length: Math.max(Math.round(exact), (times.at(-1) ?? 0) + 1) };
}
