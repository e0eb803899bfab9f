import type { YuvPicture } from '../../../core/deid/video/yuv.js';
import type { FilmCodec } from '../../../renderer/workers/export-film.js';

/** A coder that keeps pictures as they are: what is said of a film doesn't hang on what VP9 loses. Every third stands alone. */
export const storedFilm: FilmCodec = {
  async encode(_size, _milliseconds, pictures) {
    const coded: { isKey: boolean; bytes: Uint8Array }[] = [];
    for await (const { samples } of pictures) coded.push({ isKey: coded.length % 3 === 0, bytes: samples.slice() });
    return coded;
  },
  async *decode({ rows, columns, frames }, first): AsyncGenerator<YuvPicture, void, undefined> {
    for (const { bytes } of frames.slice(first)) yield { rows, columns, samples: bytes };
  },
};
