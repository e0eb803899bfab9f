import { useEffect, useRef } from 'react';
import type { PictureRaster } from '../review-source.js';

/** Draws a picture as large as its place allows, in its true proportions. */
export function RasterCanvas({ raster, label }: { readonly raster: PictureRaster; readonly label?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    element.width = raster.columns;
    element.height = raster.rows;
    element.getContext('2d')?.putImageData(new ImageData(raster.rgba, raster.columns, raster.rows), 0, 0);
  }, [raster]);
  return (
    <canvas
      ref={canvas}
      className="export-canvas"
      style={{ aspectRatio: String(raster.aspect) }}
      data-wide={raster.aspect >= 1 || undefined}
      role={label ? 'img' : 'presentation'}
      aria-label={label}
    />
  );
}
