import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StagedFile } from '../../../core/bridge.js';
import { Superseded } from '../../../renderer/workers/export-pace.js';
import { BASIC_DICOM, EngineBench } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('the review that the engine makes', () => {
  it('reviews what was staged, and leaves out the kinds that carry writing', async () => {
    const { pictures, totals, bytes } = await bench.reviewed([
      bench.request('ct1'),
      bench.request('ct2'),
      bench.request('us1'),
      bench.request('text'),
    ]);
    expect(pictures.map(({ fileId, stays, writing }) => [fileId, stays, writing])).toEqual([
      ['ct1', null, null],
      ['ct2', null, null],
      ['us1', 'not-checked-for-text', 'ultrasound'],
      ['text', 'not-readable', null],
    ]);
    expect(totals).toMatchObject({ files: 2, pictures: 2, staying: { name: true, birthDate: true, patientId: true } });
    expect(totals.elements.source).toBe(totals.elements.kept + totals.elements.changed + totals.elements.removed);
    expect(totals.elements.output).toBe(totals.elements.kept + totals.elements.changed + totals.elements.added);
    expect(bytes.size).toBe(bytes.facts + bytes.pixels + bytes.structure);
    expect(bytes.size).toBe([...bench.main.staged.values()].reduce((sum, one) => sum + one.length, 0));
    expect(bytes.pixels).toBe(64);
    for (const output of bench.main.staged.values()) expect(Buffer.from(output).includes('Quillfeather')).toBe(false);
  });

  it('takes an unchecked picture along where the person ticked it, and says so', async () => {
    const { pictures } = await bench.reviewed([bench.request('us1', { includeUnchecked: true })]);
    expect(pictures[0]).toMatchObject({ stays: null, writing: 'ultrasound', leaving: { name: 'IM000000.dcm' } });
  });

  it('leaves out what the person unticked, and makes the names new', async () => {
    const { pictures } = await bench.reviewed([bench.request('ct1', { unticked: true }), bench.request('ct2')]);
    expect(pictures.map(({ stays, leaving }) => [stays, leaving?.name])).toEqual([
      ['unticked', undefined],
      [null, 'IM000000.dcm'],
    ]);
  });

  it('reads nothing anew for a changed choice but what it changes', async () => {
    const first = await bench.reviewed([bench.request('ct1'), bench.request('ct2'), bench.request('us1')]);
    const opened = new Map(bench.main.opened);
    const second = await bench.reviewed([bench.request('ct1', { unticked: true }), bench.request('ct2'), bench.request('us1')]);
    expect(bench.main.opened).toEqual(opened);
    // The same bytes, reviewed under the id and the name that they have now.
    expect(second.pictures[1]?.leaving).toMatchObject({
      sha256: first.pictures[1]?.leaving?.sha256,
      name: 'IM000000.dcm',
      stagedId: 's2-0',
    });
    bench.engine.forget();
    await bench.reviewed([bench.request('ct1')]);
    expect(bench.main.opened.get('ct1')).toBeGreaterThan(opened.get('ct1') ?? 0);
  });

  it('refuses a file whose staged bytes are not what was planned, and leaves it out of the next stage', async () => {
    const files = [bench.request('ct1'), bench.request('ct2')];
    const result = await bench.review(files, ([first]) => {
      const bytes = bench.main.staged.get(first?.stagedId ?? '') as Uint8Array;
      bytes[bytes.length - 1] = 99;
      Object.assign(first as StagedFile, { sha256: createHash('sha256').update(bytes).digest('hex') });
    });
    expect(result).toEqual({ kind: 'refused' });
    const next = await bench.reviewed(files);
    expect(next.pictures.map(({ stays }) => stays)).toEqual(['review-differs', null]);
    expect(next.totals.files).toBe(1);
  });

  it('stops work for a choice that was changed', async () => {
    const old = bench.engine.plan(1001, BASIC_DICOM, [bench.request('ct1'), bench.request('ct2')], bench.main);
    const current = bench.engine.plan(1002, BASIC_DICOM, [bench.request('ct1')], bench.main);
    await expect(old).rejects.toThrow(Superseded);
    expect((await current).splices).toHaveLength(1);
  });
});
