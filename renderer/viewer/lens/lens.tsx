import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useServices } from '../../app/services.js';
import type { PictureSurface } from '../cornerstone.js';
import type { Layout, Size } from '../layout.js';
import { useViewerMessages } from '../messages/viewer-messages.js';
import { usePointerPlace } from '../readout/use-pointer-place.js';
import type { ScreenMatrix } from '../screen-matrix.js';
import { LENS, lensFactor, lensMatrix, middleOf } from './lens-matrix.js';
import './lens.css';
import { useLensKey } from './use-lens-key.js';

interface LensProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly surface: PictureSurface;
  readonly drawing: { readonly matrix: ScreenMatrix; readonly layout: Layout };
  readonly size: Size;
}

/** The picture under the pointer enlarged, in the same greys; in the middle of the viewport where there is no pointer, so that keys can move the picture under it. */
export function Lens({ frame, surface, drawing, size }: LensProps) {
  const words = useViewerMessages();
  const language = useLanguage();
  const { painted } = useServices();
  const canvas = useRef<HTMLCanvasElement>(null);
  const at = usePointerPlace(frame) ?? middleOf(size);
  const factor = lensFactor(drawing.layout.scale);
  const density = window.devicePixelRatio;
  const draw = useRef(() => undefined);
  draw.current = () => {
    if (canvas.current) surface.drawOn(canvas.current, lensMatrix(drawing.matrix, at, factor, density));
  };
  useLensKey();
  useLayoutEffect(() => draw.current());
  // The picture is painted with the next animation frame: what the lens drew before is the one before.
  useEffect(() => painted.subscribe(() => draw.current()), [painted]);
  const side = Math.round(LENS * density);
  return (
    <div className="lens" aria-hidden="true" style={{ left: at.x - LENS / 2, top: at.y - LENS / 2, width: LENS, height: LENS }}>
      <canvas ref={canvas} width={side} height={side} />
      <span className="lens-factor">{words.lens(formatNumber(language, Math.round(drawing.layout.scale * factor * 100)))}</span>
    </div>
  );
}
