import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useMessages } from '../app/messages/use-messages.js';
import { useAppState, useDispatch } from '../app/store.js';
import { SearchBox } from '../ui/search-box.js';
import './library.css';
import { LibraryFoot } from './library-foot.js';
import { PatientRow, SeriesRow, StudyRow } from './library-row.js';
import { type LibraryRow, libraryRows } from './library-rows.js';

const HEIGHTS: Readonly<Record<LibraryRow['kind'], number>> = { patient: 48, study: 56, series: 88 };

/** What is open: patients, their studies, their series. */
export function Library() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const patients = useAppState((state) => state.patients);
  const filter = useAppState((state) => state.filter);
  const namesHidden = useAppState((state) => state.namesHidden);
  const selectedKey = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId)?.series.key : undefined));
  const rows = useMemo(() => libraryRows(patients, filter, namesHidden), [patients, filter, namesHidden]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'series'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 4,
  });

  const selectedRow = rows.findIndex((row) => row.kind === 'series' && row.key === selectedKey);
  const scrolledTo = useRef<string | undefined>(undefined);
  useEffect(() => {
    // Where the rows only grew around the selection, the person's own scrolling stays.
    if (selectedRow < 0 || scrolledTo.current === selectedKey) return;
    scrolledTo.current = selectedKey;
    virtual.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedKey, selectedRow, virtual]);

  return (
    <nav className="library" aria-label={messages.library}>
      <div className="library-head">
        <SearchBox
          label={messages.filter}
          clearLabel={messages.clearFilter}
          value={filter}
          onChange={(text) => dispatch({ type: 'filter', text })}
        />
      </div>
      <div className="library-list" ref={scroller}>
        {rows.length === 0 && <p className="library-none">{messages.noMatch}</p>}
        <ul style={{ height: `${virtual.getTotalSize()}px` }} className="library-rows">
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li key={item.key} className="library-row" style={{ height: `${item.size}px`, transform: `translateY(${item.start}px)` }}>
                {row.kind === 'patient' && <PatientRow patient={row.patient} />}
                {row.kind === 'study' && <StudyRow study={row.study} />}
                {row.kind === 'series' && <SeriesRow series={row.series} isSelected={row.key === selectedKey} />}
              </li>
            );
          })}
        </ul>
      </div>
      <LibraryFoot />
    </nav>
  );
}
