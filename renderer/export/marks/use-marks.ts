import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExportFailure } from '../../../core/bridge.js';
import { KEPT_KINDS, type KeptKind } from '../../../core/keep/keep-request.js';
import { findBridge } from '../../app/bridge.js';
import { type AskedMarks, MarksFailure, type MarksReview, MarksSession } from './marks-session.js';

export type MarksState =
  | { readonly kind: 'making' }
  | { readonly kind: 'review'; readonly review: MarksReview }
  | { readonly kind: 'writing'; readonly review: MarksReview }
  | { readonly kind: 'done'; readonly folder: string; readonly receiptName: string; readonly files: number }
  | { readonly kind: 'failed'; readonly failure: ExportFailure | 'worker-stopped' };

/** Each time a new one: asking for the same once more makes the review anew. */
interface Wanted {
  readonly kinds: readonly KeptKind[];
}

export interface Marks {
  readonly state: MarksState;
  readonly kinds: readonly KeptKind[];
  readonly choose: (kinds: readonly KeptKind[]) => void;
  readonly keep: () => void;
  /** Makes the review anew after a failure. */
  readonly again: () => void;
  readonly showFolder: () => void;
}

/**
 * One act of keeping marks, as long as it is mounted: a review for each choice of kinds, and the writing.
 * @param gather what is to be kept now, of these kinds
 */
export function useMarks(gather: (kinds: readonly KeptKind[]) => Promise<AskedMarks>): Marks {
  const [session, setSession] = useState<MarksSession | null>(null);
  const [wanted, setWanted] = useState<Wanted>({ kinds: KEPT_KINDS });
  const [state, setState] = useState<MarksState>({ kind: 'making' });
  const asked = useRef(gather);
  asked.current = gather;
  useEffect(() => {
    const opened = new MarksSession(findBridge());
    setSession(opened);
    return () => {
      setSession(null);
      opened.end();
    };
  }, []);
  useEffect(() => {
    if (!session) return;
    let isCurrent = true;
    setState({ kind: 'making' });
    asked
      .current(wanted.kinds)
      .then((marks) => session.review(marks))
      .then(
        (review) => isCurrent && setState({ kind: 'review', review }),
        (error: unknown) => isCurrent && setState({ kind: 'failed', failure: failureOf(error) }),
      );
    return () => {
      isCurrent = false;
    };
  }, [session, wanted]);
  const keep = useCallback(() => {
    if (!session || state.kind !== 'review') return;
    const { review } = state;
    setState({ kind: 'writing', review });
    session.keep(review).then(
      (result) => {
        if (result.outcome === 'cancelled') setState({ kind: 'review', review });
        else if (result.outcome === 'failed') setState({ kind: 'failed', failure: result.failure });
        else setState({ kind: 'done', folder: result.folder, receiptName: result.receiptName, files: review.files.length });
      },
      () => setState({ kind: 'failed', failure: 'write-failed' }),
    );
  }, [session, state]);
  return {
    state,
    kinds: wanted.kinds,
    choose: useCallback((kinds) => setWanted({ kinds }), []),
    keep,
    again: useCallback(() => setWanted(({ kinds }) => ({ kinds })), []),
    showFolder: useCallback(() => void findBridge().showExport(), []),
  };
}

const failureOf = (error: unknown): ExportFailure | 'worker-stopped' => (error instanceof MarksFailure ? error.failure : 'worker-stopped');
