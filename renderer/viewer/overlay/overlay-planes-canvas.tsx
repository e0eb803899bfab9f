import { useLayoutEffect, useRef } from 'react';
import type { OverlayPlane } from '../../../core/pixels/overlay-planes.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';

/** Opaque yellow of the light box for what was drawn, and a veil of it for what marks a region: as little-endian R, G, B, A. */
const GRAPHICS = 0xff8ad5ff;
const REGION = 0x708ad5ff;

interface OverlayPlanesCanvasProps {
  readonly planes: readonly OverlayPlane[];
  readonly matrix: ScreenMatrix;
  readonly size: Size;
}

/** The overlay planes of the file (PS3.3 C.9.2) where they lie over the picture; a part outside of the picture is drawn too. */
export function OverlayPlanesCanvas({ planes, matrix, size }: OverlayPlanesCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = size;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { a, b, c, d, e, f } = matrix;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(a, b, c, d, e, f);
    context.imageSmoothingQuality = 'high';
    // Enlarged, a point of an overlay stays a point; reduced, thin lines stay to be seen.
    context.imageSmoothingEnabled = Math.hypot(a, b) < 1;
    for (const plane of planes) context.drawImage(pictureOf(plane), plane.left, plane.top);
  }, [planes, matrix, width, height]);
  return <canvas className="overlay-planes" ref={canvas} width={width} height={height} data-planes={planes.length} />;
}

const PICTURES = new WeakMap<OverlayPlane, OffscreenCanvas>();

/** Made once for each plane: zooming and moving only draw it again. */
function pictureOf(plane: OverlayPlane): OffscreenCanvas {
  const known = PICTURES.get(plane);
  if (known) return known;
  const { rows, columns, bits, kind } = plane;
  const pixels = new ImageData(columns, rows);
  const words = new Uint32Array(pixels.data.buffer);
  const ink = kind === 'region' ? REGION : GRAPHICS;
  for (let at = 0; at < words.length; at++) if (bits[at] === 1) words[at] = ink;
  const picture = new OffscreenCanvas(columns, rows);
  picture.getContext('2d')?.putImageData(pixels, 0, 0);
  PICTURES.set(plane, picture);
  return picture;
}
