import type { YuvPicture } from '../../../core/deid/video/yuv.js';
import type { FilmCodec } from '../../../renderer/workers/export-film.js';

/** A coder that keeps pictures as they are: what is said of a film doesn't hang on what VP9 loses. Every third stands alone. */
export const storedFilm: FilmCodec = {
  encode: (_size, _milliseconds, pictures) => stored(pictures, (samples) => samples.slice()),
  async *decode({ rows, columns, frames }, first): AsyncGenerator<YuvPicture, void, undefined> {
    for (const { bytes } of frames.slice(first)) yield { rows, columns, samples: bytes };
  },
};

/** One that keeps nothing but grey until it is asked for more than so much fineness. */
export const coarseFilm = (least: number): FilmCodec => ({
  ...storedFilm,
  encode: (_size, _milliseconds, pictures, fineness) =>
    stored(pictures, (samples) => (fineness < least ? new Uint8Array(samples.length).fill(128) : samples.slice())),
});

async function stored(pictures: AsyncIterable<YuvPicture>, keep: (samples: Uint8Array) => Uint8Array) {
  const coded: { isKey: boolean; bytes: Uint8Array }[] = [];
  for await (const { samples } of pictures) coded.push({ isKey: coded.length % 3 === 0, bytes: keep(samples) });
  return coded;
}
