import type { Encoding } from './data-set.js';
import { elementOf, groupOf, type Tag } from './tag.js';
import { hasLongLength, type Vr } from './vr.js';

const encoder = new TextEncoder();

/** ASCII text as a value field of even length: UI is padded by a null, other text by a space (PS3.5 §6.2). @throws RangeError for other characters. */
export function encodeAscii(vr: Vr, text: string): Uint8Array {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) throw new RangeError('a value that is written must be ASCII');
  }
  const padded = text.length % 2 === 0 ? text : text + (vr === 'UI' ? '\0' : ' ');
  return encoder.encode(padded);
}

/** An element's header (PS3.5 §7.1.2, §7.1.3) for a value of that many bytes. */
export function encodeHeader(tag: Tag, vr: Vr, length: number, encoding: Encoding): Uint8Array {
  const long = encoding.explicitVr && hasLongLength(vr);
  const bytes = new Uint8Array(long ? 12 : 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, groupOf(tag), encoding.littleEndian);
  view.setUint16(2, elementOf(tag), encoding.littleEndian);
  if (!encoding.explicitVr) {
    view.setUint32(4, length, encoding.littleEndian);
    return bytes;
  }
  bytes[4] = vr.charCodeAt(0);
  bytes[5] = vr.charCodeAt(1);
  if (long) view.setUint32(8, length, encoding.littleEndian);
  else if (length > 0xffff) throw new RangeError('a value is too long for its VR');
  else view.setUint16(6, length, encoding.littleEndian);
  return bytes;
}

/** A whole element. */
export function encodeElement(tag: Tag, vr: Vr, value: Uint8Array, encoding: Encoding): Uint8Array {
  return joinBytes([encodeHeader(tag, vr, value.length, encoding), value]);
}

/** Numbers of one binary VR. */
export function encodeUnsigned(vr: 'US' | 'UL', values: readonly number[], encoding: Encoding): Uint8Array {
  const width = vr === 'US' ? 2 : 4;
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    if (vr === 'US') view.setUint16(index * 2, value, encoding.littleEndian);
    else view.setUint32(index * 4, value, encoding.littleEndian);
  });
  return bytes;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
