import { join } from 'node:path';
import type { Page } from '@playwright/test';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;

/** Pictures of the window in both sizes for somebody to look at, where SHOTS names a folder; else nothing. */
export async function shotOf(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  const own = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
  }
  await page.setViewportSize(own);
  await page.waitForTimeout(300);
}
