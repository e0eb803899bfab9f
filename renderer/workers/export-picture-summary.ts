import type { GrantId, StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { BASIC_POLICY } from '../../core/deid/policy.js';
import type { ElementPath } from '../../core/dicom/data-set.js';
import type { LeavingFile, LeavingOutput, ReviewedFiles, ReviewedPicture } from '../export/state.js';
import type { FileRequest } from './export-api.js';
import type { StayingFacts } from './export-picture-facts.js';
import type { PreparedPicture, WithoutFacts } from './export-pictures.js';
import { sourceAccount } from './export-source-account.js';

/** One staged picture, which was read and compared. */
interface PictureOutput {
  readonly staged: StagedFile;
  /** How many of its bytes aren't the picture. */
  readonly structure: number;
}

/** One file of which pictures leave: one a frame in their order, or a film of all. */
export interface LeavingPicture {
  readonly outputs: readonly PictureOutput[];
  readonly facts: StayingFacts;
}

const NONE_KEPT = { facts: 0, private: 0, overlays: 0, icons: 0, pixels: 0 };

const leavingOutput = ({ staged: { stagedId, name, sha256, bytes: size }, structure }: PictureOutput): LeavingOutput => ({
  stagedId,
  name,
  sha256,
  bytes: { size, facts: 0, pixels: size - structure, structure },
});

function leavingFile({ outputs }: LeavingPicture): LeavingFile | null {
  const [first, ...more] = outputs.map(leavingOutput);
  return first ? { ...first, ...(more.length > 0 ? { more } : {}), oneReader: [] } : null;
}

/** What the screen shows of pictures without a fact. */
export function summarisePictures(
  format: WithoutFacts,
  files: readonly FileRequest[],
  prepared: ReadonlyMap<GrantId, PreparedPicture>,
  refused: ReadonlyMap<GrantId, LeftOutReason>,
  leaving: ReadonlyMap<GrantId, LeavingPicture>,
): ReviewedFiles {
  const all = [...leaving.values()];
  const pictures = files.map(({ fileId, untrustedName, unticked }): ReviewedPicture => {
    const known = prepared.get(fileId);
    const picture = leaving.get(fileId);
    return {
      fileId,
      untrustedName,
      frames: known?.span.count ?? 0,
      first: known?.span.first ?? 0,
      writing: known?.writing ?? null,
      grid: known?.grid ?? null,
      leaving: picture ? leavingFile(picture) : null,
      stays: picture ? null : (known?.stays ?? refused.get(fileId) ?? (unticked ? 'unticked' : 'not-readable')),
    };
  });
  const staying = new Set<ElementPath>(all.flatMap(({ facts }) => [...facts.facts]));
  const outputs = all.flatMap((picture) => picture.outputs);
  const size = outputs.reduce((sum, { staged }) => sum + staged.bytes, 0);
  const structure = outputs.reduce((sum, output) => sum + output.structure, 0);
  const source = all.reduce((sum, { facts }) => sum + facts.elements, 0);
  return {
    format,
    container: null,
    index: null,
    policy: BASIC_POLICY,
    pictures,
    totals: {
      files: all.length,
      pictures: [...leaving.keys()].reduce((count, fileId) => count + (prepared.get(fileId)?.span.count ?? 0), 0),
      bytes: size,
      elements: { source, output: 0, kept: 0, changed: 0, removed: source, added: 0 },
      factsLeaving: 0,
      factsStaying: staying.size,
      staying: {
        name: all.some(({ facts }) => facts.named.name),
        birthDate: all.some(({ facts }) => facts.named.birthDate),
        patientId: all.some(({ facts }) => facts.named.patientId),
      },
    },
    bytes: { size, facts: 0, pixels: size - structure, structure },
    source: sourceAccount(all.map(({ facts }) => ({ source: facts.ledger, kept: NONE_KEPT }))),
    pixelNotes: [],
    findings: [],
    overruled: [],
    facts: [],
  };
}
