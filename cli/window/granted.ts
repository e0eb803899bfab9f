import { grantedSource } from '../../renderer/workers/address-source.js';
import type { Granted } from '../host/granted.js';
import { ask } from './ask.js';

/** Main holds the files, and hands out ranges of them by their ids. */
export async function openGranted(inputs: readonly string[]): Promise<Granted> {
  const granted = ask('open', [inputs]);
  const sizes = new Map(granted.files.map(({ id, size }) => [id, size]));
  return {
    ...granted,
    source: (id) => grantedSource(id, sizes.get(id) ?? 0),
    close: () => ask('close', [[...sizes.keys()]]),
  };
}
