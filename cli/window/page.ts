/** The hidden page of a verb: it lends its worker the bridge, and tells main where the worker is lost. */
import type { BridgeApi } from '../../core/bridge.js';
import { packCall, verbAddress } from '../../core/verb-calls.js';
import { EXIT } from '../exit.js';
import type { CallMessage, PageMessage, UsedEvent } from './page-messages.js';

/** What is used of the browser's own, which the folder is compiled without. */
interface VerbWorker {
  onmessage: (event: { readonly data: CallMessage }) => void;
  onerror: () => void;
  onmessageerror: () => void;
  postMessage(message: PageMessage): void;
}
declare const Worker: new (address: URL, options: { readonly type: 'module' }) => VerbWorker;
declare const negatoscope: BridgeApi;

const worker = new Worker(new URL('./verb-worker.ts', import.meta.url), { type: 'module' });

worker.onmessage = async ({ data }) => {
  try {
    worker.postMessage({ call: data.call, answer: await callBridge(data) });
  } catch {
    worker.postMessage({ call: data.call, isRefused: true });
  }
};

function callBridge({ method, args }: CallMessage): Promise<unknown> {
  // The compiler pairs a method with its arguments in CallMessage, and loses the pair where it is called.
  const call = negatoscope[method] as (...args: readonly unknown[]) => Promise<unknown>;
  return call(...args);
}

const forward = <Name extends UsedEvent>(event: Name) =>
  negatoscope.on(event, (detail) => worker.postMessage({ event, detail } as PageMessage));
forward('written');
forward('commitProgress');

/** A worker that can't even say that it failed. */
const lost = () => void fetch(verbAddress('end'), { method: 'POST', body: packCall([EXIT.failed]) });
worker.onerror = lost;
worker.onmessageerror = lost;
