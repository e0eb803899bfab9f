import { describe, expect, it } from 'vitest';
import { MAX_BLOB_CHUNK } from '../../../core/bridge.js';
import { NO_OPTIONS } from '../../../core/deid/policy.js';
import { packSplices } from '../../../core/dicom/packed-splices.js';
import { methodNames } from '../../../electron/ipc/channel.js';
import { argumentSchemas } from '../../../electron/ipc/schema.js';
import { facts } from '../scratch.js';

const accepts = (name: (typeof methodNames)[number], ...args: unknown[]) => argumentSchemas[name].safeParse(args).success;

describe('what the bridge accepts', () => {
  it('has a schema for every method, and no method takes more than it says', () => {
    expect(Object.keys(argumentSchemas).sort()).toEqual([...methodNames].sort());
    for (const name of methodNames) expect(accepts(name, null, null, null, null), name).toBe(false);
  });

  it('takes what is right', () => {
    expect(accepts('ready')).toBe(true);
    expect(accepts('cancelOpening', 'abc123')).toBe(true);
    expect(accepts('releaseGrants', ['g1', 'g2'])).toBe(true);
    expect(accepts('appendBlob', null, new Uint8Array(MAX_BLOB_CHUNK))).toBe(true);
    expect(accepts('appendBlob', 'b1', Buffer.alloc(1))).toBe(true);
    expect(accepts('stageExport', packSplices([{ parts: [{ copy: ['g1', 0, 1] }] }]))).toBe(true);
    expect(accepts('commitExport', ['s1'], facts)).toBe(true);
    const overrulings = [{ reason: 'leak-name', element: '(0040,A730)[].(0018,1030)', files: 2 }];
    expect(accepts('commitExport', ['s1'], { ...facts, options: NO_OPTIONS, overrulings })).toBe(true);
    expect(accepts('hashRanges', [{ id: 'g1', offset: 0, length: 9 }])).toBe(true);
    expect(accepts('chooseCopy', 'zip', 'fr')).toBe(true);
    expect(accepts('settleLeftover', false)).toBe(true);
    expect(accepts('reportRehearsal', 'painted')).toBe(true);
  });

  it('refuses what is not', () => {
    const refused: [(typeof methodNames)[number], ...unknown[]][] = [
      ['ready', undefined],
      ['cancelOpening'],
      ['cancelOpening', '../x'],
      ['cancelOpening', 'A'.repeat(65)],
      ['releaseGrants', 'g1'],
      ['releaseGrants', ['g1', 2]],
      ['appendBlob', undefined, new Uint8Array(1)],
      ['appendBlob', null, new Uint8Array(MAX_BLOB_CHUNK + 1)],
      ['appendBlob', null, [1, 2]],
      ['stageExport', [{ parts: [] }]],
      ['stageExport', { ...packSplices([]), sources: ['/etc/passwd'] }],
      ['stageExport', { ...packSplices([]), counts: [1] }],
      ['commitExport', ['s1']],
      ['commitExport', ['s1'], { ...facts, policy: 'a name' }],
      ['commitExport', ['s1'], { ...facts, policy: 'x'.repeat(41) }],
      ['commitExport', ['s1'], { ...facts, note: 'x' }],
      ['commitExport', ['s1'], { ...facts, options: { retainUids: true } }],
      ['commitExport', ['s1'], { ...facts, overrulings: [{ reason: 'leak-name', element: 'Quillfeather', files: 1 }] }],
      ['commitExport', ['s1'], { ...facts, overrulings: [{ reason: 'Quill Feather', element: null, files: 1 }] }],
      ['commitExport', ['s1'], { ...facts, leftOut: 0.5 }],
      ['commitExport', ['s1'], { ...facts, checks: { secondReader: 1, leakSearch: 1 } }],
      ['commitExport', ['s1'], { ...facts, keptKey: 'ab'.repeat(32) }],
      ['hashRanges', ['g1']],
      ['hashRanges', [{ id: 'g1', offset: -1, length: 9 }]],
      ['hashRanges', [{ id: 'g1', offset: 0, length: 0.5 }]],
      ['hashRanges', [{ id: '../x', offset: 0, length: 1 }]],
      ['hashRanges', [{ id: 'g1', offset: 0, length: 1, path: '/x' }]],
      ['chooseCopy', '/home', 'en'],
      ['settleLeftover', 'yes'],
      ['reportRehearsal', 'anything'],
    ];
    for (const [index, [name, ...args]] of refused.entries()) expect(accepts(name, ...args), `${name}, case ${index}`).toBe(false);
  });
});
