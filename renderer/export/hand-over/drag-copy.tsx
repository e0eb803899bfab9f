import { GripVertical } from 'lucide-react';
import { handOverMessages } from '../messages/hand-over-messages.js';
import type { Language } from '../state.js';

/**
 * What was written, to be dragged out of the window. The page drags nothing itself: the gate stops every drag, and for this
 * element tells main, which drags the file or folder that it wrote.
 */
export function DragCopy({ language }: { readonly language: Language }) {
  const messages = handOverMessages(language);
  return (
    <div className="export-drag" draggable data-exit="drag-copy">
      <GripVertical aria-hidden size={16} />
      <span>
        <strong>{messages.drag}</strong> {messages.dragNote}
      </span>
    </div>
  );
}
