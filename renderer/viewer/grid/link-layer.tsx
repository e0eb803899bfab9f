import { useMemo } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { referenceLine } from '../../../core/study/linking/reference-line.js';
import { pointInSlice, sliceOf } from '../../../core/study/linking/slice.js';
import { useCell, useIsActive } from '../../app/cell.js';
import { cellAt } from '../../app/grid.js';
import { sliceAt } from '../../app/links.js';
import { useAppState } from '../../app/store.js';
import { placeOnScreen } from '../../ui/screen-shapes.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';

interface LinkLayerProps {
  readonly record: InstanceRecord;
  readonly frame: number;
  readonly matrix: ScreenMatrix;
  readonly size: Size;
}

/** A place this far in front of or behind a slice, of its thickness or half a millimetre, isn't in it. */
const LEAST_DEPTH = 0.5;

/** What another cell says in this one: the line where its picture cuts through this one, and the place that is pointed at. */
export function LinkLayer({ record, frame, matrix, size }: LinkLayerProps) {
  const slice = useMemo(() => sliceOf(record, frame), [record, frame]);
  const other = useActiveSlice();
  const cursor = useAppState(({ links }) => links.cursor);
  const line = useMemo(() => (slice && other ? referenceLine(slice, other) : null), [slice, other]);
  if (!slice) return null;
  const at = cursor && cursor.space === slice.space && cursor.space !== '' ? pointInSlice(slice, cursor.place) : null;
  const isInside = at !== null && at.column >= 0 && at.row >= 0 && at.column <= slice.columns && at.row <= slice.rows;
  if (!line && !isInside) return null;
  const depth = Math.max(LEAST_DEPTH, (record.geometry.sliceThickness ?? 0) / 2);
  return (
    <svg className="link-layer" width={size.width} height={size.height} aria-hidden="true">
      {line && <ReferenceLine ends={line.map((end) => placeOnScreen(matrix, end)) as [Place, Place]} />}
      {at && isInside && <PointCross at={placeOnScreen(matrix, [at.column, at.row])} isInPlane={Math.abs(at.distance) <= depth} />}
    </svg>
  );
}

type Place = readonly [x: number, y: number];

function ReferenceLine({ ends: [[x1, y1], [x2, y2]] }: { readonly ends: readonly [Place, Place] }) {
  return (
    <g data-link="line">
      <line className="link-edge" x1={x1} y1={y1} x2={x2} y2={y2} />
      <line className="link-line" x1={x1} y1={y1} x2={x2} y2={y2} />
    </g>
  );
}

/** Hairs with a gap; broken where the place lies before or behind the picture. */
function PointCross({ at: [x, y], isInPlane }: { readonly at: Place; readonly isInPlane: boolean }) {
  const path = `M${x - 16} ${y}H${x - 4}M${x + 4} ${y}H${x + 16}M${x} ${y - 16}V${y - 4}M${x} ${y + 4}V${y + 16}`;
  return (
    <g data-link="cursor" data-in-plane={isInPlane}>
      <path className="link-edge" d={path} />
      <path className={isInPlane ? 'link-line' : 'link-line link-broken'} d={path} />
    </g>
  );
}

/** The slice of the active cell, where it isn't this one and lines are wanted. */
function useActiveSlice() {
  const cell = useCell();
  const isActive = useIsActive();
  const selection = useAppState((state) => {
    const isWanted = !isActive && cell < state.grid.parked.length && state.links.lines && !state.grid.isEnlarged;
    return isWanted ? cellAt(state, state.grid.active).selection : null;
  });
  const series = useAppState(({ places }) => (selection ? places.get(selection.fileId)?.series : undefined));
  return useMemo(() => (series && selection ? sliceAt(series, selection) : null), [series, selection]);
}
