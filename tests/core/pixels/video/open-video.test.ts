import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteRangeError, memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { FrameError } from '../../../../core/pixels/frame-error.js';
import { isVideo, openVideo } from '../../../../core/pixels/video/open-video.js';
import { sampleBytes, type VideoTrack } from '../../../../core/pixels/video/video-track.js';
import { programPath } from '../../../../scripts/setup/system-libraries.mjs';
import { ascii, concat } from '../../../support/dicom-bytes.js';
import { elementaryBytes, h264Video, mp4Bytes, transportBytes } from '../../../support/h264-bytes.js';
import { HEVC_SYNTAX, MPEG_2_SYNTAX, videoFile } from '../../../support/video-file.js';
import { itWith } from '../../../support/when.js';

const GREYS = [20, 40, 60, 80, 100, 120, 140, 160, 180, 200];
const video = h264Video(GREYS);
const { rows, columns } = video;
const open = (stream: Uint8Array, more: { syntax?: string; fragment?: number } = {}): VideoTrack =>
  openVideo(parseFile(memorySource(videoFile(stream, { rows, columns, frames: GREYS.length, ...more }))));
const keysOf = ({ samples }: VideoTrack) => samples.flatMap(({ isKey }, index) => (isKey ? [index] : []));
/** The bytes of a sample without lengths and start codes in front of its last unit. */
const endOf = (track: VideoTrack, index: number) => {
  const sample = track.samples[index];
  if (!sample) throw new Error('no sample');
  const bytes = sampleBytes(track, sample);
  const unit = video.pictures[index]?.units.at(-1) ?? new Uint8Array(0);
  return [bytes.subarray(bytes.length - unit.length), unit] as const;
};
const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
};

describe('the pictures of a video', () => {
  const kinds = {
    elementary: elementaryBytes(video),
    'transport-stream': transportBytes(video),
    mp4: mp4Bytes(video),
  } as const;

  it('are found in each container, in one fragment or many', () => {
    for (const [container, stream] of Object.entries(kinds)) {
      for (const fragment of [stream.length, 1000, 6]) {
        const track = open(stream, { fragment });
        expect(track).toMatchObject({ container, codec: 'h264', codecString: 'avc1.42c01e' });
        expect(keysOf(track)).toEqual([0, 4, 8]);
        expect(track.samples).toHaveLength(10);
      }
      const track = open(stream);
      // The last one may have the byte behind it that makes a fragment even.
      for (let index = 0; index < 9; index++) expect(endOf(track, index)[0]).toEqual(endOf(track, index)[1]);
    }
    expect(open(transportBytes(video, { lead: 4 })).samples).toHaveLength(10);
  });

  it('have their parameter sets in front of each key picture of a bare stream', () => {
    const track = open(kinds.elementary);
    const [, , , , second] = track.samples;
    expect(track.samples.map(({ lacksParameters }) => lacksParameters).indexOf(true)).toBe(4);
    const start = concat(Uint8Array.of(0, 0, 0, 1), video.sequence, Uint8Array.of(0, 0, 0, 1), video.parameters);
    expect(second && sampleBytes(track, second).subarray(0, start.length)).toEqual(start);
    expect(open(kinds.mp4).parameters).toHaveLength(0);
    expect(open(kinds.mp4).description?.subarray(0, 4)).toEqual(Uint8Array.of(1, 66, 0xc0, 30));
  });

  it('with a delimiter in front have their parameter sets in its place', () => {
    const delimiter = Uint8Array.of(9, 0x10);
    const delimited = { ...video, pictures: video.pictures.map(({ isKey, units }) => ({ isKey, units: [delimiter, ...units] })) };
    const track = open(elementaryBytes(delimited));
    expect(track.samples).toHaveLength(10);
    const [, second, , , key] = track.samples;
    expect(second && sampleBytes(track, second).subarray(0, 6)).toEqual(concat(Uint8Array.of(0, 0, 0, 1), delimiter));
    expect(key && sampleBytes(track, key).subarray(0, 4 + video.sequence.length)).toEqual(
      concat(Uint8Array.of(0, 0, 0, 1), video.sequence),
    );
    const bytes = key ? sampleBytes(track, key) : new Uint8Array(0);
    expect(bytes.some((_, at) => bytes[at] === 1 && bytes[at + 1] === 9 && bytes[at + 2] === 0x10)).toBe(false);
  });

  it('begin with the first key picture: what comes before it can’t be decoded', () => {
    const late = { ...video, pictures: video.pictures.slice(2) };
    expect(open(elementaryBytes(late)).samples).toHaveLength(6);
    const never = { ...video, pictures: video.pictures.slice(1, 4) };
    expect(codeOf(() => open(elementaryBytes(never)))).toBe('codestream-invalid');
  });

  it('of kinds without a decoder say which kind it is', () => {
    expect(codeOf(() => open(Uint8Array.of(0, 0, 1, 0xb3, 1, 2, 3, 4), { syntax: MPEG_2_SYNTAX }))).toBe('video-mpeg-2-not-supported');
    // The bytes are believed, not the transfer syntax.
    expect(codeOf(() => open(Uint8Array.of(0, 0, 1, 0xba, 1, 2, 3, 4)))).toBe('video-mpeg-2-not-supported');
    expect(codeOf(() => open(transportBytes(video, { type: 2 })))).toBe('video-mpeg-2-not-supported');
    expect(codeOf(() => open(transportBytes(video, { type: 16 })))).toBe('video-kind-not-supported');
    expect(codeOf(() => open(ascii('nothing that is a video at all'), { syntax: HEVC_SYNTAX }))).toBe('codestream-invalid');
    expect(
      ['1.2.840.10008.1.2.4.100', '1.2.840.10008.1.2.4.106.1', '1.2.840.10008.1.2.4.110', '1.2.840.10008.1.2.4.50'].map(isVideo),
    ).toEqual([true, true, false, false]);
  });

  it('are read or refused with a reason, whatever is changed in the stream', () => {
    for (const stream of Object.values(kinds))
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 10 }),
          fc.boolean(),
          (changes, fromEnd) => {
            const changed = stream.slice();
            for (const [at, value] of changes) changed[fromEnd ? Math.max(0, changed.length - 1 - at) : at % changed.length] = value;
            try {
              const track = open(changed);
              for (const sample of track.samples) sampleBytes(track, sample);
            } catch (error) {
              if (!(error instanceof FrameError) && !(error instanceof ByteRangeError)) throw error;
              expect(error).toBeInstanceOf(FrameError);
            }
          },
        ),
        { numRuns: 150 },
      );
  });

  const ffmpeg = programPath('ffmpeg') ?? '';
  itWith(
    { name: 'ffmpeg', missing: ffmpeg === '' ? 'ffmpeg isn’t on this machine.' : undefined, requiredInCi: false },
    'of another encoder are as many as were made, with fields, in every container',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'negatoscope-video-'));
      try {
        const make = (name: string, ...options: readonly string[]): Uint8Array => {
          const path = join(folder, name);
          const input = ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=25', '-frames:v', '60', '-pix_fmt', 'yuv420p'];
          execFileSync(ffmpeg, ['-v', 'error', '-y', ...input, ...options, path]);
          return readFileSync(path);
        };
        const x264 = ['-c:v', 'libx264', '-g', '25', '-bf', '3'];
        for (const name of ['a.mp4', 'a.ts', 'a.h264', 'a.m2ts']) {
          const track = open(make(name, ...x264));
          expect([name, track.samples.length, track.samples[0]?.isKey]).toEqual([name, 60, true]);
          expect(track.codecString).toBe('avc1.64000d');
        }
        // Interlaced, and several slices a picture.
        expect(open(make('b.h264', ...x264, '-flags', '+ildct+ilme', '-x264opts', 'tff=1', '-slices', '4')).samples).toHaveLength(60);
        const x265 = ['-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=25'];
        for (const name of ['c.mp4', 'c.ts', 'c.hevc']) {
          const track = open(make(name, ...x265), { syntax: HEVC_SYNTAX });
          expect([name, track.codec, track.samples.length, track.samples[0]?.isKey]).toEqual([name, 'hevc', 60, true]);
          expect(track.codecString).toMatch(/^h(ev|vc)1\.1\.6\.L60\.90$/);
        }
        expect(codeOf(() => open(make('d.ts', '-c:v', 'mpeg2video')))).toBe('video-mpeg-2-not-supported');
        expect(codeOf(() => open(make('d.m2v', '-c:v', 'mpeg2video'), { syntax: MPEG_2_SYNTAX }))).toBe('video-mpeg-2-not-supported');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
