import { isAbsolute } from 'node:path';
import type { App } from 'electron';

/** Most inputs that a second start may hand over. */
const MAX_INPUTS = 10_000;

/**
 * One program a profile: a second start hands its inputs, already absolute, to the first, and ends.
 * @returns whether this is the first.
 */
export function holdSingleInstance(app: App, inputs: readonly string[], onInputs: (inputs: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock({ files: inputs })) return false;
  // Electron writes the second argument list anew, switches first; so what counts comes in the fourth argument.
  app.on('second-instance', (_event, _argv, _cwd, untrustedExtra: unknown) => onInputs(inputsOf(untrustedExtra)));
  return true;
}

function inputsOf(untrusted: unknown): readonly string[] {
  if (typeof untrusted !== 'object' || untrusted === null || !('files' in untrusted) || !Array.isArray(untrusted.files)) return [];
  const files: readonly unknown[] = untrusted.files;
  return files.slice(0, MAX_INPUTS).filter((file): file is string => typeof file === 'string' && isAbsolute(file) && !file.includes('\0'));
}
