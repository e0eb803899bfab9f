import { expect, it } from 'vitest';
import { followCapture } from '../../../electron/window/capture.js';

it.each([
  ['win32', [true, false], true],
  ['darwin', [true, false], true],
  // The call would do nothing there, so neither it nor a tick in the menu may pretend.
  ['linux', [], false],
])('on %s screenshots are refused where that can be had, and the menu says what is so', (platform, expected, isTicked) => {
  const asked: boolean[] = [];
  const entry = { checked: false };
  const parts = {
    platform,
    window: { setContentProtection: (isRefused: boolean) => void asked.push(isRefused) },
    menu: { getMenuItemById: (id: string) => (id === 'toggle-capture' ? (entry as Electron.MenuItem) : null) },
  };
  followCapture(parts, 'refused');
  expect(entry.checked).toBe(isTicked);
  followCapture(parts, 'allowed');
  expect(entry.checked).toBe(false);
  expect(asked).toEqual(expected);
});
