import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { PicturesMessages } from './messages/en.js';
import type { Mark } from './state.js';
import { whatStands } from './what-stands.js';

interface MarkListProps {
  readonly marks: readonly Mark[];
  readonly possible: readonly Mark[];
  readonly selected: number | null;
  readonly messages: PicturesMessages;
  readonly onSelect: (id: number) => void;
  readonly onRemove: (id: number) => void;
  readonly onAccept: (id: number) => void;
}

/** What was read in the picture: what looks like the person first, and below it what may be writing. */
export function MarkList({ marks, possible, selected, messages, onSelect, onRemove, onAccept }: MarkListProps) {
  const [titleId, possibleId] = [useId(), useId()];
  return (
    <>
      <section aria-labelledby={titleId}>
        <h3 id={titleId}>{marks.length === 0 ? messages.marksNone : messages.marksTitle(marks.length)}</h3>
        <ul className="pictures-list">
          {tellingFirst(marks).map((mark) => (
            <li key={mark.id} data-selected={selected === mark.id || undefined}>
              <Button className="pictures-list-what" onPress={() => onSelect(mark.id)}>
                <span aria-hidden className="pictures-swatch" />
                <span>
                  <bdi>{titleOf(mark, messages)}</bdi>
                  {mark.likeness && <small>{messages.likeness[mark.likeness]}</small>}
                </span>
              </Button>
              <Button className="icon-button" aria-label={messages.remove(whatStands(mark, messages))} onPress={() => onRemove(mark.id)}>
                <Trash2 aria-hidden size={16} />
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {possible.length > 0 && (
        <section aria-labelledby={possibleId}>
          <h3 id={possibleId}>{messages.possibleTitle}</h3>
          <p className="export-quiet">{messages.possibleNote}</p>
          <ul className="pictures-list">
            {tellingFirst(possible).map((mark) => (
              <li key={mark.id}>
                <span className="pictures-list-what">
                  <span aria-hidden className="pictures-swatch" data-possible />
                  <span>
                    <bdi>{titleOf(mark, messages)}</bdi>
                    {mark.likeness && <small>{messages.likeness[mark.likeness]}</small>}
                  </span>
                </span>
                <Button
                  className="button button-outline"
                  aria-label={messages.acceptWhat(whatStands(mark, messages))}
                  onPress={() => onAccept(mark.id)}
                >
                  {messages.accept}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What was read, or else what the box is. */
const titleOf = ({ untrustedText, from, of }: Mark, messages: PicturesMessages): string =>
  untrustedText || (of === 'face' ? messages.face : from === 'drawn' ? messages.drawnByYou : messages.nothingRead);

/** What looks like something of the headers first, the name before all, and faces with it; the rest from top to bottom. */
export function tellingFirst(marks: readonly Mark[]): readonly Mark[] {
  const rank = ({ likeness, of }: Mark): number => (likeness === 'name' || of === 'face' ? 0 : likeness ? 1 : 2);
  return [...marks].sort((one, other) => rank(one) - rank(other) || one.y - other.y || one.x - other.x);
}
