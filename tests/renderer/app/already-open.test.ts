import { expect, it } from 'vitest';
import { sortAlreadyOpen } from '../../../renderer/app/already-open.js';
import { inventGrant, inventRecord } from '../invented-record.js';

const read = (id: string, name: string, size = 10) => ({
  grant: { ...inventGrant(id, size), untrustedName: name },
  record: { ...inventRecord({ fileId: id }), sopInstanceUid: '2.25.7' },
});

it('takes the same object of the same size and name for the same file, and nothing else', () => {
  const open = read('a', 'disc/IM1');
  const grants = new Map([[open.grant.id, open.grant]]);
  const again = read('b', 'IM1');
  const renamed = read('c', 'IM1-edited');
  const longer = read('d', 'disc/IM1', 12);
  const { fresh, doubles } = sortAlreadyOpen([open.record], grants, [again, renamed, longer]);
  expect(doubles).toEqual([again]);
  expect(fresh).toEqual([renamed, longer]);
});

it('finds doubles within one batch, and leaves files without a UID alone', () => {
  const first = read('a', 'IM1');
  const second = read('b', 'IM1');
  const nameless = (id: string) => ({ ...read(id, 'IM2'), record: { ...inventRecord({ fileId: id }), sopInstanceUid: '' } });
  const { fresh, doubles } = sortAlreadyOpen([], new Map(), [first, second, nameless('c'), nameless('d')]);
  expect(doubles).toEqual([second]);
  expect(fresh).toHaveLength(3);
});
