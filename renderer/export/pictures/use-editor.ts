import { useState } from 'react';
import type { Box } from '../../../core/pixels/text/box.js';
import { middleBox } from './box-geometry.js';
import { marksOf } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef, PicturesAction, PicturesState, Reach } from './state.js';

export interface Editor {
  readonly selected: number | null;
  /** The box that the keyboard goes to. */
  readonly focused: number | null;
  readonly reach: Reach;
  readonly setReach: (reach: Reach) => void;
  readonly select: (id: number | null) => void;
  /** Chooses a box and brings the keyboard to it. */
  readonly goTo: (id: number) => void;
  readonly draw: (box: Box) => void;
  readonly add: () => void;
  readonly change: (id: number, box: Box, byKey: boolean) => void;
  readonly remove: (id: number) => void;
  readonly accept: (id: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface EditorOptions {
  readonly pictures: PicturesState;
  readonly at: FrameRef;
  readonly messages: PicturesMessages;
  readonly dispatch: (action: PicturesAction) => void;
  /** Says to those who don't see it what happened. */
  readonly say: (sentence: string) => void;
}

/** The hand of the person on one frame: which box is chosen, how far a change reaches, and what each move does. */
export function useEditor({ pictures, at, messages, dispatch, say }: EditorOptions): Editor {
  const place = `${at.fileId} ${at.frame}`;
  const [chosen, setChosen] = useState<{ readonly place: string; readonly selected: number | null; readonly focused: number | null }>({
    place,
    selected: null,
    focused: null,
  });
  const file = pictures.files.get(at.fileId);
  // What is the same on every image of a clip is mostly the machine's frame: a change of it is meant for all of them.
  const [reach, setReach] = useState<Reach | null>(null);
  const reaches = reach === 'file' && (file?.frames ?? 1) < 2 ? null : reach;
  const now: Reach = reaches ?? ((file?.frames ?? 1) > 1 ? 'file' : 'frame');
  const [selected, focused] = chosen.place === place ? [chosen.selected, chosen.focused] : [null, null];
  const choose = (id: number | null, withFocus: boolean) => setChosen({ place, selected: id, focused: withFocus ? id : null });
  const marks = marksOf(pictures, at);
  return {
    selected: marks.some(({ id }) => id === selected) ? selected : null,
    focused,
    reach: now,
    setReach,
    select: (id) => choose(id, false),
    goTo: (id) => choose(id, true),
    draw(box) {
      dispatch({ type: 'draw', at, box, reach: now });
      choose(pictures.nextId, true);
      say(messages.said.added);
    },
    add() {
      const grid = file?.grid;
      if (!grid) return;
      dispatch({ type: 'draw', at, box: middleBox(grid), reach: now });
      choose(pictures.nextId, true);
      say(messages.said.added);
    },
    change(id, box, byKey) {
      dispatch({ type: 'change', at, id, box, reach: now, continues: byKey });
      say(messages.boxAt(box.x, box.y, box.width, box.height));
    },
    remove(id) {
      const index = marks.findIndex((mark) => mark.id === id);
      const next = marks[index + 1] ?? marks[index - 1];
      dispatch({ type: 'remove', at, id, reach: now });
      choose(next?.id ?? null, true);
      say(messages.said.removed);
    },
    accept(id) {
      dispatch({ type: 'accept', at, id, reach: now });
      choose(id, true);
      say(messages.said.added);
    },
    undo() {
      if (pictures.past.length === 0) return;
      dispatch({ type: 'undo' });
      say(messages.said.undone);
    },
    redo() {
      if (pictures.future.length === 0) return;
      dispatch({ type: 'redo' });
      say(messages.said.redone);
    },
  };
}
