import { Check, CircleCheck, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { canBeSeenInSheet, isIn, needsOwnLook } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef, PicturesState } from './state.js';

interface SheetFeetProps {
  readonly pictures: PicturesState;
  readonly frames: readonly FrameRef[];
  readonly messages: PicturesMessages;
  readonly onNextPage: () => void;
  readonly onAllSeen: () => void;
  readonly onCheck: () => void;
}

/** How much of the sheet has been on the screen, and the agreement to all of it at once. */
export function SheetFeet({ pictures, frames, messages, onNextPage, onAllSeen, onCheck }: SheetFeetProps) {
  const hintId = useId();
  const toCheck = frames.filter((at) => needsOwnLook(pictures, at)).length;
  const open = frames.filter((at) => !isIn(pictures.seen, at) && canBeSeenInSheet(pictures, at));
  const shown = frames.filter((at) => isIn(pictures.shown, at)).length;
  const isThrough = open.every((at) => isIn(pictures.shown, at));
  return (
    <footer className="pictures-feet">
      <div className="pictures-feet-words" id={hintId} role="status">
        {toCheck > 0 && (
          <p className="pictures-to-check">
            <TriangleAlert aria-hidden size={16} /> {messages.ownLook(toCheck)}
          </p>
        )}
        {open.length > 0 && (
          <p>
            {messages.shownCount(shown, frames.length)} {!isThrough && messages.allSeenWait}
          </p>
        )}
        {open.length === 0 && toCheck === 0 && frames.length > 0 && (
          <p className="pictures-is-seen">
            <CircleCheck aria-hidden size={16} /> {messages.allSeenDone}
          </p>
        )}
      </div>
      {toCheck > 0 && (
        <Button className={`button ${open.length === 0 ? 'button-main' : 'button-outline'} button-large`} onPress={onCheck}>
          {messages.lookOneByOne(toCheck)}
        </Button>
      )}
      {open.length > 0 && !isThrough && (
        <Button className="button button-outline button-large" onPress={onNextPage}>
          {messages.nextPage}
        </Button>
      )}
      {open.length > 0 && (
        <Button className="button button-main button-large" isDisabled={!isThrough} aria-describedby={hintId} onPress={onAllSeen}>
          <Check aria-hidden size={16} /> {messages.allSeen(open.length)}
        </Button>
      )}
    </footer>
  );
}
