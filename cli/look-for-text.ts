import type { LeftOutReason } from '../core/deid/export-plan.js';
import { type Inclusion, whyLeftOut } from '../core/deid/left-out.js';
import type { FileChoice } from '../core/deid/plan.js';
import type { RedactionRequest } from '../core/deid/redact/redaction.js';
import { type FoundText, requestOfText, uncoveredText } from '../core/deid/redact/text-request.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import type { CodecSet } from '../core/pixels/frame-codec.js';
import { pixelElement } from '../core/pixels/frames.js';
import { matchTerms } from '../core/pixels/text/match-terms.js';
import { createTextEngine, type LookedSpan, type TextEngine } from '../core/pixels/text/text-engine.js';
import { writingKind } from '../core/pixels/writing-kind.js';
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
}

export type Looked =
  | { readonly choice: Pick<FileChoice, 'boxes' | 'lookedAt' | 'includeUnchecked'>; readonly seen: SeenText | null; readonly reason: null }
  | { readonly choice: null; readonly seen: SeenText | null; readonly reason: LeftOutReason };

/** Looks for text in the pictures of files that would be exported, and decides what is covered. */
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

/** Pictures of kinds that carry writing are looked at closely, all others quickly: screen saves and dose sheets hide among them. */
export function createTextLook(option: TextOption, codecs: CodecSet): TextLook {
  if (option === 'off')
    return { lookAt: async (_, __, boxes) => ({ choice: { boxes, includeUnchecked: true }, seen: null, reason: null }) };
  const engine = createTextEngine(lazyTextModels(), codecs);
  return {
    async lookAt(parsed, inclusion, asked, terms, only) {
      // What doesn't leave for another reason needn't be looked at.
      const reason = whyLeftOut(parsed, { ...inclusion, includeUnchecked: true });
      if (reason) return { choice: null, seen: null, reason };
      if (!pixelElement(parsed.dataSet)) return { choice: { includeUnchecked: false, boxes: asked }, seen: null, reason: null };
      const found = await lookAtFrames(engine, parsed, terms, only);
      if (!found) return { choice: null, seen: null, reason: 'not-checked-for-text' };
      const { text, seen } = found;
      const left = uncoveredText(text, asked);
      if (option === 'auto' && left.length > 0) return { choice: null, seen, reason: 'text-found' };
      return { choice: { includeUnchecked: false, lookedAt: 'by-machine', boxes: [...asked, ...requestOfText(left)] }, seen, reason: null };
    },
  };
}

/** Null where a frame can't be looked at. */
async function lookAtFrames(
  engine: TextEngine,
  parsed: ParsedFile,
  terms: readonly string[],
  only?: readonly number[],
): Promise<{ readonly text: readonly FoundText[]; readonly seen: SeenText } | null> {
  const text: FoundText[] = [];
  let frames = 0;
  let possible = 0;
  let likeHeaders = 0;
  const wanted = only && new Set(only);
  for await (const looked of engine.look(parsed, writingKind(parsed.dataSet) ? 'fast' : 'quick', only && spanAround(only))) {
    if (wanted && !wanted.has(looked.frame)) continue;
    if (!looked.ok) return null;
    frames++;
    possible += looked.text.possible.length;
    likeHeaders += new Set(matchTerms(looked.text.boxes, terms).map(({ box }) => box)).size;
    text.push({ frame: looked.frame, boxes: looked.text.boxes });
  }
  const boxes = text.reduce((sum, found) => sum + found.boxes.length, 0);
  return { text, seen: { frames, boxes, likeHeaders, possible } };
}

/** From the first of these frames to the last. */
function spanAround(frames: readonly number[]): LookedSpan {
  const first = frames[0] ?? 0;
  return { first, count: (frames.at(-1) ?? first) - first + 1 };
}
