import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Box } from '../../../core/pixels/text/box.js';
import { arrowStep, type FrameSize, HANDLES, type Handle, movedBox, resizedBox } from './box-geometry.js';

interface MarkBoxProps {
  readonly box: Box;
  /** The area that will be black: the box, or more where the file stores colours in blocks. */
  readonly covered: Box;
  readonly size: FrameSize;
  readonly label: string;
  readonly isSelected: boolean;
  /** It just came, or its neighbour just went: the keyboard goes on here. */
  readonly wantsFocus: boolean;
  readonly onSelect: () => void;
  readonly onGrab: (event: PointerEvent, handle: Handle | null) => void;
  /** By the keyboard; the keys that follow each other are one change. */
  readonly onChange: (box: Box) => void;
  readonly onRemove: () => void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where a box lies, in parts of its frame. */
export const placeOf = ({ x, y, width, height }: Box, { columns, rows }: FrameSize) => ({
  left: `${(x / columns) * 100}%`,
  top: `${(y / rows) * 100}%`,
  width: `${(width / columns) * 100}%`,
  height: `${(height / rows) * 100}%`,
});

/** One box on the picture. Black until it is chosen: then what lies under it can be seen. */
export function MarkBox(props: MarkBoxProps) {
  const { box, covered, size, label, isSelected, wantsFocus, onSelect, onGrab, onChange, onRemove } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wantsFocus) button.current?.focus();
  }, [wantsFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.ctrlKey || event.metaKey ? 1 : arrowStep(size);
      const [right, down] = [arrow[0] * step, arrow[1] * step];
      onChange(event.shiftKey ? resizedBox(box, 'se', right, down, size) : movedBox(box, right, down, size));
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="pictures-black" data-selected={isSelected || undefined} style={placeOf(covered, size)} />
      <button
        ref={button}
        type="button"
        className="pictures-mark"
        data-selected={isSelected || undefined}
        aria-label={label}
        aria-pressed={isSelected}
        aria-describedby="pictures-keys"
        style={placeOf(box, size)}
        onFocus={onSelect}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.stopPropagation();
          event.currentTarget.focus();
          onGrab(event, null);
        }}
      >
        {isSelected &&
          HANDLES.map((handle) => (
            <span
              key={handle}
              className="pictures-handle"
              data-handle={handle}
              onPointerDown={(event) => {
                event.stopPropagation();
                onGrab(event, handle);
              }}
            />
          ))}
      </button>
    </>
  );
}
