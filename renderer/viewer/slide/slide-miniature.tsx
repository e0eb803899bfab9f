import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { SlideFile } from '../../../core/study/slide/pyramid.js';
import { useServices } from '../../app/services.js';

/** A small copy of one picture of a slide. */
export function SlideMiniature({ file }: { readonly file: SlideFile }) {
  const { thumbnails } = useServices();
  const position = useMemo(() => ({ fileId: file.fileId, frame: 0 }), [file]);
  const thumbnail = useSyncExternalStore(thumbnails.subscribe, () => thumbnails.peek(position));
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => thumbnails.request(position), [thumbnails, position]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && thumbnail) context.putImageData(new ImageData(thumbnail.rgba, thumbnail.columns, thumbnail.rows), 0, 0);
  }, [thumbnail]);
  return (
    <span className="slide-miniature" aria-hidden="true">
      {thumbnail && <canvas ref={canvas} width={thumbnail.columns} height={thumbnail.rows} />}
    </span>
  );
}
