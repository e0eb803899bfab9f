import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewSource } from '../review-source.js';
import type { ExportChoice, ReviewedPicture } from '../state.js';
import { currentCopies } from './current-copies.js';
import { isIn, marksOf, needsOwnLook } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import { SheetFeet } from './sheet-feet.js';
import { SheetTile } from './sheet-tile.js';
import { type SheetFilter, SheetTools } from './sheet-tools.js';
import type { FrameRef, PicturesAction, PicturesState } from './state.js';
import type { ShownVersion } from './version-choice.js';

interface ContactSheetProps {
  readonly pictures: PicturesState;
  readonly frames: readonly FrameRef[];
  /** The files in the review as it stands; none while another one is being made. */
  readonly reviewed: readonly ReviewedPicture[];
  readonly choice: ExportChoice;
  readonly source: ReviewSource | null;
  readonly messages: PicturesMessages;
  readonly dispatch: (action: PicturesAction) => void;
  readonly onOpen: (at: FrameRef) => void;
  readonly onAllSeen: () => void;
  /** The copy has to be made with the boxes as they stand. */
  readonly onPreview: () => void;
}

/** Widths of a tile in CSS pixels; a name is readable from the second on. */
const WIDTHS = [180, 260, 380, 560] as const;
const GAP = 8;
/** Height of a tile beyond its picture. */
const FOOT = 28;
const BATCH_MS = 150;

/**
 * Every frame that may leave, hundreds of them, in a size in which writing can be seen; only what is in view is drawn. Frames are shown as
 * they will leave, read from what would be written, wherever that was made with the boxes as they stand.
 */
export function ContactSheet(props: ContactSheetProps) {
  const { pictures, frames, reviewed, choice, source, messages, dispatch, onOpen, onAllSeen, onPreview } = props;
  const [version, setVersion] = useState<ShownVersion>('copy');
  const [filter, setFilter] = useState<SheetFilter>('all');
  const [size, setSize] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const perRow = Math.max(1, Math.floor((width + GAP) / ((WIDTHS[size] ?? WIDTHS[0]) + GAP)));
  const edge = Math.max(1, Math.floor((width - (perRow - 1) * GAP) / perRow));
  const places = useMemo(() => new Map(frames.map((at, index) => [at, index + 1])), [frames]);
  const listed = useListed(pictures, frames, filter);
  const virtual = useVirtualizer({
    count: Math.ceil(listed.length / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(edge * 0.8) + FOOT + GAP,
    // Another width makes other rows: their heights are asked for anew.
    getItemKey: useCallback((index: number) => `${edge} ${perRow} ${index}`, [edge, perRow]),
    overscan: 1,
  });
  const copyOf = useMemo(() => currentCopies(pictures, reviewed, choice), [pictures, reviewed, choice]);
  const shown = useShownBatch(dispatch);
  const goToUnshown = () => {
    const first = listed.findIndex((at) => !isIn(pictures.shown, at) && !isIn(pictures.undrawn, at));
    if (first >= 0) virtual.scrollToIndex(Math.floor(first / perRow), { align: 'start' });
  };
  return (
    <div className="pictures-sheet">
      <SheetTools
        pictures={pictures}
        frames={frames}
        filter={filter}
        size={size}
        sizes={WIDTHS.length}
        messages={messages}
        version={version}
        onVersion={(chosen) => {
          if (chosen === 'copy') onPreview();
          setVersion(chosen);
        }}
        onFilter={setFilter}
        onSize={setSize}
      />
      <section className="pictures-sheet-body" ref={scroller} aria-label={messages.sheetLabel}>
        {listed.length === 0 && <p className="export-column-empty">{messages.sheetEmpty[filter]}</p>}
        <div className="pictures-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => (
            <div
              key={row.key}
              className="pictures-row"
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`,
                height: row.size - GAP,
              }}
            >
              {listed.slice(row.index * perRow, (row.index + 1) * perRow).map((at) => (
                <SheetTile
                  key={`${at.fileId} ${at.frame}`}
                  pictures={pictures}
                  at={at}
                  place={places.get(at) ?? 0}
                  edge={roundedEdge(edge)}
                  wanted={version}
                  copy={copyOf(at)}
                  source={source}
                  messages={messages}
                  onOpen={() => onOpen(at)}
                  onShown={() => shown(at)}
                  onUndrawn={() => dispatch({ type: 'undrawn', frames: [at] })}
                />
              ))}
            </div>
          ))}
        </div>
      </section>
      <SheetFeet
        pictures={pictures}
        frames={frames}
        messages={messages}
        onNextPage={goToUnshown}
        onAllSeen={onAllSeen}
        onCheck={() => {
          const first = frames.find((at) => needsOwnLook(pictures, at));
          if (first) onOpen(first);
        }}
      />
    </div>
  );
}

/** The frames that a filter leaves. What is seen while it is on stays where it is until another filter is chosen. */
function useListed(pictures: PicturesState, frames: readonly FrameRef[], filter: SheetFilter): readonly FrameRef[] {
  const latest = useRef(pictures);
  latest.current = pictures;
  const { found, edits } = pictures;
  const unseen = useMemo(() => (filter === 'unseen' ? frames.filter((at) => !isIn(latest.current.seen, at)) : frames), [frames, filter]);
  const withBoxes = useMemo(
    () => (filter === 'found' ? frames.filter((at) => marksOf({ ...latest.current, found, edits }, at).length > 0) : frames),
    [frames, filter, found, edits],
  );
  return filter === 'unseen' ? unseen : withBoxes;
}

/** Drawn in steps of size, so that a narrower window draws nothing anew. */
const roundedEdge = (edge: number): number => Math.ceil((edge * Math.min(2, window.devicePixelRatio || 1)) / 64) * 64;

function useShownBatch(dispatch: (action: PicturesAction) => void): (at: FrameRef) => void {
  const batch = useRef<FrameRef[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (at) => {
    batch.current.push(at);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      dispatch({ type: 'shown', frames: batch.current });
      batch.current = [];
    }, BATCH_MS);
  };
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
