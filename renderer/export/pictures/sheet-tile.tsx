import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { RasterCanvas } from '../review/raster-canvas.js';
import type { ReviewSource } from '../review-source.js';
import { placeOf } from './mark-box.js';
import { isIn, marksOf, needsOwnLook } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef, PicturesState } from './state.js';
import { originalOf, useFrame, useUndrawn } from './use-frame.js';
import type { ShownVersion } from './version-choice.js';

interface SheetTileProps {
  readonly pictures: PicturesState;
  readonly at: FrameRef;
  readonly place: number;
  readonly edge: number;
  readonly wanted: ShownVersion;
  /** The hash of the copy that would be written of it; null where there is none with the boxes as they stand. */
  readonly copy: string | null;
  readonly source: ReviewSource | null;
  readonly messages: PicturesMessages;
  readonly onOpen: () => void;
  /** It has been on the screen, drawn, long enough to be looked at. */
  readonly onShown: () => void;
  readonly onUndrawn: () => void;
}

/** How long, and how much of it, a picture has to be in view. */
const LOOK_MS = 250;
const IN_VIEW = 0.6;

/** One frame of the contact sheet: as it would be written, or the original with its boxes black. */
export function SheetTile(props: SheetTileProps) {
  const { pictures, at, place, edge, wanted, copy, source, messages, onOpen, onShown, onUndrawn } = props;
  const isCopy = wanted === 'copy' && copy !== null;
  const drawing = useFrame(source, at, isCopy ? { of: 'copy', sha256: copy } : originalOf(pictures), edge);
  const marks = marksOf(pictures, at);
  const file = pictures.files.get(at.fileId);
  const isSeen = isIn(pictures.seen, at);
  const isToCheck = needsOwnLook(pictures, at);
  const isDrawn = drawing.kind === 'drawn';
  useUndrawn(drawing, onUndrawn);
  const element = useShown(isDrawn && !isIn(pictures.shown, at), onShown);
  const state = isSeen ? messages.tileSeen : isToCheck ? messages.tileUnchecked : messages.tileUnseen;
  const label = [
    messages.tile(place, file?.untrustedName ?? ''),
    marks.length > 0 ? messages.tileBoxes(marks.length) : '',
    state,
    isCopy ? messages.viewCopy : messages.viewEdit,
  ];
  return (
    <Button ref={element} className="pictures-tile" data-seen={isSeen || undefined} data-check={isToCheck || undefined} onPress={onOpen}>
      <span className="visually-hidden">{label.filter((part) => part !== '').join(', ')}</span>
      <span className="pictures-tile-film">
        {drawing.kind === 'drawn' && file && (
          <span className="pictures-plate" style={{ '--aspect': drawing.raster.aspect, '--zoom': 1 } as CSSProperties}>
            <RasterCanvas raster={drawing.raster} />
            {!isCopy && marks.map((mark) => <span key={mark.id} className="pictures-black" style={placeOf(mark, file.grid)} />)}
          </span>
        )}
        {drawing.kind === 'failed' && <span className="export-tile-failed">{messages.tileFailed}</span>}
      </span>
      <span className="pictures-tile-foot" aria-hidden>
        <span>{wanted === 'copy' && !isCopy ? messages.tileOriginal(place) : place}</span>
        <span className="pictures-tile-state">
          {isSeen && <CircleCheck size={14} />}
          {isToCheck && <TriangleAlert size={14} />}
          {marks.length > 0 ? messages.tileBoxes(marks.length) : isSeen ? messages.tileSeen : ''}
        </span>
      </span>
    </Button>
  );
}

/** Tells once that the element was in view for a while. */
function useShown(isWanted: boolean, onShown: () => void): React.RefObject<HTMLButtonElement | null> {
  const element = useRef<HTMLButtonElement>(null);
  const tell = useRef(onShown);
  tell.current = onShown;
  useEffect(() => {
    if (!isWanted || !element.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(() => tell.current(), LOOK_MS);
      },
      { threshold: IN_VIEW },
    );
    observer.observe(element.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [isWanted]);
  return element;
}
