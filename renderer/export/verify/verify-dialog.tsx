import { FileArchive, FileCheck, FileText, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { TextButton } from '../../ui/button.js';
import { ProgressLine } from '../../ui/progress-line.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import '../styles/verify.css';
import { verifyMessages } from '../messages/verify-messages.js';
import type { Language } from '../state.js';
import { useVerification } from './use-verification.js';
import { VerifyAnswer } from './verify-answer.js';

export interface VerifyDialogProps {
  readonly language: Language;
  readonly onClose: () => void;
}

/** Compares a copy with its receipt, for whoever wrote it or got both. Open as long as it is mounted. */
export function VerifyDialog({ language, onClose }: VerifyDialogProps) {
  const messages = verifyMessages(language);
  const { copy, receipt, state, chooseCopy, chooseReceipt, start, stop } = useVerification(language);
  const isRunning = state.kind === 'running';
  return (
    <WindowDialog
      title={messages.title}
      closeLabel={messages.close}
      wide
      onClose={onClose}
      feet={
        isRunning ? (
          <TextButton look="outline" onPress={stop}>
            {messages.cancel}
          </TextButton>
        ) : (
          <TextButton look="main" icon={FileCheck} isDisabled={!copy || !receipt} onPress={start}>
            {messages.check}
          </TextButton>
        )
      }
    >
      <div className="verify">
        <p>{messages.lead}</p>
        <Step title={messages.copy} picked={copy?.untrustedName ?? null} nothing={messages.nothingPicked}>
          <TextButton look="outline" icon={FolderOpen} isDisabled={isRunning} onPress={() => chooseCopy('folder')}>
            {messages.chooseFolder}
          </TextButton>
          <TextButton look="outline" icon={FileArchive} isDisabled={isRunning} onPress={() => chooseCopy('zip')}>
            {messages.chooseZip}
          </TextButton>
        </Step>
        <Step title={messages.receipt} picked={receipt?.untrustedName ?? null} nothing={messages.nothingPicked}>
          <TextButton look="outline" icon={FileText} isDisabled={isRunning} onPress={chooseReceipt}>
            {messages.chooseReceipt}
          </TextButton>
        </Step>
        <p className="verify-quiet">{messages.receiptHint}</p>
        {isRunning && (
          <div className="verify-progress">
            <p>{state.total > 0 ? messages.progress(state.done, state.total) : messages.begins}</p>
            <ProgressLine label={messages.title} share={state.total > 0 ? state.done / state.total : null} />
          </div>
        )}
        <div role="status">{!isRunning && <VerifyAnswer state={state} messages={messages} />}</div>
      </div>
    </WindowDialog>
  );
}

interface StepProps {
  readonly title: string;
  readonly picked: string | null;
  readonly nothing: string;
  readonly children: ReactNode;
}

function Step({ title, picked, nothing, children }: StepProps) {
  return (
    <section className="verify-step">
      <h3>{title}</h3>
      <p className="verify-picked">{picked === null ? <span className="verify-quiet">{nothing}</span> : <bdi>{picked}</bdi>}</p>
      <div className="verify-choose">{children}</div>
    </section>
  );
}
