import type { Bridge, BridgeEvents } from '../../core/bridge.js';
import type { CallMessage, PageMessage, UsedEvent, UsedMethod } from './page-messages.js';

/** What is used of the browser's own, which the folder is compiled without. */
interface WorkerScope {
  onmessage: (event: { readonly data: PageMessage }) => void;
  postMessage(message: CallMessage): void;
}
declare const self: WorkerScope;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}
const waiting = new Map<number, Waiting>();
const listeners: { [Name in UsedEvent]?: (detail: BridgeEvents[Name]) => void } = {};
let calls = 0;

self.onmessage = ({ data }) => {
  if ('event' in data) {
    if (data.event === 'written') listeners.written?.(data.detail);
    else listeners.commitProgress?.(data.detail);
    return;
  }
  const call = waiting.get(data.call);
  waiting.delete(data.call);
  if ('isRefused' in data) call?.reject(new Error('the bridge refused a call'));
  else call?.resolve(data.answer);
};

/** Calls a method of the bridge through the page. @throws Error where main refuses */
export function callBridge<Name extends UsedMethod>(method: Name, ...args: Parameters<Bridge[Name]>): ReturnType<Bridge[Name]> {
  calls += 1;
  const call = calls;
  const answer = new Promise<unknown>((resolve, reject) => waiting.set(call, { resolve, reject }));
  // A method and its arguments are a pair here, by the signature; the compiler can't see that they still are in the union.
  self.postMessage({ call, method, args } as CallMessage);
  return answer as ReturnType<Bridge[Name]>;
}

/** Hears what main says, in the place of who heard it before. */
export function hear<Name extends UsedEvent>(event: Name, listener: (detail: BridgeEvents[Name]) => void): void {
  (listeners as Record<Name, (detail: BridgeEvents[Name]) => void>)[event] = listener;
}
