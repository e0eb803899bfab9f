import { type RefObject, useMemo } from 'react';
import type { ExportAction, ReviewedExport } from '../state.js';
import type { FindingDecisions } from './finding-choice.js';
import { filesOfFindings } from './overrule.js';

interface FindingDecisionsOptions {
  readonly reviewed: ReviewedExport;
  readonly dispatch: (action: ExportAction) => void;
  readonly isFixed: boolean;
  /** Takes the focus after a decision: what had it goes to the other column. */
  readonly title: RefObject<HTMLElement | null>;
}

/** What the person can decide about the findings of this review. */
export function useFindingDecisions({ reviewed, dispatch, isFixed, title }: FindingDecisionsOptions): FindingDecisions {
  const overruled = useMemo(() => new Set(reviewed.overruled.map(({ path }) => path)), [reviewed]);
  return {
    overruled,
    isFixed,
    filesAt: (path) => filesOfFindings(reviewed, path).length,
    keep: (path) => {
      dispatch({ type: 'overrule', path });
      title.current?.focus();
    },
    undo: (path) => {
      dispatch({ type: 'undoOverrule', path });
      title.current?.focus();
    },
  };
}
