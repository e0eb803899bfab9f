import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { TextButton } from '../ui/button.js';
import { BlockView, Marked, type Surroundings } from './blocks.js';
import { CHAPTERS, type ChapterId } from './content/chapter.js';

export interface ChapterPageProps {
  readonly chapter: ChapterId;
  readonly page: RefObject<HTMLElement | null>;
  readonly around: Surroundings;
}

/** What scrolls can be reached by the keyboard, or only a mouse could read on (WCAG 2.1.1). */
const REACHABLE = { tabIndex: 0 } as const;

/** The text of one chapter, and the way to its neighbours. */
export function ChapterPage({ chapter, page, around }: ChapterPageProps) {
  const { manual, words, onGoTo } = around;
  const { title, blocks } = manual.text[chapter];
  const sought = words.join(' ');
  // Another chapter or another search begins where it answers.
  useEffect(() => {
    const text = page.current;
    if (!text || text.dataset['chapter'] !== chapter) return;
    const mark = sought === '' ? null : text.querySelector('mark');
    if (mark) mark.scrollIntoView({ block: 'center' });
    else text.scrollTo(0, 0);
  }, [chapter, sought, page]);
  const place = CHAPTERS.indexOf(chapter);
  return (
    <div className="manual-page">
      <article ref={page} className="manual-text" data-chapter={chapter} aria-label={title} {...REACHABLE}>
        <h3>
          <Marked text={title} words={words} />
        </h3>
        {blocks.map((block) => (
          <BlockView key={JSON.stringify(block)} block={block} around={around} />
        ))}
      </article>
      <nav className="manual-turn" aria-label={manual.chapters}>
        <Turn to={CHAPTERS[place - 1]} by={-1} around={around} onGoTo={onGoTo} />
        <Turn to={CHAPTERS[place + 1]} by={1} around={around} onGoTo={onGoTo} />
      </nav>
    </div>
  );
}

interface TurnProps {
  readonly to: ChapterId | undefined;
  readonly by: 1 | -1;
  readonly around: Surroundings;
  readonly onGoTo: (chapter: ChapterId) => void;
}

function Turn({ to, by, around: { manual }, onGoTo }: TurnProps) {
  if (to === undefined) return <span />;
  const { title } = manual.text[to];
  return (
    <TextButton icon={by === 1 ? ArrowRight : ArrowLeft} onPress={() => onGoTo(to)}>
      {by === 1 ? manual.next(title) : manual.previous(title)}
    </TextButton>
  );
}
