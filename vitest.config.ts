import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Unit and integration tests: tests/**\/*.test.ts in Node. What drives the real window is tests/e2e/*.spec.ts, for Playwright. */
export default defineConfig({
  plugins: [react()],
  cacheDir: '.cache/vitest',
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    // The machine of CI has two cores, which one test with a child process can fill.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What runs the text models is loaded as it is, not transformed: it loads WebAssembly beside itself, and transformed it is slow.
    server: { deps: { external: [/\/build\/text\//] } },
    // As for the window: a child process that was starved of time on CI's shared machine gets a second chance.
    retry: process.env['CI'] === 'true' ? 1 : 0,
  },
});
