import { FileDown, FolderOpen, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, Input, Label, Text, TextField } from 'react-aria-components';
import type { PolicyOptions } from '../../../core/deid/policy.js';
import { policyMessages } from '../messages/policy-messages.js';
import type { Language } from '../state.js';
import { isPolicyName } from './policy-shelf.js';
import { useShelf } from './use-shelf.js';

interface PolicyShelfViewProps {
  /** What is chosen now. */
  readonly options: PolicyOptions;
  readonly language: Language;
  readonly onUse: (options: PolicyOptions) => void;
}

/** Choices under a name: kept for the next time, opened from a file, passed on as one. */
export function PolicyShelfView({ options, language, onUse }: PolicyShelfViewProps) {
  const messages = policyMessages(language);
  const shelf = useShelf(language, messages, onUse);
  const titleId = useId();
  const [name, setName] = useState('');
  const wanted = name.trim();
  const canName = isPolicyName(wanted);
  return (
    <section className="export-shelf" aria-labelledby={titleId}>
      <h3 id={titleId} className="export-options-title">
        {messages.title}
      </h3>
      <p className="export-options-note">{messages.note}</p>
      {shelf.policies.length === 0 && <p className="export-quiet">{messages.none}</p>}
      <ul className="export-shelf-list">
        {shelf.policies.map((policy) => (
          <li key={policy.name}>
            <Button className="button button-outline" aria-label={messages.use(policy.name)} onPress={() => shelf.use(policy)}>
              {policy.name}
            </Button>
            <Button className="icon-button" aria-label={messages.forget(policy.name)} onPress={() => shelf.forget(policy.name)}>
              <Trash2 aria-hidden size={16} />
            </Button>
          </li>
        ))}
      </ul>
      <div className="export-shelf-name">
        <TextField
          value={name}
          onChange={setName}
          isInvalid={wanted !== '' && !canName}
          maxLength={40}
          spellCheck="false"
          autoComplete="off"
        >
          <Label>{messages.nameLabel}</Label>
          <Input className="export-input" />
          <Text slot="description" className="export-quiet">
            {messages.nameNote}
          </Text>
        </TextField>
        <Button className="button button-outline" isDisabled={!canName} onPress={() => shelf.keep(wanted, options)}>
          {messages.keep}
        </Button>
        <Button className="button button-outline" isDisabled={!canName} onPress={() => shelf.share(wanted, options)}>
          <FileDown aria-hidden size={16} /> {messages.share}
        </Button>
        <Button className="button button-outline" onPress={shelf.open}>
          <FolderOpen aria-hidden size={16} /> {messages.open}
        </Button>
      </div>
      <p role="status" className="export-shelf-said">
        {shelf.sentence}
      </p>
    </section>
  );
}
