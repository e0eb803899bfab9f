import { beforeAll, describe, expect, it } from 'vitest';
import { hasComponentTransform } from '../../../core/pixels/codecs/jpeg-2000-header.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { type Fields, parsedEncapsulated } from '../../support/sample-files.js';

const HTJ2K = '1.2.840.10008.1.2.4.201';
const ROWS = 5;
const COLUMNS = 7;

/** By ojph_compress 0.9.0, reversible, one level: without and with a transform between the components. */
const CODESTREAMS = {
  none: '/0//UQAvQAAAAAAHAAAABQAAAAAAAAAAAAAABwAAAAUAAAAAAAAAAAADBwEBBwEBBwEB/1AACAACAAAAA/9SAAwAAgABAAEEBEAB/1wAByBQUFBY/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAAcAAB/5PAFpD/A+Pzcbl6HSSu8hPuAADXNwDAFogZ2PMhVtCcOCr8AK9z5BM3AMAWmEqDlVT+0WN058vk7De5hABGtwAAAMAVEAVkAJg/3wAEYgJWAP8ffHg//gAAgGxWAP9/BAJ0AP/Z',
  reversible:
    '/0//UQAvQAAAAAAHAAAABQAAAAAAAAAAAAAABwAAAAUAAAAAAAAAAAADBwEBBwEBBwEB/1AACAACAAAABP9SAAwAAgABAQEEBEAB/1wAByBYWFhg/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAAiwAB/5PACuAZFOCVSIFC8AL12kC2AMALUCQySgpFOklG9vS0rAG9zCABqbgAwAtIpdLSUqlUKpWWSqU/cwAAMbcAwAqIAVMAEgDP/QCEYAJWAP9hYY8AyGxVAAYCdADACogBWQATAD/fAARiAlYA/x98eD/+AACAbFYA/38EAnQAP/Z',
} as const;

const codestreamOf = (name: keyof typeof CODESTREAMS): Uint8Array => new Uint8Array(Buffer.from(CODESTREAMS[name], 'base64'));
const color: Fields = [
  [0x00280002, 3],
  [0x00280004, 'RGB'],
  [0x00280006, 0],
  [0x00280010, ROWS],
  [0x00280011, COLUMNS],
  [0x00280100, 8],
  [0x00280101, 8],
  [0x00280102, 7],
];
/** What was encoded: 31 levels a row, 7 a column and 83 a component further, from 0 again behind 255. */
const wanted = Array.from({ length: ROWS * COLUMNS * 3 }, (_, index) => {
  const pixel = Math.floor(index / 3);
  return (Math.floor(pixel / COLUMNS) * 31 + (pixel % COLUMNS) * 7 + (index % 3) * 83) % 256;
});

describe('HTJ2K in colour', () => {
  const codecs = nodeCodecs();
  beforeAll(() => codecs.prepare(HTJ2K));

  it.each(['none', 'reversible'] as const)('has every sample in its place, transform between components: %s', (name) => {
    const parsed = parsedEncapsulated(HTJ2K, color, [], [codestreamOf(name)]);
    expect([...readFrame(parsed, 0, codecs).samples]).toEqual(wanted);
  });

  it('knows by COD whether there is a transform, and refuses a codestream without it', () => {
    expect(hasComponentTransform(codestreamOf('none'))).toBe(false);
    expect(hasComponentTransform(codestreamOf('reversible'))).toBe(true);
    expect(() => hasComponentTransform(codestreamOf('none').subarray(0, 60))).toThrow(FrameError);
  });
});
