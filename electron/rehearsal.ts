import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { RehearsalReport } from '../core/bridge.js';
import type { ExportQuestions } from './ipc/exporting.js';

/** How long a rehearsal may take before it has failed, in milliseconds. */
const PAINT_MS = 60_000;
const SESSION_MS = 240_000;

/**
 * `--smoke` and `--session`: the real window walks itself. Only main's own argument list begins one, in a temporary folder
 * (profile and export) that is deleted at the end; the page can't.
 */
export class Rehearsal {
  readonly folder = mkdtempSync(join(tmpdir(), 'negatoscope-rehearsal-'));
  readonly profile = join(this.folder, 'profile');
  readonly mode: 'smoke' | 'session';
  #timer: NodeJS.Timeout | undefined;
  #isPainted = false;

  constructor(
    readonly picture: string,
    isSession: boolean,
    readonly exit: (code: number) => void,
  ) {
    this.mode = isSession ? 'session' : 'smoke';
    mkdirSync(this.profile, { mode: 0o700 });
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
    this.#expect(PAINT_MS, 'no picture was painted in time');
  }

  /** Answers main's own questions: into the temporary folder, yes. */
  readonly questions: ExportQuestions = {
    chooseParent: async () => this.folder,
    confirm: async () => true,
  };

  /** What the page says about itself. The call returns when the picture is taken, so that the page then goes on. */
  async report(window: BrowserWindow, report: RehearsalReport): Promise<void> {
    if (report === 'failed') this.#fail('the page said that it failed');
    else if (report === 'painted') await this.#painted(window);
    else if (report === 'session-done' && this.mode === 'session' && this.#isPainted) this.#end(0);
  }

  async #painted(window: BrowserWindow): Promise<void> {
    if (this.#isPainted) return;
    this.#isPainted = true;
    try {
      const image = await window.webContents.capturePage();
      if (image.isEmpty()) throw new Error('empty');
      const fresh = `${this.picture}.partial`;
      writeFileSync(fresh, image.toPNG());
      renameSync(fresh, this.picture);
    } catch {
      this.#fail('the screenshot could not be written');
      return;
    }
    if (this.mode === 'smoke') this.#end(0);
    else this.#expect(SESSION_MS, 'the session did not come to its end in time');
  }

  #expect(milliseconds: number, otherwise: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(otherwise), milliseconds);
  }

  #fail(sentence: string): void {
    console.error(`Negatoscope: the rehearsal failed: ${sentence}.`);
    this.#end(1);
  }

  #end(code: number): void {
    clearTimeout(this.#timer);
    this.exit(code);
  }
}
