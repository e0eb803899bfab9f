import type { LeftOutReason } from '../core/deid/export-plan.js';
import { type Inclusion, whyLeftOut } from '../core/deid/left-out.js';
import type { FileChoice } from '../core/deid/plan.js';
import type { RedactionRequest } from '../core/deid/redact/redaction.js';
import { type FoundText, requestOfFaces, requestOfText, uncoveredText } from '../core/deid/redact/text-request.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import { mayShowFaces } from '../core/pixels/faces/photograph.js';
import type { CodecSet } from '../core/pixels/frame-codec.js';
import { pixelElement } from '../core/pixels/frames.js';
import { matchTerms } from '../core/pixels/text/match-terms.js';
import { createTextEngine, type LookedSpan, type LookFor, type TextEngine } from '../core/pixels/text/text-engine.js';
import { writingKind } from '../core/pixels/writing-kind.js';
import type { AskedMarks } from '../core/study/picture-marks.js';
import type { FacesOption } from './faces.js';
import { lazyTextModels } from './lazy-text-models.js';

/** What is done about text in pictures: look and leave out, look and cover, or don't look. */
export type TextOption = 'auto' | 'redact' | 'off';

/** What was seen in the pictures of one file; for the report. Numbers only: the words themselves are the person's. */
export interface SeenText {
  /** Frames that were looked at. */
  readonly frames: number;
  /** Boxes of text in all of them, how many look like something that the headers say, and how many more are possible. */
  readonly boxes: number;
  readonly likeHeaders: number;
  readonly possible: number;
  /** Faces in all of them. */
  readonly faces: number;
}

export type Looked =
  | {
      readonly choice: Pick<FileChoice, 'boxes' | 'lookedAt' | 'includeUnchecked' | 'lookedForFaces'>;
      readonly seen: SeenText | null;
      readonly reason: null;
    }
  | { readonly choice: null; readonly seen: SeenText | null; readonly reason: LeftOutReason };

/** Looks for text and faces in the pictures of files that would be exported, and decides what is covered. */
export interface TextLook {
  /**
   * @param asked boxes that are covered whatever is found
   * @param terms what the headers of this person's files say, folded or not
   * @param only the frames that leave, from 0 and in their order, where not all do
   */
  lookAt(
    parsed: ParsedFile,
    inclusion: Pick<Inclusion, 'includeRefused'>,
    asked: RedactionRequest,
    terms: readonly string[],
    only?: readonly number[],
  ): Promise<Looked>;
}

/** What is done about text, and about faces. */
export interface LookOptions {
  readonly text: TextOption;
  readonly faces: FacesOption;
  /** What is written into pictures: what the file lays over its frames is looked at where it leaves. */
  readonly marks?: Pick<AskedMarks, 'overlays'> | null;
}

/**
 * Pictures of kinds that carry writing are looked at closely, all others quickly: screen saves and dose sheets hide among them. Faces are
 * looked for in what may be a photograph.
 */
export function createTextLook({ text: option, faces: faceOption, marks = null }: LookOptions, codecs: CodecSet): TextLook {
  const engine = createTextEngine(lazyTextModels(), codecs);
  const wantsText = option !== 'off';
  return {
    async lookAt(parsed, inclusion, asked, terms, only) {
      const wantsFaces = faceOption !== 'keep' && mayShowFaces(parsed.dataSet);
      if (!wantsText && !wantsFaces) return { choice: { boxes: asked, includeUnchecked: true }, seen: null, reason: null };
      // What doesn't leave for another reason needn't be looked at.
      const reason = whyLeftOut(parsed, { ...inclusion, includeUnchecked: true });
      if (reason) return { choice: null, seen: null, reason };
      if (!pixelElement(parsed.dataSet)) return { choice: { includeUnchecked: !wantsText, boxes: asked }, seen: null, reason: null };
      const lookFor = wantsText && wantsFaces ? 'both' : wantsText ? 'text' : 'faces';
      const found = await lookAtFrames(engine, parsed, { lookFor, terms, only, withOverlays: marks?.overlays ?? false });
      if (!found) return { choice: null, seen: null, reason: wantsText ? 'not-checked-for-text' : 'face-unknown' };
      const { text, faces, seen } = found;
      const [leftText, leftFaces] = [uncoveredText(text, asked), uncoveredText(faces, asked)];
      if (option === 'auto' && leftText.length > 0) return { choice: null, seen, reason: 'text-found' };
      if (faceOption === 'leave-out' && leftFaces.length > 0) return { choice: null, seen, reason: 'face-in-picture' };
      return {
        choice: {
          boxes: [...asked, ...requestOfText(leftText), ...requestOfFaces(leftFaces)],
          includeUnchecked: !wantsText,
          ...(wantsText ? { lookedAt: 'by-machine' } : {}),
          lookedForFaces: wantsFaces,
        },
        seen,
        reason: null,
      };
    },
  };
}

interface AskedLook {
  readonly lookFor: LookFor;
  readonly terms: readonly string[];
  readonly only: readonly number[] | undefined;
  readonly withOverlays: boolean;
}

/** Null where a frame can't be looked at. */
async function lookAtFrames(
  engine: TextEngine,
  parsed: ParsedFile,
  { lookFor, terms, only, withOverlays }: AskedLook,
): Promise<{ readonly text: readonly FoundText[]; readonly faces: readonly FoundText[]; readonly seen: SeenText } | null> {
  const text: FoundText[] = [];
  const faces: FoundText[] = [];
  let [frames, possible, likeHeaders] = [0, 0, 0];
  const wanted = only && new Set(only);
  const mode = writingKind(parsed.dataSet) || withOverlays ? 'fast' : 'quick';
  for await (const looked of engine.look(parsed, mode, lookFor, only && spanAround(only), withOverlays)) {
    if (wanted && !wanted.has(looked.frame)) continue;
    if (!looked.ok) return null;
    frames++;
    possible += looked.text.possible.length;
    likeHeaders += new Set(matchTerms(looked.text.boxes, terms).map(({ box }) => box)).size;
    text.push({ frame: looked.frame, boxes: looked.text.boxes });
    faces.push({ frame: looked.frame, boxes: looked.faces.boxes });
  }
  return { text, faces, seen: { frames, boxes: countBoxes(text), likeHeaders, possible, faces: countBoxes(faces) } };
}

/** From the first of these frames to the last. */
function spanAround(frames: readonly number[]): LookedSpan {
  const first = frames[0] ?? 0;
  return { first, count: (frames.at(-1) ?? first) - first + 1 };
}

const countBoxes = (found: readonly FoundText[]): number => found.reduce((sum, { boxes }) => sum + boxes.length, 0);
