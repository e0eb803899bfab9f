import type { Action, Reason } from './export-plan.js';
import type { PolicyOptions } from './policy.js';
import type { SafePrivate } from './safe-private.js';
import type { Placement } from './type-needs.js';
import type { UidMap } from './uid-map.js';

/** How the items of a sequence are decided: as everything else, made up (action D), or cleaned to what is coded. */
export type InsideMode = 'plain' | 'dummy' | 'coded';

/** What surrounds an element and decides with it. */
export interface Surroundings extends Placement {
  readonly depth: number;
  readonly mode: InsideMode;
  readonly options: PolicyOptions;
  readonly pseudonym: string;
  readonly uids: UidMap;
  /** True where a UID holds a number of the person: it can't be retained. */
  readonly tellsInUid: (uid: string) => boolean;
  /** Days by which this patient's dates move, where the policy modifies dates. */
  readonly dateShift: number;
  readonly safePrivate: SafePrivate;
  /** Pixel Data is written anew, and tables of its fragments' places hold no longer. */
  readonly movesFragments: boolean;
  /** The copy has an index (DICOMDIR), whose records need values that the profile would empty. */
  readonly fileSet: boolean;
}

export interface Verdict {
  readonly action: Action;
  readonly reason: Reason;
  readonly after: Uint8Array | null;
  readonly inside: InsideMode;
}

export const verdict = (action: Action, reason: Reason, inside: InsideMode = 'plain', after: Uint8Array | null = null): Verdict => ({
  action,
  reason,
  after,
  inside,
});
