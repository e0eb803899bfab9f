import type { KeepRequest, KeptGrey, KeptKind, KeptMark, KeptPicture } from '../../../core/keep/keep-request.js';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { calibrationHere } from '../../app/measures.js';
import { type PictureAnswer, type PictureStore, positionKey } from '../../app/picture-store.js';
import type { Place, Position } from '../../app/series.js';
import type { AppState } from '../../app/state.js';
import { INITIAL_VIEW, type View } from '../../app/view.js';
import { framePlace } from '../frame-place.js';
import { resolveVoi } from '../voi.js';
import { marksOfStudy, markTitle, type NumberedMark } from './measured-marks.js';
import { readingLines } from './reading-words.js';
import { aspectUnder, placeOf, readShape } from './seen-shapes.js';

/** Who asks the picture store for pictures that aren't on the screen. */
const OWNER = 'kept-marks';

/** Marks and stars of the study on the screen, and the ids of the files that they lie on. */
export interface GatheredMarks {
  readonly request: KeepRequest;
  readonly fileIds: readonly string[];
}

type GatheredState = Pick<AppState, 'measures' | 'places' | 'selection' | 'views' | 'language' | 'environment'>;

/**
 * What a person has drawn on the study on the screen, with what stands beside it there. Pictures that aren't at hand are decoded once more.
 * @param now the time at which it is kept
 */
export async function gatherMarks(
  state: GatheredState,
  pictures: PictureStore,
  kinds: readonly KeptKind[],
  now: Date,
): Promise<GatheredMarks> {
  const { measures, places, selection, language } = state;
  const study = selection ? places.get(selection.fileId)?.study : undefined;
  const numbered = study ? marksOfStudy(measures.sheet.marks, study, places) : [];
  const keyImages = measures.sheet.keyImages.filter(({ fileId }) => study && places.get(fileId)?.study === study);
  const shown = new Map<string, KeptPicture>();
  const marks: KeptMark[] = [];
  for (const each of numbered) {
    const { at } = each.mark;
    const place = places.get(at.fileId);
    const record = place?.series.images.find(({ fileId }) => fileId === at.fileId);
    if (!place || !record) continue;
    if (at.plane) {
      marks.push({ mark: each.mark, title: markTitle(language, each), lines: [], reading: { kind: 'none' }, aspect: 1 });
      continue;
    }
    const picture = await pictureAt(pictures, at);
    if (picture.kind === 'error') throw new Error('a picture with marks can’t be read any more');
    shown.set(positionKey(at), keptPicture(at, record, picture, state.views.get(place.series.key) ?? INITIAL_VIEW));
    marks.push(keptMark(state, each, place, record, picture));
  }
  const request: KeepRequest = {
    kinds,
    marks,
    pictures: [...shown.values()],
    keyImages,
    date: `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`,
    time: `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`,
    language,
    version: state.environment?.version ?? '',
  };
  return { request, fileIds: [...new Set([...marks.map(({ mark }) => mark.at), ...keyImages].map(({ fileId }) => fileId))] };
}

const two = (number: number): string => String(number).padStart(2, '0');

type FramePicture = Extract<PictureAnswer, { kind: 'frame' }>;

function keptMark(
  state: GatheredState,
  numbered: NumberedMark,
  { series }: Place,
  record: InstanceRecord,
  picture: FramePicture,
): KeptMark {
  const { mark } = numbered;
  const { display } = picture;
  const calibration = calibrationHere(state.measures.sheet.calibrations, record, series.key);
  const place = placeOf(record, display, framePlace(record, mark.at.frame, picture));
  const reading = readShape(mark.shape, { display, place, calibration });
  return {
    mark,
    title: markTitle(state.language, numbered),
    lines: readingLines(state.language, reading),
    reading,
    aspect: aspectUnder(mark.shape),
  };
}

function keptPicture(at: Position, record: InstanceRecord, picture: FramePicture, view: View): KeptPicture {
  const { display } = picture;
  const { spacing } = framePlace(record, at.frame, picture);
  const { rotation, flipHorizontal, flipVertical } = view;
  return {
    at,
    rows: display.rows,
    columns: display.columns,
    // As it is drawn: by the sizes of its pixels before their mere shape.
    aspect: spacing ? spacing.row / spacing.column : (display.pixelAspect ?? record.geometry.pixelAspect ?? 1),
    turn: { rotation, flipHorizontal, flipVertical },
    grey: display.kind === 'grey' ? keptGrey(record, display, view) : null,
  };
}

/** As the picture is shown: window or table, inverted or not. */
function keptGrey(record: InstanceRecord, display: GreyDisplay, view: View): KeptGrey {
  const voi = resolveVoi(record, display, view.voi);
  // The whole way of a presentation state begins at stored values, and turns them round by itself where it has to.
  if ('input' in voi) return { slope: 1, intercept: 0, isTabled: false, unit: '', voi, isInverse: view.invert };
  return {
    slope: display.slope,
    intercept: display.intercept,
    isTabled: display.isTabled === true,
    unit: display.untrustedUnit,
    voi: 'table' in voi ? voi : { center: voi.center, width: voi.width, shape: display.voiLutFunction },
    isInverse: display.inverted !== view.invert,
  };
}

/** A picture as soon as it is decoded. */
function pictureAt(pictures: PictureStore, at: Position): Promise<PictureAnswer> {
  return new Promise((resolve) => {
    const look = () => {
      const found = pictures.peek(at);
      if (!found) return;
      stop();
      pictures.release(OWNER);
      resolve(found);
    };
    const stop = pictures.subscribe(look);
    pictures.want(at, [], OWNER);
    look();
  });
}
