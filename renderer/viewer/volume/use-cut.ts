import { useEffect, useRef, useState } from 'react';
import type { CuttingPlane } from '../../../core/study/volume/cutting-plane.js';
import type { PlanePlace } from '../../../core/study/volume/plane-place.js';
import type { VolumeHost } from '../../workers/volume-client.js';

/** A plane with its values. */
export interface Cut {
  readonly plane: CuttingPlane;
  readonly values: Float32Array<ArrayBuffer>;
  /** Which cut it is. */
  readonly at: PlanePlace;
}

/** The latest cut that is there. While one is made only the newest wish waits, so that turning a line never lags behind by more than one. */
export function useCut(host: VolumeHost | null, plane: CuttingPlane, at: PlanePlace): Cut | null {
  const [cut, setCut] = useState<Cut | null>(null);
  const queue = useRef<{ wanted: (() => Promise<void>) | null; isBusy: boolean; isOver: boolean }>({
    wanted: null,
    isBusy: false,
    isOver: false,
  });
  useEffect(() => {
    const now = queue.current;
    now.isOver = false;
    return () => {
      now.isOver = true;
    };
  }, []);
  useEffect(() => {
    const now = queue.current;
    if (!host) {
      now.wanted = null;
      setCut(null);
      return;
    }
    now.wanted = async () => {
      const values = await host.worker.cut(plane, at.slab.thickness > 0 ? at.slab : null);
      if (!now.isOver) setCut({ plane, values, at });
    };
    if (now.isBusy) return;
    now.isBusy = true;
    void (async () => {
      while (now.wanted && !now.isOver) {
        const next = now.wanted;
        now.wanted = null;
        await next();
      }
      now.isBusy = false;
    })();
  }, [host, plane, at]);
  return cut;
}
