import { beforeEach, describe, expect, it } from 'vitest';
import { PLAIN_PACKING } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { EngineBench } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('the seed of an export', () => {
  it('makes the same bytes of the same seed, and others of another', async () => {
    const one = await bench.reviewed([bench.request('ct1')]);
    bench.engine.begin(new Uint8Array(32).fill(8));
    const other = await bench.reviewed([bench.request('ct1')]);
    bench.engine.begin(new Uint8Array(32).fill(7));
    const again = await bench.reviewed([bench.request('ct1')]);
    expect(again.pictures[0]?.leaving?.sha256).toBe(one.pictures[0]?.leaving?.sha256);
    expect(other.pictures[0]?.leaving?.sha256).not.toBe(one.pictures[0]?.leaving?.sha256);
  });

  it('gives the same codes in all exports with the kept key, others without it, and none where no key is open', async () => {
    const keyOf = async () => {
      const result = await bench.review([bench.request('ct1')], undefined, BASIC_POLICY, 'dicom', PLAIN_PACKING, true);
      return result.kind === 'reviewed' ? result.reviewed.pictures[0]?.leaving?.sha256 : null;
    };
    await expect(keyOf()).rejects.toThrow();
    const saved = bench.engine.makeKey(new Uint8Array(32).fill(3), null);
    const first = await keyOf();
    expect(first).not.toBe((await bench.reviewed([bench.request('ct1')])).pictures[0]?.leaving?.sha256);
    bench.engine.begin(new Uint8Array(32).fill(9));
    bench.engine.dropKey();
    await expect(keyOf()).rejects.toThrow();
    expect(bench.engine.openKey(saved, '')).toBe(true);
    expect(await keyOf()).toBe(first);
  });
});
