import { Disc3, FileWarning, ListTree } from 'lucide-react';
import { useMessages } from '../app/messages/use-messages.js';
import { useCancelOpening } from '../app/services.js';
import { useAppState, useDispatch } from '../app/store.js';
import { TextButton } from '../ui/button.js';
import { ProgressLine } from '../ui/progress-line.js';
import { useDiscMessages } from './disc/messages/disc-messages.js';

/** How far reading is, what the index of a disc names in vain, and what wasn't opened: never silently dropped, never in the way. */
export function LibraryFoot() {
  const messages = useMessages();
  const words = useDiscMessages();
  const dispatch = useDispatch();
  const opening = useAppState((state) => state.openings[0]);
  const notOpened = useAppState((state) => state.notOpened.length);
  const hasDisc = useAppState((state) => state.discs.length > 0);
  const missing = useAppState((state) => state.discs.reduce((sum, disc) => sum + disc.missing, 0));
  const cancel = useCancelOpening();
  if (!opening && notOpened === 0 && !hasDisc) return null;
  return (
    <div className="library-foot">
      {opening && (
        <div className="library-reading">
          <p role="status">{messages.readOf(opening.read, opening.found, opening.walked)}</p>
          <TextButton onPress={() => cancel(opening.id)}>{messages.cancel}</TextButton>
          <ProgressLine label={messages.readingTitle} share={opening.walked && opening.found > 0 ? opening.read / opening.found : null} />
        </div>
      )}
      {missing > 0 && (
        <p className="library-disc">
          <Disc3 size={16} aria-hidden />
          {messages.discMissing(missing)}
        </p>
      )}
      {hasDisc && (
        <TextButton icon={ListTree} onPress={() => dispatch({ type: 'dialog', dialog: 'disc' })}>
          {words.contents}
        </TextButton>
      )}
      <p className="visually-hidden" role="status">
        {notOpened > 0 && !opening ? messages.filesNotOpened(notOpened) : ''}
      </p>
      {notOpened > 0 && (
        <TextButton icon={FileWarning} onPress={() => dispatch({ type: 'dialog', dialog: 'not-opened' })}>
          {messages.filesNotOpened(notOpened)}
        </TextButton>
      )}
    </div>
  );
}
