import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import type { Receipt } from '../../core/bridge.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { parse } from '../core/deid/export-in-memory.js';
import { nodeCodecs } from '../support/codec-binaries.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { repository } from '../support/real-files.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';

const scratch = scratchFolder();
const at = (...parts: string[]) => join(scratch.path, ...parts);
/** An invented ultrasound: the name, number and birth date of its header stand in the picture. */
const PLANTED = join(repository, 'build/sample/US/US001.dcm');
const SEED = ['--seed', 'c3'.repeat(32)];

beforeAll(() => {
  buildSteps('text', 'sample', 'cli');
  writeFileSync(at('ct.dcm'), imageFile(SYNTAX.explicit));
  writeFileSync(at('us.dcm'), imageFile(SYNTAX.explicit, [{ tag: 0x00080060, bytes: element(0x00080060, 'CS', 'US') }]));
}, 240_000);
afterAll(() => scratch.remove());

const reportOf = (path: string): Report => JSON.parse(readFileSync(path, 'utf8')) as Report;
/** Samples of the first frame. */
function samplesOf(path: string): ArrayLike<number> {
  const parsed = parse(readFileSync(path));
  if (describeImage(parsed.dataSet).kind !== 'image') throw new Error('no picture');
  return readFrame(parsed, 0, nodeCodecs()).samples;
}

describe('text in pictures on the command line', () => {
  it('leaves a planted ultrasound out where no option is given, and says so', () => {
    const run = runCli(['export', PLANTED, at('ct.dcm'), '--out', at('auto'), '--report', at('auto.json')]);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(
      /Text was found in the pictures of 1 files, which were left out\. In 1 of them it looks like what the headers say/,
    );
    const [planted, ct] = reportOf(at('auto.json')).inputs;
    expect(planted).toMatchObject({ status: 'left-out', reason: 'text-found', pixels: { covered: null } });
    expect(planted?.pixels?.text?.likeHeaders).toBeGreaterThanOrEqual(3);
    expect(ct).toMatchObject({ status: 'exported', pixels: { text: { frames: 1, boxes: 0 } } });
  }, 120_000);

  it('takes an ultrasound in which there is none', () => {
    expect(runCli(['export', at('us.dcm'), '--out', at('clean')]).code).toBe(0);
  });

  it('covers what is found, and finds nothing in what it wrote', () => {
    const run = runCli(['export', PLANTED, '--text', 'redact', '--out', at('covered'), '--report', at('covered.json'), ...SEED]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(/boxes were covered in the pictures of 1 files/) });
    const row = reportOf(at('covered.json')).inputs[0];
    expect(row?.pixels?.covered).toMatchObject({ method: 'in-place', frames: 1, boxes: row?.pixels?.text?.boxes });
    expect((JSON.parse(readFileSync(at('covered.receipt.json'), 'utf8')) as Receipt).text).toBe('redact');
    const again = runCli(['text', at('covered', 'IM000000.dcm'), '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject([{ frame: 0, boxes: [] }]);
  }, 240_000);

  it('takes the boxes that text --json prints, and then needs to find nothing more', () => {
    const found = runCli(['text', PLANTED, '--json']);
    writeFileSync(at('boxes.json'), found.stdout);
    const run = runCli(['export', PLANTED, '--redact', at('boxes.json'), '--out', at('listed'), ...SEED]);
    expect(run.code).toBe(0);
    expect(readFileSync(at('listed', 'IM000000.dcm')).equals(readFileSync(at('covered', 'IM000000.dcm')))).toBe(true);
  }, 240_000);

  it('covers one box in every picture, and nothing else', () => {
    const run = runCli(['export', PLANTED, '--text', 'off', '--redact', '600,440,8,4', '--redact', '0,0,1,1', '--out', at('boxed')]);
    expect(run.code).toBe(0);
    const before = samplesOf(PLANTED);
    const after = samplesOf(at('boxed', 'IM000000.dcm'));
    for (let index = 0; index < before.length; index++) {
      const [x, y] = [Math.floor(index / 3) % 640, Math.floor(index / 3 / 640)];
      const isCovered = (x === 0 && y === 0) || (x >= 600 && x < 608 && y >= 440 && y < 444);
      if (after[index] !== (isCovered ? 0 : before[index])) throw new Error(`sample ${index}`);
    }
  });

  it('covers boxes in pictures of other formats too', () => {
    expect(
      runCli([
        'export',
        PLANTED,
        '--text',
        'off',
        '--format',
        'png',
        '--redact',
        '0,0,640,480',
        '--out',
        at('png'),
        '--report',
        at('png.json'),
      ]).code,
    ).toBe(0);
    expect(reportOf(at('png.json')).inputs[0]?.pixels?.covered).toEqual({ method: 'drawn', frames: 1, boxes: 1 });
    // All of it is one grey level: a picture of 640 × 480 that packs to nothing.
    expect(readFileSync(at('png', 'IM000000.png')).length).toBeLessThan(8000);
  });

  it.each([
    ['no file', '--redact', 'nowhere.json', /could not be read/],
    ['no box', '--redact', '1,2,0,4', /at least one wide and high/],
  ])('refuses %s', (_, option, value, sentence) => {
    const run = runCli(['export', at('ct.dcm'), '--out', at('never'), option, value]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(sentence) });
  });

  it('refuses boxes for a file that is not there, and leaves out one that they do not fit', () => {
    writeFileSync(at('other.json'), JSON.stringify([{ file: 'elsewhere.dcm', boxes: [{ x: 0, y: 0, width: 1, height: 1 }] }]));
    expect(runCli(['export', at('ct.dcm'), '--out', at('never'), '--redact', at('other.json')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/names a file that is not among the inputs/),
    });
    writeFileSync(at('frame.json'), JSON.stringify([{ file: 'ct.dcm', frame: 1, boxes: [{ x: 0, y: 0, width: 1, height: 1 }] }]));
    runCli(['export', at('ct.dcm'), '--out', at('never'), '--redact', at('frame.json'), '--report', at('frame-report.json')]);
    expect(reportOf(at('frame-report.json')).inputs[0]).toMatchObject({ status: 'left-out', reason: 'boxes-not-covered' });
  });
});
