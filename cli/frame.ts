import { createCodecs } from '../core/pixels/codecs/codec-set.js';
import { encodeFrameWords } from '../core/pixels/decoded-frame.js';
import { FrameError } from '../core/pixels/frame-error.js';
import { readFrame } from '../core/pixels/read-frame.js';
import { CommandError, EXIT, type ExitCode, UsageError } from './exit.js';
import { loadCodecWasm } from './host/engine.js';
import { keepSources } from './keep-sources.js';
import { openInputs, parseMet } from './open-inputs.js';
import { replaceFile } from './replace-file.js';
import { answerJson } from './say.js';
import { required, verbArguments } from './verb-arguments.js';

/** `frame FILE --frame N --out RAW`: one frame's stored values, as design.md defines them. */
export async function frame(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { frame: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } });
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError('Name one file.');
  const number = values.frame ?? '0';
  if (!/^\d{1,9}$/.test(number)) throw new UsageError('--frame takes a whole number from 0.');
  const out = required(values.out, 'out');
  const { granted, opened, files, sources } = await openInputs([input]);
  const [file] = files;
  if (!file || files.length > 1) throw new UsageError(`"${input}" is not one file.`);
  keepSources(sources, [{ option: '--out', path: out }]);
  const parsed = parseMet(opened, file);
  if (typeof parsed === 'string') throw new CommandError(`"${file.path}" could not be read: ${parsed}.`);
  const codecs = createCodecs(loadCodecWasm);
  await codecs.prepare(parsed.transferSyntax.uid);
  try {
    const decoded = readFrame(parsed, Number(number), codecs);
    replaceFile(out, encodeFrameWords(decoded));
    const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, photometric } = decoded;
    if (values.json) answerJson({ rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, photometric });
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    const sentence = `Frame ${number} of "${file.path}" can't be read: ${error.code}.`;
    throw error.code === 'frame-out-of-range' ? new UsageError(sentence) : new CommandError(sentence);
  } finally {
    granted.close();
  }
}
