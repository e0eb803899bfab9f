import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { type DecodedFrame, encodeFrameWords } from '../../core/pixels/decoded-frame.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage, type ImageDescription } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { nodeCodecs } from './codec-binaries.js';
import { repository } from './real-files.js';
import { tools } from './tools.js';

/** A file and what it is called in messages. */
export interface NamedFile {
  readonly absolute: string;
  readonly path: string;
}

interface Row {
  readonly file: string;
  readonly name: string;
  readonly frame: number;
  readonly syntax: string;
  readonly lossy: boolean;
  /** Why the program refused the frame; '' where it didn't. */
  readonly refused: string;
}
type Verdict = { readonly max: number; readonly compared: 'stored' | 'rgb' } | { readonly error: string; readonly reads?: boolean };
export interface Comparison extends Row {
  readonly readers: Readonly<Record<string, Verdict>>;
}

/** The transfer syntax of what can't be opened as a picture: it counts in no row of a table. */
export const NOT_A_PICTURE = '';

const LOSSY = new Set(['50', '51', '53', '55', '81', '91', '111', '112', '203'].map((suffix) => `1.2.840.10008.1.2.4.${suffix}`));

/** First, middle and last frame of every picture among `files`, decoded by the program and by all readers at hand. */
export async function compareFrames(files: readonly NamedFile[]): Promise<Comparison[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-frames-'));
  try {
    const { rows, manifest } = await decodeAll(files, scratch);
    const manifestFile = join(scratch, 'manifest.json');
    writeFileSync(manifestFile, JSON.stringify(manifest));
    const script = join(repository, 'tests/support/compare-frames.py');
    const answer = execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, script, manifestFile, scratch], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const found = JSON.parse(answer) as { file: string; frame: number; readers: Comparison['readers'] }[];
    const byKey = new Map(found.map((one) => [`${one.file}|${one.frame}`, one.readers]));
    return rows.map((row) => ({ ...row, readers: byKey.get(`${row.file}|${row.frame}`) ?? {} }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function decodeAll(files: readonly NamedFile[], scratch: string): Promise<{ rows: Row[]; manifest: object[] }> {
  const codecs = nodeCodecs();
  const rows: Row[] = [];
  const manifest: object[] = [];
  for (const { absolute, path } of files) {
    const opened = openPicture(absolute);
    if ('refused' in opened) {
      // What isn't a picture here may be one elsewhere: its first frame is asked for.
      manifest.push({ file: absolute, frame: 0, raw: null });
      rows.push({ file: absolute, frame: 0, name: path, syntax: NOT_A_PICTURE, lossy: false, refused: opened.refused });
      continue;
    }
    const { parsed, image } = opened;
    if (!image) continue;
    await codecs.prepare(parsed.transferSyntax.uid);
    const last = image.numberOfFrames - 1;
    for (const frame of new Set([0, Math.floor(last / 2), last])) {
      const common = { file: absolute, frame };
      const row = { ...common, name: path, syntax: parsed.transferSyntax.uid, lossy: LOSSY.has(parsed.transferSyntax.uid) };
      try {
        const decoded = readFrame(parsed, frame, codecs);
        const raw = join(scratch, `${rows.length}.raw`);
        writeFileSync(raw, encodeFrameWords(decoded));
        manifest.push({ ...common, raw, ...fieldsOf(decoded), float: image.sampleKind !== 'integer' });
        rows.push({ ...row, refused: '' });
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        manifest.push({ ...common, raw: null });
        rows.push({ ...row, refused: error.message });
      }
    }
  }
  return { rows, manifest };
}

function fieldsOf({ samplesPerPixel: samples, bitsAllocated, bitsStored, highBit, signed, photometric, unmasked }: DecodedFrame): object {
  return { samples, bitsAllocated, bitsStored, highBit, signed, photometric, unmasked };
}

type Opened =
  | { readonly refused: string }
  /** Without `image` where the file has no pixel data at all. */
  | { readonly parsed: ParsedFile; readonly image: ImageDescription | null };

function openPicture(absolute: string): Opened {
  try {
    const parsed = parseFile(memorySource(readFileSync(absolute)));
    const image = describeImage(parsed.dataSet);
    if (image.kind === 'image') return { parsed, image };
    return image.code === 'no-pixel-data' ? { parsed, image: null } : { refused: `${image.code}: ${image.detail}` };
  } catch (error) {
    if (error instanceof ParseError) return { refused: error.code };
    throw error;
  }
}

/** The readers that gave pixels to compare with. */
export const measured = (one: Comparison) => Object.values(one.readers).filter((verdict) => 'max' in verdict);

/** True where a reader has the same values: bit by bit what is lossless, within one grey level what is lossy (two, where YBR had to become RGB). */
export function agrees(one: Comparison): boolean {
  return measured(one).some((verdict) => 'max' in verdict && verdict.max <= (verdict.compared === 'rgb' ? 2 : one.lossy ? 1 : 0));
}

/** The readers that read a frame which the program refused. */
export const readersOf = (one: Comparison): string[] => Object.keys(one.readers).filter((name) => 'reads' in (one.readers[name] ?? {}));
