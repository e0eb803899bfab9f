import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import { TextButton } from '../../ui/button.js';
import { verifyMessages } from '../messages/verify-messages.js';
import type { Language } from '../state.js';
import { VerifyDialog } from './verify-dialog.js';

/** The way to the check from where a copy was written. */
export function VerifyButton({ language }: { readonly language: Language }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TextButton look="outline" icon={FileCheck} onPress={() => setOpen(true)}>
        {verifyMessages(language).open}
      </TextButton>
      {isOpen && <VerifyDialog language={language} onClose={() => setOpen(false)} />}
    </>
  );
}
