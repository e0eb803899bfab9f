import { useRef, useState } from 'react';
import type { CommandId } from '../app/commands.js';
import type { Language } from '../app/messages/language.js';
import { SearchBox } from '../ui/search-box.js';
import { WindowDialog } from '../ui/window-dialog.js';
import { ChapterList } from './chapter-list.js';
import { ChapterPage } from './chapter-page.js';
import type { ChapterId, Manual, Shortcut } from './content/chapter.js';
import { manualEn } from './content/en.js';
import { manualFr } from './content/fr.js';
import { findChapters } from './find-chapters.js';
import './manual.css';
import { wordsOf } from './search.js';

const MANUALS: Readonly<Record<Language, Manual>> = { en: manualEn, fr: manualFr };

export interface ManualDialogProps {
  readonly language: Language;
  /** Where it opens. */
  readonly first: ChapterId;
  /** From the window's own table of commands. */
  readonly shortcuts: readonly Shortcut[];
  readonly keyOf: (command: CommandId) => string | null;
  readonly onClose: () => void;
}

/** The manual: chapters at the left, the text of one at the right. Open as long as it is mounted. */
export function ManualDialog({ language, first, shortcuts, keyOf, onClose }: ManualDialogProps) {
  const manual = MANUALS[language];
  const [chapter, setChapter] = useState<ChapterId>(first);
  const [query, setQuery] = useState('');
  const page = useRef<HTMLElement>(null);
  const found = findChapters(manual, query);
  const words = wordsOf(query);
  const search = (text: string) => {
    setQuery(text);
    const best = findChapters(manual, text)?.[0];
    if (best) setChapter(best.id);
  };
  return (
    <WindowDialog title={manual.title} closeLabel={manual.close} full onClose={onClose}>
      <div className="manual">
        <div className="manual-side">
          <SearchBox
            label={manual.search}
            clearLabel={manual.clear}
            value={query}
            onChange={search}
            onSubmit={() => page.current?.focus()}
            autoFocus
          />
          <p className="manual-found" role="status">
            {found ? manual.found(found.length) : ''}
          </p>
          <ChapterList manual={manual} selected={chapter} found={found} words={words} onSelect={setChapter} />
        </div>
        <ChapterPage chapter={chapter} page={page} around={{ manual, words, shortcuts, keyOf, onGoTo: setChapter }} />
      </div>
    </WindowDialog>
  );
}
