import { type FormEvent, useState } from 'react';
import { Button, Input, Label, Text, TextField } from 'react-aria-components';
import type { KeyMessages } from '../messages/key-messages.js';

interface PassphraseFormProps {
  readonly messages: KeyMessages;
  readonly action: string;
  readonly isBusy: boolean;
  /** A new one is typed twice, and has to be long. */
  readonly isNew: boolean;
  readonly onSubmit: (passphrase: string) => void;
}

/** Shortest new passphrase, in letters. */
const SHORTEST = 12;

/** A passphrase that is known, or a new one, typed twice. It is kept nowhere here. */
export function PassphraseForm({ messages, action, isBusy, isNew, onSubmit }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isDifferent = isNew && again !== '' && again !== passphrase;
  const canSubmit = !isBusy && (isNew ? [...passphrase].length >= SHORTEST && again === passphrase : passphrase !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!canSubmit) return;
    onSubmit(passphrase);
    setPassphrase('');
    setAgain('');
  };
  return (
    <form className="export-key-form" onSubmit={submit}>
      <TextField
        className="export-key-field"
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
        maxLength={500}
      >
        <Label>{messages.passphrase}</Label>
        <Input className="export-input" />
        {isNew && (
          <Text slot="description" className="export-quiet">
            {messages.rule}
          </Text>
        )}
      </TextField>
      {isNew && (
        <TextField
          className="export-key-field"
          type="password"
          value={again}
          onChange={setAgain}
          isInvalid={isDifferent}
          autoComplete="off"
          maxLength={500}
        >
          <Label>{messages.again}</Label>
          <Input className="export-input" />
          {isDifferent && (
            <Text slot="description" className="export-quiet">
              {messages.different}
            </Text>
          )}
        </TextField>
      )}
      <Button type="submit" className="button button-main" isDisabled={!canSubmit}>
        {action}
      </Button>
    </form>
  );
}
