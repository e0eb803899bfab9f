import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Marked } from './blocks.js';
import { type ChapterId, type Manual, PARTS, type Part } from './content/chapter.js';
import type { FoundChapter } from './find-chapters.js';

export interface ChapterListProps {
  readonly manual: Manual;
  readonly selected: ChapterId;
  /** What a search gave; null where nothing is looked for. */
  readonly found: readonly FoundChapter[] | null;
  readonly words: readonly string[];
  readonly onSelect: (chapter: ChapterId) => void;
}

/** All chapters by whom they are for, or those that a search found, the best first. The arrow keys turn the page. */
export function ChapterList({ manual, selected, found, words, onSelect }: ChapterListProps) {
  return (
    <ListBox
      className="manual-list"
      aria-label={manual.chapters}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : keys;
        if (id !== undefined) onSelect(id as ChapterId);
      }}
      renderEmptyState={() => <p className="manual-none">{manual.none}</p>}
    >
      {found
        ? found.map(({ id, excerpt }) => (
            <ListBoxItem key={id} id={id} className="manual-item" textValue={manual.text[id].title}>
              <span className="manual-item-title">
                <Marked text={manual.text[id].title} words={words} />
              </span>
              <span className="manual-excerpt">
                <Marked text={excerpt} words={words} />
              </span>
            </ListBoxItem>
          ))
        : (Object.keys(PARTS) as Part[]).map((part) => (
            <ListBoxSection key={part} id={part}>
              <Header className="manual-part">{manual.parts[part]}</Header>
              <Collection items={PARTS[part].map((id) => ({ id }))}>
                {({ id }) => (
                  <ListBoxItem id={id} className="manual-item" textValue={manual.text[id].title}>
                    {manual.text[id].title}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          ))}
    </ListBox>
  );
}
