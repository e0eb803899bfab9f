import type { App } from 'electron';

/**
 * Ends the program on a fault that nobody caught. Electron would show the error in a dialog and go on; its text may hold the
 * path of a scan, and a privileged process in an unknown state shouldn't go on. What an export had begun is in the journal.
 */
export function endOnFault(app: App): void {
  const end = (error: unknown) => {
    console.error(
      `Negatoscope: a fault in the program ended it. The files you opened are unchanged. ${describeFault(error, app.isPackaged)}`,
    );
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** The kind of an error and, for a developer, where it was raised; never its message. */
export function describeFault(error: unknown, isPackaged: boolean): string {
  if (!(error instanceof Error)) return '(not an error)';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = isPackaged ? [] : (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`(${error.name}${code})`, ...frames].join('\n');
}
