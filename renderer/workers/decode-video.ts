import type { ParsedFile } from '../../core/dicom/parse-file.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { lastAtMost } from '../../core/pixels/video/bitstream.js';
import { openVideo } from '../../core/pixels/video/open-video.js';
import { sampleBytes, type VideoTrack } from '../../core/pixels/video/video-track.js';

/** Pictures that went by on the way to another one are kept: a step back finds them. */
const KEPT = 12;
/** Coded pictures that the decoder is given before it has answered. */
const AHEAD = 4;

/**
 * The frames of one video by their numbers in the order of showing, through the platform's decoder. It goes on from where it is,
 * and begins at a key picture where it has to go back or far ahead. One call at a time.
 */
export class VideoFrames {
  readonly #track: VideoTrack;
  /** Numbers of the key samples, rising. Before one, all earlier samples are shown: its own number is its frame's. */
  readonly #keys: readonly number[];
  readonly #recent = new Map<number, VideoFrame>();
  #decoder: VideoDecoder | null = null;
  /** The next sample to give, and the number of the next frame to come. */
  #next = 0;
  #coming = 0;
  #failed = false;
  #wake: () => void = () => undefined;

  /** @throws FrameError where the bit stream holds no video that is known */
  constructor(parsed: ParsedFile) {
    this.#track = openVideo(parsed);
    this.#keys = this.#track.samples.flatMap(({ isKey }, index) => (isKey ? [index] : []));
  }

  /** Frame `number` (from 0) as it is shown. @throws FrameError */
  async frame(number: number): Promise<VideoFrame> {
    if (number >= this.#track.samples.length) throw new FrameError('frame-missing');
    const known = this.#recent.get(number);
    if (known) return known;
    const key = this.#keys[lastAtMost(this.#keys, number)] ?? 0;
    if (!this.#decoder || number < this.#coming || key > this.#next) await this.#begin(key);
    while (!this.#recent.has(number)) {
      if (this.#failed) throw this.#stop();
      const ended = this.#next >= this.#track.samples.length;
      if (ended) {
        await this.#finish();
        break;
      }
      this.#give();
      while ((this.#decoder?.decodeQueueSize ?? 0) > AHEAD && !this.#failed && !this.#recent.has(number)) await this.#woken();
    }
    const found = this.#recent.get(number);
    if (!found) throw this.#stop();
    return found;
  }

  /** Gives the decoder and the pictures back. */
  close(): void {
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = null;
    for (const frame of this.#recent.values()) frame.close();
    this.#recent.clear();
  }

  /** Decodes anew from a key sample on. @throws FrameError where this machine has no decoder */
  async #begin(key: number): Promise<void> {
    this.close();
    const { codec, codecString, description } = this.#track;
    const config: VideoDecoderConfig = { codec: codecString, ...(description ? { description } : {}) };
    const { supported } = await VideoDecoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported !== true) throw new FrameError(codec === 'hevc' ? 'video-hevc-not-supported' : 'video-kind-not-supported');
    this.#failed = false;
    this.#next = key;
    this.#coming = key;
    const decoder = new VideoDecoder({
      output: (frame) => this.#take(decoder, frame),
      error: () => {
        this.#failed = true;
        this.#wake();
      },
    });
    decoder.configure(config);
    decoder.addEventListener('dequeue', () => this.#wake());
    this.#decoder = decoder;
  }

  #give(): void {
    const sample = this.#track.samples[this.#next];
    if (!sample) return;
    // A stream may begin anew with other parameter sets: its time goes on, which is all that a decoder is told of it.
    const chunk = new EncodedVideoChunk({
      type: sample.isKey ? 'key' : 'delta',
      timestamp: this.#next,
      data: sampleBytes(this.#track, sample),
    });
    this.#next++;
    try {
      this.#decoder?.decode(chunk);
    } catch {
      this.#failed = true;
    }
  }

  /** What the decoder still holds comes out; it has to begin anew after that. */
  async #finish(): Promise<void> {
    const decoder = this.#decoder;
    await decoder?.flush().catch(() => {
      this.#failed = true;
    });
    if (decoder && decoder.state !== 'closed') decoder.close();
    this.#decoder = null;
  }

  #take(decoder: VideoDecoder, frame: VideoFrame): void {
    if (decoder !== this.#decoder) {
      frame.close();
      return;
    }
    this.#recent.set(this.#coming++, frame);
    for (const [oldest, old] of this.#recent) {
      if (this.#recent.size <= KEPT) break;
      this.#recent.delete(oldest);
      old.close();
    }
    this.#wake();
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #stop(): FrameError {
    this.close();
    return new FrameError('codestream-invalid');
  }
}

/** A frame of a video as opaque RGBA, in the size that the file says. @throws FrameError */
export async function videoDisplay(parsed: ParsedFile, frames: VideoFrames, number: number): Promise<ColorDisplay> {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  const { rows, columns } = image;
  const frame = await frames.frame(number);
  if (frame.visibleRect?.width !== columns || frame.visibleRect.height !== rows) throw new FrameError('codestream-mismatch');
  const context = new OffscreenCanvas(columns, rows).getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new FrameError('too-large');
  context.drawImage(frame, 0, 0, columns, rows);
  return { kind: 'color', rows, columns, rgba: context.getImageData(0, 0, columns, rows).data };
}
