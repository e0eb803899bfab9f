import { defineConfig } from '@playwright/test';

/** Makes docs/screenshots/, by scripts/screenshots.mjs: no test of anything, so that `npm test` doesn't run it. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/test/screenshots',
  globalSetup: '../support/e2e-setup.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
});
