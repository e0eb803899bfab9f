import { proxy, wrap } from 'comlink';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BridgeApi, ChosenCopy, ChosenText } from '../../../core/bridge.js';
import { findBridge } from '../../app/bridge.js';
import type { Verification, VerifyHost, VerifyWorker } from '../../workers/verify-api.js';
import type { Language } from '../state.js';

/** Where the check of a copy stands. */
export type CheckState =
  | { readonly kind: 'idle' }
  /** Bytes; a total of 0 isn't known yet. */
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'answered'; readonly verification: Verification };

export interface CopyCheck {
  readonly copy: ChosenCopy | null;
  readonly receipt: ChosenText | null;
  readonly state: CheckState;
  readonly chooseCopy: (what: 'folder' | 'zip') => void;
  readonly chooseReceipt: () => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Picks, compares, stops. What was picked is given back when the dialog closes, or something else is picked. */
export function useVerification(language: Language): CopyCheck {
  const bridge = findBridge();
  const [copy, setCopy] = useState<ChosenCopy | null>(null);
  const [receipt, setReceipt] = useState<ChosenText | null>(null);
  const [state, setState] = useState<CheckState>({ kind: 'idle' });
  const run = useRef<Run | null>(null);

  const end = useCallback((next: CheckState) => {
    run.current?.end();
    run.current = null;
    setState(next);
  }, []);
  useEffect(() => () => run.current?.end(), []);
  useEffect(() => {
    if (!copy) return;
    return () => void bridge.releaseGrants(copy.files.map(({ id }) => id));
  }, [bridge, copy]);

  /** A picked file that can't be read is a failure that the person is told of. */
  const pick = <Picked>(asked: Promise<Picked | null>, take: (picked: Picked) => void) => {
    asked.then(
      (picked) => {
        if (picked === null) return;
        end({ kind: 'idle' });
        take(picked);
      },
      () => end({ kind: 'failed' }),
    );
  };
  return {
    copy,
    receipt,
    state,
    chooseCopy: (what) => pick(bridge.chooseCopy(what, language), setCopy),
    chooseReceipt: () => pick(bridge.chooseReceipt(language), setReceipt),
    start() {
      if (!copy || !receipt) return;
      end({ kind: 'running', done: 0, total: 0 });
      const mine = new Run(bridge, (progress) => setState({ kind: 'running', ...progress }));
      run.current = mine;
      mine.verify(copy, receipt.untrustedText).then(
        (verification) => run.current === mine && end({ kind: 'answered', verification }),
        () => run.current === mine && end({ kind: 'failed' }),
      );
    },
    stop: () => end({ kind: 'stopped' }),
  };
}

/** One check: its worker, and what main hashes for it. */
class Run {
  readonly #thread = new Worker(new URL('../../workers/verify-worker.ts', import.meta.url), { type: 'module' });
  readonly #stopListening: () => void;

  constructor(
    private readonly bridge: BridgeApi,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ) {
    this.#stopListening = bridge.on('hashProgress', onProgress);
  }

  /** Rejects where the worker stops, and where main was stopped. */
  verify(copy: ChosenCopy, untrustedReceipt: string): Promise<Verification> {
    const stopped = new Promise<never>((_, reject) => {
      this.#thread.addEventListener('error', () => reject(new Error('the worker stopped')));
    });
    const host = proxy({
      hash: async (ranges) => {
        const hashes = await this.bridge.hashRanges(ranges);
        if (!hashes) throw new Error('stopped');
        return hashes;
      },
    } satisfies VerifyHost);
    return Promise.race([wrap<VerifyWorker>(this.#thread).verify(copy, untrustedReceipt, host), stopped]);
  }

  end(): void {
    this.#stopListening();
    this.#thread.terminate();
    void this.bridge.cancelHashing();
  }
}
