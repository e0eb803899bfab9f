import { orientationLetters } from '../../core/study/geometry.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { useCell, useCellState, useView } from '../app/cell.js';
import { colourLabel } from '../app/colour-commands.js';
import { formatMeasure } from '../app/messages/language.js';
import { useLanguage, useMessages } from '../app/messages/use-messages.js';
import { countSteps, type Place, type Position, stepNumber } from '../app/series.js';
import { noteWords, partWords, seriesTitle } from '../app/series-words.js';
import { useAppState } from '../app/store.js';
import type { FrameBeside } from '../workers/frame-beside.js';
import { framePlace } from './frame-place.js';
import { frameWords } from './overlay/frame-words.js';

/** What the viewport shows, in words, for who doesn't see it. */
export function useViewportSentence(place: Place, record: InstanceRecord, selection: Position, beside: FrameBeside): string {
  const messages = useMessages();
  const language = useLanguage();
  const cell = useCell();
  const isSeveral = useAppState(({ grid }) => grid.parked.length > 1);
  // Two cells may show the same: their number tells them apart.
  const number = isSeveral ? ` ${cell + 1}` : '';
  const view = useView();
  const shown = useCellState((cell) => cell.shown);
  const words = messages.viewState;
  const letters = orientationLetters(framePlace(record, selection.frame, beside), view);
  const parts = [
    `${messages.viewport}${number}: ${seriesTitle(messages, place.series)}`,
    messages.sliceOf(stepNumber(place.series, selection) + 1, countSteps(place.series)),
  ];
  parts.push(partWords(messages, language, place.series));
  if (beside.description) parts.push(frameWords(language, beside.description));
  parts.push(...noteWords(messages, language, place.series));
  if (shown?.kind === 'error') parts.push(messages.pictureError);
  if (shown?.kind === 'no-picture') parts.push(messages.noPicture);
  if (shown?.kind === 'grey' && !shown.isTable)
    parts.push(words.window(formatMeasure(language, shown.window.center), formatMeasure(language, shown.window.width)));
  if (view.invert) parts.push(words.inverted);
  if (shown?.kind === 'grey' && view.colours !== 'grey') parts.push(messages[colourLabel(view.colours)]);
  if (view.rotation !== 0) parts.push(words.turned(view.rotation));
  if (view.flipHorizontal) parts.push(words.flippedHorizontally);
  if (view.flipVertical) parts.push(words.flippedVertically);
  if (letters) parts.push(words.edges(letters.left, letters.right, letters.top, letters.bottom));
  return parts.filter(Boolean).join(', ');
}
