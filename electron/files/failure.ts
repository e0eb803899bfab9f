import type { ExportFailure } from '../../core/bridge.js';

/** A refusal with a name from the bridge's fixed list. Its message never holds a path or a word of a source. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  constructor(readonly failure: ExportFailure) {
    super(failure);
  }
}

/** The person stopped it. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}

/** The operating system's error code, where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const SOURCE_FAILURES: Readonly<Record<string, ExportFailure>> = {
  ENOENT: 'source-gone',
  ENOTDIR: 'source-gone',
  ENODEV: 'source-gone',
  ENXIO: 'source-gone',
  ESTALE: 'source-gone',
  ELOOP: 'source-changed',
};

/** What an error while a source was read means. */
export function sourceFailure(error: unknown): ExportError {
  if (error instanceof ExportError) return error;
  return new ExportError(SOURCE_FAILURES[errorCode(error) ?? ''] ?? 'source-unreadable');
}

const TARGET_FAILURES: Readonly<Record<string, ExportFailure>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'too-large',
  EROFS: 'target-not-writable',
  EACCES: 'target-not-writable',
  EPERM: 'target-not-writable',
  EBUSY: 'target-not-writable',
  EXDEV: 'target-not-writable',
  ENOENT: 'target-gone',
  ENODEV: 'target-gone',
  ENXIO: 'target-gone',
  ESTALE: 'target-gone',
  EEXIST: 'target-exists',
  ENOTEMPTY: 'target-exists',
  ENOTDIR: 'target-exists',
  EISDIR: 'target-exists',
};

/** What an error while the target was written means. */
export function targetFailure(error: unknown): ExportError {
  if (error instanceof ExportError) return error;
  return new ExportError(TARGET_FAILURES[errorCode(error) ?? ''] ?? 'write-failed');
}
