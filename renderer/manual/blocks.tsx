import { Fragment } from 'react';
import { Button } from 'react-aria-components';
import type { CommandId } from '../app/commands.js';
import type { Block, ChapterId, Inline, Manual, Shortcut, Words } from './content/chapter.js';
import { Drawing } from './drawings.js';
import { markWords } from './search.js';

/** What a chapter needs from around it. */
export interface Surroundings {
  readonly manual: Manual;
  /** Words that are looked for, and marked. */
  readonly words: readonly string[];
  readonly shortcuts: readonly Shortcut[];
  /** The key of a command as it stands on the keyboard; null where it has none. */
  readonly keyOf: (command: CommandId) => string | null;
  readonly onGoTo: (chapter: ChapterId) => void;
}

export function BlockView({ block, around }: { readonly block: Block; readonly around: Surroundings }) {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <WordsView words={block.words} around={around} />
        </p>
      );
    case 'note':
      return (
        <p className="manual-note">
          <WordsView words={block.words} around={around} />
        </p>
      );
    case 'heading':
      return (
        <h4>
          <Marked text={block.text} words={around.words} />
        </h4>
      );
    case 'steps':
      return (
        <ol>
          <Items items={block.items} around={around} />
        </ol>
      );
    case 'list':
      return (
        <ul>
          <Items items={block.items} around={around} />
        </ul>
      );
    case 'drawing':
      return <Drawing drawing={block.drawing} alt={block.alt} />;
    case 'keys':
      return (
        <>
          <Shortcuts shortcuts={block.mouse} words={around.words} />
          <Shortcuts shortcuts={around.shortcuts} words={around.words} />
        </>
      );
  }
}

function Items({ items, around }: { readonly items: readonly Words[]; readonly around: Surroundings }) {
  return items.map((words, index) => (
    <li key={keyOfWords(words, index)}>
      <WordsView words={words} around={around} />
    </li>
  ));
}

const keyOfWords = (words: Words, index: number): string => `${index} ${words.map((piece) => JSON.stringify(piece)).join('')}`;

function WordsView({ words, around }: { readonly words: Words; readonly around: Surroundings }) {
  return words.map((piece, index) => (
    <Fragment key={keyOfWords([piece], index)}>
      <Piece piece={piece} around={around} />
    </Fragment>
  ));
}

function Piece({ piece, around }: { readonly piece: Inline; readonly around: Surroundings }) {
  if (typeof piece === 'string') return <Marked text={piece} words={around.words} />;
  if ('name' in piece)
    return (
      <strong>
        <Marked text={piece.name} words={around.words} />
      </strong>
    );
  if ('key' in piece) {
    const text = around.keyOf(piece.key);
    return text === null ? null : <kbd className="keycap">{text}</kbd>;
  }
  const id = piece.chapter;
  return (
    <Button className="button button-link manual-link" onPress={() => around.onGoTo(id)}>
      {around.manual.text[id].title}
    </Button>
  );
}

/** A text in which the words that are looked for are marked. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return text;
  let at = 0;
  return markWords(text, words).map(({ text: stretch, isFound }) => {
    at += stretch.length;
    return isFound ? <mark key={at}>{stretch}</mark> : <Fragment key={at}>{stretch}</Fragment>;
  });
}

function Shortcuts({ shortcuts, words }: { readonly shortcuts: readonly Shortcut[]; readonly words: readonly string[] }) {
  return (
    <dl className="manual-keys">
      {shortcuts.map(({ label, keys }) => (
        <div key={label}>
          <dt>
            <Marked text={label} words={words} />
          </dt>
          <dd>
            {keys.map((key) => (
              <kbd key={key} className="keycap">
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
