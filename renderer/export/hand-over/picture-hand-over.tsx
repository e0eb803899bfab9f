import { Copy, Printer } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { StagedId } from '../../../core/bridge.js';
import { findBridge } from '../../app/bridge.js';
import { handOverMessages } from '../messages/hand-over-messages.js';
import type { Language } from '../state.js';
import { useHandOver } from './use-hand-over.js';

interface PictureHandOverProps {
  /** The one picture that was staged and reviewed. */
  readonly stagedId: StagedId;
  readonly language: Language;
  /** The review isn't the one that counts any more, or is being written. */
  readonly isFixed: boolean;
}

/** The picture as it is on the screen, to the clipboard or to a printer: main asks before either. */
export function PictureHandOver({ stagedId, language, isFixed }: PictureHandOverProps) {
  const messages = handOverMessages(language);
  const { isBusy, sentence, start } = useHandOver();
  const bridge = findBridge();
  return (
    <div className="export-hand-over">
      <p role="status">{sentence}</p>
      <Button
        className="button button-outline"
        isDisabled={isFixed || isBusy}
        onPress={() => start(() => bridge.printPicture(stagedId), messages.printed)}
      >
        <Printer aria-hidden size={16} /> {messages.print}
      </Button>
      <Button
        className="button button-outline"
        aria-label={messages.copyHint}
        isDisabled={isFixed || isBusy}
        onPress={() => start(() => bridge.copyPicture(stagedId, language), messages.copied)}
      >
        <Copy aria-hidden size={16} /> {messages.copy}
      </Button>
    </div>
  );
}
