import type { DisplayFrame } from '../display-frame.js';
import { type ColorPicture, colorPicture } from './color-picture.js';
import type { FrameFaces } from './face-box.js';
import type { FaceModel } from './face-models.js';
import { findFaces } from './find-faces.js';

/** Looks through the frames of one file in their order; a frame that is the same as the one before needs no second look. */
export class FaceFollower {
  #before: { readonly picture: ColorPicture; readonly faces: FrameFaces } | null = null;

  constructor(private readonly model: FaceModel) {}

  async look(display: DisplayFrame): Promise<FrameFaces> {
    const picture = colorPicture(display);
    if (this.#before && isSame(this.#before.picture, picture)) return this.#before.faces;
    const faces = await findFaces(picture, this.model);
    this.#before = { picture, faces };
    return faces;
  }
}

const isSame = (one: ColorPicture, other: ColorPicture): boolean =>
  one.columns === other.columns && one.rows === other.rows && one.rgba.every((value, at) => value === other.rgba[at]);
