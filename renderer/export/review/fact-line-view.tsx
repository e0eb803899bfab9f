import { ChevronDown, ChevronRight } from 'lucide-react';
import { FindingChoice, type FindingDecisions } from '../findings/finding-choice.js';
import { isFinding, isOverruled } from '../findings/overrule.js';
import { type ExportMessages, exportMessages } from '../messages/export-messages.js';
import { findingMessages } from '../messages/finding-messages.js';
import { wordsFor } from '../messages/words-for.js';
import type { Language } from '../state.js';
import { FactDetail } from './fact-detail.js';
import { type FactGroup, type FactLine, type FactSide, tagsOfPath } from './fact-lines.js';
import { type ShownValue, shownValue } from './fact-value.js';

interface FactLineViewProps {
  readonly line: FactLine;
  readonly side: FactSide;
  readonly language: Language;
  readonly fileCount: number;
  readonly isOpen: boolean;
  readonly decisions: FindingDecisions;
  /** The one line that the Tab key stops at. */
  readonly isStop: boolean;
  readonly onToggle: () => void;
}

/** A heading, a fact with its values, or the name of a file. */
export function FactLineView(props: FactLineViewProps) {
  const { line, isOpen, isStop, onToggle } = props;
  const messages = exportMessages(props.language);
  const tabIndex = isStop ? 0 : -1;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  if (line.type === 'heading') {
    const title = titleOf(line.group, props.language);
    return (
      <div
        role="treeitem"
        aria-level={1}
        aria-expanded={isOpen}
        aria-selected={false}
        tabIndex={tabIndex}
        className="export-heading"
        data-group={line.group}
        onClick={onToggle}
        onKeyDown={ignore}
      >
        <Chevron aria-hidden size={16} />
        <span>{title}</span>
        <span className="export-count">{messages.number(line.count)}</span>
      </div>
    );
  }
  const place = { 'aria-level': 2, 'aria-posinset': line.at + 1, 'aria-setsize': line.of, 'aria-selected': false };
  if (line.type === 'name') {
    return (
      <div role="treeitem" {...place} tabIndex={tabIndex} className="export-fact export-fact-name">
        <span>{line.name}</span>
        <span className="export-quiet">{messages.fileNameNote}</span>
      </div>
    );
  }
  const mayKeep = props.side === 'stays' && isFinding(line.row);
  const mayUndo = props.side === 'leaves' && isOverruled(line.row, props.decisions.overruled);
  return (
    <div
      role="treeitem"
      {...place}
      tabIndex={tabIndex}
      aria-expanded={isOpen}
      className="export-fact-item"
      data-open={isOpen || undefined}
      onClick={(event) => isOnFact(event.target) && onToggle()}
      onKeyDown={ignore}
    >
      <div className="export-fact">
        <FactName line={line} language={props.language} />
        <FactValues line={line} side={props.side} messages={messages} />
        <span className="visually-hidden">{messages.actions[line.row.action]}</span>
      </div>
      {isOpen && (mayKeep || mayUndo) && (
        <FindingChoice path={line.row.path} isOverruled={mayUndo} decisions={props.decisions} messages={findingMessages(props.language)} />
      )}
      {isOpen && <FactDetail row={line.row} fileCount={props.fileCount} language={props.language} />}
    </div>
  );
}

function titleOf(group: FactGroup, language: Language): string {
  if (group === 'found' || group === 'overruled') return findingMessages(language).groups[group];
  const messages = exportMessages(language);
  return group === 'file-names' ? messages.fileNames : messages.kinds[group];
}

/** A click into the details isn't one on the fact. */
const isOnFact = (target: EventTarget): boolean => target instanceof Element && target.closest('.export-fact') !== null;

/** Keys are the tree's: it hears them from its lines. */
const ignore = () => undefined;

type FactOnly = Extract<FactLine, { type: 'fact' }>;

function FactName({ line, language }: { readonly line: FactOnly; readonly language: Language }) {
  const around = tagsOfPath(line.row.path).at(-2);
  return (
    <span className="export-fact-words">
      {wordsFor(line.row.tag, language)}
      {around !== undefined && <span className="export-fact-around">{exportMessages(language).inside(wordsFor(around, language))}</span>}
    </span>
  );
}

function FactValues({ line, side, messages }: { readonly line: FactOnly; readonly side: FactSide; readonly messages: ExportMessages }) {
  const { row } = line;
  const after = shownValue(row, row.after, messages);
  if (side === 'leaves') {
    return (
      <span className="export-fact-values">
        <Value value={row.action === 'empty' ? { text: messages.madeEmpty, isWord: true, more: 0 } : after} messages={messages} />
      </span>
    );
  }
  const before = shownValue(row, row.before, messages);
  return (
    <span className="export-fact-values">
      <Value
        value={row.action === 'clean' ? { text: messages.trimmedValue, isWord: true, more: 0 } : before}
        isStruck
        messages={messages}
      />
      {row.action === 'replace' && !after.isWord && (
        <span className="export-new-value">
          <span aria-hidden>→ </span>
          <bdi>{after.text}</bdi>
        </span>
      )}
    </span>
  );
}

interface ValueProps {
  readonly value: ShownValue;
  readonly isStruck?: boolean;
  readonly messages: ExportMessages;
}

function Value({ value, isStruck = false, messages }: ValueProps) {
  if (value.isWord) return <span className="export-quiet">{value.text}</span>;
  return (
    <>
      {isStruck ? (
        <del>
          <bdi>{value.text}</bdi>
        </del>
      ) : (
        <bdi>{value.text}</bdi>
      )}
      {value.more > 0 && <span className="export-more"> {messages.moreValues(value.more)}</span>}
    </>
  );
}
