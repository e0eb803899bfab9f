import { defineConfig } from '@playwright/test';

/** Tests that drive the real window: tests/e2e/*.spec.ts on the Electron that set-up found. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/test/e2e',
  globalSetup: './tests/support/e2e-setup.ts',
  // Two windows that draw in software on two cores slow each other down until time-outs mean nothing.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] === 'true',
  // CI's machine is shared: one start that was starved of time isn't a defect; a test that fails twice is.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  // Traces and videos would keep what is on the screen: a person's scan, where one runs these tests on real files.
  use: { trace: 'off', video: 'off', screenshot: 'off' },
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
});
