import { useState } from 'react';
import type { HandOver } from '../../../core/bridge.js';

/** One way out at a time: what it is doing, and the sentence on how the last one ended. */
export interface HandingOver {
  readonly isBusy: boolean;
  readonly sentence: string;
  /** Asks main, and says what came of it in the words for this way. */
  readonly start: (ask: () => Promise<HandOver>, words: Readonly<Record<HandOver, string>>) => void;
}

export function useHandOver(): HandingOver {
  const [isBusy, setBusy] = useState(false);
  const [sentence, setSentence] = useState('');
  return {
    isBusy,
    sentence,
    start(ask, words) {
      setBusy(true);
      setSentence('');
      // A refusal of main's is a failure like any other to a person: nothing left.
      ask()
        .catch((): HandOver => 'failed')
        .then((outcome) => {
          setBusy(false);
          setSentence(words[outcome]);
        });
    },
  };
}
