import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Messages } from '../../app/messages/en.js';
import { useMessages } from '../../app/messages/use-messages.js';
import type { ElementRow } from '../../workers/scan-elements.js';

interface ElementLineProps {
  readonly row: ElementRow;
  /** Of the row in the page. */
  readonly id: string;
  /** Among the visible rows. */
  readonly place: number;
  /** Pixels from the top of all rows. */
  readonly top: number;
  readonly measure: (element: Element | null) => void;
  readonly isActive: boolean;
  /** Other rows lie in it. */
  readonly holds: boolean;
  readonly isOpen: boolean;
  readonly canToggle: boolean;
  readonly namesHidden: boolean;
  /** What more is said of it; '' where nothing is. */
  readonly note: string;
  readonly onActivate: () => void;
  readonly onToggle: () => void;
}

const INDENT = 16;
/** Deeper rows don't move further to the right, where nothing could be read any more. */
const DEEPEST_INDENT = 12;

/** One element or item. */
export function ElementLine(props: ElementLineProps) {
  const messages = useMessages();
  const { row, id, place, top, measure, isActive, holds, isOpen, canToggle, namesHidden, note, onActivate, onToggle } = props;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  const label = row.kind === 'item' ? messages.itemNumber(row.label) : row.label;
  return (
    <tr
      id={id}
      ref={measure}
      data-index={place}
      aria-level={row.depth + 1}
      aria-rowindex={place + 2}
      aria-selected={isActive}
      {...(holds ? { 'aria-expanded': isOpen } : {})}
      className={`element-row element-${row.kind}`}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${INDENT * (1 + Math.min(row.depth, DEEPEST_INDENT))}px` }}
      onPointerDown={onActivate}
    >
      <td className="element-tag">
        {holds && canToggle ? (
          <button
            type="button"
            className="element-twist"
            tabIndex={-1}
            aria-label={`${isOpen ? messages.collapse : messages.expand} ${label}`}
            onClick={onToggle}
          >
            <Icon size={14} aria-hidden />
            {label}
          </button>
        ) : (
          label
        )}
      </td>
      <td className="element-name">
        {row.name}
        {note !== '' && <span className="element-note">{note}</span>}
      </td>
      <td className="element-vr">{row.vr}</td>
      <td className={`element-value${row.bytes !== null ? ' element-bytes' : ''}`}>{valueText(messages, row, namesHidden)}</td>
    </tr>
  );
}

function valueText(messages: Messages, row: ElementRow, namesHidden: boolean): string {
  if (row.kind === 'item') return messages.elementCount(row.count ?? 0);
  if (row.count !== null && row.bytes === null) return messages.itemsIn(row.count);
  if (namesHidden && row.identifying) return messages.hiddenValue;
  if (row.count !== null && row.bytes !== null) return messages.fragmentsIn(row.count, row.bytes);
  if (row.bytes !== null) return `${messages.bytesOf(row.bytes)}: ${row.untrustedValue}${row.bytes > 16 ? ' …' : ''}`;
  if (row.untrustedValue === '') return messages.emptyValue;
  return row.more > 0 ? `${row.untrustedValue} ${messages.moreCharacters(row.more)}` : row.untrustedValue;
}
