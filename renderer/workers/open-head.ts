import { cutFace } from '../../core/deid/face/cut-face.js';
import type { ExaminedHead, FacelessHead } from '../../core/deid/face/examine-stack.js';
import { frameHead } from '../../core/deid/face/frame-head.js';
import { type RenderedHead, renderFace, type SurfacePicture, type ViewAngle, withoutCut } from '../../core/deid/face/render-face.js';

/** A head that was looked at, as long as it may be shown: some dozen megabytes. What is cut is worked out when it is asked for. */
export class OpenHead {
  #cut: Uint8Array | null = null;
  #after: RenderedHead | null = null;

  constructor(readonly head: ExaminedHead | FacelessHead) {}

  /** @throws where no face was found: nobody knows what to cut */
  get examined(): ExaminedHead {
    if (!this.head.face) throw new Error('no face was found on this head');
    return this.head;
  }

  get cut(): Uint8Array {
    const { grid, tissue, face } = this.examined;
    this.#cut ??= cutFace(grid, tissue, face);
    return this.#cut;
  }

  render(isDefaced: boolean, angle: ViewAngle, size: number): SurfacePicture {
    const before = { grid: this.head.grid, threshold: this.head.tissue.threshold };
    if (isDefaced) this.#after ??= withoutCut(before, this.cut);
    return renderFace(isDefaced && this.#after ? this.#after : before, angle, frameHead(this.head), size);
  }
}
