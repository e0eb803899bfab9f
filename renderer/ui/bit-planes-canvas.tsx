import { useLayoutEffect, useRef } from 'react';
import type { OverlayPlane } from '../../core/pixels/overlay-planes.js';
import type { Matrix } from './screen-shapes.js';

/** A bitmap and the colour of its ones: R, G, B, A as a little-endian word. */
export interface InkedPlane {
  readonly plane: OverlayPlane;
  readonly ink: number;
}

interface BitPlanesCanvasProps {
  readonly planes: readonly InkedPlane[];
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** Bitmaps where they lie over the picture, the first one behind; a part outside of the picture is drawn too. */
export function BitPlanesCanvas({ planes, matrix, width, height }: BitPlanesCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { a, b, c, d, e, f } = matrix;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(a, b, c, d, e, f);
    context.imageSmoothingQuality = 'high';
    // Enlarged, a point of a bitmap stays a point; reduced, thin lines stay to be seen.
    context.imageSmoothingEnabled = Math.hypot(a, b) < 1;
    for (const { plane, ink } of planes) context.drawImage(pictureOf(plane, ink), plane.left, plane.top);
  }, [planes, matrix, width, height]);
  return <canvas className="bit-planes" ref={canvas} width={width} height={height} data-planes={planes.length} />;
}

const PICTURES = new WeakMap<OverlayPlane, { readonly ink: number; readonly picture: OffscreenCanvas }>();

/** Made once for each plane: zooming and moving only draw it again. */
function pictureOf(plane: OverlayPlane, ink: number): OffscreenCanvas {
  const known = PICTURES.get(plane);
  if (known?.ink === ink) return known.picture;
  const { rows, columns, bits } = plane;
  const pixels = new ImageData(columns, rows);
  const words = new Uint32Array(pixels.data.buffer);
  for (let at = 0; at < words.length; at++) if (bits[at] === 1) words[at] = ink;
  const picture = new OffscreenCanvas(columns, rows);
  picture.getContext('2d')?.putImageData(pixels, 0, 0);
  PICTURES.set(plane, { ink, picture });
  return picture;
}
