import type { GrantId } from '../../core/bridge.js';
import { BASIC_POLICY, type Policy } from '../../core/deid/policy.js';
import { EVERY, isRangeOf, SHOWN, sameFrames } from './choices/frames.js';
import { PURPOSE_POLICIES, sameOptions } from './choices/purposes.js';
import { isPictures, shaped, shapeOf, shapesOf } from './choices/shapes.js';
import { treatFace } from './faces/treat-face.js';
import { overrule, undoOverrule } from './findings/overrule.js';
import { areSameBoxes, boxesToWrite, gateReasons } from './pictures/gate.js';
import { isWhollySeen } from './pictures/marks.js';
import { pictureFiles } from './pictures/picture-files.js';
import { NO_PICTURES, picturesReduce } from './pictures/reduce.js';
import type { PicturesState } from './pictures/state.js';
import {
  type ExportAction,
  type ExportChoice,
  type ExportState,
  type ExportTargets,
  type FrameChoice,
  PICTURE_SCOPES,
  type ReviewedExport,
  type Shape,
} from './state.js';

export const initialExport: ExportState = { kind: 'idle', run: 0 };

type ActiveState = Exclude<ExportState, { kind: 'idle' }>;

/** What follows from an action; an action that doesn't fit the state, or answers an older run, changes nothing. */
export function exportReduce(state: ExportState, action: ExportAction): ExportState {
  if (action.type === 'open') return plan(state.run + 1, action.targets, firstChoice(action.targets), NO_PICTURES, null);
  if (state.kind === 'idle') return state;
  switch (action.type) {
    case 'close':
      // The run goes on counting, so that no late answer can be taken for that of the next export.
      return { kind: 'idle', run: state.run + 1 };
    case 'chooseScope':
      return chooseScope(state, action.scope);
    case 'choosePolicy':
      return choosePolicy(state, action.policy);
    case 'choosePicture':
      return choosePicture(state);
    case 'chooseShape':
      return chooseShape(state, action.shape);
    case 'chooseLook':
      return state.choice.look === action.look ? state : rechoose(state, { ...state.choice, look: action.look });
    case 'chooseFrames':
      return chooseFrames(state, action.frames);
    case 'chooseMarks':
      return rechoose(state, { ...state.choice, marks: action.marks });
    case 'chooseKey':
      return state.choice.keyed === action.keyed ? state : rechoose(state, { ...state.choice, keyed: action.keyed });
    case 'overrule': {
      const shown = shownReview(state);
      return rechoose(state, shown && overrule(state.choice, shown, action.path));
    }
    case 'undoOverrule':
      return rechoose(state, undoOverrule(state.choice, action.path));
    case 'treatFace':
      return rechoose(state, treatFace(state.choice, action.face));
    case 'pictures': {
      const pictures = picturesReduce(state.pictures, action.action);
      return pictures === state.pictures ? state : { ...state, pictures };
    }
    case 'blackOut':
      return blackOut(state, action.taken);
    case 'tick':
      return tick(state, action.fileId);
    case 'untick':
      return untick(state, action.fileId);
    case 'progress':
      return state.kind === 'planning' && state.run === action.run ? { ...state, progress: action.progress } : state;
    case 'reviewed':
      if (state.kind !== 'planning' || state.run !== action.run) return state;
      return reviewed(state, action.reviewed);
    case 'planningFailed':
      if (state.kind !== 'planning' || state.run !== action.run) return state;
      return { ...chosenOf(state), kind: 'failed', failure: action.failure, during: 'planning' };
    case 'save':
      if (state.kind !== 'review' || !maySave(state)) return state;
      return { ...chosenOf(state), kind: 'writing', reviewed: state.reviewed, progress: null, cancelling: false };
    case 'writingProgress':
      return state.kind === 'writing' ? { ...state, progress: action.progress } : state;
    case 'cancelWriting':
      return state.kind === 'writing' ? { ...state, cancelling: true } : state;
    case 'committed':
      return committed(state, action);
    case 'retry':
      // What couldn't be drawn may have failed with the rest.
      if (state.kind !== 'failed') return state;
      return plan(state.run + 1, state.targets, state.choice, { ...state.pictures, undrawn: new Map() }, null);
  }
}

function plan(
  run: number,
  targets: ExportTargets,
  choice: ExportChoice,
  pictures: PicturesState,
  voided: ReviewedExport | null,
): ExportState {
  const total = targets.scopes[choice.scope]?.length ?? 0;
  return { kind: 'planning', targets, choice, pictures, run, voided, progress: { phase: 'planning', done: 0, total } };
}

function firstChoice({ scope, scopes, destination }: ExportTargets): ExportChoice {
  const isPicture = destination === 'picture';
  return {
    scope: isPicture ? (PICTURE_SCOPES.find((name) => scopes[name]) ?? scope) : scope,
    ...shaped(isPicture ? 'png' : 'folder'),
    look: 'seen',
    frames: SHOWN,
    marks: null,
    policy: isPicture ? BASIC_POLICY : PURPOSE_POLICIES[destination],
    keyed: false,
    ticked: [],
    unticked: [],
    overruled: [],
    boxes: new Map(),
    lookedAt: [],
    faces: [],
  };
}

const chosenOf = ({ targets, choice, pictures, run }: ActiveState) => ({ targets, choice, pictures, run });

/** The pictures of a review are looked at from then on. */
function reviewed(state: ActiveState, review: ReviewedExport): ExportState {
  const pictures = picturesReduce(state.pictures, { type: 'files', files: pictureFiles(state.targets, review) });
  return { ...chosenOf(state), pictures, kind: 'review', reviewed: review, wasCancelled: false };
}

/** Whether the copy may be written: something leaves, and the person has seen every picture of it as it leaves. */
export const maySave = (state: Extract<ExportState, { kind: 'review' }>): boolean =>
  state.reviewed.totals.files > 0 && gateReasons(state.pictures, state.reviewed.pictures, state.choice).length === 0;

/** A changed choice voids the review, whatever of it is the same: nothing that was shown for another choice can be agreed to. */
function rechoose(state: ActiveState, choice: ExportChoice | null): ExportState {
  if (!choice) return state;
  if (state.kind !== 'review' && state.kind !== 'planning') return state;
  const voided = state.kind === 'review' ? state.reviewed : state.voided;
  // What a file lays over its pictures leaves only as part of one.
  const areDrawn = isPictures(choice.format) && (choice.marks?.overlays ?? false);
  return plan(state.run + 1, state.targets, choice, picturesReduce(state.pictures, { type: 'overlays', areDrawn }), voided);
}

function chooseScope(state: ActiveState, scope: ExportChoice['scope']): ExportState {
  if (scope === state.choice.scope || !state.targets.scopes[scope]) return state;
  if (isPictures(state.choice.format) && !PICTURE_SCOPES.includes(scope)) return state;
  // A range is one of one file.
  const { choice } = state;
  const isFilm = choice.format === 'webm';
  const frames = choice.frames.kind === 'range' ? (isFilm ? EVERY : SHOWN) : choice.frames;
  return rechoose(state, { ...choice, scope, frames });
}

/** A range that is none, or of several files, changes nothing. */
function chooseFrames(state: ActiveState, frames: FrameChoice): ExportState {
  if (sameFrames(frames, state.choice.frames) || (frames.kind === 'shown' && state.choice.format === 'webm')) return state;
  const [file, ...others] = state.targets.scopes[state.choice.scope] ?? [];
  if (frames.kind === 'range' && (others.length > 0 || !isRangeOf(frames, file?.frames ?? 1))) return state;
  return rechoose(state, { ...state.choice, frames });
}

function choosePolicy(state: ActiveState, policy: Policy): ExportState {
  if (state.choice.format === 'dicom' && sameOptions(policy.options, state.choice.policy.options)) return state;
  const shape = isPictures(state.choice.format) ? shaped('folder') : {};
  return rechoose(state, { ...state.choice, ...shape, policy });
}

/** One picture for a chat: of the image that is seen, or else of the smallest that there is. */
function choosePicture(state: ActiveState): ExportState {
  if (isPictures(state.choice.format)) return state;
  const scope = PICTURE_SCOPES.find((name) => state.targets.scopes[name]) ?? state.choice.scope;
  return rechoose(state, { ...state.choice, ...shaped('png'), scope });
}

/** Another shape of the same: it never makes pictures of files, or files of pictures. */
function chooseShape(state: ActiveState, shape: Shape): ExportState {
  const { choice } = state;
  if (shapeOf(choice) === shape || !shapesOf(choice.format, state.targets.scopes[choice.scope]).includes(shape)) return state;
  return rechoose(state, { ...choice, ...shaped(shape), frames: framesFor(shape, choice) });
}

/** A film is of many images; pictures instead of it are of the one on the screen again. */
function framesFor(shape: Shape, { format, frames }: ExportChoice): FrameChoice {
  if (shape === 'webm') return frames.kind === 'shown' ? EVERY : frames;
  return format === 'webm' ? SHOWN : frames;
}

function tick(state: ActiveState, fileId: GrantId): ExportState {
  const { choice } = state;
  if (choice.unticked.includes(fileId)) return rechoose(state, { ...choice, unticked: without(choice.unticked, fileId) });
  // Nobody has checked such a picture for writing: it is taken along only by someone who has looked at it.
  if (choice.ticked.includes(fileId) || !isWhollySeen(state.pictures, fileId)) return state;
  const picture = shownReview(state)?.pictures.find((shown) => shown.fileId === fileId);
  if (picture?.stays !== 'not-checked-for-text') return state;
  return rechoose(state, { ...choice, ticked: [...choice.ticked, fileId] });
}

/**
 * Plans anew with the boxes as they stand, with what the person wants along of the kinds that carry writing, and with what they
 * have wholly seen; nothing where all of that is what was planned. Nobody can save before they have seen all of it.
 */
function blackOut(state: ActiveState, taken: readonly GrantId[]): ExportState {
  const { choice, pictures } = state;
  const boxes = boxesToWrite(pictures);
  const ticked = [...choice.ticked, ...taken.filter((id) => !choice.ticked.includes(id) && pictures.files.get(id)?.isWritingKind)];
  const lookedAt = [...pictures.files.keys()].filter((id) => isWhollySeen(pictures, id));
  const isSame = ticked.length === choice.ticked.length && JSON.stringify(lookedAt) === JSON.stringify(choice.lookedAt);
  if (isSame && areSameBoxes(boxes, choice.boxes)) return state;
  return rechoose(state, { ...choice, boxes, lookedAt, ticked });
}

function untick(state: ActiveState, fileId: GrantId): ExportState {
  const { choice } = state;
  if (choice.ticked.includes(fileId)) return rechoose(state, { ...choice, ticked: without(choice.ticked, fileId) });
  const mayLeave = shownReview(state)?.pictures.some((shown) => shown.fileId === fileId && shown.leaving !== null) ?? false;
  if (choice.unticked.includes(fileId) || !mayLeave) return state;
  return rechoose(state, { ...choice, unticked: [...choice.unticked, fileId] });
}

const without = (ids: readonly GrantId[], id: GrantId) => ids.filter((other) => other !== id);

/** The review on the screen: the one that counts, or the voided one behind the progress. */
export function shownReview(state: ExportState): ReviewedExport | null {
  if (state.kind === 'review' || state.kind === 'writing') return state.reviewed;
  return state.kind === 'planning' ? state.voided : null;
}

function committed(state: ActiveState, { run, result }: Extract<ExportAction, { type: 'committed' }>): ExportState {
  if (state.kind !== 'writing' || state.run !== run) return state;
  const chosen = chosenOf(state);
  switch (result.outcome) {
    case 'written':
      return { ...chosen, kind: 'done', folder: result.folder, receiptName: result.receiptName, receipt: result.receipt };
    case 'cancelled':
      // Main gives the outputs back: the review still tells what would leave.
      return { ...chosen, kind: 'review', reviewed: state.reviewed, wasCancelled: true };
    case 'failed':
      return { ...chosen, kind: 'failed', failure: result.failure, during: 'writing' };
  }
}
