import { Button } from 'react-aria-components';
import { exportMessages } from '../messages/export-messages.js';
import { SealedButton } from '../proof/sealed-button.js';
import type { ExportState, Language } from '../state.js';
import { ExportProgressBar, OutcomeCard } from './progress-card.js';

interface PlanningScreenProps {
  readonly state: Extract<ExportState, { kind: 'planning' }>;
  readonly language: Language;
  readonly onCancel: () => void;
}

/** Before the first review there is nothing to show but how far it is. */
export function PlanningScreen({ state, language, onCancel }: PlanningScreenProps) {
  const messages = exportMessages(language);
  const { phase, done, total } = state.progress;
  return (
    <div className="export-outcome">
      <SealedButton language={language} />
      <OutcomeCard
        title={messages.planningTitle}
        actions={
          <Button className="button button-outline" autoFocus onPress={onCancel}>
            {messages.cancel}
          </Button>
        }
      >
        <ExportProgressBar sentence={messages.planning[phase](done, total)} phase={phase} done={done} total={total} messages={messages} />
        <p className="export-quiet">{messages.planningNote}</p>
      </OutcomeCard>
    </div>
  );
}
