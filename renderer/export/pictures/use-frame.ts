import { useEffect, useRef, useState } from 'react';
import type { PictureRaster, ReviewSource } from '../review-source.js';
import { FrameQueue } from './frame-queue.js';
import type { FrameRef, PicturesState } from './state.js';

export type FrameDrawing = { readonly kind: 'waiting' | 'failed' } | { readonly kind: 'drawn'; readonly raster: PictureRaster };

/** The file as it is, with or without what it lays over its frames, or as it would leave: the hash says which copy. */
export type FrameVersion = { readonly of: 'original'; readonly withOverlays: boolean } | { readonly of: 'copy'; readonly sha256: string };

const PLAIN: FrameVersion = { of: 'original', withOverlays: false };
const OVERLAID: FrameVersion = { of: 'original', withOverlays: true };

/** What a frame looks like before its boxes are black. */
export const originalOf = ({ withOverlays }: Pick<PicturesState, 'withOverlays'>): FrameVersion => (withOverlays ? OVERLAID : PLAIN);

const WAITING: FrameDrawing = { kind: 'waiting' };
const queues = new WeakMap<ReviewSource, FrameQueue>();

/** One frame, its longer side at most `edge` pixels. */
export function useFrame(source: ReviewSource | null, { fileId, frame }: FrameRef, version: FrameVersion, edge: number): FrameDrawing {
  const key = JSON.stringify([fileId, frame, edge, version]);
  const isCopy = version.of === 'copy';
  const withOverlays = version.of === 'original' && version.withOverlays;
  const [state, setState] = useState<{ readonly key: string; readonly drawing: FrameDrawing }>({ key: '', drawing: WAITING });
  useEffect(() => {
    if (!source) return;
    const queue = queues.get(source) ?? new FrameQueue();
    queues.set(source, queue);
    const settle = (raster: PictureRaster | null) => setState({ key, drawing: raster ? { kind: 'drawn', raster } : { kind: 'failed' } });
    const known = queue.known(key);
    if (known) return settle(known);
    const draw = () => (isCopy ? source.picture(fileId, frame, edge) : source.original(fileId, frame, edge, withOverlays));
    return queue.request(key, draw, settle);
  }, [source, key, fileId, frame, edge, isCopy, withOverlays]);
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
