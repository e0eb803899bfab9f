import { createCodecs } from '../core/pixels/codecs/codec-set.js';
import type { FaceBox } from '../core/pixels/faces/face-box.js';
import type { TextMode } from '../core/pixels/text/find-text.js';
import type { TextBox } from '../core/pixels/text/text-box.js';
import { createTextEngine, type TextEngine } from '../core/pixels/text/text-engine.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { loadCodecWasm } from './host/engine.js';
import { lazyTextModels } from './lazy-text-models.js';
import { type OpenedInputs, openInputs, parseMet } from './open-inputs.js';
import { answer, answerJson, printable, say, sayProgress } from './say.js';
import { someInputs, verbArguments } from './verb-arguments.js';

/** One frame of one file, as `text --json` gives it: frames count from 0, boxes are in pixels of the frame. */
interface TextEntry {
  readonly file: string;
  readonly frame: number;
  readonly boxes: readonly TextBox[];
  readonly possible: readonly TextBox[];
  /** Faces, in what may be a photograph. */
  readonly faces: readonly FaceBox[];
}

/** `text INPUT… [--mode fast|strict] --json`: the text in the pictures. Exit 3 where a picture couldn't be looked at. */
export async function text(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { mode: { type: 'string' }, json: { type: 'boolean' } });
  const mode = textMode(values.mode ?? 'fast');
  const inputs = await openInputs(someInputs(positionals));
  try {
    const engine = createTextEngine(lazyTextModels(), createCodecs(loadCodecWasm));
    const { entries, unseen } = await lookAtAll(inputs, engine, mode);
    if (values.json) answerJson(entries);
    else answer(inWords(entries));
    return unseen > 0 ? EXIT.leftOut : EXIT.done;
  } finally {
    inputs.granted.close();
  }
}

function textMode(mode: string): TextMode {
  if (mode !== 'fast' && mode !== 'strict') throw new UsageError('--mode takes fast or strict.');
  return mode;
}

async function lookAtAll(
  { opened, files, skipped }: OpenedInputs,
  engine: TextEngine,
  mode: TextMode,
): Promise<{ entries: TextEntry[]; unseen: number }> {
  const entries: TextEntry[] = [];
  let unseen = skipped.length;
  for (const { path, reason } of skipped) say(`not looked at: ${printable(path)}: ${reason}`);
  for (const [index, file] of files.entries()) {
    sayProgress('looked at', index, files.length);
    const parsed = parseMet(opened, file);
    if (typeof parsed === 'string') {
      say(`not looked at: ${printable(file.path)}: ${parsed}`);
      // What isn't a scan has no picture that could have been missed.
      if (parsed !== 'not-dicom') unseen++;
      continue;
    }
    for await (const found of engine.look(parsed, mode, 'both')) {
      if (found.ok) entries.push({ file: file.path, frame: found.frame, ...found.text, faces: found.faces.boxes });
      else {
        say(`not looked at: ${printable(file.path)} frame ${found.frame}: ${found.code}`);
        unseen++;
      }
    }
  }
  sayProgress('looked at', files.length, files.length);
  return { entries, unseen };
}

function inWords(entries: readonly TextEntry[]): string {
  const lines: string[] = [];
  const line = (kind: string, { x, y, width, height, text: words, confidence }: TextBox): string =>
    `  ${kind} ${x},${y},${width},${height}  ${confidence.toFixed(2)}  ${printable(words)}`;
  for (const { file, frame, boxes, possible, faces } of entries) {
    if (boxes.length + possible.length + faces.length === 0) continue;
    lines.push(`${printable(file)} frame ${frame}`);
    lines.push(...boxes.map((box) => line('text    ', box)), ...possible.map((box) => line('possible', box)));
    lines.push(...faces.map((box) => line('face    ', { ...box, text: '' }).trimEnd()));
  }
  return lines.length > 0 ? lines.join('\n') : 'No text and no face was found.';
}
