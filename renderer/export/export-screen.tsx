import { useCallback, useMemo } from 'react';
import './styles/screen.css';
import './styles/review.css';
import './styles/choices.css';
import './styles/facts.css';
import './styles/pictures.css';
import './styles/look.css';
import './pictures/pictures.css';
import './pictures/one-picture.css';
import './styles/account.css';
import './styles/outcome.css';
import './styles/hand-over.css';
import './styles/shelf.css';
import { exportMessages } from './messages/export-messages.js';
import { DoneScreen } from './outcome/done-screen.js';
import { FailedScreen } from './outcome/failed-screen.js';
import { PlanningScreen } from './outcome/planning-screen.js';
import { WritingScreen } from './outcome/writing-screen.js';
import type { PicturesAction } from './pictures/state.js';
import { useSearch } from './pictures/use-search.js';
import { shownReview } from './reduce.js';
import { ReviewScreen } from './review/review-screen.js';
import type { ExportAction, ExportState, Language } from './state.js';
import { useExportRun } from './use-export-run.js';

export interface ExportScreenProps {
  readonly state: ExportState;
  readonly dispatch: (action: ExportAction) => void;
  readonly language: Language;
  /** The person leaves the screen: nothing is staged any more, and the state is idle. */
  readonly onClose: () => void;
}

/**
 * The export from plan to receipt, over the whole window. While it is mounted it works: it plans, stages and reviews what the
 * state asks for, writes once the person saves, and gives everything up when it goes away.
 */
export function ExportScreen({ state, dispatch, language, onClose }: ExportScreenProps) {
  const { source, keys, showFolder } = useExportRun(state, dispatch);
  const toPictures = useCallback((action: PicturesAction) => dispatch({ type: 'pictures', action }), [dispatch]);
  useSearch(state.kind === 'idle' ? null : state.pictures, toPictures);
  const messages = exportMessages(language);
  const close = useMemo(
    () => () => {
      dispatch({ type: 'close' });
      onClose();
    },
    [dispatch, onClose],
  );
  if (state.kind === 'idle') return null;
  const reviewed = shownReview(state);
  return (
    <main className="export-screen" aria-label={messages.title}>
      {state.kind === 'planning' && !reviewed && <PlanningScreen state={state} language={language} onCancel={close} />}
      {reviewed && (state.kind === 'planning' || state.kind === 'review' || state.kind === 'writing') && (
        <ReviewScreen
          state={state}
          reviewed={reviewed}
          dispatch={dispatch}
          source={source}
          keys={keys}
          language={language}
          onCancel={close}
        />
      )}
      {state.kind === 'writing' && <WritingScreen state={state} messages={messages} onCancel={() => dispatch({ type: 'cancelWriting' })} />}
      {state.kind === 'done' && <DoneScreen state={state} language={language} onShowFolder={showFolder} onClose={close} />}
      {state.kind === 'failed' && (
        <FailedScreen state={state} language={language} onRetry={() => dispatch({ type: 'retry' })} onClose={close} />
      )}
    </main>
  );
}
