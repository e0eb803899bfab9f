import { TriangleAlert, UserRound, X } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { PatientGroup, SeriesGroup, StudyGroup } from '../../core/study/group-studies.js';
import { isShownBeside } from '../app/grid.js';
import { useLanguage, useMessages } from '../app/messages/use-messages.js';
import { patientLabel } from '../app/names.js';
import { openingStep } from '../app/series.js';
import { noteWords, partWords, seriesCount, seriesTitle, studyDate, studyTitle } from '../app/series-words.js';
import { useAppState, useDispatch } from '../app/store.js';
import { IconButton } from '../ui/button.js';
import { SeriesThumbnail } from './series-thumbnail.js';
import { useSeriesDrag } from './use-series-drag.js';

/** Tells people apart where several are open. */
export function PatientRow({ patient }: { readonly patient: PatientGroup }) {
  const messages = useMessages();
  const patients = useAppState((state) => state.patients);
  const hidden = useAppState((state) => state.namesHidden);
  return (
    <h2 className="patient-row">
      <UserRound size={14} aria-hidden />
      <span>{patientLabel(messages, patients, patient, hidden)}</span>
    </h2>
  );
}

export function StudyRow({ study }: { readonly study: StudyGroup }) {
  const messages = useMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const hidden = useAppState((state) => state.namesHidden);
  // Below a person where there are several, else right below the window.
  const Title = useAppState((state) => state.patients.length) > 1 ? 'h3' : 'h2';
  const close = () =>
    dispatch({ type: 'closeStudies', fileIds: study.series.flatMap((series) => series.images.map((image) => image.fileId)) });
  return (
    <div className="study-row">
      <Title className="study-heading">
        <span className="study-title">{studyTitle(messages, study)}</span>
        <span className="study-date">
          {[hidden ? '' : studyDate(messages, language, study), study.modalities.join(' ')].filter(Boolean).join(' · ')}
        </span>
      </Title>
      <IconButton icon={X} label={messages.closeStudy} onPress={close} />
    </div>
  );
}

export const SeriesRow = memo(function SeriesRow({ series, isSelected }: { readonly series: SeriesGroup; readonly isSelected: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const what = [
    series.number === null || series.description === '' ? '' : messages.seriesNumber(series.number),
    partWords(messages, language, series),
  ].filter(Boolean);
  const notes = noteWords(messages, language, series);
  const choose = () => {
    const position = openingStep(series);
    if (position) dispatch({ type: 'select', position });
  };
  const isElsewhere = useAppState((state) => !isSelected && isShownBeside(state, series.key));
  const { onPointerDown, ghost } = useSeriesDrag(seriesTitle(messages, series), () => openingStep(series));
  return (
    // Only the pointer drags: Enter puts a series into the active cell.
    <div className="series-drag" onPointerDownCapture={onPointerDown}>
      {ghost}
      <Button
        className={`series-row${isSelected ? ' series-selected' : ''}${isElsewhere ? ' series-beside' : ''}`}
        onPress={choose}
        {...(isSelected ? { 'aria-current': 'true' as const } : {})}
      >
        <SeriesThumbnail series={series} />
        <span className="series-words">
          <span className="series-title">{seriesTitle(messages, series)}</span>
          <span className="series-count">
            {series.modality && <b className="modality">{series.modality}</b>}
            {seriesCount(messages, series)}
          </span>
          {what.length > 0 && <span className="series-note">{what.join(', ')}</span>}
          {notes.length > 0 && (
            <span className="series-warning">
              <TriangleAlert size={12} aria-hidden />
              <span>{notes.join('. ')}</span>
            </span>
          )}
        </span>
      </Button>
    </div>
  );
});
