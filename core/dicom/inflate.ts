import { Inflate } from 'fflate';
import type { ByteSource } from './byte-source.js';
import { ParseError, type ParseLimits } from './parse-error.js';

/** One step of input becomes at most about a thousand times as much before its size is looked at: 16 MiB. */
const CHUNK = 16 * 1024;

/**
 * Inflates a deflated data set (PS3.5 §A.5: RFC 1951, no header), stopping as soon as it is larger than the bound.
 * @throws ParseError `inflate-failed` or `inflated-too-large`.
 */
export function inflateRange(source: ByteSource, start: number, limits: ParseLimits): Uint8Array {
  return inflateBetween(source, start, source.size, limits);
}

/**
 * True where something lies behind the end of a deflated data set that isn't the zero byte which makes it even (PS3.5 §A.5):
 * the stream is whole without the last two bytes, or without a last byte that isn't zero.
 */
export function hasBytesBehindDeflated(source: ByteSource, start: number, limits: ParseLimits): boolean {
  const isWholeWithout = (bytes: number): boolean => {
    if (source.size - bytes <= start) return false;
    try {
      inflateBetween(source, start, source.size - bytes, limits);
      return true;
    } catch (error) {
      if (error instanceof ParseError && error.code === 'inflate-failed') return false;
      throw error;
    }
  };
  if (isWholeWithout(2)) return true;
  return source.read(source.size - 1, 1)[0] !== 0 && isWholeWithout(1);
}

function inflateBetween(source: ByteSource, start: number, end: number, limits: ParseLimits): Uint8Array {
  const input = end - start;
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
    for (let at = start; at < end && !finished; at += CHUNK) {
      const length = Math.min(CHUNK, end - at);
      // The decoder keeps what it is given, and a source may reuse its memory.
      inflate.push(source.read(at, length).slice(), at + length === end);
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
