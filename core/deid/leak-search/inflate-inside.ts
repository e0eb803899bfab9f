import { Inflate } from 'fflate';

/** Most places that are tried, bytes that one gives, and bytes that all give: enough to hold a name. */
const MOST_PLACES = 64;
const MOST_EACH = 4 * 1024 * 1024;
const MOST_ALL = 16 * 1024 * 1024;
const STEP = 4096;
/** Less than that holds no term. */
const LEAST = 6;

/**
 * What is packed inside bytes of unknown meaning: gzip (RFC 1952), zlib (RFC 1950) and entries of a zip, wherever they begin. A stream that breaks
 * off gives what came before. Bounded in places, in size and so in time.
 */
export function inflateInside(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  let all = 0;
  let places = 0;
  for (let at = 0; at + 6 < bytes.length && places < MOST_PLACES && all < MOST_ALL; at += 1) {
    const start = startOfDeflated(bytes, at);
    if (start < 0) continue;
    places += 1;
    const inflated = inflateFrom(bytes.subarray(start));
    if (inflated.length < LEAST) continue;
    found.push(inflated);
    all += inflated.length;
  }
  return found;
}

/** Where the deflated bytes begin, of what begins at `at`; -1 where nothing does. */
function startOfDeflated(bytes: Uint8Array, at: number): number {
  const [one = 0, two = 0, three = 0, four = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  if (one === 0x1f && two === 0x8b && three === 8) return behindGzipHeader(bytes, at, four);
  if (one === 0x78 && (one * 256 + two) % 31 === 0 && (two & 0x20) === 0) return at + 2;
  if (one === 0x50 && two === 0x4b && three === 3 && four === 4) {
    return at + 30 + (bytes[at + 26] ?? 0) + (bytes[at + 27] ?? 0) * 256 + (bytes[at + 28] ?? 0) + (bytes[at + 29] ?? 0) * 256;
  }
  return -1;
}

/** Behind the optional fields of a gzip header (RFC 1952 §2.3). */
function behindGzipHeader(bytes: Uint8Array, at: number, flags: number): number {
  let place = at + 10;
  if (flags & 4) place += 2 + (bytes[place] ?? 0) + (bytes[place + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    while (place < bytes.length && bytes[place] !== 0) place += 1;
    place += 1;
  }
  return flags & 2 ? place + 2 : place;
}

function inflateFrom(deflated: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  try {
    for (let at = 0; at < deflated.length && size < MOST_EACH; at += STEP)
      inflate.push(deflated.slice(at, at + STEP), at + STEP >= deflated.length);
  } catch {
    // Not deflated after all, or cut off: what came before counts.
  }
  const joined = new Uint8Array(Math.min(size, MOST_EACH));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece.subarray(0, joined.length - at), at);
    at += Math.min(piece.length, joined.length - at);
  }
  return joined;
}
