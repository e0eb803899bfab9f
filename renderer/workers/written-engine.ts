import type { WrittenFile } from '../../core/bridge.js';
import { type LeakSearch, TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { WrittenCopy, type WrittenPart } from '../../core/deid/written-copy.js';
import { type ByteSource, rangeSource } from '../../core/dicom/byte-source.js';
import { readAhead } from './read-ahead.js';
import type { WrittenExpected, WrittenHost, WrittenRules, WrittenWorker } from './written-api.js';

/** Where the bytes on the disk come from: the app's own origin in a worker, memory in tests. */
export interface WrittenTools {
  open(file: WrittenFile): ByteSource;
  /** The same range at once where it is short; null where it has to be read piece by piece. Never rejects. */
  load(file: WrittenFile, offset: number, size: number): Promise<ByteSource | null>;
}

/** Time between two words about how far it is, in milliseconds. */
const STRETCH = 40;

/** Checks one copy as it lies on the disk. */
export class WrittenEngine implements WrittenWorker {
  #copy: WrittenCopy | null = null;
  #terms: TermDictionary | null = null;
  #written: readonly WrittenFile[] = [];
  #checked = 0;

  constructor(private readonly tools: WrittenTools) {}

  begin(rules: WrittenRules, written: readonly WrittenFile[]): void {
    this.#terms = new TermDictionary(rules.options);
    this.#terms.load(rules.terms);
    this.#written = written;
    this.#checked = 0;
    this.#copy = new WrittenCopy(
      rules,
      written.map((file) => ({ name: file.name, source: this.tools.open(file) })),
    );
  }

  async check(expected: readonly WrittenExpected[], host: WrittenHost): Promise<void> {
    const copy = this.#begun();
    let last = performance.now();
    const coming = expected.map((file, index) => ({ file, part: copy.after(index) }));
    for await (const [{ file, part }, loaded] of readAhead(coming, ({ part: next }) => this.#load(next))) {
      copy.checkNext(loaded ?? this.#open(part), file.name, file.facts, this.#searchFor(file));
      this.#checked += 1;
      if (performance.now() - last < STRETCH) continue;
      last = performance.now();
      host.checked(this.#checked);
    }
    host.checked(this.#checked);
  }

  finish(): void {
    this.#begun().finish((index) => this.#open(index));
  }

  #searchFor({ facts, patient, untrustedName }: WrittenExpected): LeakSearch | null {
    return facts.kind === 'dicom' && this.#terms ? this.#terms.searchOf(patient, untrustedName) : null;
  }

  #load({ file, offset, size }: WrittenPart): Promise<ByteSource | null> {
    return this.tools.load(this.#fileAt(file), offset, size);
  }

  #open({ file, offset, size }: WrittenPart): ByteSource {
    return rangeSource(this.tools.open(this.#fileAt(file)), offset, size);
  }

  #fileAt(index: number): WrittenFile {
    const file = this.#written[index];
    if (!file) throw new Error('this file was not written');
    return file;
  }

  #begun(): WrittenCopy {
    if (!this.#copy) throw new Error('nothing was said to be written');
    return this.#copy;
  }
}
