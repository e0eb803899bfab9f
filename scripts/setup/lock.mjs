import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cache, say } from './repository.mjs';

const POLL_MS = 150;
/** A lock without an owner's number this long after it was made belongs to a process that died in between. */
const OWNERLESS_MS = 5000;

/**
 * Runs `work` while no other process of this checkout runs work of the same name. A lock whose owner died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [folder] where locks live
 * @returns {Promise<T>}
 */
export async function withLock(name, work, folder = cache) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, `${name}.lock`);
  let polls = 0;
  while (!take(lock)) {
    if (polls++ === 20) say(`Another process is at the same work (${name}); waiting for it.`);
    await wait(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const owner = abandonedOwner(lock);
  if (owner === undefined) return false;
  // A rename can succeed for one waiter only; where a new owner came in between, it gets its lock back.
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return false;
  }
  if (readOwner(aside) === owner) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, lock);
  return false;
}

/** The number of the dead process that holds the lock ('' where it wrote none), or undefined where the lock is held. */
function abandonedOwner(/** @type {string} */ lock) {
  const owner = readOwner(lock);
  if (owner === '') {
    try {
      return Date.now() - statSync(lock).mtimeMs > OWNERLESS_MS ? owner : undefined;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(Number(owner), 0);
    return undefined;
  } catch (error) {
    return errorCode(error) === 'ESRCH' ? owner : undefined;
  }
}

/** @param {string} lock */
function readOwner(lock) {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
