import { type CSSProperties, useEffect, useRef } from 'react';
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
  // The style sheet makes a width of it that fits.
  const proportions: CSSProperties & { '--aspect': number } = { aspectRatio: String(raster.aspect), '--aspect': raster.aspect };
  return <canvas ref={canvas} className="export-canvas" style={proportions} role={label ? 'img' : 'presentation'} aria-label={label} />;
}
