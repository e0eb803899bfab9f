import type { ElectronApplication } from '@playwright/test';

/** What main's own dialogs answer from now on. Where an answer is absent, the person cancels. */
export interface DialogAnswers {
  /** Absolute paths for the open dialogs (files, or the folder of an export). */
  readonly open?: readonly string[];
  readonly save?: string;
  /** Which button of a message box is pressed; where absent, its `cancelId` (or the first). */
  readonly button?: number;
}

/** One dialog that main showed: its kind and the options it was given. */
export interface ShownDialog {
  readonly kind: 'open' | 'save' | 'message';
  readonly options: {
    readonly title?: string;
    readonly message?: string;
    readonly detail?: string;
    readonly buttons?: readonly string[];
    readonly properties?: readonly string[];
  };
}

/** Replaces main's native dialogs, which no test can click, and keeps a list of those that were shown. Can be called again. */
export async function answerDialogs(electron: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await electron.evaluate(({ dialog }, { open, save, button }) => {
    const shown: unknown[] = (Reflect.get(globalThis, 'shownDialogs') as unknown[] | undefined) ?? [];
    Reflect.set(globalThis, 'shownDialogs', shown);
    // The window is an optional first argument of each.
    const optionsOf = (args: readonly unknown[]) => (args.length > 1 ? args[1] : args[0]) as Record<string, unknown>;
    const record = (kind: string, args: readonly unknown[]) => {
      const options = optionsOf(args);
      shown.push({ kind, options: JSON.parse(JSON.stringify(options)) as unknown });
      return options;
    };
    const pressed = (options: Record<string, unknown>) => button ?? (typeof options['cancelId'] === 'number' ? options['cancelId'] : 0);
    Object.assign(dialog, {
      showOpenDialog: async (...args: unknown[]) => {
        record('open', args);
        return { canceled: open === undefined, filePaths: open ?? [] };
      },
      showSaveDialog: async (...args: unknown[]) => {
        record('save', args);
        return { canceled: save === undefined, filePath: save ?? '' };
      },
      showMessageBox: async (...args: unknown[]) => ({ response: pressed(record('message', args)), checkboxChecked: false }),
      showMessageBoxSync: (...args: unknown[]) => pressed(record('message', args)),
      showErrorBox: (title: string, message: string) => record('message', [{ title, message }]),
    });
  }, answers);
}

/** The dialogs that were shown since `answerDialogs` was first called, in order. */
export async function shownDialogs(electron: ElectronApplication): Promise<readonly ShownDialog[]> {
  return electron.evaluate(() => (Reflect.get(globalThis, 'shownDialogs') as ShownDialog[] | undefined) ?? []);
}
