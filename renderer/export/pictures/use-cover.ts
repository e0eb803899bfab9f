import { useEffect, useState } from 'react';
import type { Box } from '../../../core/pixels/text/box.js';
import type { CoveredBoxes, ReviewSource } from '../review-source.js';
import type { FrameRef, Mark } from './state.js';

/** What blacking out does: the area of each box as it will be, and how it gets into the file. */
export interface Cover {
  readonly areas: readonly Box[];
  /** Null until it is known, and where there is no box; `refused` where boxes can't be put into this file. */
  readonly method: CoveredBoxes['method'] | 'refused' | null;
  /** An area is larger than its box. */
  readonly isSnapped: boolean;
}

/** Asks how the boxes of a frame will be written. Until the answer is there, they are shown as they are. */
export function useCover(source: ReviewSource | null, { fileId, frame }: FrameRef, marks: readonly Mark[]): Cover {
  const key = JSON.stringify([fileId, frame, marks.map(({ x, y, width, height }) => [x, y, width, height])]);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly covered: CoveredBoxes | 'refused' } | null>(null);
  useEffect(() => {
    const [, , boxes] = JSON.parse(key) as [string, number, [number, number, number, number][]];
    if (!source || boxes.length === 0) return;
    let isWanted = true;
    const asked = boxes.map(([column, row, width, height]) => ({ column, row, width, height }));
    source.cover(fileId, frame, asked).then(
      (covered) => isWanted && setAnswer({ key, covered: covered ?? 'refused' }),
      () => isWanted && setAnswer(null),
    );
    return () => {
      isWanted = false;
    };
  }, [source, fileId, frame, key]);
  const known = answer?.key === key ? answer.covered : null;
  if (!known || known === 'refused') return { areas: marks, method: known, isSnapped: false };
  const areas = known.boxes.map(({ column, row, width, height }): Box => ({ x: column, y: row, width, height }));
  const isSnapped = areas.some((area, index) => area.width > (marks[index]?.width ?? 0) || area.height > (marks[index]?.height ?? 0));
  return { areas, method: known.method, isSnapped };
}
