import { createHash } from 'node:crypto';
import { type OutputKind, outputNames, type Packing, PLAIN_PACKING, type StagedFile } from '../../../core/bridge.js';
import { ByteRangeError, memorySource } from '../../../core/dicom/byte-source.js';
import type { Splice } from '../../../core/dicom/splice-file.js';
import type { ExportHost } from '../../../renderer/workers/export-api.js';
import type { ReviewBytes, StagedPlan } from '../../../renderer/workers/export-review-files.js';

/** Main's part of the conversation, in memory. */
export class MemoryMain implements ExportHost {
  readonly files = new Map<string, Uint8Array>();
  readonly staged = new Map<string, Uint8Array>();
  /** How often each source was opened. */
  readonly opened = new Map<string, number>();
  stageCount = 0;

  open = (id: string) => {
    this.opened.set(id, (this.opened.get(id) ?? 0) + 1);
    const bytes = this.files.get(id);
    if (!bytes) throw new ByteRangeError('the file could not be read');
    return { source: memorySource(bytes), stored: { grantId: id, offset: 0 } };
  };

  loadReview = async ({ plan, staged }: StagedPlan): Promise<ReviewBytes> => ({
    source: this.open(plan.fileId).source,
    output: this.openStaged(staged),
  });

  readHeads = async (ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (this.files.has(id) ? [[id, (this.files.get(id) as Uint8Array).subarray(0, 200)] as const] : [])));

  /** As of long files: each is read through what was opened. */
  loadSource = async () => null;

  openStaged = ({ stagedId }: StagedFile) => memorySource(this.staged.get(stagedId) ?? new Uint8Array(0));

  stage(splices: readonly Splice[], kind: OutputKind = 'dicom', packing: Packing = PLAIN_PACKING): StagedFile[] {
    this.stageCount += 1;
    const names = outputNames(splices.length, kind, packing);
    return splices.map((splice, index) => {
      const bytes = Buffer.concat(
        splice.parts.map((part) => {
          if ('bytes' in part) return part.bytes;
          const [source, offset, length] = part.copy;
          return (this.files.get(source) ?? new Uint8Array(0)).subarray(offset, offset + length);
        }),
      );
      const stagedId = `s${this.stageCount}-${index}`;
      this.staged.set(stagedId, bytes);
      return { stagedId, name: names[index] ?? '', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  }

  appendBlob(): Promise<string> {
    throw new Error('nothing here is that large');
  }

  progress(): void {}
}
