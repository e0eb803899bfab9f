import { useCallback, useEffect, useRef, useState } from 'react';
import { findBridge } from '../app/bridge.js';
import { ExportSession, PlanningFailure } from './export-session.js';
import type { KeySource } from './key/key-source.js';
import { textFact } from './pictures/text-fact.js';
import type { ReviewSource } from './review-source.js';
import type { ExportAction, ExportState } from './state.js';

/** What the screen needs besides the state. The source is there as long as an export is. */
export interface ExportRun {
  readonly source: ReviewSource | null;
  readonly keys: KeySource | null;
  readonly showFolder: () => void;
}

/** The function of the latest rendering, under one name that never changes: what runs longer isn't begun anew by a new function. */
function useLatest<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: Args) => latest.current(...args), []);
}

/** Does what the state asks for: a session as long as an export is open, a review for each run, the writing after consent. */
export function useExportRun(state: ExportState, dispatchNow: (action: ExportAction) => void): ExportRun {
  const dispatch = useLatest(dispatchNow);
  const targets = state.kind === 'idle' ? null : state.targets;
  const [session, setSession] = useState<ExportSession | null>(null);
  useEffect(() => {
    if (!targets) return;
    const opened = new ExportSession(findBridge(), targets);
    setSession(opened);
    return () => {
      setSession(null);
      opened.end();
    };
  }, [targets]);

  const choice = state.kind === 'planning' ? state.choice : null;
  const { run } = state;
  useEffect(() => {
    if (!session || !choice) return;
    session
      .review(run, choice, (progress) => dispatch({ type: 'progress', run, progress }))
      .then(
        (reviewed) => dispatch({ type: 'reviewed', run, reviewed }),
        (error: unknown) =>
          dispatch({ type: 'planningFailed', run, failure: error instanceof PlanningFailure ? error.failure : 'worker-stopped' }),
      );
  }, [session, choice, run, dispatch]);

  useWriting(state, session, dispatch);
  return { source: session, keys: session, showFolder: useCallback(() => void findBridge().showExport(), []) };
}

function useWriting(state: ExportState, session: ExportSession | null, dispatch: (action: ExportAction) => void): void {
  const reviewed = state.kind === 'writing' ? state.reviewed : null;
  const text = state.kind === 'writing' ? textFact(state.pictures, state.reviewed.pictures, state.choice) : 'off';
  const keyed = state.kind === 'writing' && state.choice.keyed;
  const { run } = state;
  const writing = useRef<number | null>(null);
  useEffect(() => {
    if (!reviewed || !session) {
      writing.current = null;
      return;
    }
    const stopListening = findBridge().on('commitProgress', (progress) => dispatch({ type: 'writingProgress', progress }));
    // Consent is asked for once, however often the screen is mounted while it is.
    if (writing.current !== run) {
      writing.current = run;
      session.commit(reviewed, text, keyed).then(
        (result) => dispatch({ type: 'committed', run, result }),
        () => dispatch({ type: 'committed', run, result: { outcome: 'failed', failure: 'write-failed' } }),
      );
    }
    return stopListening;
  }, [reviewed, session, run, text, keyed, dispatch]);

  const isCancelling = state.kind === 'writing' && state.cancelling;
  useEffect(() => {
    if (isCancelling) void findBridge().cancelCommit();
  }, [isCancelling]);
}
