import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { visibleCells } from '../../app/grid.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { useElementSize } from '../element-size.js';
import { useGridMessages } from './messages/grid-messages.js';
import './grid.css';
import { type CellScreens, CellView } from './cell-view.js';

/** The pictures beside one another; or the one that was made large. */
export function CellGrid(screens: CellScreens) {
  const dispatch = useDispatch();
  const rows = useAppState(({ grid }) => (grid.isEnlarged ? 1 : grid.rows));
  const columns = useAppState(({ grid }) => (grid.isEnlarged ? 1 : grid.columns));
  const only = useAppState(({ grid }) => (grid.isEnlarged ? grid.active : null));
  const count = rows * columns;
  const host = useRef<HTMLDivElement>(null);
  const size = useElementSize(host);
  useEffect(() => {
    if (size) dispatch({ type: 'room', width: size.width, height: size.height });
  }, [size, dispatch]);
  const cells = only === null ? Array.from({ length: count }, (_, index) => index) : [only];
  return (
    <>
      <SeveralPatients />
      <div
        ref={host}
        className={`cell-grid${count > 1 ? ' cell-grid-several' : ''}`}
        style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {cells.map((index) => (
          <CellView key={index} index={index} isOfSeveral={count > 1} {...screens} />
        ))}
      </div>
    </>
  );
}

/** Said as long as pictures of two people stand beside one another. */
function SeveralPatients() {
  const words = useGridMessages();
  const people = useAppState((state) => {
    const keys = visibleCells(state).map((index) => {
      const selection = index === state.grid.active ? state.selection : state.grid.parked[index]?.selection;
      return selection ? state.places.get(selection.fileId)?.patient.key : undefined;
    });
    return new Set(keys.filter((key) => key !== undefined)).size;
  });
  if (people < 2) return null;
  return (
    <p className="several-patients" role="alert">
      <TriangleAlert size={16} aria-hidden />
      {words.severalPatients(people)}
    </p>
  );
}
