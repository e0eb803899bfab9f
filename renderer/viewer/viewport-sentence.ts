import { orientationLetters } from '../../core/study/geometry.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { formatMeasure } from '../app/messages/language.js';
import { useLanguage, useMessages } from '../app/messages/use-messages.js';
import { viewOf } from '../app/reduce-view.js';
import { countSteps, type Place, type Position, stepNumber } from '../app/series.js';
import { seriesTitle } from '../app/series-words.js';
import { useAppState } from '../app/store.js';

/** What the viewport shows, in words, for who doesn't see it. */
export function useViewportSentence(place: Place, record: InstanceRecord, selection: Position): string {
  const messages = useMessages();
  const language = useLanguage();
  const view = useAppState(viewOf);
  const shown = useAppState((state) => state.shown);
  const words = messages.viewState;
  const letters = orientationLetters(record.geometry, view);
  const parts = [
    `${messages.viewport}: ${seriesTitle(messages, place.series)}`,
    messages.sliceOf(stepNumber(place.series, selection) + 1, countSteps(place.series)),
  ];
  if (shown?.kind === 'error') parts.push(messages.pictureError);
  if (shown?.kind === 'no-picture') parts.push(messages.noPicture);
  if (shown?.kind === 'grey' && !shown.isTable)
    parts.push(words.window(formatMeasure(language, shown.window.center), formatMeasure(language, shown.window.width)));
  if (view.invert) parts.push(words.inverted);
  if (view.rotation !== 0) parts.push(words.turned(view.rotation));
  if (view.flipHorizontal) parts.push(words.flippedHorizontally);
  if (view.flipVertical) parts.push(words.flippedVertically);
  if (letters) parts.push(words.edges(letters.left, letters.right, letters.top, letters.bottom));
  return parts.join(', ');
}
