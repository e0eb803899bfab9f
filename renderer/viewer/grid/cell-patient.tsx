import { UserRound } from 'lucide-react';
import { useCellState } from '../../app/cell.js';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { patientLabel } from '../../app/names.js';
import { studyDate } from '../../app/series-words.js';
import { useAppState } from '../../app/store.js';

/** Whose picture it is, over each cell as soon as several people are open: beside one another they are easily mixed up. */
export function CellPatient() {
  const messages = useMessages();
  const language = useLanguage();
  const hidden = useAppState((state) => state.namesHidden);
  const patients = useAppState((state) => state.patients);
  const isOfSeveral = useAppState(({ grid }) => grid.parked.length > 1);
  const place = useCellState(({ selection }, state) => (selection ? state.places.get(selection.fileId) : undefined));
  if (!place || !isOfSeveral || patients.length < 2) return null;
  return (
    <p className="cell-patient">
      <UserRound size={14} aria-hidden />
      <b>{patientLabel(messages, patients, place.patient, hidden)}</b>
      {!hidden && <span>{studyDate(messages, language, place.study)}</span>}
    </p>
  );
}
