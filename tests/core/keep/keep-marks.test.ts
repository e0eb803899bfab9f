/** Marks that are kept as files: valid for dicom3tools, read by DCMTK and pydicom, and opened again by this program on the same pixels. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { findElement } from '../../../core/dicom/data-set.js';
import { lookUpAttribute } from '../../../core/dicom/dictionary/look-up.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { numberValues, sequenceItems, textValue, valueBytes } from '../../../core/dicom/read-value.js';
import { keepMarks } from '../../../core/keep/keep-marks.js';
import type { KeepRequest, KeptKind } from '../../../core/keep/keep-request.js';
import { seenCorners, statedTurn } from '../../../core/keep/presentation-elements.js';
import { measuredMark } from '../../../core/keep/report-elements.js';
import { TAGS } from '../../../core/keep/tags.js';
import { displayFrame } from '../../../core/pixels/display-frame.js';
import { describeImage } from '../../../core/pixels/image-description.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { renderGrey } from '../../../core/pixels/voi-lut.js';
import type { ViewTurn } from '../../../core/study/geometry.js';
import { concerns, drawingOf, windowFor } from '../../../core/study/objects/presentation/drawing-of.js';
import type { Presentation } from '../../../core/study/objects/presentation/presentation.js';
import { turnFor } from '../../../core/study/objects/presentation/turn-for.js';
import { readObject } from '../../../core/study/objects/read-object.js';
import { referencesOf, type StructuredReport, visitItems } from '../../../core/study/objects/report/read-report.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { element } from '../../support/dicom-bytes.js';
import { markedRequest, shapesOfEveryKind } from '../../support/marked-request.js';
import { phantomFile } from '../../support/measure-phantom.js';
import { corpus } from '../../support/real-files.js';
import { readScan, runPython, scanFiles } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { describeWith, itWith } from '../../support/when.js';

const SEED = new Uint8Array(32).fill(7);
const phantom = parseFile(memorySource(phantomFile({ modality: 'CT', spacing: [0.5, 0.5] })));

async function keptOf(parsed: ParsedFile, change: (request: KeepRequest) => KeepRequest = (request) => request, frame = 0) {
  const image = describeImage(parsed.dataSet);
  if (image.kind !== 'image') throw new Error('a picture was expected');
  const request = change(await markedRequest(parsed, shapesOfEveryKind(image.rows, image.columns), { frame }));
  const kept = keepMarks(request, new Map([['file', parsed]]), SEED);
  const bytesOf = (kind: KeptKind) => kept.files.filter((file) => file.kind === kind).map(({ bytes }) => bytes);
  return { request, kept, bytesOf, uid: textValue(parsed.dataSet, TAGS.SOPInstanceUID) };
}

const objectOf = (bytes: Uint8Array | undefined) => {
  const read = bytes && readObject(parseFile(memorySource(bytes)));
  if (!read) throw new Error('this program has no reader for what it wrote');
  return read;
};

/** Runs a program over bytes in a file of their own. */
function over<Answer>(bytes: Uint8Array, run: (path: string, folder: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-kept-'));
  try {
    const path = join(folder, 'kept.dcm');
    writeFileSync(path, bytes);
    return run(path, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Errors that dicom3tools finds. */
const faultsOf = (bytes: Uint8Array): readonly string[] =>
  over(bytes, (path) => {
    const { stderr, stdout } = spawnSync(tools.dciodvfy.command, [path], { encoding: 'utf8' });
    const said = `${stdout}\n${stderr}`.split('\n');
    // Without its first line it didn't know what it read.
    expect(said.some((line) => /^(GrayscaleSoftcopy|ColorSoftcopy|KeyObjectSelection|Comprehensive3DSR)/.test(line))).toBe(true);
    return said.filter((line) => line.startsWith('Error'));
  });

const TURNS = ([0, 90, 180, 270] as const).flatMap((rotation) =>
  [false, true].flatMap((flipHorizontal) => [false, true].map((flipVertical): ViewTurn => ({ rotation, flipHorizontal, flipVertical }))),
);

describe('marks that are kept', () => {
  it('has the tags of the dictionary', () => {
    for (const [keyword, tag] of Object.entries(TAGS)) expect(lookUpAttribute(tag)?.keyword, keyword).toBe(keyword);
  });

  it('opens again with every mark on its pixels, on its frame alone', async () => {
    const { request, bytesOf, uid } = await keptOf(phantom);
    const [bytes, ...others] = bytesOf('presentation');
    expect(others).toEqual([]);
    const state = objectOf(bytes) as Presentation;
    const picture = { sopInstanceUid: uid, frame: 0, rows: 160, columns: 200 };
    expect(concerns(state, picture)).toBe(true);
    expect(concerns(state, { ...picture, sopInstanceUid: `${uid}.1` })).toBe(false);
    const { primitives } = drawingOf(state, picture);
    const near = (point: readonly number[] | undefined, column: number, row: number) => {
      expect(point?.[0]).toBeCloseTo(column, 4);
      expect(point?.[1]).toBeCloseTo(row, 4);
    };
    const path = (start: { readonly column: number; readonly row: number }) =>
      primitives.find(
        (each) =>
          each.kind === 'path' && Math.hypot((each.points[0]?.[0] ?? 0) - start.column, (each.points[0]?.[1] ?? 0) - start.row) < 1e-3,
      );
    for (const { mark } of request.marks) {
      const { kind, points } = mark.shape;
      const [first, second] = points;
      if (!first) throw new Error('a shape without points');
      if (kind === 'probe') near(primitives.find((each) => each.kind === 'point')?.at, first.column, first.row);
      else if (kind === 'ellipse' || kind === 'circle') {
        const round =
          kind === 'ellipse' ? { column: (first.column + (second?.column ?? 0)) / 2, row: (first.row + (second?.row ?? 0)) / 2 } : first;
        const found = primitives.find(
          (each) => each.kind === 'ellipse' && Math.hypot(each.center[0] - round.column, each.center[1] - round.row) < 1e-3,
        );
        expect(found, kind).toBeDefined();
        if (kind === 'circle' && found?.kind === 'ellipse') {
          expect(Math.hypot(...found.major)).toBeCloseTo(
            Math.hypot((second?.column ?? 0) - first.column, (second?.row ?? 0) - first.row),
            3,
          );
        }
      } else if (kind !== 'text') {
        const found = path(first);
        expect(found, kind).toBeDefined();
        if (found?.kind === 'path' && kind !== 'rectangle' && kind !== 'cobb' && kind !== 'ratio')
          for (const [index, point] of points.entries()) near(found.points[index], point.column, point.row);
      }
    }
    const texts = primitives.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
    expect(texts).toContain('Größe Élodie 1\nreading 0');
    const voi = request.pictures[0]?.grey?.voi;
    expect(voi && 'width' in voi).toBe(true);
    expect(windowFor(state, picture)).toEqual(voi && 'width' in voi ? { center: voi.center, width: voi.width } : null);
  });

  it('says every way in which a picture can stand so that it is read as the same', () => {
    for (const turn of TURNS) {
      const { rotation, flip } = statedTurn(turn);
      const read = turnFor({ rotation, flipHorizontal: flip });
      // Where the corners of the picture come to lie tells the eight ways apart.
      expect(cornersOnScreen(read), JSON.stringify(turn)).toEqual(cornersOnScreen(turn));
      const [[left, top], [right, bottom]] = seenCorners(3, 5, turn);
      expect(placeOnScreen(turn, left === 1 ? 0 : 1, top === 1 ? 0 : 1)).toEqual([0, 0]);
      expect(placeOnScreen(turn, right === 1 ? 0 : 1, bottom === 1 ? 0 : 1)).toEqual([1, 1]);
    }
  });

  it('writes in the report the very numbers that the screen has', async () => {
    const { request, bytesOf } = await keptOf(phantom);
    const report = objectOf(bytesOf('report')[0]) as StructuredReport;
    const read: (readonly [string, number])[] = [];
    visitItems(report.root, ({ concept, value }) => {
      if (value.type === 'NUM') read.push([`${concept?.meaning} ${value.measured[0]?.unit?.value}`, Number(value.measured[0]?.value)]);
    });
    const expected = request.marks.flatMap((mark) => measuredMark(mark)?.numbers ?? []);
    expect(expected.length).toBeGreaterThan(25);
    expect(read.map(([name]) => name)).toEqual(expected.map(({ concept, unit }) => `${concept.meaning} ${unit.value}`));
    for (const [index, [, value]] of read.entries()) expect(value).toBeCloseTo(expected[index]?.value ?? Number.NaN, 9);
    const length = request.marks[0]?.reading;
    expect(read[0]).toEqual(['Length mm', length?.kind === 'length' ? expect.closeTo(length.length.value, 9) : 'no length']);
    expect(report.isCut).toBe(false);
  });

  it('says how high pixels are for their width, and draws what is round on the screen as the ellipse that it is on such pixels', async () => {
    const tall = parseFile(memorySource(phantomFile({ modality: 'MR', spacing: [2, 0.5] })));
    const { request, bytesOf, uid } = await keptOf(tall);
    const [bytes = new Uint8Array()] = bytesOf('presentation');
    const [area] = sequenceItems(parseFile(memorySource(bytes)).dataSet, TAGS.DisplayedAreaSelectionSequence);
    expect(area && numberValues(area, TAGS.PresentationPixelAspectRatio)).toEqual([40_000, 10_000]);
    const circle = request.marks.find(({ mark }) => mark.shape.kind === 'circle')?.mark.shape.points[0];
    const { primitives } = drawingOf(objectOf(bytes) as Presentation, { sopInstanceUid: uid, frame: 0, rows: 160, columns: 200 });
    const round = primitives.find(
      (each) => each.kind === 'ellipse' && Math.hypot(each.center[0] - (circle?.column ?? 0), each.center[1] - (circle?.row ?? 0)) < 1e-3,
    );
    if (round?.kind !== 'ellipse') throw new Error('no circle');
    // Four times as many columns as rows cover the same length.
    expect(Math.hypot(...round.major) / Math.hypot(...round.minor)).toBeCloseTo(4, 3);
    expect(Math.abs(round.major[1])).toBeLessThan(1e-6);
  });

  it('refers in key images to the pictures with a star, frame by frame', async () => {
    const film = parseFile(memorySource(phantomFile({ modality: 'XA', frames: 3 })));
    const { bytesOf, uid } = await keptOf(
      film,
      (request) => ({ ...request, keyImages: [2, 0].map((frame) => ({ fileId: 'file', frame })) }),
      1,
    );
    const keys = objectOf(bytesOf('key-images')[0]) as StructuredReport;
    expect(keys.kind).toBe('key-objects');
    expect(referencesOf(keys.root)).toEqual([{ sopClassUid: expect.any(String), sopInstanceUid: uid, frames: [1, 3], segments: [] }]);
    const state = objectOf(bytesOf('presentation')[0]) as Presentation;
    expect([0, 1, 2].map((frame) => concerns(state, { sopInstanceUid: uid, frame }))).toEqual([false, true, false]);
  });

  it('makes the same files under the same seed, and others with all UIDs new under another', async () => {
    const { request, kept } = await keptOf(phantom);
    const again = keepMarks(request, new Map([['file', phantom]]), SEED);
    expect(again.files).toEqual(kept.files);
    const other = keepMarks(request, new Map([['file', phantom]]), new Uint8Array(32).fill(8));
    const uids = [...kept.files, ...other.files].flatMap(({ bytes }) => {
      const { dataSet } = parseFile(memorySource(bytes));
      return [textValue(dataSet, TAGS.SOPInstanceUID), textValue(dataSet, TAGS.SeriesInstanceUID)];
    });
    expect(new Set(uids).size).toBe(12);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.\d{30,39}$/);
  });

  it('says what it leaves out, and why', async () => {
    const { kept } = await keptOf(phantom, (request) => ({
      ...request,
      marks: request.marks.map((each, index) => {
        const isElsewhere = index === 1;
        const at = isElsewhere ? { fileId: 'unknown', frame: 0 } : each.mark.at;
        const reading = index === 2 ? ({ kind: 'angle', degrees: null } as const) : each.reading;
        return { ...each, reading, mark: { ...each.mark, at, isHidden: index === 0 } };
      }),
    }));
    expect(kept.notKept).toEqual([
      { kind: 'presentation', reason: 'hidden', count: 1 },
      { kind: 'presentation', reason: 'no-identity', count: 1 },
      { kind: 'report', reason: 'hidden', count: 1 },
      { kind: 'report', reason: 'no-identity', count: 1 },
      { kind: 'report', reason: 'nothing-measured', count: 1 },
    ]);
  });

  it('does not put pictures of one person under the name of another, though their studies share a number', async () => {
    const bytes = phantomFile({ modality: 'CT', spacing: [0.5, 0.5] });
    const id = new TextEncoder().encode(textValue(phantom.dataSet, TAGS.PatientID));
    const at = Buffer.from(bytes).indexOf(id);
    expect(id.length > 0 && at > 0).toBe(true);
    const changed = Uint8Array.from(bytes);
    changed[at] = id[0] === 0x58 ? 0x59 : 0x58;
    const { request } = await keptOf(phantom);
    const sources = new Map([
      ['file', phantom],
      ['other', parseFile(memorySource(changed))],
    ]);
    const kept = keepMarks({ ...request, keyImages: [...request.keyImages, { fileId: 'other', frame: 0 }] }, sources, SEED);
    expect(kept.notKept).toEqual([{ kind: 'key-images', reason: 'other-study', count: 1 }]);
  });

  it('makes only what is asked for, and nothing where there is nothing', async () => {
    const { kept } = await keptOf(phantom, (request) => ({ ...request, kinds: ['report'] }));
    expect(kept.files.map(({ kind }) => kind)).toEqual(['report']);
    const { kept: none } = await keptOf(phantom, (request) => ({ ...request, marks: [], keyImages: [] }));
    expect(none).toEqual({ files: [], notKept: [] });
  });
});

describeWith([tools.dciodvfy], 'marks that are kept, for dicom3tools', () => {
  it('are valid: grey and in colour, turned, in films, with pixels that aren’t square', async () => {
    const heads = [
      { modality: 'CT', spacing: [0.5, 0.5] },
      { modality: 'MR', spacing: [2, 0.5] },
      { modality: 'XA', sopClass: '1.2.840.10008.5.1.4.1.1.12.1', frames: 3, imagerSpacing: [0.2, 0.2] },
      { modality: 'OT' },
    ] as const;
    for (const head of heads) {
      const parsed = parseFile(memorySource(phantomFile(head)));
      const turned = { rotation: 90, flipHorizontal: true, flipVertical: false } as const;
      const turn = (request: KeepRequest): KeepRequest => ({
        ...request,
        pictures: request.pictures.map((each) => ({ ...each, turn: turned })),
      });
      const inColor = (request: KeepRequest): KeepRequest => ({
        ...request,
        pictures: request.pictures.map((each) => ({ ...each, grey: null })),
      });
      for (const change of [turn, inColor]) {
        const { kept } = await keptOf(parsed, change);
        expect(kept.files.map(({ kind }) => kind)).toEqual(['presentation', 'key-images', 'report']);
        for (const { kind, bytes } of kept.files) expect(faultsOf(bytes), `${head.modality} ${kind}`).toEqual([]);
      }
    }
  });

  itWith(corpus, 'are valid beside real files', async () => {
    const names = [
      'ct/SignedCT.dcm',
      'us/Issue16.dcm',
      'pet/1.dcm',
      'enhanced/6_1.dcm',
      'us/GREYSCALE_IMAGE.dcm',
      'sr-pr-ko/imageForPrLUTs.dcm',
    ];
    for (const name of names) {
      const parsed = corpusScan(name);
      const image = describeImage(parsed.dataSet);
      const { kept } = await keptOf(parsed, undefined, image.kind === 'image' ? Math.min(2, image.numberOfFrames - 1) : 0);
      for (const { kind, bytes } of kept.files) expect(faultsOf(bytes), `${name} ${kind}`).toEqual([]);
    }
  });
});

describeWith([corpus, tools.dcmp2pgm], 'marks that are kept, for DCMTK', () => {
  it('gives the greys that the screen has, through windows and tables', async () => {
    for (const name of ['ct/SignedCT.dcm', 'sr-pr-ko/imageForPrLUTs.dcm']) {
      const parsed = corpusScan(name);
      const { request, bytesOf } = await keptOf(parsed);
      const codecs = nodeCodecs();
      await codecs.prepare(parsed.transferSyntax.uid);
      const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
      const voi = request.pictures[0]?.grey?.voi;
      const [state] = bytesOf('presentation');
      if (display.kind !== 'grey' || !voi || !state) throw new Error('a grey picture with its state was expected');
      const reference = over(state, (path, folder) => {
        const scan = scanFiles().find((each) => each.name === `corpus/${name}`);
        execFileSync(tools.dcmp2pgm.command, ['--pstate', path, scan?.absolute ?? '', join(folder, 'picture.pgm')], { stdio: 'ignore' });
        return new Uint8Array(readFileSync(join(folder, 'picture.pgm')).subarray(-display.rows * display.columns));
      });
      const greys = renderGrey(display, voi).filter((_, at) => at % 4 === 0);
      expect(new Set(reference).size).toBeGreaterThan(20);
      expect(greys.filter((grey, at) => Math.abs(grey - (reference[at] ?? 0)) > 1)).toHaveLength(0);
    }
  });

  it('reads as the report and the key images that they are, to the number', async () => {
    const { request, bytesOf } = await keptOf(corpusScan('pet/1.dcm'));
    const dump = (bytes: Uint8Array | undefined) =>
      over(bytes ?? new Uint8Array(), (path) =>
        execFileSync(tools.dsrdump.command, [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    const report = dump(bytesOf('report')[0]);
    expect(report).toContain('Comprehensive 3D SR Document');
    const numbers = request.marks.flatMap((mark) => measuredMark(mark)?.numbers ?? []);
    for (const { concept, unit } of numbers)
      expect(report).toMatch(new RegExp(`NUM:\\(.*"${escaped(concept.meaning)}"\\)=.*${escaped(unit.value)},${unit.scheme}`));
    expect(report.match(/ NUM:/g)).toHaveLength(numbers.length);
    expect(report).toContain('SUVbw');
    expect(dump(bytesOf('key-images')[0])).toMatch(/Key Object Selection Document[\s\S]*"Of Interest"[\s\S]*contains IMAGE/);
  });
});

describeWith([tools.pydicom], 'marks that are kept, for pydicom', () => {
  it('hold whose scan it is, as the scan says it, in whatever character set', async () => {
    const names = scanFiles().filter(({ name }) =>
      /pydicom\/charset_files\/chr(Arab|FrenMulti|Germ|Greek|H31|Hbrw|I2|Russ|X1)\.dcm$/.test(name),
    );
    expect(names.length).toBeGreaterThan(5);
    const person = (parsed: ParsedFile) => textValue(parsed.dataSet, TAGS.PatientName);
    const paths: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-kept-'));
    try {
      const expected: string[] = [];
      for (const [index, scan] of names.entries()) {
        const parsed = readScan(scan);
        const named = parseFile(
          memorySource(phantomFile({ modality: 'CT', more: [copyOf(parsed, 0x00080005, 'CS'), copyOf(parsed, 0x00100010, 'PN')] })),
        );
        const request = await markedRequest(named, shapesOfEveryKind(160, 200).slice(0, 1));
        const [file] = keepMarks(request, new Map([['file', named]]), SEED).files;
        const path = join(folder, `${index}.dcm`);
        writeFileSync(path, file?.bytes ?? new Uint8Array());
        paths.push(path);
        expected.push(person(parsed));
        expect(person(parseFile(memorySource(file?.bytes ?? new Uint8Array())))).toEqual(person(parsed));
      }
      const read = runPython<Readonly<Record<string, Readonly<Record<string, readonly [string, readonly string[]]>>>>>(
        tools.pydicom,
        'read-elements.py',
        paths,
      );
      // Empty component groups at the end of a name may be left out (PS3.5 §6.2.1.1), and pydicom does.
      for (const [index, path] of paths.entries())
        expect(read[path]?.['(0010,0010)']?.[1], path).toEqual([expected[index]?.replace(/=+$/, '')]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function corpusScan(name: string): ParsedFile {
  const found = scanFiles().find((each) => each.name === `corpus/${name}`);
  if (!found) throw new Error(`the corpus has no ${name}`);
  return readScan(found);
}

function copyOf({ dataSet }: ParsedFile, tag: number, vr: string) {
  const found = findElement(dataSet, tag);
  return { tag, bytes: element(tag, vr, found ? valueBytes(dataSet, found) : '') };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where a corner of the picture (0 or 1 along each axis) stands on the screen: flips first, then turns clockwise. */
function placeOnScreen({ rotation, flipHorizontal, flipVertical }: ViewTurn, x: number, y: number): readonly [number, number] {
  let [u, v] = [flipHorizontal ? 1 - x : x, flipVertical ? 1 - y : y];
  for (let quarter = 0; quarter < rotation / 90; quarter += 1) [u, v] = [1 - v, u];
  return [u, v];
}
const cornersOnScreen = (turn: ViewTurn) => [placeOnScreen(turn, 0, 0), placeOnScreen(turn, 1, 0), placeOnScreen(turn, 0, 1)];
