import { ScanSearch, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { GrantId } from '../../../core/bridge.js';
import type { GateReason } from './gate.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef } from './state.js';

interface GateNoteProps {
  readonly id: string;
  /** Where nothing else would leave, looking at what stays is what there is to do. */
  readonly reason: GateReason | { readonly kind: 'staying'; readonly frames: readonly FrameRef[]; readonly isAll: boolean };
  readonly messages: PicturesMessages;
  /** To the first picture that has to be looked at; null: to the sheet of all. */
  readonly onLook: (at: FrameRef | null) => void;
  readonly onLeaveOut: (fileIds: readonly GrantId[]) => void;
  readonly onStop: () => void;
  readonly onMake: () => void;
}

/** Why nothing can be saved yet, or what may go along once it was looked at, and the way to what has to be done. */
export function GateNote({ id, reason, messages, onLook, onLeaveOut, onStop, onMake }: GateNoteProps) {
  return (
    <div className="pictures-gate">
      <p id={id} data-reason={reason.kind} role="status">
        {reason.kind === 'unchecked' ? <TriangleAlert aria-hidden size={16} /> : <ScanSearch aria-hidden size={16} />}
        <span>{sentence()}</span>
      </p>
      {action()}
    </div>
  );

  function sentence(): string {
    switch (reason.kind) {
      case 'unchecked':
        return messages.gate.unchecked(reason.frames.length);
      case 'unseen':
        return messages.gate.unseen(reason.frames.length);
      case 'staying':
        return messages.gate.staying(reason.frames.length);
      case 'undrawn':
        return messages.gate.undrawn(reason.frames.length);
      case 'looking':
        return messages.gate.looking(reason.done, reason.total);
      case 'not-made':
        return messages.gate['not-made'];
    }
  }

  function action() {
    switch (reason.kind) {
      case 'unchecked':
        return (
          <Button className="button button-main button-large" onPress={() => onLook(reason.frames[0] ?? null)}>
            {messages.gateLook(reason.frames.length)}
          </Button>
        );
      case 'staying':
        return (
          <Button
            className={`button ${reason.isAll ? 'button-main' : 'button-outline'} button-large`}
            onPress={() => onLook(reason.frames[0] ?? null)}
          >
            {messages.gateLook(reason.frames.length)}
          </Button>
        );
      case 'unseen':
        return (
          <Button className="button button-main button-large" onPress={() => onLook(null)}>
            {messages.open}
          </Button>
        );
      case 'undrawn':
        return (
          <Button
            className="button button-main button-large"
            onPress={() => onLeaveOut([...new Set(reason.frames.map(({ fileId }) => fileId))])}
          >
            {messages.leaveOut}
          </Button>
        );
      case 'looking':
        return (
          <Button className="button button-outline button-large" onPress={onStop}>
            {messages.searchStop}
          </Button>
        );
      case 'not-made':
        return (
          <Button className="button button-main button-large" onPress={onMake}>
            {messages.make}
          </Button>
        );
    }
  }
}
