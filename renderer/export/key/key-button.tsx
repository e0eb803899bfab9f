import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { keyMessages } from '../messages/key-messages.js';
import type { Language } from '../state.js';
import { KeyDialog } from './key-dialog.js';
import type { KeySource } from './key-source.js';

interface KeyButtonProps {
  readonly keyed: boolean;
  readonly keys: KeySource;
  readonly language: Language;
  readonly isFixed: boolean;
  readonly onKey: (keyed: boolean) => void;
}

/** Opens the kept key, and says whether it is used. */
export function KeyButton({ keyed, keys, language, isFixed, onKey }: KeyButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="button button-link export-key-button" isDisabled={isFixed} onPress={() => setOpen(true)}>
        <KeyRound aria-hidden size={16} /> {keyMessages(language).open(keyed)}
      </Button>
      {isOpen && <KeyDialog keyed={keyed} keys={keys} language={language} onKey={onKey} onClose={() => setOpen(false)} />}
    </>
  );
}
