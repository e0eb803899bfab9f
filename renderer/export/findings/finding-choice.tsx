import { Button } from 'react-aria-components';
import type { ElementPath } from '../../../core/dicom/data-set.js';
import type { FindingMessages } from '../messages/finding-messages.js';

/** What a person can say of what the leak search found. */
export interface FindingDecisions {
  /** Places that leave although something was found there. */
  readonly overruled: ReadonlySet<ElementPath>;
  /** Nothing can be decided while the copy is written. */
  readonly isFixed: boolean;
  readonly filesAt: (path: ElementPath) => number;
  readonly keep: (path: ElementPath) => void;
  readonly undo: (path: ElementPath) => void;
}

interface FindingChoiceProps {
  readonly path: ElementPath;
  readonly isOverruled: boolean;
  readonly decisions: FindingDecisions;
  readonly messages: FindingMessages;
}

/** Calls one finding a false alarm, or takes that back. */
export function FindingChoice({ path, isOverruled, decisions, messages }: FindingChoiceProps) {
  return (
    <div className="export-finding" data-overruled={isOverruled || undefined}>
      <p>{isOverruled ? messages.undoNote : messages.keepNote(decisions.filesAt(path))}</p>
      <Button
        className="button button-outline"
        isDisabled={decisions.isFixed}
        onPress={() => (isOverruled ? decisions.undo : decisions.keep)(path)}
      >
        {isOverruled ? messages.undo : messages.keep}
      </Button>
    </div>
  );
}
