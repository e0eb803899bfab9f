import { Check, CircleCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import { MarkList } from './mark-list.js';
import { isIn, possibleOf } from './marks.js';
import type { OnePictureProps } from './one-picture.js';
import { ReachChoice } from './reach-choice.js';
import type { Mark } from './state.js';
import type { Cover } from './use-cover.js';

interface PictureSideProps extends OnePictureProps {
  readonly marks: readonly Mark[];
  readonly cover: Cover;
}

/** What was read in the picture, how far changes count, how the boxes are written, and the agreement. */
export function PictureSide({ pictures, at, isLeft, marks, cover, editor, messages, onConfirm, onLeave }: PictureSideProps) {
  const isSeen = isIn(pictures.seen, at);
  const file = pictures.files.get(at.fileId);
  return (
    <aside className="pictures-side">
      <div className="pictures-side-body">
        <MarkList
          marks={marks}
          possible={possibleOf(pictures, at)}
          selected={editor.selected}
          messages={messages}
          onSelect={editor.goTo}
          onRemove={editor.remove}
          onAccept={editor.accept}
        />
        <p className="export-quiet" id="pictures-keys">
          {messages.marksHelp}
        </p>
        {cover.method === 'refused' && <p className="export-unchecked">{messages.notCovered}</p>}
        {cover.method && cover.method !== 'refused' && (
          <p className="export-quiet">
            {messages.methods[cover.method]} {cover.isSnapped && messages.snapped}
          </p>
        )}
        <ReachChoice pictures={pictures} at={at} reach={editor.reach} messages={messages} onReach={editor.setReach} />
      </div>
      <div className="pictures-side-feet">
        {isLeft ? <p>{messages.isLeft}</p> : file?.isWritingKind && !isSeen && <p className="export-quiet">{messages.takenAlong}</p>}
        {isSeen && (
          <p className="pictures-is-seen">
            <CircleCheck aria-hidden size={16} /> {messages.confirmed}
          </p>
        )}
        <Button
          className={`button ${isSeen ? 'button-outline' : 'button-main'} button-large`}
          isDisabled={isLeft || isIn(pictures.undrawn, at)}
          onPress={onConfirm}
        >
          <Check aria-hidden size={16} /> {marks.length > 0 ? messages.confirmBoxes : messages.confirmNone}
        </Button>
        <Button className="button button-link" onPress={() => onLeave(!isLeft)}>
          {isLeft ? messages.takeBack : messages.leaveHere}
        </Button>
      </div>
    </aside>
  );
}
