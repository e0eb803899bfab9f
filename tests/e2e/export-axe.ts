import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { repository } from '../support/real-files.js';

const axeSource = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, in short. In the review text has to reach 7:1. */
export async function violations(page: Page, wantsMore: boolean): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(async (enhanced) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: enhanced } } });
  }, wantsMore);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}
