import { beforeEach, describe, expect, it } from 'vitest';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { PURPOSE_POLICIES, policyOf } from '../../../renderer/export/choices/purposes.js';
import { Superseded } from '../../../renderer/workers/export-pace.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { BASIC_DICOM, EngineBench, uid } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('policies and false alarms in the engine', () => {
  it('decides anew under another policy, with the same seed, and says which it was', async () => {
    const basic = await bench.reviewed([bench.request('ct1')]);
    const research = await bench.reviewed([bench.request('ct1')], PURPOSE_POLICIES.research);
    expect(research.policy.name).toBe('research');
    expect(bench.engine.facts('0028,0303', null)[0]?.after?.samples).toEqual(['MODIFIED']);
    expect(research.facts.find(({ tag }) => tag === 0x00100030)).toMatchObject({ reason: 'profile-empty' });
    const back = await bench.reviewed([bench.request('ct1')]);
    expect(back.pictures[0]?.leaving?.sha256).toBe(basic.pictures[0]?.leaving?.sha256);
    expect(back.policy.name).toBe('basic');
    expect(bench.engine.facts('0028,0303', null)[0]?.after?.samples).toEqual(['REMOVED']);
  });

  it('takes nothing that was decided under the policy before, even by work that still went on', async () => {
    const old = bench.engine.plan(
      2001,
      { ...BASIC_DICOM, policy: policyOf({ ...BASIC_POLICY.options, retainUids: true }) },
      [bench.request('ct1'), bench.request('ct2')],
      bench.main,
    );
    const current = bench.engine.plan(2002, BASIC_DICOM, [bench.request('ct1'), bench.request('ct2')], bench.main);
    await expect(old).rejects.toThrow(Superseded);
    const staged = bench.main.stage((await current).splices);
    expect((await bench.engine.review(2002, { files: staged, container: null }, bench.main)).kind).toBe('reviewed');
    for (const bytes of bench.main.staged.values()) expect(Buffer.from(bytes).includes('1.2.3.4.5.6.')).toBe(false);
  });

  it('lists what the leak search found, and lets it leave in that file alone where it is called a false alarm', async () => {
    const kernel = { tag: 0x00181210, bytes: element(0x00181210, 'SH', 'Quillfeather B30') };
    for (const number of [1, 2])
      bench.main.files.set(`ct${number}`, imageFile(SYNTAX.explicit, [uid(0x00080018, `1.2.3.4.5.6.${number}`), kernel]));
    const first = await bench.reviewed([bench.request('ct1'), bench.request('ct2')]);
    expect(first.findings).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct1', 'ct2'] }]);
    expect(first.overruled).toEqual([]);
    expect(first.totals.staying.name).toBe(true);

    const overruled = [{ path: '(0018,1210)', reason: 'leak-name' }] as const;
    const second = await bench.reviewed([bench.request('ct1', { overruled }), bench.request('ct2')]);
    expect(second.findings).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct2'] }]);
    expect(second.overruled).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct1'] }]);
    // The name leaves on the person's word: that it stays can't be said any more.
    expect(second.totals.staying).toMatchObject({ name: false, patientId: true });
    const names = second.pictures.map(({ leaving }) =>
      Buffer.from(bench.main.staged.get(leaving?.stagedId ?? '') ?? []).includes('Quillfeather'),
    );
    expect(names).toEqual([true, false]);

    const undone = await bench.reviewed([bench.request('ct1'), bench.request('ct2')]);
    expect(undone.findings).toEqual(first.findings);
    expect(undone.pictures[0]?.leaving?.sha256).toBe(first.pictures[0]?.leaving?.sha256);
  });
});
