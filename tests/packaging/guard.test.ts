import { describe, expect, it } from 'vitest';
import { refusal } from '../../scripts/package/after-pack.mjs';

const shipped = { version: '45.4.1', found: undefined, substitute: false, names: ['a.deb'], publishes: false };

describe('what may be packaged', () => {
  it('is the pinned Electron, under any name', () => {
    expect(refusal(shipped, '45.4.1')).toBeUndefined();
    expect(refusal({ ...shipped, found: '45.4.1' }, '45.4.1')).toBeUndefined();
  });

  it.each([
    ['another version that was asked for', { version: '25.1.1' }],
    ['another version that lies there', { found: '25.1.1' }],
    ['the substitute, whatever it says of itself', { substitute: true }],
  ])('is not %s, but for trying', (_name, differs) => {
    expect(refusal({ ...shipped, ...differs }, '45.4.1')).toMatch(/^Not packaged/);
    expect(refusal({ ...shipped, ...differs, names: ['a-test.deb', 'b-test.rpm'] }, '45.4.1')).toBeUndefined();
    // One target whose name doesn't say it is enough.
    expect(refusal({ ...shipped, ...differs, names: ['a-test.deb', 'b.rpm'] }, '45.4.1')).toMatch(/^Not packaged/);
    expect(refusal({ ...shipped, ...differs, names: [] }, '45.4.1')).toMatch(/^Not packaged/);
  });

  it('is nothing that would be uploaded', () => {
    expect(refusal({ ...shipped, publishes: true }, '45.4.1')).toMatch(/uploads nothing/);
  });
});
