import { orientationLetters } from '../../../core/study/geometry.js';
import { nearestPlane } from '../../../core/study/nearest-plane.js';
import { formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { viewOf } from '../../app/reduce-view.js';
import { countSteps, stepNumber } from '../../app/series.js';
import { useServices } from '../../app/services.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import { framePlace } from '../frame-place.js';
import { kindOfPicture } from './kind-of-picture.js';
import { usePlainMessages } from './messages/plain-messages.js';
import './plain.css';

/** What kind of picture the active one is, how it lies in the body and what it can't say, in plain words. */
export function ExplainDialog() {
  const words = usePlainMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const { pictures } = useServices();
  const selection = useAppState((state) => state.selection);
  const place = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId) : undefined));
  const view = useAppState(viewOf);
  const record = place?.series.images.find(({ fileId }) => fileId === selection?.fileId);
  if (!place || !record || !selection) return null;
  const kind = kindOfPicture(record.series.modality);
  const answer = pictures.peek(selection);
  const lying = framePlace(record, selection.frame, answer?.kind === 'frame' ? answer : {});
  const letters = orientationLetters(lying, view);
  const isSlice = kind === 'ct' || kind === 'mr' || kind === 'pet' || kind === 'nuclear';
  // Of letters that stand for something between two sides, the first is the nearer one.
  const side = (edge: string) => words.sides[edge.slice(0, 1)] ?? edge;
  const [step, steps] = [stepNumber(place.series, selection) + 1, countSteps(place.series)];
  return (
    <WindowDialog title={words.explainTitle} closeLabel={words.close} onClose={() => dispatch({ type: 'dialog', dialog: null })}>
      <div className="explain" data-kind={kind}>
        <p>{words.kinds[kind]}</p>
        {isSlice && lying.orientation && <p>{words.planes[nearestPlane(lying.orientation)]}</p>}
        {kind !== 'slide' && kind !== 'photograph' && <p>{letters ? words.edges(side(letters.left), side(letters.top)) : words.noEdges}</p>}
        {steps > 1 && <p>{words.series(formatNumber(language, step), formatNumber(language, steps))}</p>}
        <p className="explain-note">{words.meaning}</p>
      </div>
    </WindowDialog>
  );
}
