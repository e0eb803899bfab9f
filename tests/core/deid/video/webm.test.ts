import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWrittenFile } from '../../../../core/deid/check-written.js';
import { ReviewError } from '../../../../core/deid/review-error.js';
import { idBytes, sizeBytes } from '../../../../core/deid/video/ebml.js';
import { encodeWebm } from '../../../../core/deid/video/encode-webm.js';
import { type CodedFilm, filmTimes } from '../../../../core/deid/video/film.js';
import { readPlainWebm } from '../../../../core/deid/video/read-webm.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

/** Coded pictures are anything here: nothing decodes them. */
const film = (over: Partial<CodedFilm> = {}): CodedFilm => ({
  rows: 96,
  columns: 144,
  length: 1200,
  frames: Array.from({ length: 12 }, (_, at) => ({
    time: at * 100,
    isKey: at % 5 === 0,
    bytes: Uint8Array.from({ length: 20 + at * 30 }, () => at),
  })),
  ...over,
});
const read = (bytes: Uint8Array) => readPlainWebm(memorySource(bytes));
const refuses = (bytes: Uint8Array) => {
  try {
    read(bytes);
    return false;
  } catch (error) {
    if (error instanceof ReviewError) return true;
    throw error;
  }
};
const at = (bytes: Uint8Array, id: number): number => Buffer.from(bytes).indexOf(Buffer.from(idBytes(id)));

describe('a film as a file', () => {
  it('holds its pictures and when they are shown, and is the same bytes each time', () => {
    const bytes = encodeWebm(film());
    expect(read(bytes)).toEqual(film());
    expect(encodeWebm(film())).toEqual(bytes);
    // A cluster for each picture that stands alone, and one more where time would run out of 16 bits.
    const slow = film({
      length: 90_000,
      frames: [0, 20_000, 40_000, 70_000].map((time) => ({ time, isKey: time === 0, bytes: Uint8Array.of(7) })),
    });
    expect(read(encodeWebm(slow))).toEqual(slow);
  });

  it('is refused with any other byte: each is flipped once', () => {
    const bytes = encodeWebm(film({ frames: film().frames.map((frame) => ({ ...frame, bytes: Uint8Array.of(1, 2) })) }));
    const free: number[] = [];
    for (let place = 0; place < bytes.length; place++) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x04;
      if (!refuses(changed)) free.push(place);
    }
    // What may differ is what a film says: its size, its length, its times and its coded pictures.
    const told = [at(bytes, 0xb0), at(bytes, 0xba), at(bytes, 0x4489)];
    const pictures = bytes.length - Buffer.from(bytes).indexOf(Buffer.from(idBytes(0x1f43b675)));
    expect(free.filter((place) => place < bytes.length - pictures && !told.some((from) => place > from && place <= from + 11))).toEqual([]);
    expect(refuses(bytes.subarray(0, bytes.length - 1))).toBe(true);
    expect(refuses(Uint8Array.from([...bytes, 0]))).toBe(true);
    for (let length = 0; length < 64; length++) expect(refuses(bytes.subarray(0, length))).toBe(true);
  });

  it('is refused with an element more: a title, a date, a tag, a void, wherever it stands', () => {
    const bytes = encodeWebm(film());
    const segment = at(bytes, 0x18538067);
    const body = segment + 4 + sizeBytes(0).length + 1;
    const extras: readonly (readonly [number, string])[] = [
      [0x7ba9, 'Quillfeather'],
      [0x4461, '\0\0\0\0\0\0\0\0'],
      [0x1254c367, 'ZQ-77001'],
      [0xec, 'Zebediah'],
      [0x73a4, '0123456789abcdef'],
    ];
    for (const [id, value] of extras) {
      const extra = Uint8Array.from([...idBytes(id), ...sizeBytes(value.length), ...Buffer.from(value, 'latin1')]);
      // Behind the segment, and as its last element, with its size grown.
      expect(refuses(Buffer.concat([bytes, extra]))).toBe(true);
      const inner = bytes.subarray(body);
      const grown = Buffer.concat([
        bytes.subarray(0, segment),
        Uint8Array.from([...idBytes(0x18538067), ...sizeBytes(inner.length + extra.length)]),
        inner,
        extra,
      ]);
      expect(refuses(grown)).toBe(true);
    }
  });

  it('is read strictly once it is written', () => {
    const bytes = encodeWebm(film());
    expect(checkWrittenFile(memorySource(bytes), { kind: 'webm' }, null)).toBeNull();
    expect(() => checkWrittenFile(memorySource(Uint8Array.from([...bytes, 1])), { kind: 'webm' }, null)).toThrow(ReviewError);
  });

  itWith([tools.ffprobe], 'is one video track without a date, a title or a language for ffprobe', () => {
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-webm-'));
    try {
      const path = join(folder, 'film.webm');
      writeFileSync(path, encodeWebm(film()));
      const options = ['-v', 'quiet', '-show_streams', '-show_packets', '-show_format', '-of', 'json', path];
      const told = JSON.parse(execFileSync(tools.ffprobe.command, options, { encoding: 'utf8' })) as {
        packets: { pts_time: string; size: string }[];
        streams: Record<string, unknown>[];
        format: Record<string, unknown>;
      };
      expect(told.packets.map(({ pts_time, size }) => [Math.round(Number(pts_time) * 1000), Number(size)])).toEqual(
        film().frames.map(({ time, bytes }) => [time, bytes.length]),
      );
      expect(told.streams).toHaveLength(1);
      expect(told.streams[0]).toMatchObject({ codec_name: 'vp9', width: 144, height: 96, color_space: 'smpte170m', color_range: 'tv' });
      expect(told.streams[0]?.['tags']).toBeUndefined();
      expect(told.format).toMatchObject({ duration: '1.200000', tags: { encoder: 'n/a' } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('when pictures of a film are shown', () => {
  it('is as the file says, rounded from the beginning on', () => {
    expect(filmTimes(100, { first: 3, count: 3 })).toEqual({ times: [0, 100, 200], length: 300 });
    expect(filmTimes(1000 / 30, { first: 0, count: 4 })).toEqual({ times: [0, 33, 67, 100], length: 133 });
    expect(filmTimes([10, 20, 40, 80], { first: 1, count: 3 })).toEqual({ times: [0, 20, 60], length: 140 });
    expect(filmTimes(null, { first: 0, count: 2 })).toEqual({ times: [0, 100], length: 200 });
    // Two never begin at once.
    expect(filmTimes(0.1, { first: 0, count: 3 })).toEqual({ times: [0, 1, 2], length: 3 });
  });
});
