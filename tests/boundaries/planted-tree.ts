import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../support/real-files.js';

const FOLDERS = ['core', 'electron', 'renderer', 'cli', 'scripts'];
const SETTINGS = ['biome.json', '.gitignore', 'tsconfig.base.json'];

/** A folder tree with this repository's settings for compiler and linter, and no code but what is planted in it. */
export class PlantedTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'negatoscope-planted-'));

  constructor() {
    for (const file of SETTINGS) this.#copy(file);
    for (const folder of FOLDERS) {
      this.#copy(`${folder}/tsconfig.json`);
      this.#copy(`${folder}/biome.json`);
    }
    this.#copy('cli/window/biome.json');
    this.#copy('core/no-clock.grit');
    this.#copy('core/globals.d.ts');
    symlinkSync(join(repository, 'node_modules'), join(this.folder, 'node_modules'));
  }

  #copy(path: string): void {
    cpSync(join(repository, path), join(this.folder, path), { recursive: true });
  }

  plant(path: string, code: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), `${code}\n`);
  }

  /** What the linter finds, as `category: message`, by file. */
  async lint(): Promise<Map<string, string[]>> {
    const out = await this.#run('@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none', '.']);
    const report = JSON.parse(out.slice(out.indexOf('{'))) as {
      diagnostics: { category: string; message: string; location: { path: string } }[];
    };
    const found = new Map<string, string[]>();
    for (const { category, message, location } of report.diagnostics) {
      found.set(location.path, [...(found.get(location.path) ?? []), `${category}: ${message}`]);
    }
    return found;
  }

  /** What the compiler says about one folder, line by line. */
  async compile(folder: string): Promise<readonly string[]> {
    const out = await this.#run('typescript/bin/tsc', ['-p', folder, '--noEmit', '--pretty', 'false']);
    return out.split('\n').filter(Boolean);
  }

  /** Both exit with an error where they find something: what counts is what they print. */
  #run(program: string, args: readonly string[]): Promise<string> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [join(repository, 'node_modules', program), ...args], options, (_error, stdout) => resolve(stdout));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
