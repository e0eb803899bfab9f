import type { FilePlan, LeftOut, LeftOutReason } from '../core/deid/export-plan.js';
import type { TermDictionary } from '../core/deid/leak-search/term-dictionary.js';
import { createPlanner, type Planner } from '../core/deid/plan.js';
import { planClearingBits } from '../core/deid/plan-clearing-bits.js';
import { nameOf } from '../core/dicom/dictionary/look-up.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import { createCodecs } from '../core/pixels/codecs/codec-set.js';
import type { CodecSet } from '../core/pixels/frame-codec.js';
import { EXIT, type ExitCode } from './exit.js';
import { textOption } from './export-options.js';
import { loadCodecWasm } from './host/engine.js';
import { KeptHeaders } from './kept-headers.js';
import { createTextLook, type TextLook } from './look-for-text.js';
import { type MetFile, openInputs, type UnreadReason } from './open-inputs.js';
import { policyOption } from './policy-option.js';
import { replaceText } from './replace-file.js';
import { answer, answerJson, printable, sayProgress } from './say.js';
import { SEED_OPTIONS, seedOption } from './seed-option.js';
import { collectTerms } from './terms.js';
import { someInputs, verbArguments } from './verb-arguments.js';

interface PlannedRow {
  readonly path: string;
  readonly plan: FilePlan;
}
interface LeftOutRow {
  readonly path: string;
  readonly reason: LeftOutReason | UnreadReason;
}

/** `plan INPUT…`: every decision, element by element; nothing is written. Values aren't shown: a plan can be kept. */
export async function plan(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, {
    json: { type: 'boolean' },
    policy: { type: 'string' },
    ...SEED_OPTIONS,
    text: { type: 'string' },
    terms: { type: 'string' },
  });
  const text = textOption(values.text);
  // Where no picture is to be looked at, none is looked at for faces either.
  const codecs = createCodecs(loadCodecWasm);
  const look = createTextLook({ text, faces: text === 'off' ? 'keep' : 'leave-out' }, codecs);
  const policy = policyOption(values.policy);
  const planner = createPlanner(policy, seedOption(values));
  const { granted, opened, files, skipped } = await openInputs(someInputs(positionals));
  const headers = new KeptHeaders(opened);
  const terms = collectTerms(headers, files, policy.options, null);
  if (values.terms !== undefined) replaceText(values.terms, `${JSON.stringify(terms.save())}\n`);
  const planned: PlannedRow[] = [];
  const leftOut: LeftOutRow[] = [...skipped];
  for (const [index, file] of files.entries()) {
    sayProgress('planned', index, files.length);
    const parsed = headers.parse(file);
    const result = typeof parsed === 'string' ? parsed : await planOne(file, parsed, planner, look, codecs, terms);
    if (typeof result === 'string') leftOut.push({ path: file.path, reason: result });
    else if ('reason' in result) leftOut.push({ path: file.path, reason: result.reason });
    else planned.push({ path: file.path, plan: result });
  }
  sayProgress('planned', files.length, files.length);
  granted.close();
  if (values.json) answerJson({ schema: 1, policy, files: planned.map(inJson), leftOut });
  else answer(inWords(planned, leftOut));
  return leftOut.length > 0 ? EXIT.leftOut : EXIT.done;
}

async function planOne(
  { id, path }: MetFile,
  parsed: ParsedFile,
  planner: Planner,
  look: TextLook,
  codecs: CodecSet,
  terms: TermDictionary,
): Promise<FilePlan | LeftOut | LeftOutReason> {
  const { choice, reason } = await look.lookAt(parsed, {}, [], terms.wordsOf(parsed));
  if (reason) return reason;
  return planClearingBits(planner, id, parsed, choice, terms.searchFor(parsed, path), codecs);
}

function inJson({ path, plan: { decisions, additions } }: PlannedRow) {
  return {
    path,
    elements: [
      ...decisions.map(({ path: element, vr, tag, action, reason }) => ({ element, vr, name: nameOf(tag), action, reason })),
      ...additions.map(({ path: element, vr, tag, reason }) => ({ element, vr, name: nameOf(tag), action: 'add', reason })),
    ],
  };
}

function inWords(planned: readonly PlannedRow[], leftOut: readonly LeftOutRow[]): string {
  const lines: string[] = [];
  for (const row of planned) {
    lines.push(printable(row.path));
    for (const { element, vr, name, action, reason } of inJson(row).elements)
      lines.push(`  ${action.padEnd(8)}${element} ${vr} ${name}: ${reason}`);
  }
  for (const { path, reason } of leftOut) lines.push(`left out: ${printable(path)}: ${reason}`);
  return lines.join('\n') || 'Nothing was found.';
}
