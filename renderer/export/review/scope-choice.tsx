import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ExportScope, ExportTargets } from '../state.js';

interface ScopeChoiceProps {
  readonly targets: ExportTargets;
  readonly offers: readonly ExportScope[];
  readonly scope: ExportScope;
  readonly messages: ExportMessages;
  readonly onChoose: (scope: ExportScope) => void;
}

/** This image, this series or this study: of those that there are. */
export function ScopeChoice({ targets, offers, scope, messages, onChoose }: ScopeChoiceProps) {
  const offered = offers.filter((name) => targets.scopes[name]);
  return (
    <ToggleButtonGroup
      className="export-scope"
      aria-label={messages.scopeLabel}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[scope]}
      onSelectionChange={(keys) => {
        const chosen = offered.find((name) => keys.has(name));
        if (chosen) onChoose(chosen);
      }}
    >
      {offered.map((name) => (
        <ToggleButton key={name} id={name} className="export-scope-button">
          <span>{messages.scope[name]}</span>
          <span className="export-scope-count">{messages.scopeFiles(targets.scopes[name]?.length ?? 0)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
