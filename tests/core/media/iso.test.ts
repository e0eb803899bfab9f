import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import type { Container } from '../../../core/media/container.js';
import { contentKind } from '../../../core/media/content-kind.js';
import { openIso } from '../../../core/media/iso/open-iso.js';
import { MediaError } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS } from '../../../core/media/media-limits.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { programPath } from '../../../scripts/setup/system-libraries.mjs';
import { ascii } from '../../support/dicom-bytes.js';
import { isoBytes } from '../../support/iso-bytes.js';
import { itWith } from '../../support/when.js';

const open = (bytes: Uint8Array): Container => openIso(memorySource(bytes), MEDIA_LIMITS);
const listed = (bytes: Uint8Array) => open(bytes).entries.map(({ untrustedName, refusal }) => refusal ?? untrustedName);
function contentOf(entry: Container['entries'][number] | undefined): string {
  if (entry?.kind !== 'stored') throw new Error('not stored');
  const { source } = entry.locate();
  return new TextDecoder().decode(source.read(0, source.size));
}

const [one, two] = [ascii('a scan of nobody'), ascii('another one'.repeat(400))];
const DISC = [
  { name: 'DICOMDIR', content: ascii('index') },
  {
    name: 'DICOM',
    nodes: [
      { name: 'Étude du genou', nodes: [{ name: 'im1', content: one }] },
      { name: 'im2', content: two },
    ],
  },
];

describe('an image of a disc', () => {
  it('is its files, folder by folder, by their short names or their long ones', () => {
    const plain = isoBytes(DISC);
    expect(contentKind(memorySource(plain))).toBe('iso');
    expect(listed(plain)).toEqual(['DICOMDIR', 'DICOM/IM2', 'DICOM/_TUDE_DU_GEN/IM1']);
    const joliet = isoBytes(DISC, true);
    expect(listed(joliet)).toEqual(['DICOMDIR', 'DICOM/im2', 'DICOM/Étude du genou/im1']);
    for (const bytes of [plain, joliet]) {
      const { entries } = open(bytes);
      expect(entries.map(contentOf)).toEqual(['index', 'another one'.repeat(400), 'a scan of nobody']);
    }
  });

  it('is opened by the id of a file in it, which is a range of it', () => {
    const bytes = isoBytes(DISC);
    const opened = new OpenedFiles(() => memorySource(bytes));
    const listing = opened.list('disc', bytes.length, 'disc.iso');
    const [, second] = listing?.files ?? [];
    expect(second?.untrustedName).toBe('disc.iso/DICOM/IM2');
    const file = opened.open(second?.id ?? '', second?.size ?? 0);
    expect(bytes.subarray(file.stored?.offset ?? 0).subarray(0, 11)).toEqual(ascii('another one'));
  });

  it('ends where folders lie in circles, and lists what lies outside of it or in pieces', () => {
    const root = 20;
    const lies = (block: number, size: number) => [{ name: 'ROUND', nodes: [], lies: { block, size } }];
    // Its only folder is the first thing that is written: the list inside it is the root itself.
    const round = isoBytes([
      { name: 'A', nodes: [{ name: 'B', nodes: lies(root + 1, 2048) }] },
      { name: 'im', content: one },
    ]);
    expect(listed(round).every((name) => typeof name === 'string')).toBe(true);
    expect(listed(isoBytes(lies(1_000_000, 2048)))).toEqual(['entry-damaged']);
    expect(listed(isoBytes([{ name: 'im', content: one, lies: { size: 1e9 } }]))).toEqual(['entry-damaged']);
    expect(listed(isoBytes([{ name: 'im', content: one, lies: { unit: 2 } }]))).toEqual(['entry-method-not-supported']);
  });

  it('is bounded in files and in depth', () => {
    const many = isoBytes(Array.from({ length: 300 }, (_, index) => ({ name: `F${index}`, content: one })));
    expect(open(many).entries).toHaveLength(300);
    expect(() => openIso(memorySource(many), { ...MEDIA_LIMITS, entries: 299 })).toThrow(new MediaError('container-too-many-entries'));
    type Node = { name: string; nodes: Node[] };
    let deep: Node = { name: 'D', nodes: [] };
    for (let level = 0; level < 70; level++) deep = { name: 'D', nodes: [deep] };
    expect(listed(isoBytes([deep]))).toEqual(['container-too-deep']);
  });

  it('never fails otherwise than with a reason, whatever is changed in it', () => {
    const bytes = isoBytes(DISC, true);
    // Where descriptors and folders lie.
    const place = fc.integer({ min: 16 * 2048, max: bytes.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }), (changes) => {
        const changed = bytes.slice();
        for (const [at, value] of changes) changed[at] = value;
        try {
          for (const entry of open(changed).entries) if (entry.refusal === null) contentOf(entry);
        } catch (error) {
          if (!(error instanceof MediaError)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });

  const maker = programPath('genisoimage') ?? '';
  const genisoimage = {
    name: 'genisoimage',
    missing: maker === '' ? 'genisoimage isn’t on this machine.' : undefined,
    requiredInCi: false,
  };
  itWith(genisoimage, 'that another program made is read the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-iso-'));
    try {
      mkdirSync(join(folder, 'disc', 'Long folder name'), { recursive: true });
      writeFileSync(join(folder, 'disc', 'Long folder name', 'Étude-0001.dcm'), two);
      writeFileSync(join(folder, 'disc', 'DICOMDIR'), one);
      for (const style of [['-J', '-R'], ['-J'], []]) {
        execFileSync(maker, ['-quiet', '-input-charset', 'utf-8', ...style, '-o', join(folder, 'disc.iso'), join(folder, 'disc')], {
          stdio: 'pipe',
        });
        const { entries } = open(readFileSync(join(folder, 'disc.iso')));
        expect(entries.map(contentOf).sort()).toEqual(['a scan of nobody', 'another one'.repeat(400)]);
        const names = entries.map(({ untrustedName }) => untrustedName);
        expect(names).toContain('DICOMDIR');
        if (style.length > 0) expect(names).toContain('Long folder name/Étude-0001.dcm');
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
