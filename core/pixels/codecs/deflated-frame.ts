import { inflateSync } from 'fflate';
import type { CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import { nativeFrameBits } from '../frames.js';
import type { ImageDescription } from '../image-description.js';
import { decodeNative } from './native.js';

/** Deflated Image Frame Compression (PS3.5 §A.4.12): each frame is one native frame, deflated. */
export const deflatedFrameCodec: FrameCodec = { family: 'deflated-frame', decode };

function decode(codestream: Uint8Array, image: ImageDescription): CodecOutput {
  const expected = Math.ceil(nativeFrameBits(image) / 8);
  // Room for the frame, its padding and one byte more: what is longer shows, and nothing grows.
  const room = new Uint8Array(expected + 2);
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(codestream, { out: room });
  } catch {
    throw new FrameError('codestream-invalid', 'deflate');
  }
  if (bytes.length < expected || bytes.length > expected + (expected % 2)) throw new FrameError('codestream-mismatch', 'decoded size');
  return decodeNative(bytes, 0, image, { littleEndian: true, words: false });
}
