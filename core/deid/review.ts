import type { ByteSource } from '../dicom/byte-source.js';
import { type ElementPath, walkElements } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { FrameError } from '../pixels/frame-error.js';
import { pixelElement } from '../pixels/frames.js';
import { describeImage } from '../pixels/image-description.js';
import { outputLedger, sourceLedger } from './byte-ledger.js';
import { checkOutput, type Expectation, type Place } from './check-output.js';
import { CodestreamError } from './codestream/clean-codestream.js';
import type { FilePlan } from './export-plan.js';
import type { FileCheck, FileReview } from './export-review.js';
import { isAmong } from './generic-path.js';
import { searchCodestreams } from './leak-search/search-codestreams.js';
import { searchElement } from './leak-search/search-element.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { cleanPixels, dirtySamplesOf } from './pixel-cleaning/clean-pixels.js';
import type { DirtySamples } from './pixel-cleaning/dirty-samples.js';
import type { NewPixelValue } from './pixel-cleaning/pixel-cleaning.js';
import { OWN_WORDS, parseOutput, partsOf, readAgain } from './read-output.js';
import { checkRedaction } from './redact/check-redaction.js';
import { redactPixels } from './redact/redact-pixels.js';
import type { RedactionCodecs } from './redact/redaction-codecs.js';
import { ReviewError } from './review-error.js';
import { type BothSides, reviewRows } from './review-rows.js';

/** One output as main staged it; `source` reads the very bytes that would be written. */
export interface StagedOutput {
  readonly stagedId: string;
  readonly name: string;
  readonly sha256: string;
  readonly source: ByteSource;
}

/**
 * Reviews one output by reading its staged bytes: every element is met with what was planned for it, kept values are
 * compared with the source byte by byte, the person's words are looked for once more, everything is counted, and the
 * second reader agrees. Where boxes are covered, source and output are decoded and every pixel is compared.
 * @param codecs for plans with boxes in compressed pixels, after `prepareRedaction`.
 * @throws ReviewError.
 */
export function reviewFile(
  plan: FilePlan,
  source: ParsedFile,
  staged: StagedOutput,
  search: LeakSearch,
  codecs?: RedactionCodecs,
): FileReview {
  const { check, sides } = meetOutput(plan, source, staged, search, codecs);
  return { ...check, rows: reviewRows(plan, sides) };
}

/** The same review where nobody looks at the facts one by one. @throws ReviewError. */
export function checkStagedFile(...from: Parameters<typeof reviewFile>): FileCheck {
  return meetOutput(...from).check;
}

function meetOutput(...[plan, source, staged, search, codecs]: Parameters<typeof reviewFile>): {
  readonly check: FileCheck;
  readonly sides: BothSides;
} {
  const output = parseOutput(staged.source);
  const expected = expectations(plan);
  const sources = new Map<ElementPath, Place>();
  for (const part of partsOf(source)) walkElements(part, (element, path, owner) => void sources.set(path, { element, owner }));
  const outputs = new Map<ElementPath, Place>();
  const pixels = plannedPixels(plan, source);
  const overruled = new Set(plan.overruled);
  // The samples of the output are looked at while they are compared: a picture of a gigabyte is read once.
  const picture = pixelElement(output.dataSet);
  const samples = dirtySamplesOf(output);
  const look = (chunk: Uint8Array) => samples?.look(chunk);
  let count = 0;
  for (const part of partsOf(output)) {
    walkElements(part, (element, path, owner) => {
      const expectation = expected.get(path);
      if (!expectation) throw new ReviewError('review-differs', path);
      expected.delete(path);
      const place = { element, owner };
      checkOutput(expectation, place, sources.get(path) ?? null, path, pixels, element === picture ? look : undefined);
      const { reason } = expectation.decision ?? expectation.addition;
      if (!OWN_WORDS.has(reason) && !isAmong(overruled, path) && searchElement(element, owner, search)) {
        throw new ReviewError('leak-found', path);
      }
      outputs.set(path, place);
      count += 1;
    });
  }
  const missing = expected.keys().next();
  if (!missing.done) throw new ReviewError('review-differs', missing.value);
  const elements = countElements(plan);
  if (elements.output !== count || elements.source !== sources.size) throw new ReviewError('review-differs', '');
  checkPixelsAreClean(output, samples);
  if (searchCodestreams(output, search)) throw new ReviewError('leak-found', '(7FE0,0010)');
  const redaction = plan.redaction && checkRedaction(plan.redaction, source, output, codecs);
  const check = {
    fileId: plan.fileId,
    stagedId: staged.stagedId,
    name: staged.name,
    sha256: staged.sha256,
    bytes: outputLedger(output),
    source: sourceLedger(source),
    pixels: plan.pixels,
    redaction,
    frames: frameCount(output),
    elements,
    secondReader: readAgain(output, count),
  };
  return { check, sides: { sources, outputs } };
}

/** The value that Pixel Data must have to the byte; null where that is the source's, or where its frames are decoded and compared instead. */
function plannedPixels(plan: FilePlan, source: ParsedFile): NewPixelValue | null {
  if (!plan.redaction) return plan.pixels ? cleanPixels(source) : null;
  return plan.redaction.method === 'in-place' ? redactPixels(source, plan.redaction) : null;
}

/** What was cleaned has nothing left to clean, and what was left alone had nothing. */
function checkPixelsAreClean(output: ParsedFile, looked: DirtySamples | null): void {
  try {
    if (cleanPixels(output, looked)) throw new ReviewError('review-differs', '(7FE0,0010)');
  } catch (error) {
    if (error instanceof CodestreamError || error instanceof FrameError) throw new ReviewError('review-differs', '(7FE0,0010)');
    throw error;
  }
}

/** What must stand in the output, by path: everything that isn't removed, and what is added. */
function expectations(plan: FilePlan): Map<ElementPath, Expectation> {
  const expected = new Map<ElementPath, Expectation>();
  for (const decision of plan.decisions) if (decision.action !== 'remove') expected.set(decision.path, { decision, addition: null });
  for (const addition of plan.additions) expected.set(addition.path, { decision: null, addition });
  return expected;
}

/** Promise 3: source = kept + changed + removed, output = kept + changed + added. A sequence that stays counts as kept. */
export function countElements(plan: FilePlan): FileReview['elements'] {
  let kept = 0;
  let changed = 0;
  let removed = 0;
  for (const { action } of plan.decisions) {
    if (action === 'remove') removed += 1;
    else if (action === 'keep' || action === 'descend') kept += 1;
    else changed += 1;
  }
  const added = plan.additions.length;
  return { source: plan.decisions.length, output: kept + changed + added, kept, changed, removed, added };
}

function frameCount(output: ParsedFile): number {
  const image = describeImage(output.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 0;
}
