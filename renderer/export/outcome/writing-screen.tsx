import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ExportState, WritingProgress } from '../state.js';
import { ExportProgressBar, OutcomeCard } from './progress-card.js';

interface WritingScreenProps {
  readonly state: Extract<ExportState, { kind: 'writing' }>;
  readonly messages: ExportMessages;
  readonly onCancel: () => void;
}

/** Over the review, which can't be changed any more: what was agreed to is being written. */
export function WritingScreen({ state, messages, onCancel }: WritingScreenProps) {
  const { progress, cancelling } = state;
  const sentence = progress ? messages.writingPhases[progress.phase](amountOf(progress, messages)) : messages.writingWaits;
  const { done, total } = progress ? barOf(progress) : { done: 0, total: 0 };
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
              done={done}
              total={cancelling ? 0 : total}
            />
          </OutcomeCard>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Files where there are several; of one (a zip, a film) only its bytes tell how far it is. */
function amountOf({ done, total, bytesDone, bytesTotal, phase }: WritingProgress, messages: ExportMessages): string {
  return total === 1 && phase !== 'syncing' ? messages.bytesDone(bytesDone, bytesTotal) : messages.filesDone(done, total);
}

/** Files differ in size, so the bar goes by bytes; no byte is counted while files are synced. */
function barOf({ done, total, bytesDone, bytesTotal, phase }: WritingProgress): { readonly done: number; readonly total: number } {
  return phase === 'syncing' ? { done, total } : { done: bytesDone, total: bytesTotal };
}
