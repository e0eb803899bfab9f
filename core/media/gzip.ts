import { Gunzip } from 'fflate';
import type { ByteSource } from '../dicom/byte-source.js';
import type { Container } from './container.js';
import { crc32 } from './crc32.js';
import { asDamage, BoundedOutput, INFLATE_STEP } from './inflate-bounded.js';
import { MediaError } from './media-error.js';
import { type MediaLimits, mostInflated } from './media-limits.js';

const TRAILER = 8;
/** The shortest gzip file: header, an empty block, trailer. */
const LEAST = 10 + 2 + TRAILER;

/**
 * A gzip file (RFC 1952) as a container of one file without a name of its own: the one in the header is what the file was called on
 * someone's machine, and isn't read. Several members after each other are one file, as the standard says.
 */
export function openGzip(source: ByteSource, limits: MediaLimits): Container {
  const size = source.size >= LEAST ? viewOf(source.read(source.size - 4, 4)).getUint32(0, true) : 0;
  return {
    entries: [
      {
        untrustedName: '',
        untrustedSize: size,
        refusal: null,
        kind: 'deflated',
        inflate: () => inflateMembers(source, limits),
      },
    ],
  };
}

/** Every member is held against its own checksum and length. @throws MediaError */
function inflateMembers(source: ByteSource, limits: MediaLimits): Uint8Array {
  if (source.size < LEAST) throw new MediaError('entry-damaged');
  const output = new BoundedOutput(mostInflated(source.size, limits));
  let crc = 0;
  let size = 0;
  const checkMember = (end: number) => {
    const trailer = viewOf(source.read(end - TRAILER, TRAILER));
    if (trailer.getUint32(0, true) !== crc) throw new MediaError('entry-checksum-differs');
    if (trailer.getUint32(4, true) !== size % 2 ** 32) throw new MediaError('entry-size-differs');
    crc = 0;
    size = 0;
  };
  const gunzip = new Gunzip((piece) => {
    output.add(piece);
    crc = crc32(piece, crc);
    size += piece.length;
  });
  gunzip.onmember = checkMember;
  try {
    for (let at = 0; at < source.size; at += INFLATE_STEP) {
      const length = Math.min(INFLATE_STEP, source.size - at);
      gunzip.push(source.read(at, length).slice(), at + length === source.size);
    }
  } catch (error) {
    throw asDamage(error);
  }
  checkMember(source.size);
  return output.join();
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
