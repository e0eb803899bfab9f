import { useEffect, useRef, useState } from 'react';
import type { SurfacePicture, ViewAngle } from '../../../core/deid/face/render-face.js';
import type { ReviewSource } from '../review-source.js';

export type HeadPicture =
  | { readonly kind: 'drawing'; readonly picture: SurfacePicture | null }
  | { readonly kind: 'drawn'; readonly picture: SurfacePicture }
  | { readonly kind: 'failed' };

/** A head from one side. While it is drawn the picture before it stays, and of many angles asked for meanwhile only the last is drawn. */
export function useHeadPicture(source: ReviewSource, headId: string, isDefaced: boolean, angle: ViewAngle, size: number): HeadPicture {
  const [shown, setShown] = useState<HeadPicture>({ kind: 'drawing', picture: null });
  const isBusy = useRef(false);
  const wanted = useRef<(() => void) | null>(null);
  const { turn, tilt } = angle;
  useEffect(() => {
    let isWanted = true;
    const draw = (): void => {
      if (!isWanted) return;
      isBusy.current = true;
      source
        .head(headId, isDefaced, { turn, tilt }, size)
        .then(
          (picture) => setShown({ kind: 'drawn', picture }),
          () => setShown({ kind: 'failed' }),
        )
        .finally(() => {
          isBusy.current = false;
          const next = wanted.current;
          wanted.current = null;
          next?.();
        });
    };
    setShown((before) => (before.kind === 'failed' ? { kind: 'drawing', picture: null } : { kind: 'drawing', picture: before.picture }));
    if (isBusy.current) wanted.current = draw;
    else draw();
    return () => {
      isWanted = false;
    };
  }, [source, headId, isDefaced, turn, tilt, size]);
  return shown;
}
