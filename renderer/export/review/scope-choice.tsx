import { OneOf } from '../choices/one-of.js';
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
    <OneOf label={messages.scopeLabel} names={offered} chosen={scope} onChoose={onChoose}>
      {(name) => (
        <>
          <span>{messages.scope[name]}</span>
          <span className="export-scope-count">{messages.scopeFiles(targets.scopes[name]?.length ?? 0)}</span>
        </>
      )}
    </OneOf>
  );
}
