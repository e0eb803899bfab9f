import { useMemo } from 'react';
import type { OverlayPlane } from '../../../core/pixels/overlay-planes.js';
import { BitPlanesCanvas } from '../../ui/bit-planes-canvas.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';

/** Opaque yellow of the light box for what was drawn, and a veil of it for what marks a region: as little-endian R, G, B, A. */
const INKS = { graphics: 0xff8ad5ff, region: 0x708ad5ff } as const;

interface OverlayPlanesCanvasProps {
  readonly planes: readonly OverlayPlane[];
  readonly matrix: ScreenMatrix;
  readonly size: Size;
}

/** The overlay planes of the file (PS3.3 C.9.2). */
export function OverlayPlanesCanvas({ planes, matrix, size }: OverlayPlanesCanvasProps) {
  const inked = useMemo(() => planes.map((plane) => ({ plane, ink: INKS[plane.kind] })), [planes]);
  return <BitPlanesCanvas planes={inked} matrix={matrix} {...size} />;
}
