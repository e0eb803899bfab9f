import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ExportState } from '../state.js';
import { ExportProgressBar, OutcomeCard } from './progress-card.js';

interface WritingScreenProps {
  readonly state: Extract<ExportState, { kind: 'writing' }>;
  readonly messages: ExportMessages;
  readonly onCancel: () => void;
}

/** Over the review, which can't be changed any more: what was agreed to is being written. */
export function WritingScreen({ state, messages, onCancel }: WritingScreenProps) {
  const { progress, cancelling } = state;
  const sentence = progress ? messages.writingPhases[progress.phase](progress.done, progress.total) : messages.writingWaits;
  return (
    <ModalOverlay isOpen className="scrim" isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog aria-label={messages.writingTitle} className="dialog">
          <OutcomeCard
            title={messages.writingTitle}
            actions={
              <Button className="button button-outline" autoFocus isDisabled={cancelling || !progress} onPress={onCancel}>
                {messages.cancel}
              </Button>
            }
          >
            <ExportProgressBar
              sentence={cancelling ? messages.writingCancelling : sentence}
              phase={progress?.phase ?? ''}
              messages={messages}
              done={progress?.done ?? 0}
              total={cancelling ? 0 : (progress?.total ?? 0)}
            />
          </OutcomeCard>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
