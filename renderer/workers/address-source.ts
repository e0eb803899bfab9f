import { bytesAddress, type GrantId, MAX_RANGE, type StagedId, stagedAddress, type WrittenId, writtenAddress } from '../../core/bridge.js';
import { ByteRangeError, type ByteSource, checkRange } from '../../core/dicom/byte-source.js';

/** Reads ranges of a granted file from the app's own origin. For workers only: it blocks its thread. */
export const grantedSource = (id: GrantId, size: number): ByteSource => addressSource(bytesAddress(id), size);

/** Reads ranges of what would be written, as main holds it. */
export const stagedSource = (id: StagedId, size: number): ByteSource => addressSource(stagedAddress(id), size);

/** Reads ranges of a file that was written and waits to be checked, from the disk. */
export const writtenSource = (id: WrittenId, size: number): ByteSource => addressSource(writtenAddress(id), size);

function addressSource(address: string, size: number): ByteSource {
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      if (length <= MAX_RANGE) return readRange(address, offset, length);
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; done += MAX_RANGE) {
        bytes.set(readRange(address, offset + done, Math.min(MAX_RANGE, length - done)), done);
      }
      return bytes;
    },
  };
}

function readRange(address: string, offset: number, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0);
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.responseType = 'arraybuffer';
  request.setRequestHeader('Range', `bytes=${offset}-${offset + length - 1}`);
  try {
    request.send();
  } catch {
    throw new ByteRangeError('the file could not be read');
  }
  const body: unknown = request.response;
  if (request.status !== 206 || !(body instanceof ArrayBuffer) || body.byteLength !== length) {
    throw new ByteRangeError(`the file could not be read (${request.status})`);
  }
  return new Uint8Array(body);
}
