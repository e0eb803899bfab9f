import { useMemo, useState } from 'react';
import type { GrantId } from '../../../core/bridge.js';
import type { ExportAction } from '../state.js';
import { framesOf, isWhollySeen } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import { isSameFrame, nextToSee } from './next-frame.js';
import { picturesReduce } from './reduce.js';
import type { FrameRef, PicturesAction, PicturesState } from './state.js';

interface LookingOptions {
  readonly pictures: PicturesState;
  readonly start: FrameRef | null;
  readonly messages: PicturesMessages;
  readonly dispatch: (action: ExportAction) => void;
  readonly say: (sentence: string) => void;
  readonly onClose: () => void;
}

export interface Looking {
  /** The one picture that is shown; null where the sheet is. */
  readonly at: FrameRef | null;
  readonly frames: readonly FrameRef[];
  /** Files that the person doesn't want to copy after all. */
  readonly left: ReadonlySet<GrantId>;
  readonly toPictures: (action: PicturesAction) => void;
  readonly go: (at: FrameRef | null) => void;
  /** The picture may leave as it is shown; on to the next. */
  readonly confirm: () => void;
  readonly allSeen: () => void;
  readonly leave: (isLeft: boolean) => void;
  /** Makes the copy with the boxes as they stand, this file in it; on the sheet, what leaves anyway. */
  readonly preview: () => void;
  /** Back to the review, which is made anew where anything changed. */
  readonly close: () => void;
}

/** A person's way through the pictures: where they are, what they agree to, what they leave out. */
export function useLooking({ pictures, start, messages, dispatch, say, onClose }: LookingOptions): Looking {
  const [opened, setOpened] = useState<FrameRef | null>(start);
  const [left, setLeft] = useState<ReadonlySet<GrantId>>(new Set());
  const [seenBefore] = useState(() => new Set([...pictures.files.keys()].filter((fileId) => isWhollySeen(pictures, fileId))));
  const { files } = pictures;
  const frames = useMemo(() => framesOf({ files }), [files]);
  const at = opened && (frames.find((one) => isSameFrame(one, opened)) ?? frames[0] ?? null);
  const toPictures = (action: PicturesAction) => dispatch({ type: 'pictures', action });
  const staying = frames.filter(({ fileId }) => !left.has(fileId));
  return {
    at,
    frames,
    left,
    toPictures,
    go: setOpened,
    confirm() {
      if (!at) return;
      const action: PicturesAction = { type: 'check', at };
      toPictures(action);
      const next = nextToSee(pictures, picturesReduce(pictures, action), staying, at);
      say(next ? messages.said.seen : messages.said.allChecked);
      setOpened(next);
    },
    allSeen() {
      toPictures({ type: 'seen', frames: staying });
      say(messages.said.allChecked);
    },
    leave(isLeft) {
      if (at) setLeft(isLeft ? new Set([...left, at.fileId]) : new Set([...left].filter((fileId) => fileId !== at.fileId)));
    },
    preview() {
      dispatch({ type: 'blackOut', taken: !at || left.has(at.fileId) ? [] : [at.fileId] });
    },
    close() {
      for (const fileId of left) dispatch({ type: 'untick', fileId });
      const taken = [...files.values()].filter(
        ({ fileId, isWritingKind }) => isWritingKind && !left.has(fileId) && !seenBefore.has(fileId) && isWhollySeen(pictures, fileId),
      );
      dispatch({ type: 'blackOut', taken: taken.map(({ fileId }) => fileId) });
      onClose();
    },
  };
}
