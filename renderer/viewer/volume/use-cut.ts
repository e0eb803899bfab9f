import { useEffect, useRef, useState } from 'react';
import type { CuttingPlane } from '../../../core/study/volume/cutting-plane.js';
import type { Slab } from '../../../core/study/volume/reslice.js';
import type { VolumeHost } from '../../workers/volume-client.js';

/** A plane with its values. */
export interface Cut {
  readonly plane: CuttingPlane;
  readonly values: Float32Array<ArrayBuffer>;
}

/** The latest cut that is there. While one is made only the newest wish waits, so that turning a line never lags behind by more than one. */
export function useCut(host: VolumeHost, plane: CuttingPlane, slab: Slab): Cut | null {
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
    now.wanted = async () => {
      const values = await host.worker.cut(plane, slab.thickness > 0 ? slab : null);
      if (!now.isOver) setCut({ plane, values });
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
  }, [host, plane, slab]);
  return cut;
}
