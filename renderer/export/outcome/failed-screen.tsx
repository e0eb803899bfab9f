import { CircleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ExportState } from '../state.js';
import { OutcomeCard } from './progress-card.js';

interface FailedScreenProps {
  readonly state: Extract<ExportState, { kind: 'failed' }>;
  readonly messages: ExportMessages;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** What happened, what it means for what is the person's, and what to do. */
export function FailedScreen({ state, messages, onRetry, onClose }: FailedScreenProps) {
  const { happened, means, todo } = messages.failures[state.failure];
  return (
    <div className="export-outcome">
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
