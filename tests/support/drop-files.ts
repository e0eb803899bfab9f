import type { Page } from '@playwright/test';

/**
 * Drops real files and folders on the page, as a file manager does: the page gets trusted events, and files with their paths.
 * @param paths absolute
 * @param at where, in CSS pixels from the window's corner
 */
export async function dropFiles(page: Page, paths: readonly string[], at = { x: 400, y: 300 }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  } finally {
    await session.detach();
  }
}
