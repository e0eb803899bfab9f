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
  const store = createStore();
  const scanner = {
    scanBatch: async (grants: readonly Grant[]) => {
      batches.push(grants.length);
      await new Promise((resolve) => setTimeout(resolve));
      return grants.map(scanFile);
    },
  } as unknown as Pick<Scanner, 'scanBatch'>;
  const scans = new OpenScans(
    {
      cancelOpening: async (id) => void cancelled.push(id),
      releaseGrants: async (ids) => void released.push(...ids),
    },
    scanner,
    store,
  );
  return { scans, store, released, cancelled, batches };
}
const grants = (count: number, prefix = 'g') => Array.from({ length: count }, (_, index) => inventGrant(`${prefix}${index}`));
const record = (grant: Grant): ScanResult => ({
  kind: 'record',
  record: { ...inventRecord({ fileId: grant.id }), sopInstanceUid: `2.25.${grant.id.slice(1)}` },
});

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

  it('ends where a folder holds nothing', async () => {
    const { scans, store } = opened(record);
    scans.receive(batch({ done: true }));
    await settle();
    expect(store.get().lastOpening).toEqual({ opened: 0, notOpened: 0, cancelled: false });
  });
});
