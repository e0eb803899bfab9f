import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import { SAMENESS, type Sameness } from './sameness.js';

interface SamenessChoiceProps {
  readonly counts: Readonly<Record<Sameness, number>>;
  /** Null: all entries are shown. */
  readonly chosen: Sameness | null;
  readonly messages: ExportMessages;
  readonly onChoose: (sameness: Sameness | null) => void;
}

/** Over many files: the entries that only some have, those whose values differ, those that are the same in all. */
export function SamenessChoice({ counts, chosen, messages, onChoose }: SamenessChoiceProps) {
  return (
    <ToggleButtonGroup
      className="export-scope"
      aria-label={messages.samenessLabel}
      selectionMode="single"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => onChoose(SAMENESS.find((name) => keys.has(name)) ?? null)}
    >
      {SAMENESS.map((name) => (
        <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button" isDisabled={counts[name] === 0}>
          {messages.sameness[name]} <span className="export-count">{messages.number(counts[name])}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
