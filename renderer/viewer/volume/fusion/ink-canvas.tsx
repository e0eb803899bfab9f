import { useLayoutEffect, useMemo, useRef } from 'react';
import { colourTable } from '../../../../core/pixels/colour-maps/colour-map.js';
import { inkedCut } from '../../../../core/study/volume/laid-over.js';
import type { Size } from '../../layout.js';
import type { ScreenMatrix } from '../../screen-matrix.js';
import type { Cut } from '../use-cut.js';
import type { OverLayer } from './over-layer.js';

interface InkCanvasProps {
  readonly cut: Cut;
  readonly over: Pick<OverLayer, 'opacity' | 'colours' | 'range'>;
  readonly matrix: ScreenMatrix;
  readonly size: Size;
  readonly isSmooth: boolean;
}

/** A cut in colours over the picture of the same plane. */
export function InkCanvas({ cut, over: { opacity, colours, range }, matrix, size, isSmooth }: InkCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useMemo(() => {
    const { columns, rows } = cut.plane;
    const made = new OffscreenCanvas(columns, rows);
    const pixels = new ImageData(inkedCut(cut.values, range, colourTable(colours)), columns, rows);
    made.getContext('2d')?.putImageData(pixels, 0, 0);
    return made;
  }, [cut, range, colours]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { a, b, c, d, e, f } = matrix;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    context.setTransform(a, b, c, d, e, f);
    context.imageSmoothingEnabled = isSmooth;
    context.globalAlpha = opacity;
    context.drawImage(picture, 0, 0);
  }, [picture, matrix, size, opacity, isSmooth]);
  return <canvas className="ink-canvas" ref={canvas} width={size.width} height={size.height} data-ink={colours} />;
}
