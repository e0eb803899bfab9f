import type { BridgeApi } from '../../core/bridge.js';

declare global {
  interface Window {
    /** Put there by preload; absent where the page is opened outside of the app. */
    readonly negatoscope?: BridgeApi;
  }
}

/** @throws Error outside of the app's own window */
export function findBridge(): BridgeApi {
  const bridge = window.negatoscope;
  if (!bridge) throw new Error('this page works in the Negatoscope window only');
  return bridge;
}
