import { UsageError } from './exit.js';
import { readText } from './host/places.js';

/** What a JSON file that an option names holds. @throws UsageError with `sentence` where it can't be read, or is no JSON */
export function readJson(path: string, mostBytes: number, sentence: string): unknown {
  const read = readText(path, mostBytes);
  if ('problem' in read) throw new UsageError(read.problem === 'too-long' ? `"${path}" is too long.` : sentence);
  try {
    return JSON.parse(read.text);
  } catch {
    throw new UsageError(sentence);
  }
}
