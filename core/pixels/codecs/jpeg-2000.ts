import type { CodecFamily, CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import type { Photometric } from '../photometric-names.js';
import { checkCodestream, decodedOutput } from './decoded-values.js';
import { samplesOfBytes, type WasmCodec } from './emscripten.js';
import { codestreamOf, endOfTileParts, hasComponentTransform, type Jpeg2000Header, readJpeg2000Header } from './jpeg-2000-header.js';

const EOC = 0xd9;

/** JPEG 2000 by OpenJPEG (ISO 15444-1). */
export const jpeg2000Codec = (wasm: WasmCodec): FrameCodec => codec('jpeg-2000', wasm, false);
/** High-Throughput JPEG 2000 by OpenJPH (ISO 15444-15). */
export const htj2kCodec = (wasm: WasmCodec): FrameCodec => codec('htj2k', wasm, true);

function codec(family: CodecFamily, wasm: WasmCodec, givesLines: boolean): FrameCodec {
  return { family, decode: (codestream, image) => decode(wasm, codestreamOf(codestream), image, givesLines) };
}

/** The decoders undo the multiple component transform that the codestream declares, so YBR_ICT and YBR_RCT come out as RGB (PS3.5 §8.2.4). */
function decode(wasm: WasmCodec, codestream: Uint8Array, image: ImageDescription, givesLines: boolean): CodecOutput {
  const header = readJpeg2000Header(codestream);
  checkCodestream(header, image);
  if (header.extended) throw new FrameError('syntax-not-supported', 'JPEG 2000 Part 2');
  if (header.precision > 16) throw new FrameError('bits-not-supported', 'JPEG 2000');
  if (!header.uniform) throw new FrameError('bits-not-supported', 'JPEG 2000 components');
  const { bytes, info } = wasm.decode(prepared(codestream, header));
  if (
    info.width !== image.columns ||
    info.height !== image.rows ||
    info.componentCount !== image.samplesPerPixel ||
    info.bitsPerSample !== header.precision
  ) {
    throw new FrameError('codestream-mismatch', 'decoded size');
  }
  const decoded = samplesOfBytes(bytes, header.precision, image.rows * image.columns * image.samplesPerPixel);
  const planar = givesLines && header.components > 1 && !hasComponentTransform(codestream);
  const samples = planar ? linesInPlace(decoded, image) : decoded;
  const values = header.signed ? shiftedDown(samples, header.precision) : samples;
  return decodedOutput(values, header, image, afterTransform(image.photometric));
}

/**
 * OpenJPH hands lines over one by one: of each component in turn where a transform joins them, else all of one component and then all of
 * the next. Its package takes every line for the next component's.
 */
function linesInPlace<Values extends Uint8Array | Uint16Array>(
  lines: Values,
  { rows, columns, samplesPerPixel }: ImageDescription,
): Values {
  const placed = lines.slice() as Values;
  for (let component = 0, line = 0; component < samplesPerPixel; component++) {
    for (let row = 0; row < rows; row++, line++) {
      let from = Math.floor(line / samplesPerPixel) * columns * samplesPerPixel + (line % samplesPerPixel);
      let to = row * columns * samplesPerPixel + component;
      for (let column = 0; column < columns; column++, from += samplesPerPixel, to += samplesPerPixel) placed[to] = lines[from] as number;
    }
  }
  return placed;
}

/**
 * The codestream as the decoders read it best: its components called unsigned, because the packages take every negative value of
 * 8 bits for 0 (what is unsigned comes out half its range higher, ISO 15444-1 G.1.2); and with an end, which careless writers leave out.
 */
function prepared(codestream: Uint8Array, header: Jpeg2000Header): Uint8Array {
  const end = endOfTileParts(codestream);
  // No room for an end behind the last tile-part, but perhaps for the byte that makes the length even.
  const isOpen = end + 2 > codestream.length;
  if (!isOpen && !header.signed) return codestream;
  const copy = new Uint8Array(isOpen ? end + 2 : codestream.length);
  copy.set(codestream.subarray(0, copy.length));
  if (isOpen) copy.set([0xff, EOC], end);
  for (let component = 0; component < header.components; component++) copy[42 + component * 3] = header.precision - 1;
  return copy;
}

/** Values of unsigned components back to where signed ones lie. */
function shiftedDown(samples: Uint8Array | Uint16Array, precision: number): Int8Array | Int16Array {
  const half = 2 ** (precision - 1);
  const signed = precision <= 8 ? new Int8Array(samples.length) : new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index++) signed[index] = (samples[index] as number) - half;
  return signed;
}

const afterTransform = (photometric: Photometric): Photometric =>
  photometric === 'YBR_ICT' || photometric === 'YBR_RCT' ? 'RGB' : photometric;
