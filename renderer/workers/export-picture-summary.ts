import type { GrantId, StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { BASIC_POLICY } from '../../core/deid/policy.js';
import type { ElementPath } from '../../core/dicom/data-set.js';
import type { ReviewedExport, ReviewedPicture } from '../export/state.js';
import type { FileRequest } from './export-api.js';
import type { StayingFacts } from './export-picture-facts.js';
import type { PreparedPicture } from './export-pictures.js';
import { sourceAccount } from './export-source-account.js';

/** One picture that leaves: the staged PNG, which was read and compared. */
export interface LeavingPicture {
  readonly staged: StagedFile;
  readonly facts: StayingFacts;
}

/** Signature, header, end, and the frame of the one chunk with the picture: a PNG that was read as plain has these and no others. */
const PNG_STRUCTURE = 8 + 25 + 12 + 12;
const NONE_KEPT = { facts: 0, private: 0, overlays: 0, icons: 0, pixels: 0 };

const ledgerOf = ({ bytes }: StagedFile) => ({ size: bytes, facts: 0, pixels: bytes - PNG_STRUCTURE, structure: PNG_STRUCTURE });

/** What the screen shows of pictures without a fact. */
export function summarisePictures(
  files: readonly FileRequest[],
  prepared: ReadonlyMap<GrantId, PreparedPicture>,
  refused: ReadonlyMap<GrantId, LeftOutReason>,
  leaving: ReadonlyMap<GrantId, LeavingPicture>,
): ReviewedExport {
  const all = [...leaving.values()];
  const pictures = files.map(({ fileId, untrustedName, unticked }): ReviewedPicture => {
    const known = prepared.get(fileId);
    const staged = leaving.get(fileId)?.staged;
    return {
      fileId,
      untrustedName,
      frames: known?.frames ?? 0,
      writing: known?.writing ?? null,
      grid: known?.grid ?? null,
      leaving: staged
        ? { stagedId: staged.stagedId, name: staged.name, sha256: staged.sha256, bytes: ledgerOf(staged), oneReader: [] }
        : null,
      stays: staged ? null : (known?.stays ?? refused.get(fileId) ?? (unticked ? 'unticked' : 'not-readable')),
    };
  });
  const staying = new Set<ElementPath>(all.flatMap(({ facts }) => [...facts.facts]));
  const size = all.reduce((sum, { staged }) => sum + staged.bytes, 0);
  const structure = all.length * PNG_STRUCTURE;
  const source = all.reduce((sum, { facts }) => sum + facts.elements, 0);
  return {
    format: 'png',
    policy: BASIC_POLICY,
    pictures,
    totals: {
      files: all.length,
      pictures: all.length,
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
