import { type ByteSource, checkRange } from '../../dicom/byte-source.js';
import { FrameError } from '../frame-error.js';
import { lastAtMost } from './bitstream.js';
import { MOST_SAMPLES, MOST_SCANNED } from './video-track.js';

/** What a program of a transport stream says its video is (ISO/IEC 13818-1, Table 2-34). */
export type StreamCodec = 'h264' | 'hevc' | 'mpeg-2' | 'mpeg-4';
const STREAM_CODECS: Readonly<Record<number, StreamCodec>> = { 1: 'mpeg-2', 2: 'mpeg-2', 16: 'mpeg-4', 27: 'h264', 36: 'hevc' };

const SYNC = 0x47;
const PACKET = 188;
/** Packets alone, with a time code in front of each, and with check bytes behind. */
const STRIDES = [
  { stride: 188, lead: 0 },
  { stride: 192, lead: 4 },
  { stride: 204, lead: 0 },
] as const;
const PIECE_PACKETS = 8192;

/** How the packets of a stream lie; null where it is no transport stream. */
export function packetLayout(source: ByteSource): { readonly stride: number; readonly lead: number } | null {
  const head = source.read(0, Math.min(source.size, 204 * 5));
  return (
    STRIDES.find(({ stride, lead }) => head.length >= stride * 2 && [0, 1, 2, 3].every((packet) => isSync(head, packet * stride + lead))) ??
    null
  );
}

/** Also where the stream ends. */
const isSync = (head: Uint8Array, at: number): boolean => at >= head.length || head[at] === SYNC;

/** The video of a transport stream: its codec, and its elementary stream as a source. */
export interface StreamVideo {
  readonly codec: StreamCodec;
  readonly elementary: ByteSource;
}

/** @throws FrameError where the stream names no video, or is larger than is read */
export function openTransportStream(source: ByteSource, layout: { readonly stride: number; readonly lead: number }): StreamVideo {
  if (source.size > MOST_SCANNED) throw new FrameError('too-large');
  let programPid: number | null = null;
  let video: { readonly pid: number; readonly codec: StreamCodec } | null = null;
  // Where each packet that begins a PES packet lies, and what of the elementary stream comes before it.
  const packets: number[] = [];
  const offsets: number[] = [];
  let size = 0;
  for (const { at, packet } of packetsFrom(source, layout, 0)) {
    const pid = pidOf(packet);
    if (pid === 0) programPid ??= programOf(sectionOf(packet));
    else if (pid === programPid) video ??= videoOf(sectionOf(packet));
    else if (video && pid === video.pid) {
      if (begins(packet)) {
        if (packets.length >= MOST_SAMPLES) throw new FrameError('too-large');
        packets.push(at);
        offsets.push(size);
      }
      if (packets.length > 0) size += elementaryOf(packet).length;
    }
  }
  if (!video) throw new FrameError('codestream-invalid');
  return {
    codec: video.codec,
    elementary: elementarySource(source, layout, video.pid, Float64Array.from(packets), Float64Array.from(offsets), size),
  };
}

/** Reads from the PES packet in which a range begins. */
function elementarySource(
  source: ByteSource,
  layout: { readonly stride: number; readonly lead: number },
  pid: number,
  packets: Float64Array,
  offsets: Float64Array,
  size: number,
): ByteSource {
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      const bytes = new Uint8Array(length);
      if (length === 0) return bytes;
      const from = lastAtMost(offsets, offset);
      let at = offsets[from] ?? 0;
      for (const { packet } of packetsFrom(source, layout, packets[from] ?? 0)) {
        if (pidOf(packet) !== pid) continue;
        const payload = elementaryOf(packet);
        const skip = Math.max(0, offset - at);
        if (skip < payload.length)
          bytes.set(payload.subarray(skip, skip + offset + length - Math.max(at, offset)), Math.max(at, offset) - offset);
        at += payload.length;
        if (at >= offset + length) break;
      }
      return bytes;
    },
  };
}

/** The packets from that of offset `from` on. What has lost its sync byte is passed over, packet by packet. */
function* packetsFrom(
  source: ByteSource,
  { stride, lead }: { readonly stride: number; readonly lead: number },
  from: number,
): Generator<{ readonly at: number; readonly packet: Uint8Array }> {
  // Short reads are one piece of a few packets: the next picture is near.
  let count = 64;
  for (let at = from; at + stride <= source.size; ) {
    const packets = Math.min(count, Math.floor((source.size - at) / stride));
    const bytes = source.read(at, packets * stride);
    for (let index = 0; index < packets; index++) {
      const start = index * stride + lead;
      if (bytes[start] === SYNC) yield { at: at + index * stride, packet: bytes.subarray(start, start + PACKET) };
    }
    at += packets * stride;
    count = Math.min(PIECE_PACKETS, count * 4);
  }
}

const pidOf = (packet: Uint8Array): number => (((packet[1] ?? 0) & 0x1f) << 8) | (packet[2] ?? 0);
const begins = (packet: Uint8Array): boolean => ((packet[1] ?? 0) & 0x40) !== 0;

/** What a packet carries behind its header and its adaptation field. */
function payloadOf(packet: Uint8Array): Uint8Array {
  const control = ((packet[3] ?? 0) >> 4) & 3;
  if ((control & 1) === 0) return packet.subarray(PACKET);
  return packet.subarray(control === 3 ? Math.min(PACKET, 5 + (packet[4] ?? 0)) : 4);
}

/** What a packet carries of the elementary stream: behind the header of the PES packet, where one begins. */
function elementaryOf(packet: Uint8Array): Uint8Array {
  const payload = payloadOf(packet);
  return begins(packet) ? payload.subarray(Math.min(payload.length, 9 + (payload[8] ?? 0))) : payload;
}

/** A table that begins in this packet: behind the pointer and its 8 bytes of header; tables of video are one packet long. */
function sectionOf(packet: Uint8Array): Uint8Array {
  const payload = payloadOf(packet);
  if (!begins(packet)) return payload.subarray(payload.length);
  const table = payload.subarray(Math.min(payload.length, 1 + (payload[0] ?? 0)));
  const length = (((table[1] ?? 0) & 0x0f) << 8) | (table[2] ?? 0);
  // Without the checksum of four bytes at its end.
  return table.subarray(8, Math.max(8, Math.min(table.length, 3 + length - 4)));
}

/** The program map of the first program (0 is the network's own). */
function programOf(section: Uint8Array): number | null {
  for (let at = 0; at + 4 <= section.length; at += 4) {
    const program = ((section[at] ?? 0) << 8) | (section[at + 1] ?? 0);
    if (program !== 0) return (((section[at + 2] ?? 0) & 0x1f) << 8) | (section[at + 3] ?? 0);
  }
  return null;
}

/** The first stream of a program that is video of a known kind. */
function videoOf(section: Uint8Array): { readonly pid: number; readonly codec: StreamCodec } | null {
  const before = (((section[2] ?? 0) & 0x0f) << 8) | (section[3] ?? 0);
  for (let at = 4 + before; at + 5 <= section.length; ) {
    const codec = STREAM_CODECS[section[at] ?? 0];
    if (codec) return { pid: (((section[at + 1] ?? 0) & 0x1f) << 8) | (section[at + 2] ?? 0), codec };
    at += 5 + ((((section[at + 3] ?? 0) & 0x0f) << 8) | (section[at + 4] ?? 0));
  }
  return null;
}
