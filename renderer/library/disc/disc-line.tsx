import { ChevronDown, ChevronRight, CircleDashed, Disc3, FileQuestion, Folder, Image, Layers, UserRound } from 'lucide-react';
import type { DiscRow } from '../../../core/study/disc/disc-rows.js';
import { useAppState } from '../../app/store.js';
import type { DiscTreeLine } from './disc-tree.js';
import { useDiscMessages } from './messages/disc-messages.js';

interface DiscLineProps {
  readonly line: DiscTreeLine;
  readonly top: number;
  readonly isActive: boolean;
  readonly holds: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onPress: () => void;
}

const ICONS: Readonly<Record<DiscRow['kind'], typeof Disc3>> = {
  disc: Disc3,
  patient: UserRound,
  study: Folder,
  series: Layers,
  file: Image,
  unlisted: FileQuestion,
};
const INDENT = 20;

/** One record of the index, with what became of its file. */
export function DiscLine({ line, top, isActive, holds, isOpen, onToggle, onPress }: DiscLineProps) {
  const words = useDiscMessages();
  const { own, name, note, target, row } = line;
  const Twist = isOpen ? ChevronDown : ChevronRight;
  const isClosed = useAppState((state) => own.fileId !== null && !state.places.has(own.fileId));
  const state = own.state === 'open' && isClosed ? 'unread' : own.state;
  const Icon = state === 'missing' ? CircleDashed : ICONS[own.kind];
  return (
    <div
      id={`disc-row-${row}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={own.depth + 1}
      aria-selected={isActive}
      {...(holds ? { 'aria-expanded': isOpen } : {})}
      className={`disc-row${isActive ? ' disc-row-active' : ''}${target ? ' disc-row-leads' : ''}`}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${INDENT * own.depth + 8}px` }}
      onPointerUp={onPress}
    >
      {holds ? (
        <button
          type="button"
          className="disc-twist"
          tabIndex={-1}
          aria-label={isOpen ? words.fold(name) : words.open(name)}
          onPointerUp={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Twist size={14} aria-hidden />
        </button>
      ) : (
        <span className="disc-twist" />
      )}
      <Icon size={15} aria-hidden className="disc-icon" />
      <span className="disc-name">{name}</span>
      {note !== '' && <span className="disc-note">{note}</span>}
      <span className="disc-end">
        {own.kind !== 'file' && own.files > 0 && <span>{words.files(own.files)}</span>}
        {own.kind !== 'file' && own.missing > 0 && <b>{words.missing(own.missing)}</b>}
        {own.kind === 'file' &&
          words.states[state] !== '' &&
          (state === 'missing' ? <b>{words.states[state]}</b> : <span>{words.states[state]}</span>)}
      </span>
    </div>
  );
}
