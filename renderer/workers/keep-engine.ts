import { type ElementCounts, PLAIN_PACKING, type StagedFile } from '../../core/bridge.js';
import { BASIC_POLICY } from '../../core/deid/policy.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { ElementPath } from '../../core/dicom/data-set.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { instanceUids } from '../../core/keep/identity.js';
import { type KeptFile, keepMarks } from '../../core/keep/keep-marks.js';
import type { KeepRequest } from '../../core/keep/keep-request.js';
import { type KeptOrigin, reviewKept } from '../../core/keep/review-kept.js';
import type { KeepWorker, KeptSource, MadeFiles, ReviewedMarks } from './keep-api.js';
import { type ElementRow, listElements } from './scan-elements.js';
import type { WrittenExpected, WrittenRules } from './written-api.js';

/** Where bytes come from: the app's own origin in a worker, memory in tests. */
export interface KeepTools {
  open(source: KeptSource): ByteSource;
  openStaged(file: StagedFile): ByteSource;
}

/** Makes and reviews the files of one act of keeping. */
export class KeepEngine implements KeepWorker {
  #made: readonly KeptFile[] = [];
  #sources: ReadonlyMap<string, ParsedFile> = new Map();
  #expected: readonly WrittenExpected[] = [];

  constructor(private readonly tools: KeepTools) {}

  make(request: KeepRequest, sources: readonly KeptSource[], seed: Uint8Array): MadeFiles {
    this.#sources = new Map(sources.flatMap((source) => this.#parse(source)));
    const { files, notKept } = keepMarks(request, this.#sources, seed);
    this.#made = files;
    this.#expected = [];
    return { files: files.map(({ bytes }) => bytes), notKept };
  }

  review(staged: readonly StagedFile[]): readonly ReviewedMarks[] {
    if (staged.length !== this.#made.length) throw new Error('something else is staged');
    const uids = [...this.#sources.values()].flatMap(({ dataSet }) => instanceUids(dataSet) ?? []);
    const expected: WrittenExpected[] = [];
    const reviewed = staged.map((file, index): ReviewedMarks => {
      const made = this.#made[index] as KeptFile;
      const { parsed, origins } = reviewKept(this.tools.openStaged(file), made.bytes, uids);
      expected.push(expectedOf(file, [...origins.keys()]));
      const listing = listElements(parsed);
      const all = [...origins.values()];
      return { ...file, kind: made.kind, listing, origins: originsOfRows(listing.rows, all), elements: countsOf(all) };
    });
    this.#expected = expected;
    return reviewed;
  }

  writtenRules(): WrittenRules {
    return {
      count: this.#expected.length,
      packing: PLAIN_PACKING,
      // There is no index.
      seed: new Uint8Array(0),
      options: BASIC_POLICY.options,
      terms: { schema: 2, patients: [] },
    };
  }

  writtenFiles(at: number, count: number): readonly WrittenExpected[] {
    return this.#expected.slice(at, at + count);
  }

  /** A file that isn't DICOM has no identity that could be written beside marks. */
  #parse(source: KeptSource): readonly (readonly [string, ParsedFile])[] {
    try {
      return [[source.fileId, parseFile(this.tools.open(source))]];
    } catch (error) {
      if (error instanceof ParseError) return [];
      throw error;
    }
  }
}

/** No word is looked for in these files: they hold whose scan it is, and the person was told. */
const expectedOf = ({ name }: StagedFile, paths: readonly ElementPath[]): WrittenExpected => ({
  name,
  facts: { kind: 'dicom', elements: paths.length, ownWords: paths, overruled: [] },
  patient: '',
  untrustedName: '',
});

/** Rows and elements stand in the same order; an item is structure, and made here. */
function originsOfRows(rows: readonly Pick<ElementRow, 'kind'>[], origins: readonly KeptOrigin[]): readonly KeptOrigin[] {
  const left = origins.values();
  return rows.map(({ kind }) => (kind === 'element' ? left.next().value : undefined) ?? 'made');
}

/** Of the source only what is copied counts: nothing else of it is anywhere near. */
function countsOf(origins: readonly KeptOrigin[]): ElementCounts {
  const kept = origins.filter((origin) => origin === 'copied').length;
  return { source: kept, output: origins.length, kept, changed: 0, removed: 0, added: origins.length - kept };
}
