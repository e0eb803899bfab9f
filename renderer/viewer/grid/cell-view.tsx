import { type ReactNode, useEffect, useRef } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { isSlide } from '../../../core/study/slide/pyramid.js';
import { CellProvider } from '../../app/cell.js';
import { cellAt, countCells } from '../../app/grid.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { useAppState, useDispatch, useStore } from '../../app/store.js';
import { isDrawing } from '../../app/tool.js';
import { SlideViewport } from '../slide/slide-viewport.js';
import { type OverlayPlace, Viewport } from '../viewport.js';
import { CellPatient } from './cell-patient.js';
import { useGridMessages } from './messages/grid-messages.js';

/** What a cell shows that isn't the viewer's own. */
export interface CellScreens {
  /** The screen of a file without a picture; null where it has none of its own. */
  readonly screenOf: (record: InstanceRecord) => ReactNode;
  /** What lies over the picture. */
  readonly overlayOf: (place: OverlayPlace) => ReactNode;
}

interface CellViewProps extends CellScreens {
  /** From 0, row by row. */
  readonly index: number;
  readonly isOfSeveral: boolean;
}

/** One cell of the grid: touching it in any way makes it the one that keys and tools act on. */
export function CellView({ index, isOfSeveral, screenOf, overlayOf }: CellViewProps) {
  const words = useGridMessages();
  const dispatch = useDispatch();
  const store = useStore();
  const isActive = useAppState(({ grid }) => grid.active === index);
  const isUnderDrag = useAppState(({ dropCell }) => dropCell === index);
  const count = useAppState(({ grid }) => countCells(grid));
  const frame = useRef<HTMLFieldSetElement>(null);
  useFocusFollows(frame, isActive && isOfSeveral);
  const take = () => {
    if (store.get().grid.active !== index) dispatch({ type: 'activate', cell: index });
  };
  const look = [isOfSeveral && isActive && 'cell-active', isUnderDrag && 'cell-under-drag'].filter(Boolean).join(' ');
  return (
    <CellProvider value={index}>
      <fieldset
        className={`cell ${look}`}
        ref={frame}
        data-cell={index}
        onPointerDownCapture={take}
        onWheelCapture={take}
        onFocusCapture={take}
        onDoubleClick={(event) => {
          // A shape that is drawn, or was, has a use of its own for it.
          if (count > 1 && !isDrawing(store.get().tool) && !isControl(event.target)) dispatch({ type: 'enlarge' });
        }}
        {...(isOfSeveral ? { tabIndex: 0, 'aria-label': words.cell(index + 1, count), 'aria-current': isActive } : {})}
      >
        <CellPatient />
        <CellContent index={index} screenOf={screenOf} overlayOf={overlayOf} />
      </fieldset>
    </CellProvider>
  );
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, label, input, summary, a, .measure-layer') !== null;

function CellContent({ index, screenOf, overlayOf }: CellScreens & { readonly index: number }) {
  const messages = useMessages();
  const words = useGridMessages();
  const selection = useAppState((state) => cellAt(state, index).selection);
  const place = useAppState((state) => (selection ? state.places.get(selection.fileId) : undefined));
  const isAlone = useAppState(({ grid }) => countCells(grid) === 1);
  const record = place?.series.images.find((image) => image.fileId === selection?.fileId);
  if (!place || !record || !selection) return <p className="stage-empty">{isAlone ? messages.nothingSelected : words.emptyCell}</p>;
  const screen = record.image.kind !== 'image' ? screenOf(record) : null;
  if (screen) return screen;
  if (isSlide(record)) return <SlideViewport key={place.series.key} series={place.series} file={record} />;
  return <Viewport place={place} record={record} selection={selection} overlayOf={overlayOf} />;
}

/** Where the keys went to another cell, what has the focus goes with them, so that the ring stands where they act. */
function useFocusFollows(frame: { readonly current: HTMLElement | null }, isHere: boolean): void {
  useEffect(() => {
    const element = frame.current;
    const focused = document.activeElement;
    if (!isHere || !element || element.contains(focused)) return;
    if (focused?.closest('[data-cell]')) element.focus({ preventScroll: true });
  }, [frame, isHere]);
}
