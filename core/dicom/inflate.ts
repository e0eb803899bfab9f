import { Inflate } from 'fflate';
import type { ByteSource } from './byte-source.js';
import { ParseError, type ParseLimits } from './parse-error.js';

const CHUNK = 256 * 1024;

/**
 * Inflates a deflated data set (PS3.5 §A.5: RFC 1951, no header), stopping as soon as it is larger than the bound.
 * @throws ParseError `inflate-failed` or `inflated-too-large`.
 */
export function inflateRange(source: ByteSource, start: number, limits: ParseLimits): Uint8Array {
  const input = source.size - start;
  const most = Math.min(limits.inflatedBase + limits.inflatedFactor * input, limits.inflatedMost);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let finished = false;
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > most) throw new ParseError('inflated-too-large', start);
    chunks.push(chunk);
    finished ||= final;
  });
  try {
    for (let at = start; at < source.size && !finished; at += CHUNK) {
      const length = Math.min(CHUNK, source.size - at);
      // The decoder keeps what it is given, and a source may reuse its memory.
      inflate.push(source.read(at, length).slice(), at + length === source.size);
    }
  } catch (error) {
    if (error instanceof ParseError) throw error;
    throw new ParseError('inflate-failed', start);
  }
  if (!finished) throw new ParseError('inflate-failed', start);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
