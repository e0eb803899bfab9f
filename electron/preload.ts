/**
 * The isolated world between page and main: it lends the page the bridge, method by method, and hands real drops to main
 * on a channel of its own. One file, no import at run time but Electron's, because a sandboxed preload has no other.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { BridgeEvents } from '../core/bridge.js';
import { DROP_CHANNEL, eventChannel, eventNames, MAX_DROPPED, methodChannel, methodNames } from './ipc/channel.js';

/** What is used of the DOM here; the folder is compiled without it, since main has none. */
interface DroppedFile {
  readonly path?: unknown;
}
interface DragLike {
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly files: ArrayLike<DroppedFile>; dropEffect: string } | null;
  preventDefault(): void;
}
declare const window: {
  addEventListener(name: 'dragover' | 'drop', listener: (event: DragLike) => void, options: { capture: boolean }): void;
};

const methods = methodNames.map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(methodChannel(name), ...args)]);

contextBridge.exposeInMainWorld('negatoscope', {
  ...Object.fromEntries(methods),
  on(name: keyof BridgeEvents, listener: (event: unknown) => void): () => void {
    // The page's own word decides nothing but which of three lists is meant.
    if (!eventNames.includes(name)) throw new Error('no such event');
    const forward = (_event: unknown, detail: unknown) => listener(detail);
    ipcRenderer.on(eventChannel(name), forward);
    return () => {
      ipcRenderer.removeListener(eventChannel(name), forward);
    };
  },
});

// Without this the window would leave for the file, or refuse the drop.
window.addEventListener(
  'dragover',
  (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  },
  { capture: true },
);

window.addEventListener(
  'drop',
  (event) => {
    event.preventDefault();
    // A drop that the page made up isn't trusted, and its files have no path.
    if (!event.isTrusted || !event.dataTransfer) return;
    const paths = Array.from(event.dataTransfer.files).slice(0, MAX_DROPPED).map(pathOf).filter(isPath);
    if (paths.length > 0) ipcRenderer.send(DROP_CHANNEL, paths);
  },
  { capture: true },
);

/** `webUtils` came with Electron 29; before, the isolated world's File carries its path, where the page can't reach it. */
function pathOf(file: DroppedFile): unknown {
  const utils: { getPathForFile?: (file: DroppedFile) => string } | undefined = webUtils as unknown as typeof utils;
  return utils?.getPathForFile ? utils.getPathForFile(file) : file.path;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
