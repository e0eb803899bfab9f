import { Eye, EyeOff, UserRound } from 'lucide-react';
import { CommandToggle } from './command-button.js';
import { formatDate } from './messages/language.js';
import { useLanguage, useMessages } from './messages/use-messages.js';
import { formatPersonName, patientLabel } from './names.js';
import { studyDate, studyTitle } from './series-words.js';
import { useAppState } from './store.js';

/** Who the person is: the one place where it stands, covered by one key. */
export function IdentityStrip() {
  const messages = useMessages();
  const language = useLanguage();
  const hidden = useAppState((state) => state.namesHidden);
  const patients = useAppState((state) => state.patients);
  const place = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId) : undefined));
  const isSample = useAppState((state) => state.selection !== null && state.sampleIds.has(state.selection.fileId));
  // An empty cell of the stage is nobody's; what stands below stays where it is.
  if (!place) return <div className="identity" />;
  const { patient, study } = place;
  const facts = [
    patient.birthDate === '' ? '' : messages.born(formatDate(language, patient.birthDate)),
    messages.sex[patient.sex] ?? '',
    patient.id === '' || formatPersonName(patient.name) === '' ? '' : messages.patientId(patient.id),
  ].filter(Boolean);
  return (
    <section className="identity" aria-label={messages.identity}>
      <UserRound size={16} aria-hidden />
      <h2 className="identity-name">{patientLabel(messages, patients, patient, hidden)}</h2>
      {hidden ? (
        <span className="identity-fact">{messages.identityHidden}</span>
      ) : (
        facts.map((fact) => (
          <span key={fact} className="identity-fact">
            {fact}
          </span>
        ))
      )}
      {isSample && <span className="chip">{messages.inventedPerson}</span>}
      <span className="identity-study">
        {studyTitle(messages, study)}
        {!hidden && ` · ${studyDate(messages, language, study)}`}
      </span>
      <span className="identity-end">
        <CommandToggle id="toggle-names" icon={hidden ? Eye : EyeOff} />
      </span>
    </section>
  );
}
