import type { WebContents, WebFrameMain } from 'electron';
import { ORIGIN } from '../../core/bridge.js';

/** Whether a message comes from the main frame of this window while it shows our own page. */
export function isFromPage(
  contents: WebContents,
  event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null },
): boolean {
  const frame = event.senderFrame;
  if (event.sender !== contents || frame === null || frame !== contents.mainFrame) return false;
  return isOwnAddress(frame.url);
}

/** Whether an address is of the app's own origin. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`);
}
