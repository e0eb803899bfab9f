import type { PictureView } from '../../core/deid/picture/picture-view.js';
import type { DrawnShape } from '../../core/render-frame.js';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { ExportScope, ExportTarget, ExportTargets } from '../export/index.js';
import { askedVoi } from '../viewer/voi.js';
import { cellsOf } from './grid.js';
import { stepsOf } from './series.js';
import type { AppState } from './state.js';
import { INITIAL_VIEW, type View } from './view.js';

/** What the export screen starts from: the image, series and study around what is shown; null where nothing is open. */
export function copyTargets(state: AppState, scope: ExportScope): ExportTargets | null {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  const image = place?.series.images.find((candidate) => candidate.fileId === state.selection?.fileId);
  if (!place || !image) return null;
  const targetsOf = ({ key, images }: SeriesGroup, only: readonly InstanceRecord[] = images): ExportTarget[] => {
    const view = viewOfSeries(state, key);
    return only.flatMap((record) => {
      const grant = state.grants.get(record.fileId);
      if (!grant) return [];
      const { id: fileId, size, untrustedName } = grant;
      const shown = record.fileId === image.fileId ? { frame: state.selection?.frame ?? 0 } : {};
      const drawn = drawnOn(state, fileId);
      return [
        {
          fileId,
          size,
          untrustedName,
          view: pictureView(record, view),
          frames: stepsOf(record),
          ...shown,
          ...(drawn.length > 0 ? { drawn } : {}),
        },
      ];
    });
  };
  return {
    scope,
    destination: state.destination,
    scopes: {
      image: targetsOf(place.series, [image]),
      series: targetsOf(place.series),
      study: place.study.series.flatMap((series) => targetsOf(series)),
    },
  };
}

/** What is drawn on a file and seen: what is hidden stays here. Words alone have no line that could leave. */
const drawnOn = ({ measures }: AppState, id: string): readonly DrawnShape[] =>
  !measures.areShown
    ? []
    : measures.sheet.marks
        .filter(({ at, isHidden, shape }) => at.fileId === id && !isHidden && shape.kind !== 'text')
        .map(({ at, shape }) => ({ frame: at.frame, shape }));

/** How a series is looked at: in the active cell, else in the first that shows it, else in whichever it was looked at. */
function viewOfSeries(state: AppState, key: string): View {
  const cells = cellsOf(state);
  const showing = cells.filter(({ selection }) => selection !== null && state.places.get(selection.fileId)?.series.key === key);
  const views = [state, ...showing, ...cells].map((cell) => cell.views.get(key));
  return views.find((view) => view !== undefined) ?? INITIAL_VIEW;
}

/** How a file's pictures are looked at, without where the person zoomed and moved to: a picture leaves whole. */
const pictureView = (record: InstanceRecord, { voi, invert, rotation, flipHorizontal, flipVertical }: View): PictureView => ({
  voi: askedVoi(record, voi),
  invert,
  rotation,
  flipHorizontal,
  flipVertical,
});
