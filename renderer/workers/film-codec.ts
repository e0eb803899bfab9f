import type { CodedFilm } from '../../core/deid/video/film.js';
import { type YuvPicture, yuvLength } from '../../core/deid/video/yuv.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import type { FilmCodec } from './export-film.js';

/** VP9, profile 0, 8 bits, of any size. */
const CODEC = 'vp09.00.51.08';
/** Bits a pixel and picture: fine detail stays, and a film is still a fraction of its pictures. */
const BITS = 0.6;
/** So many times more where that came out too coarse: noise of a bad exposure, or of a screen. */
const FINER = 4;
const LEAST_BITRATE = 1_000_000;
/** A jump decodes at most so many pictures. */
const KEY_EVERY = 30;
/** Pictures that a codec is given before it has answered. */
const AHEAD = 4;
const COLOURS: VideoColorSpaceInit = { matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m', fullRange: false };

/** The platform's VP9 (WebCodecs), in software: the same bytes whatever card there is. */
export const filmCodec: FilmCodec = {
  async encode({ rows, columns }, milliseconds, pictures, fineness) {
    const framerate = Math.min(120, Math.max(0.1, 1000 / milliseconds));
    const bitrate = Math.round(Math.max(LEAST_BITRATE, rows * columns * framerate * BITS * FINER ** fineness));
    const config: VideoEncoderConfig = {
      codec: CODEC,
      width: columns,
      height: rows,
      framerate,
      bitrate,
      latencyMode: 'quality',
      hardwareAcceleration: 'prefer-software',
    };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported !== true) throw new FrameError('video-kind-not-supported');
    const coded: { isKey: boolean; bytes: Uint8Array }[] = [];
    let hasFailed = false;
    const encoder = new VideoEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        coded.push({ isKey: chunk.type === 'key', bytes });
      },
      error: () => {
        hasFailed = true;
      },
    });
    try {
      encoder.configure(config);
      let place = 0;
      for await (const { samples } of pictures) {
        const init = { format: 'I420', codedWidth: columns, codedHeight: rows, timestamp: place * 1000, colorSpace: COLOURS } as const;
        const frame = new VideoFrame(samples, init);
        encoder.encode(frame, { keyFrame: place % KEY_EVERY === 0 });
        frame.close();
        place += 1;
        while (encoder.encodeQueueSize > AHEAD && !hasFailed) await pause();
        if (hasFailed) throw new FrameError('codestream-invalid');
      }
      await encoder.flush();
    } catch (error) {
      if (hasFailed || error instanceof DOMException) throw new FrameError('codestream-invalid');
      throw error;
    } finally {
      if (encoder.state !== 'closed') encoder.close();
    }
    return coded;
  },

  async *decode(film, first) {
    const begin = film.frames.reduce((last, { isKey }, index) => (isKey && index <= first ? index : last), 0);
    const waiting: VideoFrame[] = [];
    let hasFailed = false;
    const decoder = new VideoDecoder({
      output: (frame) => waiting.push(frame),
      error: () => {
        hasFailed = true;
      },
    });
    try {
      decoder.configure({ codec: CODEC, codedWidth: film.columns, codedHeight: film.rows, hardwareAcceleration: 'prefer-software' });
      let place = begin;
      const ready = async function* (): AsyncGenerator<YuvPicture, void, undefined> {
        for (let frame = waiting.shift(); frame; frame = waiting.shift()) {
          const isWanted = place >= first;
          place += 1;
          try {
            if (isWanted) yield await pictureOf(frame, film);
          } finally {
            frame.close();
          }
        }
      };
      for (const { isKey, bytes, time } of film.frames.slice(begin)) {
        decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp: time * 1000, data: bytes }));
        while (decoder.decodeQueueSize > AHEAD && !hasFailed) await pause();
        if (hasFailed) throw new FrameError('codestream-invalid');
        yield* ready();
      }
      await decoder.flush().catch(() => {
        hasFailed = true;
      });
      if (hasFailed) throw new FrameError('codestream-invalid');
      yield* ready();
    } finally {
      for (const frame of waiting) frame.close();
      if (decoder.state !== 'closed') decoder.close();
    }
  },
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The planes without the room that a decoder leaves around them. */
async function pictureOf(frame: VideoFrame, { rows, columns }: CodedFilm): Promise<YuvPicture> {
  const isWhole = frame.visibleRect?.width === columns && frame.visibleRect.height === rows;
  if (!isWhole || frame.format !== 'I420') throw new FrameError('codestream-invalid');
  const samples = new Uint8Array(yuvLength(rows, columns));
  const half = columns / 2;
  const layout = [
    { offset: 0, stride: columns },
    { offset: rows * columns, stride: half },
    { offset: (rows * columns * 5) / 4, stride: half },
  ];
  await frame.copyTo(samples, { layout });
  return { rows, columns, samples };
}
