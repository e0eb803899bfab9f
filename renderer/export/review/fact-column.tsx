import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState } from 'react';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import type { FindingDecisions } from '../findings/finding-choice.js';
import { exportMessages } from '../messages/export-messages.js';
import type { Language } from '../state.js';
import { FactLineView } from './fact-line-view.js';
import { type FactGroup, type FactLine, type FactSide, factLines } from './fact-lines.js';
import { useTreeKeys } from './use-tree-keys.js';

interface FactColumnProps {
  readonly side: FactSide;
  readonly facts: readonly GroupedRow[];
  readonly names: readonly string[];
  readonly language: Language;
  /** Files that the facts are of. */
  readonly fileCount: number;
  readonly isSearching: boolean;
  /** Any file would leave at all. */
  readonly hasCopy: boolean;
  /** How many of all entries hold a fact; null where only some of them are shown. */
  readonly factCount: number | null;
  readonly decisions: FindingDecisions;
}

const HEADING_HEIGHT = 40;
const ROW_HEIGHT = 32;

/** One column of facts: kinds with their counts, opened on demand; a search opens all that match. */
export function FactColumn({ side, facts, names, language, fileCount, isSearching, hasCopy, factCount, decisions }: FactColumnProps) {
  const messages = exportMessages(language);
  const titleId = useId();
  const [opened, setOpened] = useState<ReadonlySet<FactGroup>>(FIRST_OPEN);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [closedInSearch, setClosedInSearch] = useState<ReadonlySet<FactGroup>>(new Set());
  const lines = useMemo(() => {
    const groups = factLines(facts, side, NONE_OPEN, names, decisions.overruled).flatMap((line) =>
      line.type === 'heading' ? [line.group] : [],
    );
    const open = isSearching ? new Set(groups.filter((group) => !closedInSearch.has(group))) : opened;
    return factLines(facts, side, open, names, decisions.overruled);
  }, [facts, side, names, isSearching, opened, closedInSearch, decisions.overruled]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'heading' ? HEADING_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
  });
  const toggle = (line: FactLine) => {
    if (line.type === 'heading') {
      if (isSearching) setClosedInSearch(toggled(closedInSearch, line.group));
      else setOpened(toggled(opened, line.group));
    } else if (line.type === 'fact') setUnfolded(toggled(unfolded, line.key));
  };
  const isOpen = (line: FactLine) => (line.type === 'heading' ? line.open : unfolded.has(line.key));
  const tree = useTreeKeys({ lines, isOpen, toggle, reveal: (index) => virtual.scrollToIndex(index), root: scroller });
  const total = lines.reduce((sum, line) => sum + (line.type === 'heading' && line.group !== 'file-names' ? line.count : 0), 0);
  return (
    <section className="export-column" aria-labelledby={titleId}>
      <header className="export-column-head">
        <h2 id={titleId}>
          {side === 'stays' ? messages.staysTitle : messages.leavesTitle} <span className="export-count">{messages.entries(total)}</span>
        </h2>
        <p>
          {side === 'stays' ? messages.staysNote : messages.leavesNote}{' '}
          {factCount !== null && (side === 'stays' ? messages.staysFacts : messages.leavesFacts)(factCount)}
        </p>
      </header>
      {lines.length === 0 ? (
        <p className="export-column-empty">{emptyWords(messages, side, isSearching, hasCopy)}</p>
      ) : (
        <div className="export-column-body" ref={scroller} role="tree" aria-labelledby={titleId} onKeyDown={tree.onKeyDown}>
          <div className="export-lines" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const line = lines[item.index];
              return (
                line && (
                  <div
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    className="export-line"
                    role="presentation"
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <FactLineView
                      line={line}
                      side={side}
                      language={language}
                      fileCount={fileCount}
                      isOpen={isOpen(line)}
                      decisions={decisions}
                      isStop={tree.stop === item.index}
                      onToggle={() => {
                        tree.setStop(item.index);
                        toggle(line);
                      }}
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}

/** No group is open: the lines are the headings alone. */
const NONE_OPEN: ReadonlySet<FactGroup> = new Set();
/** Exceptions, and what everyone looks for first. */
const FIRST_OPEN: ReadonlySet<FactGroup> = new Set(['found', 'overruled', 'person']);

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function emptyWords(messages: ReturnType<typeof exportMessages>, side: FactSide, isSearching: boolean, hasCopy: boolean): string {
  if (isSearching) return messages.nothingFound;
  if (!hasCopy) return side === 'stays' ? messages.allStay : messages.leavesNone;
  return side === 'stays' ? messages.staysNone : messages.leavesNone;
}
