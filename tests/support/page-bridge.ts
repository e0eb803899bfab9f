import type { Page } from '@playwright/test';
import type { BridgeApi, OpeningBatch } from '../../core/bridge.js';

/** The page's own side of the bridge, as code that has taken the page over finds it. */
export interface TakenPage {
  readonly negatoscope: BridgeApi;
  readonly openings: OpeningBatch[];
}

/** Begins to gather what is opened, in `window.openings`. Safe to call while the page's own program runs too. */
export async function gatherOpenings(page: Page): Promise<void> {
  await page.waitForFunction(() => 'negatoscope' in window);
  await page.evaluate(() => {
    const taken = window as unknown as { negatoscope: BridgeApi; openings: OpeningBatch[] };
    taken.openings = [];
    taken.negatoscope.on('opening', (batch) => taken.openings.push(batch));
  });
}

/** What was opened since `gatherOpenings`, once `count` openings are done. */
export async function finishedOpenings(page: Page, count = 1): Promise<readonly OpeningBatch[]> {
  await page.waitForFunction((wanted) => (window as unknown as TakenPage).openings.filter((batch) => batch.done).length >= wanted, count);
  return page.evaluate(() => (window as unknown as TakenPage).openings);
}
