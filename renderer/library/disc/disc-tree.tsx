import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DiscRow } from '../../../core/study/disc/disc-rows.js';
import { treeKeys } from '../../ui/tree-keys.js';
import { holdsRows } from '../../ui/tree-rows.js';
import { DiscLine } from './disc-line.js';
import { useDiscMessages } from './messages/disc-messages.js';

/** A row that is seen, in words, and the open file that it leads to. */
export interface DiscTreeLine {
  /** Its number among all rows. */
  readonly row: number;
  readonly own: DiscRow;
  readonly name: string;
  readonly note: string;
  readonly target: string | null;
}

interface DiscTreeProps {
  readonly rows: readonly DiscRow[];
  readonly lines: readonly DiscTreeLine[];
  readonly open: ReadonlySet<number>;
  readonly onToggle: (row: number) => void;
  readonly onGo: (fileId: string) => void;
}

const ROW_HEIGHT = 36;

/** Arrows move, open and fold; Enter goes to a picture. The tree takes the focus as a whole (ARIA practices, "Tree View"). */
export function DiscTree({ rows, lines, open, onToggle, onGo }: DiscTreeProps) {
  const words = useDiscMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.row ?? index,
    overscan: 8,
  });
  const at = Math.min(active, Math.max(0, lines.length - 1));
  const activate = (line: DiscTreeLine | undefined) => {
    if (line?.target) onGo(line.target);
    else if (line && holdsRows(rows, line.row)) onToggle(line.row);
  };
  const onGoTo = (to: number) => {
    setActive(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      activate(lines[at]);
      return;
    }
    const visible = lines.map(({ row }) => row);
    treeKeys({ rows, visible, open, at, scroller, rowHeight: ROW_HEIGHT, onToggle, onGo: onGoTo }, event);
  };
  const activeLine = lines[at];
  return (
    <div
      className="disc-tree"
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={words.tree}
      {...(activeLine ? { 'aria-activedescendant': `disc-row-${activeLine.row}` } : {})}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="disc-rows" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <DiscLine
              key={item.key}
              line={line}
              top={item.start}
              isActive={item.index === at}
              holds={holdsRows(rows, line.row)}
              isOpen={open.has(line.row)}
              onToggle={() => onToggle(line.row)}
              onPress={() => {
                setActive(item.index);
                activate(line);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
