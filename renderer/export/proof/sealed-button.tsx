import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { exportMessages } from '../messages/export-messages.js';
import type { Language } from '../state.js';
import { ProofDialog } from './proof-dialog.js';

/** The word that is always in view; it opens the proof. */
export function SealedButton({ language }: { readonly language: Language }) {
  const messages = exportMessages(language);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="button export-sealed" aria-label={`${messages.sealed}. ${messages.sealedHint}`} onPress={() => setOpen(true)}>
        <LockKeyhole aria-hidden size={16} /> {messages.sealed}
      </Button>
      {isOpen && <ProofDialog language={language} onClose={() => setOpen(false)} />}
    </>
  );
}
