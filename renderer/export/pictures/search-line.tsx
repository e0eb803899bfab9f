import { Button } from 'react-aria-components';
import { ProgressLine } from '../../ui/progress-line.js';
import { marksOf } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef, PicturesAction, PicturesState } from './state.js';

interface SearchLineProps {
  readonly pictures: PicturesState;
  readonly frames: readonly FrameRef[];
  readonly messages: PicturesMessages;
  readonly dispatch: (action: PicturesAction) => void;
}

/** How far the search for writing is, what it found, and how to end it or go on. */
export function SearchLine({ pictures, frames, messages, dispatch }: SearchLineProps) {
  const looked = frames.filter(({ fileId, frame }) => pictures.found.get(fileId)?.has(frame)).length;
  const isLooking = pictures.search === 'looking' || pictures.search === 'waiting';
  const left = frames.length - looked;
  return (
    <div className="pictures-search">
      <p role="status">{sentence()}</p>
      {isLooking && frames.length > 0 && <ProgressLine label={messages.searchProgress} share={looked / frames.length} />}
      {isLooking && frames.length > 0 && (
        <Button className="button button-outline" onPress={() => dispatch({ type: 'search', status: 'stopped' })}>
          {messages.searchStop}
        </Button>
      )}
      {(pictures.search === 'stopped' || pictures.search === 'failed') && left > 0 && (
        <Button className="button button-outline" onPress={() => dispatch({ type: 'search', status: 'waiting' })}>
          {messages.searchGoOn}
        </Button>
      )}
    </div>
  );

  function sentence(): string {
    if (frames.length === 0) return messages.searchNone;
    if (isLooking) return messages.searching(looked, frames.length);
    if (pictures.search === 'failed') return messages.searchFailed;
    if (left > 0) return messages.searchStopped(left);
    return messages.searchDone(frames.filter((at) => marksOf(pictures, at).some(({ from }) => from === 'found')).length, frames.length);
  }
}
