import { CircleCheck, FileText, Folder, FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components';
import { DragCopy } from '../hand-over/drag-copy.js';
import { ReceiptHandOver } from '../hand-over/receipt-hand-over.js';
import { exportMessages } from '../messages/export-messages.js';
import { SealedButton } from '../proof/sealed-button.js';
import type { ExportState, Language } from '../state.js';
import { VerifyButton } from '../verify/verify-button.js';
import { OutcomeCard } from './progress-card.js';
import { ReceiptFactsList } from './receipt-facts-list.js';

interface DoneScreenProps {
  readonly state: Extract<ExportState, { kind: 'done' }>;
  readonly language: Language;
  readonly onShowFolder: () => void;
  readonly onClose: () => void;
}

/** The copy is on the disk: where, and what its receipt says. */
export function DoneScreen({ state, language, onShowFolder, onClose }: DoneScreenProps) {
  const messages = exportMessages(language);
  const { folder, receipt, receiptName } = state;
  const bytes = receipt.files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div className="export-outcome">
      <SealedButton language={language} />
      <OutcomeCard
        title={messages.doneTitle}
        actions={
          <>
            <Button className="button button-outline" onPress={onShowFolder}>
              <FolderOpen aria-hidden size={16} /> {messages.showFolder}
            </Button>
            <Button className="button button-main" autoFocus onPress={onClose}>
              {messages.close}
            </Button>
          </>
        }
      >
        <p className="export-done" role="status">
          <CircleCheck aria-hidden size={24} />
          <span>{messages.doneNote(receipt.files.length)}</span>
        </p>
        <ul className="export-places">
          <li>
            <Folder aria-hidden size={16} />
            <span className="export-quiet">{messages.doneFolder}</span>
            <bdi className="export-place-name">{folder}</bdi>
            <span className="export-quiet">{messages.size(bytes)}</span>
          </li>
          <li>
            <FileText aria-hidden size={16} />
            <span className="export-quiet">{messages.doneReceipt}</span>
            <bdi className="export-place-name">{receiptName}</bdi>
          </li>
        </ul>
        <DragCopy language={language} />
        <p className="export-quiet">{messages.doneReceiptNote}</p>
        <ReceiptHandOver language={language} />
        <VerifyButton language={language} />
        <ReceiptFactsList receipt={receipt} language={language} />
      </OutcomeCard>
    </div>
  );
}
