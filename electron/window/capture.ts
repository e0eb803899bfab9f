import type { BrowserWindow, Menu } from 'electron';
import { canRefuseCapture, type MenuCommand, type Preferences } from '../../core/bridge.js';

const ENTRY: MenuCommand = 'toggle-capture';

/** What has to follow whether screenshots may show the window. */
export interface CaptureParts {
  readonly window: Pick<BrowserWindow, 'setContentProtection'>;
  readonly menu: Pick<Menu, 'getMenuItemById'> | null;
  readonly platform: string;
}

/** Has the system keep the window out of screenshots and shared screens, or not, and the menu say which. */
export function followCapture({ window, menu, platform }: CaptureParts, capture: Preferences['capture']): void {
  // Elsewhere the call would do nothing: a promise that nobody keeps isn't made, nor shown as kept.
  if (!canRefuseCapture(platform)) return;
  const isRefused = capture === 'refused';
  window.setContentProtection(isRefused);
  const entry = menu?.getMenuItemById(ENTRY);
  if (entry) entry.checked = isRefused;
}
