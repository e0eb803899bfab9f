import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../core/bridge.js';
import { OpenScans } from '../../../renderer/app/open-scans.js';
import { createStore } from '../../../renderer/app/store.js';
import type { Scanner } from '../../../renderer/workers/scan-client.js';
import type { ScanResult } from '../../../renderer/workers/scan-worker.js';
import { batch, inventGrant, inventRecord } from '../invented-record.js';

const settle = async () => {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve));
};

function opened(scanFile: (grant: Grant, index: number) => ScanResult) {
  const released: string[] = [];
  const cancelled: string[] = [];
  const batches: number[] = [];
  const forgotten: string[] = [];
  const store = createStore();
  const scanner = {
    scanBatch: async (grants: readonly Grant[]) => {
      batches.push(grants.length);
      await new Promise((resolve) => setTimeout(resolve));
      return grants.map(scanFile);
    },
    forget: async (ids: readonly string[]) => void forgotten.push(...ids),
  } as unknown as Pick<Scanner, 'scanBatch' | 'forget'>;
  const scans = new OpenScans(
    {
      cancelOpening: async (id) => void cancelled.push(id),
      releaseGrants: async (ids) => void released.push(...ids),
    },
    scanner,
    store,
  );
  return { scans, store, released, cancelled, batches, forgotten };
}
const grants = (count: number, prefix = 'g') => Array.from({ length: count }, (_, index) => inventGrant(`${prefix}${index}`));
const record = (grant: Grant): ScanResult => ({
  kind: 'record',
  record: { ...inventRecord({ fileId: grant.id }), sopInstanceUid: `2.25.${grant.id.slice(1)}` },
});

const inventedTexts = {
  patientName: '',
  patientId: '',
  studyDate: '',
  studyDescription: '',
  modality: '',
  seriesNumber: '',
  seriesDescription: '',
  instanceNumber: '',
};

describe('opening', () => {
  it('reads in batches of 64 and accounts for every file', async () => {
    const { scans, store, batches, released } = opened((grant) =>
      grant.id.endsWith('7') ? { kind: 'not-opened', reason: 'not-dicom' } : record(grant),
    );
    scans.receive(batch({ grants: grants(130) }));
    scans.receive(batch({ grants: grants(20, 'h'), done: true }));
    await settle();
    const state = store.get();
    expect(batches.every((size) => size <= 64)).toBe(true);
    expect(state.records.length + state.notOpened.length).toBe(150);
    expect(state.notOpened).toHaveLength(15);
    expect(released).toHaveLength(15);
    expect(state.openings).toEqual([]);
    expect(state.lastOpening).toEqual({ opened: 135, notOpened: 15, cancelled: false });
  });

  it('stops when it is cancelled: gives back what was not read, keeps what was, takes nothing that comes late', async () => {
    const { scans, store, released, cancelled } = opened(record);
    scans.receive(batch({ grants: grants(200) }));
    await new Promise((resolve) => setTimeout(resolve));
    scans.cancel('o1');
    await settle();
    scans.receive(batch({ grants: grants(5, 'z'), done: true, cancelled: true }));
    await settle();
    const state = store.get();
    expect(cancelled).toEqual(['o1']);
    expect(state.records.length).toBeGreaterThan(0);
    expect(state.records.length + released.length).toBe(205);
    expect(state.openings).toEqual([]);
    expect(state.lastOpening?.cancelled).toBe(true);
  });

  it('lists a batch that the worker could not answer for, and goes on', async () => {
    const { scans, store } = opened((grant) => {
      if (grant.id === 'g3') throw new Error('worker');
      return record(grant);
    });
    scans.receive(batch({ grants: grants(70), done: true }));
    await settle();
    expect(store.get().notOpened.map(({ reason }) => reason)).toEqual(Array.from({ length: 64 }, () => 'read-failed'));
    expect(store.get().records).toHaveLength(6);
  });

  it('reads what is in a container next, and keeps the container granted while one of its files is open', async () => {
    const inside = (id: string) => ({ id, untrustedName: `disc.zip/${id}`, size: 10 });
    const { scans, store, released, forgotten, batches } = opened((file) => {
      if (file.id === 'zip' || file.id === 'letters') {
        const listing = {
          files: [0, 1].map((index) => inside(`${file.id}!500!${index}`)),
          refused: [{ untrustedName: 'disc.zip/secret', reason: 'entry-encrypted' as const }],
        };
        return { kind: 'container', listing };
      }
      return file.id.startsWith('letters') || file.id.endsWith('!1') ? { kind: 'not-opened', reason: 'not-dicom' } : record(file);
    });
    scans.receive(batch({ grants: [inventGrant('zip'), inventGrant('letters'), ...grants(80)], done: true }));
    await settle();
    const state = store.get();
    expect(state.records.map(({ fileId }) => fileId)).toContain('zip!500!0');
    expect(state.records).toHaveLength(81);
    expect(state.notOpened.map(({ reason }) => reason).sort()).toEqual([
      'entry-encrypted',
      'entry-encrypted',
      'not-dicom',
      'not-dicom',
      'not-dicom',
    ]);
    expect(state.lastOpening).toEqual({ opened: 81, notOpened: 5, cancelled: false });
    expect(batches).toEqual([64, 22]);
    // Never an id that main doesn't know, and never the container of an open file.
    expect(released).toEqual(['letters']);
    expect(forgotten.sort()).toEqual(['letters', 'zip']);
    expect(scans.isReading('zip')).toBe(false);
  });

  it("tells how many files of the disc's index are not there", async () => {
    const listed = (untrustedFileId: string) => ({
      untrustedType: 'IMAGE',
      untrustedTexts: inventedTexts,
      untrustedFileId,
      untrustedSopInstanceUid: '',
      records: [],
    });
    const untrustedFileIds = ['IM1', 'IM2', 'IM3'];
    const directory = { records: untrustedFileIds.map(listed), untrustedFileIds };
    const { scans, store } = opened((file) => (file.id === 'dir' ? { kind: 'directory', directory } : record(file)));
    const at = (id: string, untrustedName: string) => ({ ...inventGrant(id), untrustedName });
    scans.receive(batch({ grants: [at('dir', 'disc/DICOMDIR'), at('g1', 'disc/im1'), at('g2', 'other/IM2')], done: true }));
    await settle();
    expect(store.get().discs).toMatchObject([{ untrustedName: 'disc/DICOMDIR', files: 3, missing: 2 }]);
    expect(store.get().discs[0]?.rows.map(({ state, fileId }) => [state, fileId])).toEqual([
      ['none', null],
      ['open', 'g1'],
      ['missing', null],
      ['missing', null],
    ]);
    store.dispatch({ type: 'closeStudies', fileIds: store.get().records.map(({ fileId }) => fileId) });
    expect(store.get().discs).toEqual([]);
  });

  it('joins the halves of a volume when all is found, and lists the one that stays alone', async () => {
    const { scans, store, released } = opened((file) => {
      if (file.id.includes('+')) return record(file);
      return { kind: 'not-opened', reason: file.untrustedName.endsWith('.hdr') ? 'voxels-in-another-file' : 'not-dicom' };
    });
    const at = (id: string, untrustedName: string) => ({ ...inventGrant(id), untrustedName, size: 7 });
    scans.receive(batch({ grants: [at('g1', 'a/head.hdr'), at('g2', 'b/head.img')] }));
    await settle();
    expect(store.get().openings).toHaveLength(1);
    expect(released).toEqual([]);
    scans.receive(batch({ grants: [at('g3', 'a/head.IMG'), at('g4', 'notes.txt')], done: true }));
    await settle();
    const state = store.get();
    expect(state.records.map(({ fileId }) => fileId)).toEqual(['g1+7+g3+7']);
    expect(state.notOpened).toEqual([
      { untrustedName: 'notes.txt', reason: 'not-dicom' },
      { untrustedName: 'b/head.img', reason: 'not-dicom' },
    ]);
    expect([...released].sort()).toEqual(['g2', 'g4']);
    expect(state.openings).toEqual([]);
  });

  it('gives halves back where opening is cancelled', async () => {
    const { scans, released, store } = opened(() => ({ kind: 'not-opened', reason: 'voxels-in-another-file' }));
    scans.receive(batch({ grants: [{ ...inventGrant('g1'), untrustedName: 'head.hdr' }] }));
    await settle();
    scans.cancel('o1');
    await settle();
    expect(released).toEqual(['g1']);
    expect(store.get().openings).toEqual([]);
  });

  it('ends where a folder holds nothing', async () => {
    const { scans, store } = opened(record);
    scans.receive(batch({ done: true }));
    await settle();
    expect(store.get().lastOpening).toEqual({ opened: 0, notOpened: 0, cancelled: false });
  });
});
