import { useEffect, useRef } from 'react';
import { framesIn } from '../../../core/deid/picture/frame-span.js';
import type { FaceBox } from '../../../core/pixels/faces/face-box.js';
import type { LikenedBox } from '../../workers/text-api.js';
import { type SearchedFile, TextSearch } from '../../workers/text-search.js';
import { isOverlaid } from './found.js';
import { orderToLookAt } from './order.js';
import type { FoundBox, FoundText, PictureFile, PicturesAction, PicturesState } from './state.js';

/** What comes in is told in batches, so that hundreds of frames don't draw the screen hundreds of times. */
const BATCH_MS = 250;

interface Run {
  readonly search: TextSearch;
  /** Which frames of which files. */
  readonly asked: ReadonlySet<string>;
}

/** Looks for writing in the pictures of the review while the person looks at it; null where there is no export. */
export function useSearch(pictures: PicturesState | null, dispatch: (action: PicturesAction) => void): void {
  const latest = useRef({ pictures, dispatch });
  latest.current = { pictures, dispatch };
  const running = useRef<Run | null>(null);
  const files = pictures?.files ?? null;
  const status = pictures?.search ?? null;
  const withOverlays = pictures?.withOverlays ?? false;

  useEffect(() => {
    const stop = () => {
      running.current?.search.stop();
      running.current = null;
    };
    if (!files || status === 'stopped' || status === 'failed') return stop();
    const found = latest.current.pictures?.found;
    const pending = orderToLookAt([...files.values()]).filter((file) =>
      framesIn({ first: file.first ?? 0, count: file.frames }).some((frame) => !found?.get(file.fileId)?.has(frame)),
    );
    if (pending.length === 0) {
      // Nothing of what is asked for now is left: what is still looked at was for another choice.
      stop();
      if (files.size > 0 && status !== 'done') latest.current.dispatch({ type: 'search', status: 'done' });
      return;
    }
    const asked = pending.map((file): AskedFile => ({ ...file, withOverlays: isOverlaid({ withOverlays }, file) }));
    if (running.current && asked.every((file) => running.current?.asked.has(askedOf(file)))) return;
    stop();
    running.current = begin(asked, (action) => latest.current.dispatch(action), running);
  }, [files, status, withOverlays]);

  useEffect(() => () => running.current?.search.stop(), []);
}

interface AskedFile extends PictureFile {
  readonly withOverlays: boolean;
}

const askedOf = ({ fileId, first = 0, frames, withOverlays }: AskedFile): string => JSON.stringify([fileId, first, frames, withOverlays]);

function begin(pending: readonly AskedFile[], dispatch: (action: PicturesAction) => void, running: { current: Run | null }): Run {
  let batch: FoundText[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (batch.length > 0) dispatch({ type: 'found', frames: batch });
    batch = [];
  };
  const search = new TextSearch({
    onLooked(fileId, looked, withOverlays) {
      const text = looked.ok
        ? {
            boxes: [...looked.boxes.map(foundBox), ...looked.faces.boxes.map(foundFace)],
            possible: [...looked.possible.map(foundBox), ...looked.faces.possible.map(foundFace)],
          }
        : null;
      batch.push({ fileId, frame: looked.frame, text, withOverlays });
      timer ??= setTimeout(flush, BATCH_MS);
    },
  });
  const run: Run = { search, asked: new Set(pending.map(askedOf)) };
  dispatch({ type: 'search', status: 'looking' });
  const searched = pending.map(
    ({ fileId, size, untrustedName, frames, first = 0, withOverlays }): SearchedFile => ({
      grant: { id: fileId, size, untrustedName },
      frames,
      first,
      withOverlays,
    }),
  );
  void search.run(searched).then((end) => {
    flush();
    // A search that was stopped for another one, or by the person, has its status already.
    if (running.current !== run) return;
    running.current = null;
    if (end !== 'stopped') dispatch({ type: 'search', status: end });
  });
  return run;
}

const foundBox = ({ x, y, width, height, text, confidence, likeness }: LikenedBox): FoundBox => ({
  x,
  y,
  width,
  height,
  untrustedText: text,
  confidence,
  likeness,
});

const foundFace = ({ x, y, width, height, confidence }: FaceBox): FoundBox => ({
  x,
  y,
  width,
  height,
  untrustedText: '',
  confidence,
  likeness: null,
  of: 'face',
});
