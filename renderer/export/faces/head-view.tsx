import { type PointerEvent, useEffect, useRef } from 'react';
import type { SurfacePicture, ViewAngle } from '../../../core/deid/face/render-face.js';
import type { ReviewSource } from '../review-source.js';
import { clampAngle } from './head-angle.js';
import type { FaceMessages } from './messages/face-messages.js';
import { useHeadPicture } from './use-head-picture.js';

interface HeadViewProps {
  readonly source: ReviewSource;
  readonly headId: string;
  readonly isDefaced: boolean;
  /** What the picture shows, for who doesn't see it. */
  readonly label: string;
  readonly angle: ViewAngle;
  /** Points of the picture: fewer while it is turned. */
  readonly size: number;
  readonly messages: FaceMessages;
  readonly onTurn: (angle: ViewAngle, isTurning: boolean) => void;
  readonly onDrawn: () => void;
}

/** Degrees that a drag over one CSS pixel turns. */
const DEGREES = 0.6;

/** One head as a surface; a drag turns it, and so do the sliders beside it. */
export function HeadView({ source, headId, isDefaced, label, angle, size, messages, onTurn, onDrawn }: HeadViewProps) {
  const shown = useHeadPicture(source, headId, isDefaced, angle, size);
  const from = useRef<{ readonly x: number; readonly y: number; readonly angle: ViewAngle } | null>(null);
  const picture = shown.kind === 'failed' ? null : shown.picture;
  const isDrawn = shown.kind === 'drawn';
  useEffect(() => {
    if (isDrawn) onDrawn();
  }, [isDrawn, onDrawn]);
  const turned = (event: PointerEvent): ViewAngle | null => {
    const start = from.current;
    if (!start) return null;
    // The surface follows the pointer.
    return clampAngle({
      turn: start.angle.turn - (event.clientX - start.x) * DEGREES,
      tilt: start.angle.tilt + (event.clientY - start.y) * DEGREES,
    });
  };
  return (
    <figure className="face-view" data-defaced={isDefaced || undefined} data-drawn={isDrawn || undefined}>
      <div
        className="face-film"
        aria-busy={!isDrawn}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY, angle };
        }}
        onPointerMove={(event) => {
          const next = turned(event);
          if (next) onTurn(next, true);
        }}
        onPointerUp={(event) => {
          const next = turned(event);
          from.current = null;
          if (next) onTurn(next, false);
        }}
        onPointerCancel={() => {
          from.current = null;
          onTurn(angle, false);
        }}
      >
        {picture && <HeadCanvas picture={picture} label={label} />}
        {!picture && <p role="status">{shown.kind === 'failed' ? messages.failed : messages.drawing}</p>}
      </div>
      <figcaption>{isDefaced ? messages.after : messages.before}</figcaption>
    </figure>
  );
}

function HeadCanvas({ picture, label }: { readonly picture: SurfacePicture; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const { size, grey } = picture;
    element.width = size;
    element.height = size;
    const rgba = new Uint8ClampedArray(size * size * 4);
    for (let at = 0; at < grey.length; at++) {
      const value = grey[at] as number;
      rgba[at * 4] = value;
      rgba[at * 4 + 1] = value;
      rgba[at * 4 + 2] = value;
      rgba[at * 4 + 3] = 255;
    }
    element.getContext('2d')?.putImageData(new ImageData(rgba, size, size), 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className="face-canvas" role="img" aria-label={label} />;
}
