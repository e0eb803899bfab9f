import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { GrantId } from '../../../core/bridge.js';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewSource } from '../review-source.js';
import type { ExportChoice, ReviewedExport } from '../state.js';
import { isTicked, type PictureLine, pictureLines } from './picture-lines.js';
import { PictureTile } from './picture-tile.js';
import { StayingFile } from './staying-file.js';

interface PictureColumnProps {
  readonly reviewed: ReviewedExport;
  readonly choice: ExportChoice;
  /** Whether the person has seen every picture of a file. */
  readonly isSeen: (fileId: GrantId) => boolean;
  /** Nothing can be ticked any more: it is being written. */
  readonly isFixed: boolean;
  readonly source: ReviewSource | null;
  readonly messages: ExportMessages;
  readonly onLook: (fileId: GrantId) => void;
  readonly onTick: (fileId: GrantId, isTicked: boolean) => void;
}

/** Narrowest tile, in CSS pixels. */
const TILE = 148;

/** The contact sheet of what leaves, with tick boxes, and below it every file that stays here with its reason. */
export function PictureColumn(props: PictureColumnProps) {
  const { reviewed, choice, messages } = props;
  const titleId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const perRow = useTilesPerRow(scroller);
  const lines = useMemo(() => pictureLines(reviewed.pictures, perRow), [reviewed, perRow]);
  const tickable = reviewed.pictures.filter(
    (picture) => picture.leaving || picture.stays === 'not-checked-for-text' || picture.stays === 'unticked',
  );
  const ticked = tickable.filter((picture) => isTicked(picture, choice));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'tiles' ? 200 : 48),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 3,
  });
  return (
    <section className="export-column" aria-labelledby={titleId}>
      <header className="export-column-head">
        <h2 id={titleId}>
          {messages.picturesTitle} <span className="export-count">{messages.frames(reviewed.totals.pictures)}</span>
        </h2>
        <p>{messages.picturesNote(ticked.length, reviewed.pictures.length)}</p>
      </header>
      <div className="export-column-body" ref={scroller}>
        {lines.length === 0 && <p className="export-column-empty">{messages.picturesNone}</p>}
        <div className="export-lines" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="export-line"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <SheetLine {...props} line={line} perRow={perRow} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

function SheetLine({
  line,
  perRow,
  choice,
  isSeen,
  isFixed,
  source,
  messages,
  onLook,
  onTick,
}: PictureColumnProps & { readonly line: PictureLine; readonly perRow: number }) {
  switch (line.type) {
    case 'title':
      return <h3 className="export-sheet-title">{messages.sections[line.section](line.count)}</h3>;
    case 'stays':
      return <StayingFile picture={line.picture} messages={messages} />;
    case 'tiles':
      return (
        <ul className="export-tiles" style={{ gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))` }}>
          {line.pictures.map((picture) => (
            <PictureTile
              key={picture.fileId}
              picture={picture}
              isTicked={isTicked(picture, choice)}
              isLooked={isSeen(picture.fileId)}
              isFixed={isFixed}
              source={source}
              messages={messages}
              onLook={() => onLook(picture.fileId)}
              onTick={(ticked) => onTick(picture.fileId, ticked)}
            />
          ))}
        </ul>
      );
  }
}

function useTilesPerRow(element: React.RefObject<HTMLElement | null>): number {
  const [perRow, setPerRow] = useState(2);
  useEffect(() => {
    if (!element.current) return;
    // It scrolls, and holds nothing that takes the focus where all files stay: the keyboard has to reach it all the same.
    element.current.tabIndex = 0;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPerRow(Math.max(1, Math.floor(entry.contentRect.width / TILE)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return perRow;
}
