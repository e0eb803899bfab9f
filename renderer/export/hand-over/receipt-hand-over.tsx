import { FileDown, Printer } from 'lucide-react';
import { Button } from 'react-aria-components';
import { findBridge } from '../../app/bridge.js';
import { handOverMessages } from '../messages/hand-over-messages.js';
import type { Language } from '../state.js';
import { useHandOver } from './use-hand-over.js';

/** The receipt on paper, or as a page that can be passed on. Main makes it from its own receipt. */
export function ReceiptHandOver({ language }: { readonly language: Language }) {
  const messages = handOverMessages(language);
  const { isBusy, sentence, start } = useHandOver();
  const bridge = findBridge();
  return (
    <div className="export-hand-over export-hand-over-receipt">
      <Button
        className="button button-outline"
        isDisabled={isBusy}
        onPress={() => start(() => bridge.printReceipt(language), messages.printed)}
      >
        <Printer aria-hidden size={16} /> {messages.printReceipt}
      </Button>
      <Button
        className="button button-outline"
        isDisabled={isBusy}
        onPress={() => start(() => bridge.saveReceipt(language), messages.saved)}
      >
        <FileDown aria-hidden size={16} /> {messages.saveReceipt}
      </Button>
      <p role="status">{sentence}</p>
    </div>
  );
}
