import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/real-files.js';

/** What came of consecutive inputs, from `first` on. */
interface Piece {
  readonly first: number;
}

/** Pieces that were run with this very code: a long run that was stopped goes on where it was. */
export class KeptPieces<Result extends Piece> {
  readonly #folder: string;

  /**
   * @param seedNames of the real files that inputs are made from
   * @param deciding folders and files of the repository that decide, beside those, how an input ends
   */
  constructor(seedNames: readonly string[], deciding: readonly string[]) {
    const digest = createHash('sha256').update(seedNames.join('\n'));
    for (const path of deciding.flatMap((name) => filesBelow(join(repository, name)))) digest.update(path).update(readFileSync(path));
    this.#folder = join(repository, '.cache', 'fuzz', digest.digest('hex').slice(0, 16));
  }

  find(first: number): Result | null {
    const path = this.#path(first);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Result) : null;
  }

  keep(result: Result): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#path(result.first), JSON.stringify(result));
  }

  readonly #path = (first: number): string => join(this.#folder, `${first}.json`);
}

function filesBelow(path: string): string[] {
  if (path.endsWith('.json') || path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}
