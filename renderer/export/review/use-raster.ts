import { useEffect, useState } from 'react';
import { outputOf } from '../outputs.js';
import type { PictureRaster, ReviewSource } from '../review-source.js';
import type { ReviewedPicture } from '../state.js';

export type RasterState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'drawn'; readonly raster: PictureRaster }
  | { readonly kind: 'failed' };

/** Small pictures that were drawn, the latest last, so that scrolling back and a new review of the same bytes draw nothing anew. */
const KEPT = 300;
const KEPT_EDGE = 256;
const kept = new WeakMap<ReviewSource, Map<string, PictureRaster>>();
const WAITING: RasterState = { kind: 'waiting' };

/** One frame of a file: of what would leave where it leaves, else of the original. */
export function useRaster(source: ReviewSource | null, picture: ReviewedPicture, frame: number, edge: number): RasterState {
  const key = `${picture.fileId} ${outputOf(picture, frame)?.sha256 ?? 'original'} ${frame} ${edge}`;
  const [state, setState] = useState<{ readonly key: string; readonly raster: RasterState }>({ key: '', raster: WAITING });
  const { fileId } = picture;
  useEffect(() => {
    if (!source) return;
    const rasters = kept.get(source) ?? new Map<string, PictureRaster>();
    kept.set(source, rasters);
    const known = rasters.get(key);
    if (known) {
      setState({ key, raster: { kind: 'drawn', raster: known } });
      return;
    }
    let isWanted = true;
    source.picture(fileId, frame, edge).then(
      (raster) => {
        if (edge <= KEPT_EDGE) keep(rasters, key, raster);
        if (isWanted) setState({ key, raster: { kind: 'drawn', raster } });
      },
      () => isWanted && setState({ key, raster: { kind: 'failed' } }),
    );
    return () => {
      isWanted = false;
    };
  }, [source, fileId, frame, edge, key]);
  return state.key === key ? state.raster : WAITING;
}

function keep(rasters: Map<string, PictureRaster>, key: string, raster: PictureRaster): void {
  rasters.set(key, raster);
  for (const oldest of rasters.keys()) {
    if (rasters.size <= KEPT) break;
    rasters.delete(oldest);
  }
}
