import type { GrantId } from '../../core/bridge.js';
import type { StackFacts } from '../../core/deid/face/examine-stack.js';
import type { FaceErasure } from '../../core/deid/face/face-treatment.js';
import type { SurfacePicture, ViewAngle } from '../../core/deid/face/render-face.js';
import type { AskedFrames } from '../../core/deid/picture/frame-span.js';

/** One file that is looked at, among the others of the scope. */
export interface FaceFile {
  readonly fileId: GrantId;
  readonly size: number;
  /** Which of its frames leave, as pictures do; absent: all. */
  readonly frames?: AskedFrames;
}

/** A series from which a face could be rebuilt, or of which nobody can say. */
export interface FoundHead {
  /** Opaque, and the same for the same slices as long as the worker lives. */
  readonly headId: string;
  readonly fileIds: readonly GrantId[];
  /** `unsure`: a head on which no face was found. `unknown`: its slices lie as those of a head could, and can't be decoded. */
  readonly kind: 'face' | 'unsure' | 'unknown';
  /** From a fixed list: CT, MR, PT, NM, or '' for others. */
  readonly modality: string;
  readonly facts: StackFacts;
}

/** What the worker tells the page while it looks. */
export interface FaceHost {
  progress(done: number, total: number): void;
}

/** The worker that looks for heads. A later look overtakes an earlier one, which then rejects. */
export interface FaceWorker {
  /** Puts together what leaves, and nothing else. */
  look(files: readonly FaceFile[], host: FaceHost): Promise<readonly FoundHead[]>;
  /** What is replaced in the files of these heads, by file. */
  erase(headIds: readonly string[]): Promise<ReadonlyMap<GrantId, FaceErasure>>;
  /** The head's surface as it is, or with the face removed; `size` pixels wide and high. */
  render(headId: string, isDefaced: boolean, angle: ViewAngle, size: number): Promise<SurfacePicture>;
}
