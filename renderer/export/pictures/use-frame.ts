import { useEffect, useRef, useState } from 'react';
import type { PictureRaster, ReviewSource } from '../review-source.js';
import { FrameQueue } from './frame-queue.js';
import type { FrameRef } from './state.js';

export type FrameDrawing = { readonly kind: 'waiting' | 'failed' } | { readonly kind: 'drawn'; readonly raster: PictureRaster };

/** The file as it is, or as it would leave: the hash says which copy. */
export type FrameVersion = { readonly of: 'original' } | { readonly of: 'copy'; readonly sha256: string };

const WAITING: FrameDrawing = { kind: 'waiting' };
const queues = new WeakMap<ReviewSource, FrameQueue>();

/** One frame, its longer side at most `edge` pixels. */
export function useFrame(source: ReviewSource | null, { fileId, frame }: FrameRef, version: FrameVersion, edge: number): FrameDrawing {
  const key = JSON.stringify([fileId, frame, edge, version]);
  const isCopy = version.of === 'copy';
  const [state, setState] = useState<{ readonly key: string; readonly drawing: FrameDrawing }>({ key: '', drawing: WAITING });
  useEffect(() => {
    if (!source) return;
    const queue = queues.get(source) ?? new FrameQueue();
    queues.set(source, queue);
    const settle = (raster: PictureRaster | null) => setState({ key, drawing: raster ? { kind: 'drawn', raster } : { kind: 'failed' } });
    const known = queue.known(key);
    if (known) return settle(known);
    return queue.request(key, () => (isCopy ? source.picture(fileId, frame, edge) : source.original(fileId, frame, edge)), settle);
  }, [source, key, fileId, frame, edge, isCopy]);
  return state.key === key ? state.drawing : WAITING;
}

/** Tells once that a frame can't be drawn. */
export function useUndrawn(drawing: FrameDrawing, onUndrawn: () => void): void {
  const tell = useRef(onUndrawn);
  tell.current = onUndrawn;
  const isUndrawn = drawing.kind === 'failed';
  useEffect(() => {
    if (isUndrawn) tell.current();
  }, [isUndrawn]);
}
