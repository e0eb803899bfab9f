import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RedactionError, type RedactionRequest } from '../../../../core/deid/redact/redaction.js';
import { ParseError } from '../../../../core/dicom/parse-error.js';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { FrameError } from '../../../../core/pixels/frame-error.js';
import { describeImage, type ImageDescription } from '../../../../core/pixels/image-description.js';
import { nodeRedactionCodecs } from '../../../support/codec-binaries.js';
import { type CorpusFile, corpus, corpusFiles, repository } from '../../../support/real-files.js';
import { tools } from '../../../support/tools.js';
import { describeWith } from '../../../support/when.js';
import { parse } from '../export-in-memory.js';
import { type Redacted, redact } from './redact-in-memory.js';

/** `npm run test:long`: every file of the corpus with pixels, three times; `npm test`: one of each way, once. */
const isLong = process.env['NEGATOSCOPE_LONG'] === 'true';
const ROUNDS = isLong ? 3 : 1;
const MOST_BYTES = isLong ? 64 * 1024 * 1024 : 1024 * 1024;
const MOST_OF_A_KIND = isLong ? Number.POSITIVE_INFINITY : 1;

interface Row {
  readonly path: string;
  readonly syntax: string;
  readonly method: string;
  readonly boxes: number;
  readonly entry: object;
}
interface Compared {
  readonly source: string;
  readonly readers: Readonly<Record<string, { outside: number; most: number; inside: number; covered: number } | { error: string }>>;
}

/** A generator of our own, so that a run can be repeated. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

/** One to three boxes in one to three frames, or in all. */
function randomRequest({ columns, rows, numberOfFrames }: ImageDescription, random: (below: number) => number): RedactionRequest {
  const box = () => {
    const width = 1 + random(Math.min(columns, Math.max(8, Math.floor(columns / 3))));
    const height = 1 + random(Math.min(rows, Math.max(8, Math.floor(rows / 3))));
    return { column: random(columns - width + 1), row: random(rows - height + 1), width, height };
  };
  const boxes = () => Array.from({ length: 1 + random(3) }, box);
  if (random(4) === 0) return [{ frame: 'all', boxes: boxes() }];
  return Array.from({ length: Math.min(numberOfFrames, 1 + random(3)) }, () => ({ frame: random(numberOfFrames), boxes: boxes() }));
}

function describePixels(bytes: Uint8Array): { parsed: ParsedFile; image: ImageDescription } | null {
  try {
    const parsed = parse(bytes);
    const image = describeImage(parsed.dataSet);
    return image.kind === 'image' ? { parsed, image } : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

const LOSSY = /Near-Lossless|JPEG (Baseline|Extended|Full|Spectral)|^JPEG 2000$|^High-Throughput JPEG 2000$|Multi-component$|^JPEG XL$/;

/** Decoders of lossy codestreams round as they like (ISO 10918-2): where pixels were decoded by ours once, another one may differ by 1. */
const mayRound = (row: Row | undefined): boolean => row !== undefined && row.method === 'to-jpeg-ls' && LOSSY.test(row.syntax);

describeWith([corpus, tools.pydicomPixels], 'the ledger of covered pixels', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-ledger-'));
  const rows: Row[] = [];
  const refused: string[] = [];
  const compared: Compared[] = [];

  beforeAll(
    async () => {
      const codecs = nodeRedactionCodecs();
      const kinds = new Map<string, number>();
      for (const file of corpusFiles()) {
        const kind = `${file.transferSyntax} ${file.photometric}`;
        if ((kinds.get(kind) ?? 0) >= MOST_OF_A_KIND) continue;
        const bytes = readFileSync(file.absolute);
        const found = bytes.length <= MOST_BYTES ? describePixels(bytes) : null;
        if (!found) continue;
        for (let round = 0; round < ROUNDS; round++) {
          const request = randomRequest(found.image, randomOf(round * 7919 + bytes.length));
          const result = await redactOrRefuse(bytes, request, codecs);
          if (typeof result === 'string') {
            refused.push(`${file.path}: ${result}`);
            break;
          }
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          rows.push(rowOf(file, found.image, result, join(scratch, `${rows.length}.dcm`)));
        }
      }
      mkdirSync(join(scratch, 'work'));
      // In parts: what readers of other programs leak is given back in between.
      for (let at = 0; at < rows.length; at += 40) compared.push(...compare(rows.slice(at, at + 40)));
      process.stderr.write(`${summary()}\n`);
    },
    isLong ? 7_200_000 : 900_000,
  );
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  function compare(part: readonly Row[]): Compared[] {
    const manifest = join(scratch, 'manifest.json');
    writeFileSync(manifest, JSON.stringify(part.map(({ entry }) => entry)));
    const { command, prefix } = tools.pydicomPixels;
    const args = [...prefix, join(repository, 'tests/support/compare-covered.py'), manifest, join(scratch, 'work')];
    const run = spawnSync(command, args, { maxBuffer: 1 << 28, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the comparison ended with ${run.status ?? run.signal}: ${run.stderr.slice(-2000)}`);
    return JSON.parse(run.stdout) as Compared[];
  }

  function summary(): string {
    const methods = new Map<string, { files: Set<string>; runs: number; read: number }>();
    rows.forEach(({ path, syntax, method }, index) => {
      const key = `${syntax} | ${method}`;
      const row = methods.get(key) ?? { files: new Set(), runs: 0, read: 0 };
      row.files.add(path);
      row.runs++;
      if (Object.values(compared[index]?.readers ?? {}).some((reader) => !('error' in reader))) row.read++;
      methods.set(key, row);
    });
    const lines = [...methods].map(([key, { files, runs, read }]) => `${key} | ${files.size} | ${runs} | ${read}`);
    return [
      'syntax | way | files | runs | read independently',
      '--- | --- | --- | --- | ---',
      ...lines.sort(),
      `refused: ${refused.length}`,
    ].join('\n');
  }

  it('covers files of many syntaxes in every way', () => {
    expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(['in-place', 'same-syntax', 'blocks', 'to-jpeg-ls', 'to-rle']));
    expect(new Set(rows.map(({ path }) => path)).size).toBeGreaterThanOrEqual(isLong ? 100 : 20);
  });

  it('changes the boxes and not one sample else, as independent readers decode it', () => {
    const wrong = compared.flatMap(({ readers }, index) =>
      Object.entries(readers).flatMap(([name, reader]) =>
        'error' in reader || (reader.inside === 0 && (reader.outside === 0 || (mayRound(rows[index]) && reader.most === 1)))
          ? []
          : [`${rows[index]?.path} ${rows[index]?.method}, ${name}: ${JSON.stringify(reader)}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is read independently for nearly all', () => {
    const read = compared.filter(({ readers }) => Object.values(readers).some((reader) => !('error' in reader)));
    const unread = rows.filter((_, index) => !read.includes(compared[index] as Compared)).map(({ path, method }) => `${path} ${method}`);
    expect(unread.length, unread.join('\n')).toBeLessThanOrEqual(rows.length * 0.1);
  });
});

async function redactOrRefuse(
  bytes: Uint8Array,
  boxes: RedactionRequest,
  codecs: ReturnType<typeof nodeRedactionCodecs>,
): Promise<Redacted | string> {
  try {
    return await redact(bytes, { boxes }, codecs);
  } catch (error) {
    if (error instanceof RedactionError || error instanceof FrameError) return error.message;
    if (error instanceof Error && error.message.startsWith('left out')) return error.message;
    throw error;
  }
}

function rowOf(file: CorpusFile, image: ImageDescription, { plan, bytes, source }: Redacted, output: string): Row {
  const { redaction } = plan;
  if (!redaction) throw new Error('nothing was planned');
  writeFileSync(output, bytes);
  const list = (boxes: readonly { column: number; row: number; width: number; height: number }[]) =>
    boxes.map(({ column, row, width, height }) => [column, row, width, height]);
  const { rows, columns, bitsAllocated, bitsStored, highBit, numberOfFrames } = image;
  const { name } = source.transferSyntax;
  return {
    path: file.path,
    syntax: name,
    method: redaction.method,
    boxes: redaction.frames.reduce((sum, { boxes }) => sum + boxes.length, 0),
    entry: {
      source: file.absolute,
      output,
      rows,
      columns,
      bitsAllocated,
      bitsStored,
      highBit,
      numberOfFrames,
      lossless: !LOSSY.test(name),
      swapped: name === 'Explicit VR Big Endian' && bitsAllocated <= 8,
      nativeBefore: redaction.method === 'in-place' || /RLE|Deflated Image|Encapsulated/.test(name),
      nativeAfter: redaction.method === 'in-place' || /RLE|Deflated Image|Encapsulated/.test(name) || redaction.method === 'to-rle',
      fill: redaction.fill,
      frames: redaction.frames.map(({ frame, boxes, inner }) => ({ frame, boxes: list(boxes), inner: inner && list(inner) })),
    },
  };
}
