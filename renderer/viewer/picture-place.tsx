import { FileText, ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { useMessages } from '../app/messages/use-messages.js';
import type { PictureAnswer } from '../app/picture-store.js';
import type { PictureErrorCode } from '../app/state.js';
import { useAppState, useDispatch } from '../app/store.js';
import { TextButton } from '../ui/button.js';
import { canBeDrawn } from './cornerstone.js';

/** A picture that comes sooner than this comes without a word. */
const PATIENCE_MS = 200;

/** What stands where the picture would be: that it comes, that it can't be shown and why, or that there is none. */
export function PicturePlace({
  record,
  answer,
  isLate,
  hasOthers,
}: {
  readonly record: InstanceRecord;
  readonly answer: PictureAnswer | undefined;
  readonly isLate: boolean;
  /** The series holds other pictures, which work. */
  readonly hasOthers: boolean;
}) {
  const messages = useMessages();
  const isWaiting = usePatience(isLate && answer === undefined);
  if (answer === undefined) return isWaiting ? <p className="picture-waits">{messages.loading}</p> : null;
  const code = errorOf(answer);
  if (code === null) return null;
  if (record.image.kind === 'refused' && record.image.code === 'no-pixel-data') return <NoPicture record={record} />;
  return (
    <div className="picture-place" role="alert">
      <ImageOff size={32} strokeWidth={1.25} aria-hidden />
      <h2>{messages.pictureError}</h2>
      <p>{messages.pictureErrors[code]}</p>
      {hasOthers && <p className="picture-place-quiet">{messages.restWorks}</p>}
      <DetailsButton />
    </div>
  );
}

function errorOf(answer: PictureAnswer): PictureErrorCode | null {
  if (answer.kind === 'error') return answer.code;
  return canBeDrawn(answer.display.rows, answer.display.columns) ? null : 'too-large';
}

function NoPicture({ record }: { readonly record: InstanceRecord }) {
  const messages = useMessages();
  return (
    <div className="picture-place">
      <FileText size={32} strokeWidth={1.25} aria-hidden />
      <h2>{messages.noPicture}</h2>
      <p>{record.sopClass.name ? messages.noPictureKind(record.sopClass.name) : messages.noPictureBody}</p>
      <DetailsButton />
    </div>
  );
}

function DetailsButton() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const isOpen = useAppState((state) => state.detailsOpen);
  if (isOpen) return null;
  return (
    <TextButton look="outline" onPress={() => dispatch({ type: 'toggleDetails' })}>
      {messages.openDetails}
    </TextButton>
  );
}

function usePatience(waits: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!waits) {
      setOver(false);
      return;
    }
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  return waits && isOver;
}
