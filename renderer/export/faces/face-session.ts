import { proxy } from 'comlink';
import type { GrantId } from '../../../core/bridge.js';
import type { FaceTreatment } from '../../../core/deid/face/face-treatment.js';
import type { FaceFile, FaceHost } from '../../workers/face-api.js';
import { type FaceFinder, startFaceFinder } from '../../workers/face-client.js';
import { framesOfFile } from '../choices/frames.js';
import { isPictures } from '../choices/shapes.js';
import type { ReviewSource } from '../review-source.js';
import type { ExportChoice, ExportTargets } from '../state.js';
import type { ReviewedHead } from './reviewed-head.js';
import { reviewedHeads, treatmentsOf } from './treat-face.js';

/** What was found in the files of a choice, and what becomes of each file that is in a head. */
export interface LookedFaces {
  readonly heads: readonly ReviewedHead[];
  readonly treatments: ReadonlyMap<GrantId, FaceTreatment>;
}

/** The search for faces of one export: its worker, which remembers what it has seen. */
export class FaceSession {
  #finder: FaceFinder | null = null;

  /** Looks at what is new of a choice; a later look overtakes an earlier one, which rejects. */
  async look(targets: ExportTargets, choice: ExportChoice, onProgress: FaceHost['progress']): Promise<LookedFaces> {
    const host = proxy({ progress: onProgress } satisfies FaceHost);
    const found = await this.#ask((finder) => finder.worker.look(facesAsked(targets, choice), host));
    const heads = reviewedHeads(found, choice);
    const defaced = heads.filter(({ treatment }) => treatment === 'deface').map(({ headId }) => headId);
    const erasures = defaced.length > 0 ? await this.#ask((finder) => finder.worker.erase(defaced)) : new Map();
    return { heads, treatments: treatmentsOf(heads, erasures) };
  }

  render(...[headId, isDefaced, angle, size]: Parameters<ReviewSource['head']>): ReturnType<ReviewSource['head']> {
    return this.#ask((finder) => finder.worker.render(headId, isDefaced, angle, size));
  }

  end(): void {
    this.#finder?.stop();
    this.#finder = null;
  }

  /** The worker's answer, or its end. */
  #ask<Answer>(ask: (finder: FaceFinder) => PromiseLike<Answer>): Promise<Answer> {
    this.#finder ??= startFaceFinder();
    return Promise.race([ask(this.#finder), this.#finder.stopped]);
  }
}

/** What is looked at of a choice: of files every frame, of pictures the frames that become one. Many of them are a volume again. */
export function facesAsked(targets: ExportTargets, { scope, format, unticked, frames }: ExportChoice): readonly FaceFile[] {
  const staying = new Set(unticked);
  return (targets.scopes[scope] ?? [])
    .filter(({ fileId }) => !staying.has(fileId))
    .map((target) => {
      const { fileId, size } = target;
      return { fileId, size, ...(isPictures(format) ? { frames: framesOfFile(frames, target) } : {}) };
    });
}
