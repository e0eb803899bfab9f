import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { repository } from './real-files.js';
import { type Requirement, unmet } from './tools.js';

export { expect } from '@playwright/test';

const LAUNCH_MS = 60_000;
const CLOSE_MS = 10_000;

export interface LaunchOptions {
  /** What a person would type behind `npm start --`: files, folders, switches. Relative paths are seen from the repository. */
  readonly args?: readonly string[];
  /** Switches of Chromium, before the app's folder. */
  readonly chromium?: readonly string[];
  readonly language?: 'en' | 'fr';
  readonly colorScheme?: 'dark' | 'light';
  readonly env?: Readonly<Record<string, string>>;
  /** The program's working folder; the repository otherwise. */
  readonly cwd?: string;
  /** A profile folder to use again; a new one otherwise, deleted at the end of the test. */
  readonly profile?: string;
}

/** A running app with its first window. */
export interface LaunchedApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Quits it as a person would; kills it where it doesn't go. */
  close(): Promise<void>;
}

/** Starts the built app in the Electron that set-up found. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const executablePath = process.env['NEGATOSCOPE_ELECTRON'];
  if (!executablePath) throw new Error('No Electron: run end-to-end tests by Playwright with the configuration of this repository.');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'negatoscope-profile-'));
  const language = options.language ?? 'en';
  const electron = await _electron.launch({
    executablePath,
    cwd: options.cwd ?? repository,
    timeout: LAUNCH_MS,
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: options.colorScheme ?? null,
    args: [
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      ...(options.chromium ?? []),
      options.cwd === undefined ? '.' : repository,
      ...(options.args ?? []).map((arg) => (arg.startsWith('--') ? arg : resolve(repository, arg))),
    ],
    env: { ...definedEnvironment(), LANG: language === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8', LANGUAGE: language, ...options.env },
  });
  // Asked now: of an app that has quit by itself, Playwright knows no process any more.
  const child = electron.process();
  const close = async () => {
    await quit(electron, child);
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    return { electron, page: await electron.firstWindow({ timeout: LAUNCH_MS }), profile, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function quit(electron: ElectronApplication, child: ReturnType<ElectronApplication['process']>): Promise<void> {
  const closed = electron.close().catch(() => undefined);
  await Promise.race([closed, wait(CLOSE_MS, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await closed;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Playwright's `test` with `launch`: as `launchApp`, and closed when the test ends however it ends. */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<LaunchedApp> }>({
  // Playwright reads which fixtures this needs from the pattern itself, so that there has to be one.
  launch: async ({ browserName: _unused }, use) => {
    const running: LaunchedApp[] = [];
    await use(async (options) => {
      const app = await launchApp(options);
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
  },
});

/** At the top of a test: skips it as "not run" where something is missing; in CI a missing tool fails it. */
export function needs(...requirements: readonly Requirement[]): void {
  const missing = unmet(requirements);
  if (missing?.fails) throw new Error(`In CI every tool has to be there, but ${missing.why}`);
  test.skip(missing !== undefined, missing?.why ?? '');
}
