import type { Grant } from '../../core/bridge.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { ReadRecord } from './actions.js';

const lastName = (untrustedName: string): string => untrustedName.slice(untrustedName.lastIndexOf('/') + 1);

const identity = (record: InstanceRecord, grant: Grant): string =>
  `${record.sopInstanceUid}\n${grant.size}\n${lastName(grant.untrustedName)}`;

/**
 * Tells files that were opened before (dropped twice, a folder and a file in it) from new ones: the same SOP Instance UID, size and
 * file name. Anything less alike stays open beside its double, so that no picture is hidden.
 */
export function sortAlreadyOpen(
  open: readonly InstanceRecord[],
  grants: ReadonlyMap<string, Grant>,
  read: readonly ReadRecord[],
): { readonly fresh: readonly ReadRecord[]; readonly doubles: readonly ReadRecord[] } {
  const known = new Set<string>();
  for (const record of open) {
    const grant = grants.get(record.fileId);
    if (grant && record.sopInstanceUid !== '') known.add(identity(record, grant));
  }
  const fresh: ReadRecord[] = [];
  const doubles: ReadRecord[] = [];
  for (const each of read) {
    const key = identity(each.record, each.grant);
    if (known.has(key)) doubles.push(each);
    else fresh.push(each);
    if (each.record.sopInstanceUid !== '') known.add(key);
  }
  return { fresh, doubles };
}
