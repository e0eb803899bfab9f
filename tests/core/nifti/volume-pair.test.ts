import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { formatPairId } from '../../../core/media/file-id.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { isVoxelName, joinVolume, pairHalves } from '../../../core/media/volume-pair.js';
import { niftiDisplayFrame } from '../../../core/nifti/nifti-display-frame.js';
import { niftiFacts } from '../../../core/nifti/nifti-facts.js';
import { niftiRecords } from '../../../core/nifti/nifti-records.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { type NiftiPlan, niftiBytes } from './nifti-bytes.js';

const PLAN: NiftiPlan = {
  size: [3, 4, 2],
  values: Array.from({ length: 24 }, (_, index) => index * 3),
  sform: [
    [-2, 0, 0, 5],
    [0, 3, 0, 6],
    [0, 0, 4, 7],
  ],
};

/** The same volume as two files. */
function split(plan: NiftiPlan): readonly [header: Uint8Array, voxels: Uint8Array] {
  const { version = 1, littleEndian = true } = plan;
  const whole = niftiBytes({ ...plan, magic: `ni${version}` });
  const [bytes, start] = version === 1 ? [348, 352] : [540, 544];
  const header = whole.slice(0, bytes);
  const view = new DataView(header.buffer);
  if (version === 1) view.setFloat32(108, 0, littleEndian);
  else view.setBigInt64(168, 0n, littleEndian);
  return [header, whole.slice(start)];
}

describe('a volume in two files', () => {
  const versions = [{}, { littleEndian: false }, { version: 2 as const }, { version: 2 as const, littleEndian: false }];

  it('is the same volume as in one: sides, places and values', () => {
    for (const version of versions) {
      const [header, voxels] = split({ ...PLAN, ...version });
      const joined = joinVolume(memorySource(header), memorySource(voxels));
      if (!joined) throw new Error('not joined');
      const one = memorySource(niftiBytes({ ...PLAN, ...version }));
      expect(niftiRecords(joined, 'id', 'name')).toEqual(niftiRecords(one, 'id', 'name'));
      for (const frame of [0, 1]) expect(niftiDisplayFrame(joined, frame)).toEqual(niftiDisplayFrame(one, frame));
      expect(niftiFacts(joined).filter(({ label }) => label !== 'vox_offset')).toEqual(
        niftiFacts(one).filter(({ label }) => label !== 'vox_offset'),
      );
    }
  });

  it('is opened by one id, read across the joint, and short where its voxels are', () => {
    const [header, voxels] = split(PLAN);
    const files: Readonly<Record<string, Uint8Array>> = { h: header, v: voxels };
    const opened = new OpenedFiles((id) => memorySource(files[id] ?? new Uint8Array(0)));
    const { source, stored } = opened.open(formatPairId({ header: { id: 'h', size: 348 }, voxels: { id: 'v', size: voxels.length } }), 0);
    expect(stored).toBeNull();
    const all = source.read(0, source.size);
    expect(all.subarray(source.size - voxels.length)).toEqual(voxels);
    expect(source.read(source.size - voxels.length - 2, 6)).toEqual(all.subarray(source.size - voxels.length - 2).subarray(0, 6));
    const short = joinVolume(memorySource(header), memorySource(voxels.subarray(2)));
    expect(short && niftiRecords(short, 'id', 'name')[0]?.image).toMatchObject({ kind: 'refused', code: 'bad-description' });
  });

  it('needs a header that says so', () => {
    const [header, voxels] = split(PLAN);
    expect(joinVolume(memorySource(header.subarray(0, 200)), memorySource(voxels))).toBeNull();
    expect(joinVolume(memorySource(niftiBytes(PLAN).subarray(0, 348)), memorySource(voxels))).toBeNull();
    expect(joinVolume(memorySource(new Uint8Array(2 * 1024 * 1024)), memorySource(voxels))).toBeNull();
  });

  it('is found by the names in one folder', () => {
    const half = (untrustedName: string) => ({
      untrustedName,
      kind: isVoxelName(untrustedName) ? ('voxels' as const) : ('header' as const),
    });
    const { pairs, alone } = pairHalves(['a/x.hdr', 'a/x.img.gz', 'b/x.img', 'y.HDR.GZ', 'y.IMG', 'z.hdr', 'a/x'].map(half));
    expect(pairs.map((pair) => pair.map(({ untrustedName }) => untrustedName))).toEqual([
      ['a/x.hdr', 'a/x.img.gz'],
      ['y.HDR.GZ', 'y.IMG'],
    ]);
    expect(alone.map(({ untrustedName }) => untrustedName)).toEqual(['b/x.img', 'z.hdr', 'a/x']);
  });

  itWith([corpus, tools.nibabel], 'that nibabel writes is the volume that it was made from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-pair-'));
    try {
      for (const name of ['LAS.nii.gz', 'IRP.nii.gz']) {
        const file = corpusFiles().find(({ path }) => path.endsWith(`nifti/${name}`));
        if (!file) throw new Error('not in the corpus');
        const code = 'import sys, nibabel as n\ni = n.load(sys.argv[1])\nn.save(n.Nifti1Pair(i.dataobj, i.affine, i.header), sys.argv[2])';
        execFileSync(tools.nibabel.command, [...tools.nibabel.prefix, '-c', code, file.absolute, join(folder, 'x.img')]);
        const joined = joinVolume(memorySource(readFileSync(join(folder, 'x.hdr'))), memorySource(readFileSync(join(folder, 'x.img'))));
        const [record] = joined ? niftiRecords(joined, 'id', 'name') : [];
        const whole = memorySource(gunzipSync(readFileSync(file.absolute)));
        const [expected] = niftiRecords(whole, 'id', 'name');
        expect(record?.geometry).toEqual(expected?.geometry);
        expect(joined && niftiDisplayFrame(joined, 0)).toEqual(niftiDisplayFrame(whole, 0));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
