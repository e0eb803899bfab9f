import { Check } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button, Checkbox, Radio, RadioGroup } from 'react-aria-components';
import type { Policy, PolicyOptions } from '../../../core/deid/policy.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import { Term } from '../glossary/term.js';
import type { ChoiceMessages } from '../messages/choice-messages.js';
import type { OptionWords } from '../messages/choices-en.js';
import { PolicyShelfView } from '../policies/policy-shelf-view.js';
import type { Language } from '../state.js';
import { DATE_CHOICES, type DateChoice, FACES, KEEPING, leastOptions, policyOf, type Switch } from './purposes.js';

interface OptionsDialogProps {
  readonly options: PolicyOptions;
  readonly messages: ChoiceMessages;
  readonly language: Language;
  readonly onApply: (policy: Policy) => void;
  readonly onClose: () => void;
}

/** Every option of PS3.15 Annex E that can be applied, each with what follows from it. Nothing is planned before it is applied. */
export function OptionsDialog({ options, messages, language, onApply, onClose }: OptionsDialogProps) {
  const [chosen, setChosen] = useState(options);
  const dates = useId();
  const common = { chosen, messages, language, onChoose: setChosen };
  const feet = (
    <>
      <Button className="button button-link export-options-reset" onPress={() => setChosen(leastOptions(chosen))}>
        {messages.reset}
      </Button>
      <Button className="button button-outline" onPress={onClose}>
        {messages.cancel}
      </Button>
      <Button className="button button-main" onPress={() => onApply(policyOf(chosen))}>
        {messages.apply}
      </Button>
    </>
  );
  return (
    <WindowDialog title={messages.dialogTitle} closeLabel={messages.cancel} wide onClose={onClose} feet={feet}>
      <p className="export-options-note">{messages.dialogNote}</p>
      <h3 id={dates} className="export-options-title">
        {messages.datesTitle}
      </h3>
      <RadioGroup
        className="export-options"
        aria-labelledby={dates}
        value={chosen.retainDates}
        onChange={(value) => {
          const retainDates = DATE_CHOICES.find((name) => name === value);
          if (retainDates) setChosen({ ...chosen, retainDates });
        }}
      >
        {DATE_CHOICES.map((name: DateChoice) => (
          <Option key={name} words={messages.dates[name]} messages={messages} language={language}>
            {(describedBy) => (
              <Radio value={name} className="export-option-choice" aria-describedby={describedBy}>
                <span className="export-box export-box-round" aria-hidden />
                {messages.dates[name].label}
              </Radio>
            )}
          </Option>
        ))}
      </RadioGroup>
      <Switches {...common} title={messages.keepingTitle} names={KEEPING} />
      <Switches {...common} title={messages.facesTitle} names={FACES} />
      <PolicyShelfView options={chosen} language={language} onUse={setChosen} />
    </WindowDialog>
  );
}

interface SwitchesProps {
  readonly title: string;
  readonly names: readonly Switch[];
  readonly chosen: PolicyOptions;
  readonly messages: ChoiceMessages;
  readonly language: Language;
  readonly onChoose: (chosen: PolicyOptions) => void;
}

/** Options that are on or off, under what they do to the copy. */
function Switches({ title, names, chosen, messages, language, onChoose }: SwitchesProps) {
  const id = useId();
  return (
    <>
      <h3 id={id} className="export-options-title">
        {title}
      </h3>
      <section className="export-options" aria-labelledby={id}>
        {names.map((name) => (
          <Option key={name} words={messages.switches[name]} messages={messages} language={language}>
            {(describedBy) => (
              <Checkbox
                className="export-option-choice"
                aria-describedby={describedBy}
                isSelected={chosen[name]}
                onChange={(isOn) => onChoose({ ...chosen, [name]: isOn })}
              >
                <span className="export-box" aria-hidden>
                  {chosen[name] && <Check size={14} strokeWidth={3} />}
                </span>
                {messages.switches[name].label}
              </Checkbox>
            )}
          </Option>
        ))}
      </section>
    </>
  );
}

interface OptionProps {
  readonly words: OptionWords;
  readonly messages: ChoiceMessages;
  readonly language: Language;
  readonly children: (describedBy: string) => ReactNode;
}

/** What can be chosen, what follows from it, and what the standard calls it. */
function Option({ words, messages, language, children }: OptionProps) {
  const id = useId();
  return (
    <div className="export-option">
      {children(id)}
      <div className="export-option-words">
        <p id={id}>{words.consequence}</p>
        <details className="export-option-term">
          <summary aria-label={`${messages.term}: ${words.label}`}>{messages.term}</summary>
          <p>
            <Term term="options" language={language}>
              {words.term}
            </Term>
          </p>
        </details>
      </div>
    </div>
  );
}
