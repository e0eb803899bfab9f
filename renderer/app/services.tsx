import { createContext, useContext } from 'react';
import type { BridgeApi, OpeningId } from '../../core/bridge.js';
import type { SlideTiles } from '../viewer/slide/slide-tiles.js';
import type { Scanner } from '../workers/scan-client.js';
import type { OpenScans } from './open-scans.js';
import type { PictureStore } from './picture-store.js';
import type { Signal } from './signal.js';
import type { ThumbnailStore } from './thumbnail-store.js';

/** What lives beside the state: the bridge and the workers. Made once, in main.tsx. */
export interface Services {
  readonly bridge: BridgeApi;
  readonly scanner: Scanner;
  readonly pictures: PictureStore;
  readonly thumbnails: ThumbnailStore;
  readonly slideTiles: SlideTiles;
  /** The viewport painted a picture. */
  readonly painted: Signal;
  /** Somebody tried to copy. */
  readonly copyRefused: Signal;
  readonly openScans: OpenScans;
}

const Context = createContext<Services | null>(null);
export const ServicesProvider = Context;

export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('useServices outside of its provider');
  return services;
}

export function useCancelOpening(): (id: OpeningId) => void {
  const { openScans } = useServices();
  return (id) => openScans.cancel(id);
}
