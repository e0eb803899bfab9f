import { type ByteSource, windowedSource } from '../../dicom/byte-source.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { FrameError, type FrameErrorCode } from '../frame-error.js';
import { annexBTrack } from './access-units.js';
import { videoBitstream } from './bitstream.js';
import { isMp4, mp4Track } from './mp4.js';
import { openTransportStream, packetLayout, type StreamCodec } from './transport-stream.js';
import type { VideoTrack } from './video-track.js';

/** MPEG-2, MPEG-4 AVC/H.264 and HEVC/H.265 (PS3.6 Table A-1): one bit stream for all frames. */
const VIDEO = /^1\.2\.840\.10008\.1\.2\.4\.10[0-8](\.1)?$/;
const MPEG_2 = /^1\.2\.840\.10008\.1\.2\.4\.10[01](\.1)?$/;
const HEVC = /^1\.2\.840\.10008\.1\.2\.4\.10[78]$/;

export const isVideo = (transferSyntaxUid: string): boolean => VIDEO.test(transferSyntaxUid);

const NOT_PLAYED: Readonly<Partial<Record<StreamCodec, FrameErrorCode>>> = {
  'mpeg-2': 'video-mpeg-2-not-supported',
  'mpeg-4': 'video-kind-not-supported',
};

/**
 * The pictures of a video, found in whatever holds them: an MP4, a transport stream, or the bare stream (PS3.5 §8.2.5 to 8.2.9 leave it open).
 * @throws FrameError where there are none, and for what no decoder is had for: MPEG-2, MPEG-4 Part 2
 */
export function openVideo(parsed: ParsedFile): VideoTrack {
  const { uid } = parsed.transferSyntax;
  const stream = windowedSource(videoBitstream(parsed));
  if (isMp4(stream)) return mp4Track(stream);
  const layout = packetLayout(stream);
  if (layout) {
    const { codec, elementary } = openTransportStream(stream, layout);
    const refused = NOT_PLAYED[codec];
    if (refused) throw new FrameError(refused);
    return annexBTrack(elementary, codec === 'hevc' ? 'hevc' : 'h264', 'transport-stream');
  }
  if (MPEG_2.test(uid) || isMpegStart(stream)) throw new FrameError('video-mpeg-2-not-supported');
  return annexBTrack(stream, HEVC.test(uid) ? 'hevc' : 'h264', 'elementary');
}

/** A sequence header or a pack header of MPEG-1 or 2, whatever the transfer syntax says. */
function isMpegStart(stream: ByteSource): boolean {
  const [a, b, c, d] = stream.read(0, Math.min(4, stream.size));
  return a === 0 && b === 0 && c === 1 && (d === 0xb3 || d === 0xba);
}
