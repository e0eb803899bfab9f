import { type PointerEvent, useRef } from 'react';
import type { PlaneName } from '../../../core/study/volume/cutting-plane.js';
import { useDispatch } from '../../app/store.js';
import type { Size } from '../layout.js';
import type { CrossLine } from './plane-geometry.js';

interface PlaneCrossProps {
  readonly name: PlaneName;
  readonly center: readonly [x: number, y: number];
  readonly lines: readonly CrossLine[];
  readonly size: Size;
  /** The middle was dragged to this point of the viewport. */
  readonly onMove: (x: number, y: number) => void;
}

/** Pixels around the middle that stay free. */
const GAP = 14;

/** Where the other planes cross this one: the middle moves them, the round handles turn them. */
export function PlaneCross({ name, center: [x, y], lines, size, onMove }: PlaneCrossProps) {
  const far = size.width + size.height;
  // As far out as there is room around the middle, so that a small movement is a small turn.
  const arm = Math.max(40, Math.min(size.width, size.height) * 0.36);
  return (
    <>
      <svg className="plane-cross" width={size.width} height={size.height} aria-hidden="true">
        {lines.map(({ other, along: [dx, dy] }) => (
          <g key={other} className={`plane-line plane-${other}`} data-line={other}>
            {[1, -1].map((side) => (
              <line key={side} x1={x + dx * GAP * side} y1={y + dy * GAP * side} x2={x + dx * far * side} y2={y + dy * far * side} />
            ))}
          </g>
        ))}
      </svg>
      <Handle className="plane-center" x={x} y={y} onDrag={onMove} />
      {lines.flatMap(({ other, along: [dx, dy] }) =>
        [1, -1].map((side) => (
          <TurnHandle key={`${other}${side}`} name={name} other={other} center={[x, y]} at={[x + dx * arm * side, y + dy * arm * side]} />
        )),
      )}
    </>
  );
}

interface TurnHandleProps {
  readonly name: PlaneName;
  readonly other: PlaneName;
  readonly center: readonly [number, number];
  readonly at: readonly [number, number];
}

function TurnHandle({ name, other, center, at }: TurnHandleProps) {
  const dispatch = useDispatch();
  const last = useRef(0);
  const angleAt = (x: number, y: number): number => Math.atan2(y - center[1], x - center[0]);
  return (
    <Handle
      className={`plane-turn plane-${other}`}
      x={at[0]}
      y={at[1]}
      onBegin={(x, y) => {
        last.current = angleAt(x, y);
      }}
      onDrag={(x, y) => {
        const angle = angleAt(x, y);
        // Over the half turn the angle jumps: the short way is meant.
        const by = Math.atan2(Math.sin(angle - last.current), Math.cos(angle - last.current));
        last.current = angle;
        if (by !== 0) dispatch({ type: 'volume', action: { type: 'turn', plane: name, angle: by } });
      }}
    />
  );
}

interface HandleProps {
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly onBegin?: (x: number, y: number) => void;
  readonly onDrag: (x: number, y: number) => void;
}

/** Something to take hold of with the pointer; keys have commands for it. */
function Handle({ className, x, y, onBegin, onDrag }: HandleProps) {
  const inViewport = (event: PointerEvent): readonly [number, number] => {
    const box = event.currentTarget.closest('.plane-view')?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className={`plane-handle ${className}`}
      style={{ left: `${x}px`, top: `${y}px` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onBegin?.(...inViewport(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(...inViewport(event));
      }}
    />
  );
}
