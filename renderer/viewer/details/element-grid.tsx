import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useMessages } from '../../app/messages/use-messages.js';
import { treeKeys } from '../../ui/tree-keys.js';
import { holdsRows } from '../../ui/tree-rows.js';
import type { ElementRow } from '../../workers/scan-elements.js';
import { ElementLine } from './element-line.js';

interface ElementGridProps {
  readonly rows: readonly ElementRow[];
  /** Numbers of the rows to show. */
  readonly visible: readonly number[];
  /** Rows that are open; null where a search decides and everything shown is open. */
  readonly open: ReadonlySet<number> | null;
  readonly onToggle: (row: number) => void;
  readonly namesHidden: boolean;
  /** What more is said of a row, by its number; '' where nothing is. */
  readonly noteOf?: (row: number) => string;
}

/** Height of a row with one line of value, in pixels. */
const ROW_HEIGHT = 48;

/** A table whose rows open and fold is a tree grid that takes the focus as a whole (ARIA practices, "Treegrid"). */
const TREE_GRID = { role: 'treegrid', tabIndex: 0 } as const;

/** The elements as a tree of rows: arrows move, right opens, left folds. */
export function ElementGrid({ rows, visible, open, onToggle, namesHidden, noteOf }: ElementGridProps) {
  const messages = useMessages();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => visible[index] ?? index,
    overscan: 8,
  });
  const at = Math.min(active, Math.max(0, visible.length - 1));
  const onGoTo = (to: number) => {
    setActive(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) =>
    treeKeys({ rows, visible, open, at, scroller, rowHeight: ROW_HEIGHT, onToggle, onGo: onGoTo }, event);
  const activeRow = visible[at];
  return (
    <div className="element-scroller" ref={scroller}>
      <table
        {...TREE_GRID}
        className="element-grid"
        aria-label={messages.detailsTitle}
        aria-rowcount={visible.length + 1}
        aria-colcount={4}
        {...(activeRow === undefined ? {} : { 'aria-activedescendant': `${id}-${activeRow}` })}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr className="element-row element-head" aria-rowindex={1}>
            <th scope="col">{messages.tag}</th>
            <th scope="col">{messages.attribute}</th>
            <th scope="col">{messages.vr}</th>
            <th scope="col" className="visually-hidden">
              {messages.value}
            </th>
          </tr>
        </thead>
        <tbody className="element-rows" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map((item) => {
            const number = visible[item.index];
            const row = number === undefined ? undefined : rows[number];
            if (number === undefined || !row) return null;
            return (
              <ElementLine
                key={item.key}
                row={row}
                id={`${id}-${number}`}
                place={item.index}
                top={item.start}
                measure={virtual.measureElement}
                isActive={item.index === at}
                holds={holdsRows(rows, number)}
                isOpen={open?.has(number) ?? true}
                canToggle={open !== null}
                namesHidden={namesHidden}
                note={noteOf?.(number) ?? ''}
                onActivate={() => setActive(item.index)}
                onToggle={() => onToggle(number)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
