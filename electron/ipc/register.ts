import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Bridge } from '../../core/bridge.js';
import { ExportError } from '../files/failure.js';
import { CallPace } from './call-pace.js';
import { methodChannel, methodNames } from './channel.js';
import { type ArgumentSchemas, argumentSchemas } from './schema.js';

/** What the page is told about a call that was refused or failed: a word from this list, never a path or a value. */
export type Refusal = 'refused-sender' | 'refused-pace' | 'refused-arguments' | 'failed' | ExportError['failure'];

/** Registers the methods of the bridge that there are, and nothing else: who calls is checked first, then how often, then what was sent, then it runs. */
export function registerBridge(bridge: Partial<Bridge>, isOurPage: (event: IpcMainInvokeEvent) => boolean): void {
  for (const name of methodNames) registerMethod(name, bridge, isOurPage);
}

/** The bridge once more, so written that the compiler pairs a method with its arguments under a name that isn't known yet. */
type Methods = { readonly [Name in keyof Bridge]?: (...args: Parameters<Bridge[Name]>) => ReturnType<Bridge[Name]> };

function registerMethod<Name extends keyof Bridge>(name: Name, methods: Methods, isOurPage: (event: IpcMainInvokeEvent) => boolean): void {
  const schema: ArgumentSchemas[Name] = argumentSchemas[name];
  const run: Methods[Name] = methods[name];
  if (!run) return;
  const pace = new CallPace();
  ipcMain.handle(methodChannel(name), async (event, ...untrustedArgs: unknown[]) => {
    if (!isOurPage(event)) throw refusal('refused-sender');
    if (!pace.take()) throw refusal('refused-pace');
    const parsed = schema.safeParse(untrustedArgs);
    if (!parsed.success) throw refusal('refused-arguments');
    try {
      return await run(...parsed.data);
    } catch (error) {
      throw refusal(error instanceof ExportError ? error.failure : 'failed');
    }
  });
}

function refusal(word: Refusal): Error {
  const error = new Error(word);
  // Electron prints and sends the whole error: without a stack it says nothing about this machine.
  error.stack = `Error: ${word}`;
  return error;
}
