import { describe, expect, it } from 'vitest';
import { TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { ByteRangeError, memorySource } from '../../../core/dicom/byte-source.js';
import type { Splice } from '../../../core/dicom/splice-file.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { Pace } from '../../../renderer/workers/export-pace.js';
import { PlannedFiles } from '../../../renderer/workers/export-plan-files.js';
import { nodeRedactionCodecs } from '../../support/codec-binaries.js';
import { imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { zipBytes } from '../../support/zip-bytes.js';

const SCAN = imageFile(SYNTAX.explicit);

/** What main would write for a splice: it has the granted files and the blobs, and nothing else. */
function written(splice: Splice | null | undefined, known: ReadonlyMap<string, Uint8Array>): Buffer {
  return Buffer.concat(
    (splice?.parts ?? []).map((part) => {
      if ('bytes' in part) return part.bytes;
      const [id, offset, length] = part.copy;
      const bytes = known.get(id);
      if (!bytes) throw new Error(`main knows no ${id}`);
      return bytes.subarray(offset, offset + length);
    }),
  );
}

async function plan(
  grant: Uint8Array,
  fileId: string,
  { beside = [], open = (id: string) => void id }: { beside?: string[]; open?: (id: string) => void } = {},
) {
  const known = new Map<string, Uint8Array>([['g', grant]]);
  const files = new OpenedFiles(() => memorySource(grant));
  const asked: string[] = [];
  const planned = await new PlannedFiles().plan(
    [fileId, ...beside].map((id) => ({
      fileId: id,
      size: SCAN.length,
      untrustedName: 'IM1',
      includeUnchecked: true,
      unticked: false,
      overruled: [],
    })),
    {
      planner: createPlanner(BASIC_POLICY, new Uint8Array(32).fill(7)),
      terms: new TermDictionary(BASIC_POLICY.options),
      codecs: nodeRedactionCodecs(),
      isFileSet: false,
      open: (id, size) => {
        open(id);
        return files.open(id, size);
      },
      readHeads: async (ids) => {
        asked.push(...ids);
        return new Map();
      },
      loadSource: async (id) => {
        asked.push(id);
        return memorySource(grant);
      },
      appendBlob: async (blobId, bytes) => {
        const id = blobId ?? `blob-${known.size}`;
        known.set(id, Buffer.concat([known.get(id) ?? new Uint8Array(0), bytes]));
        return id;
      },
    },
    new Pace(
      () => true,
      () => undefined,
    ),
  );
  return { file: planned.get(fileId), known, asked };
}

it('a file that could not be read for its words stays, though it can be read a moment later, and the others leave', async () => {
  let isFirst = true;
  const open = (id: string) => {
    if (id !== 'g' || !isFirst) return;
    isFirst = false;
    throw new ByteRangeError();
  };
  expect((await plan(SCAN, 'g', { beside: ['h'], open })).file?.stays).toBe('not-readable');
  isFirst = true;
  expect((await plan(SCAN, 'h', { beside: ['g'], open })).file?.stays).toBeNull();
});

describe('the plan of a file inside another', () => {
  it('writes what it writes of the file by itself, from the container where it is stored, from a blob where it was inflated', async () => {
    const alone = await plan(SCAN, 'g');
    const expected = written(alone.file?.splice, alone.known);
    expect(expected.length).toBeGreaterThan(200);
    for (const stored of [true, false]) {
      const zip = zipBytes([
        { name: 'other', content: new Uint8Array(50) },
        { name: 'IM1', content: SCAN, stored },
      ]);
      const inside = await plan(zip, `g!${zip.length}!1`);
      expect(inside.file?.stays).toBeNull();
      expect(written(inside.file?.splice, inside.known).equals(expected)).toBe(true);
      expect(inside.known.size).toBe(stored ? 1 : 2);
      // Main is never asked for a file that only workers know.
      expect(inside.asked).toEqual([]);
    }
  });

  it('says why what cannot be unpacked, or is not DICOM, stays', async () => {
    const zip = zipBytes([
      { name: 'broken', content: SCAN, claims: { crc: 3 } },
      { name: 'a.png', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0) },
    ]);
    expect((await plan(zip, `g!${zip.length}!0`)).file?.stays).toBe('not-readable');
    expect((await plan(zip, `g!${zip.length}!1`)).file?.stays).toBe('not-dicom');
  });
});
