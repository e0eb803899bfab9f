import { LayoutGrid, SquareIcon } from 'lucide-react';
import { OneOf } from '../choices/one-of.js';
import type { PicturesMessages } from './messages/en.js';

const VIEWS = ['sheet', 'one'] as const;

interface ViewChoiceProps {
  readonly view: 'sheet' | 'one';
  readonly messages: PicturesMessages;
  readonly onSheet: () => void;
  readonly onOne: () => void;
}

/** All pictures, or one. */
export function ViewChoice({ view, messages, onSheet, onOne }: ViewChoiceProps) {
  return (
    <OneOf
      label={messages.view}
      names={VIEWS}
      chosen={view}
      look="pictures-view"
      onChoose={(chosen) => (chosen === 'sheet' ? onSheet() : onOne())}
    >
      {(name) => (
        <>
          {name === 'sheet' ? <LayoutGrid aria-hidden size={16} /> : <SquareIcon aria-hidden size={16} />} {messages[name]}
        </>
      )}
    </OneOf>
  );
}
