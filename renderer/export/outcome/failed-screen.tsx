import { CircleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { exportMessages } from '../messages/export-messages.js';
import { SealedButton } from '../proof/sealed-button.js';
import type { ExportState, Language } from '../state.js';
import { OutcomeCard } from './progress-card.js';

interface FailedScreenProps {
  readonly state: Extract<ExportState, { kind: 'failed' }>;
  readonly language: Language;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** What happened, what it means for what is the person's, and what to do. */
export function FailedScreen({ state, language, onRetry, onClose }: FailedScreenProps) {
  const messages = exportMessages(language);
  const { happened, means, todo } = messages.failures[state.failure];
  return (
    <div className="export-outcome">
      <SealedButton language={language} />
      <OutcomeCard
        title={messages.failedTitle}
        actions={
          <>
            <Button className="button button-outline" onPress={onClose}>
              {messages.close}
            </Button>
            <Button className="button button-main" autoFocus onPress={onRetry}>
              {messages.tryAgain}
            </Button>
          </>
        }
      >
        <div className="export-failure" role="alert">
          <CircleAlert aria-hidden size={24} />
          <div>
            <p className="export-failure-happened">{happened}</p>
            <p>{means}</p>
            <p className="export-failure-todo">{todo}</p>
          </div>
        </div>
      </OutcomeCard>
    </div>
  );
}
