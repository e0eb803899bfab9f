import { useMemo } from 'react';
import type { Drawing } from '../../../core/study/objects/presentation/drawing.js';
import { BitPlanesCanvas } from '../../ui/bit-planes-canvas.js';
import type { Matrix } from '../../ui/screen-shapes.js';

const OPAQUE = 0xff000000;
/** The light box's yellow, where a layer recommends no colour: a little-endian word of R, G, B, A, as all here. */
const OWN_INK = 0xff8ad5ff;

interface DrawingPlanesProps {
  readonly drawing: Drawing;
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** The bitmaps of a presentation state over its picture: what its shutter covers point by point, and above it what its layers draw. */
export function DrawingPlanes({ drawing, matrix, width, height }: DrawingPlanesProps) {
  const planes = useMemo(() => {
    const grey = Math.round(drawing.coverGrey * 255);
    const cover = drawing.cover ? [{ plane: drawing.cover, ink: wordOf([grey, grey, grey]) }] : [];
    return [...cover, ...drawing.planes.map(({ plane, color }) => ({ plane, ink: color ? wordOf(color) : OWN_INK }))];
  }, [drawing]);
  return planes.length > 0 ? <BitPlanesCanvas planes={planes} matrix={matrix} width={width} height={height} /> : null;
}

const wordOf = ([red, green, blue]: readonly [number, number, number]): number => (OPAQUE | (blue << 16) | (green << 8) | red) >>> 0;
