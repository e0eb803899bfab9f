import { useState } from 'react';
import { Button } from 'react-aria-components';
import { WindowDialog } from '../../ui/window-dialog.js';
import { keyMessages } from '../messages/key-messages.js';
import type { Language } from '../state.js';
import type { KeySource } from './key-source.js';
import { PassphraseForm } from './passphrase-form.js';
import { useKey } from './use-key.js';

interface KeyDialogProps {
  readonly keyed: boolean;
  readonly keys: KeySource;
  readonly language: Language;
  readonly onKey: (keyed: boolean) => void;
  readonly onClose: () => void;
}

/** What the kept key means, and all that can be done with it: make, use, back up, restore, forget. */
export function KeyDialog({ keyed, keys, language, onKey, onClose }: KeyDialogProps) {
  const messages = keyMessages(language);
  const key = useKey({ keys, language, messages, onKey });
  const { state, isBusy } = key;
  const [asked, setAsked] = useState<'backup' | 'forget' | null>(null);
  const isNone = state?.kept === 'none' && !key.backup;
  return (
    <WindowDialog title={messages.title} closeLabel={messages.cancel} onClose={onClose}>
      <div className="export-key">
        {messages.what.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {state && (
          <p className="export-key-state">
            {messages.states[state.kept]} {keyed && messages.states.on} {!state.canSystem && isNone && messages.noStore}
          </p>
        )}
        {isNone && !keyed && state.canSystem && (
          <Button className="button button-main" isDisabled={isBusy} onPress={() => key.make(null)}>
            {messages.make}
          </Button>
        )}
        {isNone && !keyed && !state.canSystem && (
          <PassphraseForm messages={messages} action={messages.make} isBusy={isBusy} isNew onSubmit={key.make} />
        )}
        {!keyed && state && (key.backup || state.kept === 'passphrase') && (
          <PassphraseForm messages={messages} action={messages.use} isBusy={isBusy} isNew={false} onSubmit={key.use} />
        )}
        {!keyed && !key.backup && state?.kept === 'system' && (
          <Button className="button button-main" isDisabled={isBusy} onPress={() => key.use('')}>
            {messages.use}
          </Button>
        )}
        {asked === 'backup' && keyed && (
          <>
            <p>{messages.backupNote}</p>
            <PassphraseForm messages={messages} action={messages.backup} isBusy={isBusy} isNew onSubmit={key.save} />
          </>
        )}
        {asked === 'forget' && (
          <div className="export-key-form">
            <p>{messages.forgetNote}</p>
            <Button
              className="button button-danger"
              isDisabled={isBusy}
              onPress={() => {
                setAsked(null);
                key.forget();
              }}
            >
              {messages.reallyForget}
            </Button>
          </div>
        )}
        <div className="export-key-more">
          {keyed && (
            <Button className="button button-outline" isDisabled={isBusy} onPress={key.stop}>
              {messages.stop}
            </Button>
          )}
          {keyed && asked !== 'backup' && (
            <Button className="button button-outline" isDisabled={isBusy} onPress={() => setAsked('backup')}>
              {messages.backup}
            </Button>
          )}
          {!keyed && !key.backup && (
            <Button className="button button-outline" isDisabled={isBusy} onPress={key.restore}>
              {messages.restore}
            </Button>
          )}
          {state && state.kept !== 'none' && asked !== 'forget' && (
            <Button className="button button-outline" isDisabled={isBusy} onPress={() => setAsked('forget')}>
              {messages.forget}
            </Button>
          )}
        </div>
        <p role="status" className="export-shelf-said">
          {key.sentence}
        </p>
      </div>
    </WindowDialog>
  );
}
