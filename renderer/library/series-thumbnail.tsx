import { FileText } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import { mayHoldNames } from '../../core/study/slide/pyramid.js';
import { isPicture, middleOf } from '../app/series.js';
import { useServices } from '../app/services.js';
import { useAppState } from '../app/store.js';

/** The middle picture of a series, small. Asked for when it comes into view, taken back when it scrolls away. */
export function SeriesThumbnail({ series }: { readonly series: SeriesGroup }) {
  const { thumbnails } = useServices();
  const namesHidden = useAppState((state) => state.namesHidden);
  const position = useMemo(() => {
    const middle = series.images.some(isPicture) ? middleOf(series) : null;
    const record = series.images.find(({ fileId }) => fileId === middle?.fileId);
    // A slide's label is a photograph of what was written on it.
    return namesHidden && record?.slide && mayHoldNames(record.slide) ? null : middle;
  }, [series, namesHidden]);
  const thumbnail = useSyncExternalStore(thumbnails.subscribe, () => (position ? thumbnails.peek(position) : null));
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (position ? thumbnails.request(position) : undefined), [thumbnails, position]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && thumbnail) context.putImageData(new ImageData(thumbnail.rgba, thumbnail.columns, thumbnail.rows), 0, 0);
  }, [thumbnail]);
  return (
    <span className="thumbnail" aria-hidden="true">
      {thumbnail && <canvas ref={canvas} width={thumbnail.columns} height={thumbnail.rows} />}
      {thumbnail === null && <FileText size={20} strokeWidth={1.5} />}
    </span>
  );
}
