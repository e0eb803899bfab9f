import type { Picture } from '../../core/deid/picture/encode-png.js';
import { framesIn } from '../../core/deid/picture/frame-span.js';
import { ReviewError } from '../../core/deid/review-error.js';
import { encodeWebm } from '../../core/deid/video/encode-webm.js';
import { type CodedFilm, filmTimes } from '../../core/deid/video/film.js';
import { readPlainWebm } from '../../core/deid/video/read-webm.js';
import { largestDifference, toYuv, type YuvPicture, yuvToRgba } from '../../core/deid/video/yuv.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { cineTiming } from '../../core/study/frames/cine-timing.js';
import { type DrawnFile, type PictureMaker, TooCoarse } from './export-maker.js';

/** What codes and decodes films: the platform's in a worker, a stand-in in tests. */
export interface FilmCodec {
  /**
   * Codes pictures of one size, which come one after the other. Decoding can begin at each that is a key; the first is one.
   * @param fineness each step has many times the bits of the one before; 0 is what most films need
   * @throws FrameError where this machine can't
   */
  encode(
    size: { readonly rows: number; readonly columns: number },
    milliseconds: number,
    pictures: AsyncIterable<YuvPicture>,
    fineness: number,
  ): Promise<readonly { readonly isKey: boolean; readonly bytes: Uint8Array }[]>;
  /** The pictures from `first` on, decoded by nothing of what coded them. @throws FrameError */
  decode(film: CodedFilm, first: number): AsyncGenerator<YuvPicture, void, undefined>;
}

/** Blocks of a picture differ by less, in levels of brightness: what was covered or cut would differ by more. */
export const MOST_DIFFERENCE = 24;

/** All frames of a file as one film. */
export function filmMaker(codec: FilmCodec): PictureMaker {
  return {
    count: () => 1,
    async make(file, steps) {
      const { times, length } = timesOf(file);
      async function* drawn() {
        for (const frame of framesIn(file.span)) {
          yield toYuv(await file.draw(frame));
          await steps.next();
        }
      }
      const pictures = drawn();
      const { value: first } = await pictures.next();
      if (!first) throw new FrameError('frame-missing');
      const { rows, columns } = first;
      async function* again(start: YuvPicture) {
        yield start;
        for await (const picture of pictures) {
          if (picture.rows !== rows || picture.columns !== columns) throw new FrameError('bad-description');
          yield picture;
        }
      }
      const coded = await codec.encode({ rows, columns }, length / file.span.count, again(first), file.fineness);
      if (coded.length !== file.span.count) throw new FrameError('codestream-invalid');
      const frames = coded.map(({ isKey, bytes }, index) => ({ time: times[index] as number, isKey, bytes }));
      return [encodeWebm({ rows, columns, length, frames })];
    },
    async review(file, [staged], steps) {
      if (!staged) throw new ReviewError('review-differs', '');
      const film = readPlainWebm(staged);
      checkTimes(film, file);
      let place = 0;
      for await (const picture of codec.decode(film, 0)) {
        if (place >= file.span.count) throw new ReviewError('review-differs', '');
        checkPicture(picture, await file.draw(file.span.first + place));
        place += 1;
        await steps.next();
      }
      if (place !== file.span.count) throw new ReviewError('review-differs', '');
      return [film.frames.reduce((size, { bytes }) => size - bytes.length, staged.size)];
    },
    async show([staged], place) {
      const film = readPlainWebm(staged as ByteSource);
      for await (const picture of codec.decode(film, place)) {
        const { rows, columns } = picture;
        return { rows, columns, rgba: yuvToRgba(picture) };
      }
      throw new FrameError('frame-missing');
    },
  };
}

function timesOf({ parsed, span }: DrawnFile): ReturnType<typeof filmTimes> {
  const image = describeImage(parsed.dataSet);
  const timing = image.kind === 'image' ? cineTiming(parsed.dataSet, image.numberOfFrames) : null;
  return filmTimes(timing?.milliseconds ?? null, span);
}

/** As many pictures as leave, each when the file says. */
function checkTimes(film: CodedFilm, file: DrawnFile): void {
  const { times, length } = timesOf(file);
  const isSame = film.length === length && film.frames.length === times.length;
  if (!isSame || film.frames.some(({ time }, index) => time !== times[index])) throw new ReviewError('review-differs', '');
}

/** A film loses fine detail, and nothing that anybody could read. Noise alone can take more bits than are there for it. */
function checkPicture(decoded: YuvPicture, drawn: Picture): void {
  const expected = toYuv(drawn);
  if (decoded.rows !== expected.rows || decoded.columns !== expected.columns) throw new ReviewError('review-differs', '');
  if (largestDifference(decoded, expected) > MOST_DIFFERENCE) throw new TooCoarse();
}
