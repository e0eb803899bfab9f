import { type ReactNode, useId, useState } from 'react';
import type { ExportAction, ExportState, Language, ReviewedExport } from '../state.js';
import { gateReasons, stayingFrames } from './gate.js';
import { GateNote } from './gate-note.js';
import { picturesMessages } from './messages/pictures-messages.js';
import type { FrameRef } from './state.js';

interface GateOptions {
  readonly state: Extract<ExportState, { kind: 'planning' | 'review' | 'writing' }>;
  readonly reviewed: ReviewedExport;
  readonly dispatch: (action: ExportAction) => void;
  readonly language: Language;
}

export interface Gate {
  /** Where the pictures are looked at now: at one, or at the sheet of all (null); null where they aren't. */
  readonly opened: { readonly at: FrameRef | null } | null;
  readonly open: (at: FrameRef | null) => void;
  readonly close: () => void;
  /** Why nothing can be saved yet, or what may go along too; null where neither is a matter of pictures. */
  readonly note: ReactNode;
}

/** What stands between the review and the copy as far as pictures go, and the way to them. */
export function useGate({ state, reviewed, dispatch, language }: GateOptions): Gate {
  const [opened, setOpened] = useState<Gate['opened']>(null);
  const noteId = useId();
  const [closed] = state.kind === 'review' ? gateReasons(state.pictures, reviewed.pictures, state.choice) : [];
  const staying = stayingFrames(state.pictures, reviewed.pictures);
  const reason =
    closed ??
    (state.kind === 'review' && staying.length > 0
      ? ({ kind: 'staying', frames: staying, isAll: reviewed.totals.files === 0 } as const)
      : null);
  return {
    opened,
    open: (at) => setOpened({ at }),
    close: () => setOpened(null),
    note: reason && (
      <GateNote
        id={noteId}
        reason={reason}
        messages={picturesMessages(language)}
        onLook={(at) => setOpened({ at })}
        onLeaveOut={(fileIds) => {
          for (const fileId of fileIds) dispatch({ type: 'untick', fileId });
        }}
        onStop={() => dispatch({ type: 'pictures', action: { type: 'search', status: 'stopped' } })}
        onMake={() => dispatch({ type: 'blackOut', taken: [] })}
      />
    ),
  };
}
