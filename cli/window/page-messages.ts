import type { Bridge, BridgeEvents } from '../../core/bridge.js';

/** The methods of the bridge that a verb uses. */
export type UsedMethod = 'appendBlob' | 'stageExport' | 'discardStage' | 'commitExport' | 'settleWritten';
export type UsedEvent = 'written' | 'commitProgress';

/** From the worker: a call of the bridge, which only the page has. */
export type CallMessage = {
  readonly [Name in UsedMethod]: { readonly call: number; readonly method: Name; readonly args: Parameters<Bridge[Name]> };
}[UsedMethod];

/** From the page: the answer to a call, or what main said by itself. */
export type PageMessage =
  | { readonly call: number; readonly answer: unknown }
  | { readonly call: number; readonly isRefused: true }
  | { readonly [Name in UsedEvent]: { readonly event: Name; readonly detail: BridgeEvents[Name] } }[UsedEvent];
