import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesOption } from '../../cli/frames-option.js';
import type { Receipt } from '../../core/bridge.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { filmFile } from '../support/film-file.js';
import { squarePlane } from '../support/overlay-plane.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';

/** Python and its zlib, which share nothing with what wrote the picture: names of chunks, size, colour type, and the samples. */
const READER = [
  'import json, struct, sys, zlib',
  'png = open(sys.argv[1], "rb").read()',
  'assert png[:8] == b"\\x89PNG\\r\\n\\x1a\\n"',
  'at, names, chunks = 8, [], {}',
  'while at < len(png):',
  '    length, name = struct.unpack(">I4s", png[at:at + 8])',
  '    content = png[at + 8:at + 8 + length]',
  '    assert struct.unpack(">I", png[at + 8 + length:at + 12 + length])[0] == zlib.crc32(name + content)',
  '    names.append(name.decode()); chunks[name.decode()] = content; at += 12 + length',
  'columns, rows, depth, colour = struct.unpack(">IIBB", chunks["IHDR"][:10])',
  'lines, before, samples = zlib.decompress(chunks["IDAT"]), bytes(columns), []',
  'for row in range(rows):',
  '    line = lines[row * (columns + 1):(row + 1) * (columns + 1)]',
  '    before = bytes((value + (above if line[0] == 2 else 0)) % 256 for value, above in zip(line[1:], before))',
  '    samples += list(before)',
  'print(json.dumps([names, rows, columns, depth, colour, samples]))',
].join('\n');

const scratch = scratchFolder();
const at = (...names: string[]): string => join(scratch.path, ...names);

beforeAll(() => buildSteps('cli'), 180_000);
afterAll(() => scratch.remove());

const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });

describe('export --format png', () => {
  it('writes each frame as nothing but its picture, as a reader of its own sees it', () => {
    // Two frames of 4 × 4: the second is the first upside down, and both are drawn through one window of 0 to 15.
    const words = Uint16Array.from({ length: 32 }, (_, index) => (index < 16 ? index : 31 - index));
    const more = [text(0x00280008, 'IS', '2'), text(0x00281050, 'DS', '8'), text(0x00281051, 'DS', '16')];
    writeFileSync(
      at('Quillfeather ZQ-77001.dcm'),
      imageFile(SYNTAX.explicit, more, element(0x7fe00010, 'OW', new Uint8Array(words.buffer))),
    );
    writeFileSync(at('letter.txt'), 'no scan');
    const run = runCli([
      'export',
      at('Quillfeather ZQ-77001.dcm'),
      at('letter.txt'),
      '--format',
      'png',
      '--every-frame',
      '--out',
      at('pictures'),
      '--json',
    ]);
    expect(run.code).toBe(3);
    expect(readdirSync(at('pictures')).sort()).toEqual(['IM000000.png', 'IM000001.png']);
    const receiptText = readFileSync(at('pictures.receipt.json'), 'utf8');
    const receipt = JSON.parse(receiptText) as Receipt;
    expect(receipt.elements).toMatchObject({ output: 0, kept: 0, changed: 0, added: 0 });
    expect(receipt.elements.removed).toBe(receipt.elements.source);
    expect(receipt.elements.source).toBeGreaterThan(20);
    // PS3.3 C.11.2.1.2.1: ((x - (c - 0.5)) / (w - 1) + 0.5) × 255.
    const grey = [...words.slice(0, 16)].map((value) => Math.round(((value - 7.5) / 15 + 0.5) * 255));
    for (const [index, samples] of [grey, [...grey].reverse()].entries()) {
      const path = at('pictures', `IM00000${index}.png`);
      expect(JSON.parse(execFileSync('python3', ['-c', READER, path], { encoding: 'utf8' }))).toEqual([
        ['IHDR', 'IDAT', 'IEND'],
        4,
        4,
        8,
        0,
        samples,
      ]);
      const bytes = readFileSync(path);
      expect(receipt.files[index]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      for (const word of ['Quillfeather', 'ZQ-77001']) expect(bytes.includes(word)).toBe(false);
    }
    const verify = () => runCli(['verify', at('pictures'), '--receipt', at('pictures.receipt.json')]).code;
    expect(verify()).toBe(0);
    const changed = readFileSync(at('pictures', 'IM000001.png'));
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    writeFileSync(at('pictures', 'IM000001.png'), changed);
    expect(verify()).toBe(1);
    expect(receiptText).not.toMatch(/Quillfeather|ZQ-77001/i);
    expect((JSON.parse(run.stdout) as { inputs: { status: string; reason: string | null }[] }).inputs).toMatchObject([
      { status: 'exported', reason: null, output: { path: 'IM000000.png' } },
      { status: 'left-out', reason: 'not-dicom' },
    ]);
  });

  it('makes pictures of the frames that are asked for, of the first where none is, and refuses one that is not there', () => {
    const words = Uint16Array.from({ length: 64 }, (_, index) => (index + Math.floor(index / 16)) % 16);
    const more = [text(0x00280008, 'IS', '4'), text(0x00281050, 'DS', '8'), text(0x00281051, 'DS', '16')];
    writeFileSync(at('film.dcm'), imageFile(SYNTAX.explicit, more, element(0x7fe00010, 'OW', new Uint8Array(words.buffer))));
    const made = (out: string, ...options: string[]) => {
      const { code, stderr } = runCli(['export', at('film.dcm'), '--text', 'off', '--format', 'png', '--out', at(out), ...options]);
      const files = existsSync(at(out)) ? readdirSync(at(out)).sort() : [];
      return {
        code,
        stderr,
        hashes: files.map((name) =>
          createHash('sha256')
            .update(readFileSync(at(out, name)))
            .digest('hex'),
        ),
      };
    };
    const every = made('film-every', '--every-frame');
    expect(new Set(every.hashes).size).toBe(4);
    expect(every.stderr).not.toContain('more frames');
    expect(made('film-some', '--frame', '3', '--frame', '1', '--frame', '3')).toMatchObject({
      code: 0,
      hashes: [every.hashes[1], every.hashes[3]],
    });
    const first = made('film-first');
    expect(first).toMatchObject({ code: 0, hashes: [every.hashes[0]] });
    expect(first.stderr).toContain('3 more frames did not become pictures: --frame N or --every-frame asks for them.');
    const absent = made('film-absent', '--frame', '1', '--frame', '4');
    expect(absent).toMatchObject({ code: 2, hashes: [] });
    expect(absent.stderr).toContain('has no frame 4: its last is 3');
  });

  it('reads numbers of frames strictly', () => {
    expect(framesOption(undefined, undefined, 'png')).toEqual([0]);
    expect(framesOption(['3', '1', '3'], undefined, 'jpeg')).toEqual([1, 3]);
    expect(framesOption(undefined, true, 'png')).toBe('every');
    for (const wrong of ['-1', '1.5', 'x', '']) expect(() => framesOption([wrong], undefined, 'png')).toThrow(/whole number from 0/);
    expect(() => framesOption(['0'], true, 'png')).toThrow(/exclude each other/);
    expect(() => framesOption(['0'], undefined, 'dicom')).toThrow(/go with pictures/);
    expect(() => framesOption(undefined, true, 'dicom')).toThrow(/go with pictures/);
  });

  it('draws with the window that was asked for, and the file’s own is another picture', () => {
    const words = Uint16Array.from({ length: 16 }, (_, index) => index);
    const more = [text(0x00281050, 'DS', '8'), text(0x00281051, 'DS', '16')];
    writeFileSync(at('window.dcm'), imageFile(SYNTAX.explicit, more, element(0x7fe00010, 'OW', new Uint8Array(words.buffer))));
    const samplesWith = (out: string, ...options: string[]): readonly number[] => {
      expect(runCli(['export', at('window.dcm'), '--format', 'png', '--out', at(out), ...options]).code).toBe(0);
      const read = execFileSync('python3', ['-c', READER, at(out, 'IM000000.png')], { encoding: 'utf8' });
      return (JSON.parse(read) as [unknown, number, number, number, number, number[]])[5];
    };
    const linear = (center: number, width: number) =>
      [...words].map((value) => Math.round(Math.max(0, Math.min(1, (value - (center - 0.5)) / (width - 1) + 0.5)) * 255));
    expect(samplesWith('asked', '--window=4,6')).toEqual(linear(4, 6));
    expect(samplesWith('below', '--window=-3.5,12')).toEqual(linear(-3.5, 12));
    expect(samplesWith('own')).toEqual(linear(8, 16));
  });

  it('writes letters, a bar and what the file draws over its picture only where each is asked for', () => {
    const plane = squarePlane({ row: 200, column: 60, side: 10, top: 0, left: 0, rows: 300, columns: 400, type: 'G' });
    const more = [text(0x00181164, 'DS', '0.5\\0.5'), text(0x00200020, 'CS', 'L\\F'), ...plane];
    writeFileSync(at('xray.dcm'), filmFile({ frames: 1, rows: 300, columns: 400 }, more));
    const made = (out: string, ...options: string[]): readonly number[] => {
      expect(runCli(['export', at('xray.dcm'), '--text', 'off', '--format', 'png', '--out', at(out), ...options]).code).toBe(0);
      const read = execFileSync('python3', ['-c', READER, at(out, 'IM000000.png')], { encoding: 'utf8', maxBuffer: 1 << 24 });
      const [, rows, columns, , , samples] = JSON.parse(read) as [unknown, number, number, number, number, number[]];
      expect([rows, columns]).toEqual([300, 400]);
      return samples;
    };
    const plain = made('marks-none');
    /** Which rows and columns another picture changes. */
    const changed = (samples: readonly number[]) => {
      const places = samples.flatMap((sample, place) => (sample === plain[place] ? [] : [place]));
      const rows = places.map((place) => Math.floor(place / 400));
      const columns = places.map((place) => place % 400);
      return [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
    };
    expect(changed(made('marks-overlays', '--overlays'))).toEqual([199, 210, 59, 70]);
    // 100 pixels of 0.5 mm are 5 cm at the detector: in the lower right corner, and nowhere else.
    const [top, , left, right] = changed(made('marks-scale', '--scale-bar'));
    expect(top).toBeGreaterThan(260);
    expect(left).toBeGreaterThan(150);
    expect(right).toBeLessThan(400);
    const letters = changed(made('marks-letters', '--letters'));
    expect([letters[0] ?? 9, 300 - (letters[1] ?? 0), letters[2] ?? 9, 400 - (letters[3] ?? 0)].every((edge) => edge < 8)).toBe(true);
    const refused = runCli(['export', at('xray.dcm'), '--letters', '--out', at('marks-dicom')]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('--letters, --scale-bar and --overlays go with pictures');
  });

  it('leaves out a picture that can not be drawn, and then writes nothing', () => {
    const short = element(0x7fe00010, 'OW', new Uint8Array(8));
    writeFileSync(at('short.dcm'), imageFile(SYNTAX.explicit, [], short));
    const run = runCli(['export', at('short.dcm'), '--format', 'png', '--out', at('none')]);
    expect(run.code).toBe(3);
    expect(existsSync(at('none'))).toBe(false);
  });
});
