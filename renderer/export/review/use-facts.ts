import { useEffect, useState } from 'react';
import type { GrantId } from '../../../core/bridge.js';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import type { ReviewSource } from '../review-source.js';
import type { ReviewedExport } from '../state.js';

/** Typing isn't answered letter by letter, in milliseconds. */
const PAUSE = 120;

interface Answer {
  readonly reviewed: ReviewedExport;
  readonly query: string;
  readonly fileId: GrantId | null;
  readonly facts: readonly GroupedRow[];
}

/** The facts to show: all of the review, or what the worker finds for a query or one file. Until it has answered, what was shown stays. */
export function useFacts(
  source: ReviewSource | null,
  reviewed: ReviewedExport,
  query: string,
  fileId: GrantId | null,
): readonly GroupedRow[] {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const isPlain = query.trim() === '' && fileId === null;
  useEffect(() => {
    if (isPlain || !source) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      source.facts(query, fileId).then(
        (facts) => isWanted && setAnswer({ reviewed, query, fileId, facts }),
        // A worker that stopped ends the run, which the screen says in its own words.
        () => undefined,
      );
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [source, reviewed, query, fileId, isPlain]);
  if (isPlain) return reviewed.facts;
  return answer?.reviewed === reviewed ? answer.facts : reviewed.facts;
}
