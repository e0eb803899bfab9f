import { useId, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { OutputKind } from '../../../core/bridge.js';
import type { Policy } from '../../../core/deid/policy.js';
import { KeyButton } from '../key/key-button.js';
import type { KeySource } from '../key/key-source.js';
import { choiceMessages } from '../messages/choice-messages.js';
import type { Language } from '../state.js';
import { OptionsDialog } from './options-dialog.js';
import { PURPOSE_POLICIES, purposeOf } from './purposes.js';
import { isPictures } from './shapes.js';

interface PurposeChoiceProps {
  readonly policy: Policy;
  readonly format: OutputKind;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (policy: Policy) => void;
  readonly onPicture: () => void;
  /** Codes and numbers are those of the kept key. */
  readonly keyed: boolean;
  readonly keys: KeySource | null;
  readonly onKey: (keyed: boolean) => void;
}

const PRESETS = ['second-opinion', 'research', 'picture'] as const;

/** What the copy is for, with what follows from it, and the way to choose option by option. */
export function PurposeChoice({ policy, format, language, isFixed, onChoose, onPicture, keyed, keys, onKey }: PurposeChoiceProps) {
  const messages = choiceMessages(language);
  const labelId = useId();
  const [isChoosing, setChoosing] = useState(false);
  const purpose = isPictures(format) ? 'picture' : purposeOf(policy.options);
  return (
    <div className="export-purpose">
      <span id={labelId} className="export-purpose-label">
        {messages.purposeLabel}
      </span>
      <ToggleButtonGroup
        className="export-scope"
        aria-labelledby={labelId}
        selectionMode="single"
        disallowEmptySelection={purpose !== 'own'}
        isDisabled={isFixed}
        selectedKeys={[purpose]}
        onSelectionChange={(keys) => {
          const chosen = PRESETS.find((name) => keys.has(name));
          if (chosen === 'picture') onPicture();
          else if (chosen) onChoose(PURPOSE_POLICIES[chosen]);
        }}
      >
        {PRESETS.map((name) => (
          <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button">
            {messages.purposes[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Button
        className="button button-outline export-purpose-own"
        data-chosen={purpose === 'own' || undefined}
        isDisabled={isFixed}
        onPress={() => setChoosing(true)}
      >
        {messages.purposes.own}
      </Button>
      <div className="export-purpose-words">
        <p className="export-purpose-consequence" aria-live="polite">
          {messages.consequences[purpose]}
        </p>
        {(purpose === 'research' || purpose === 'own' || keyed) && keys && (
          <KeyButton keyed={keyed} keys={keys} language={language} isFixed={isFixed} onKey={onKey} />
        )}
      </div>
      {isChoosing && (
        <OptionsDialog
          options={policy.options}
          messages={messages}
          language={language}
          onApply={(chosen) => {
            setChoosing(false);
            onChoose(chosen);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
