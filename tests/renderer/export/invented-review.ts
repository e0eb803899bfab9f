import type { CommitResult } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { framesOf } from '../../../renderer/export/pictures/marks.js';
import type { PictureGrid } from '../../../renderer/export/pictures/state.js';
import { exportReduce } from '../../../renderer/export/reduce.js';
import type { ExportState, ExportTargets, ReviewedExport, ReviewedPicture } from '../../../renderer/export/state.js';

/** Invented values of a review, for tests of the state and the screen. */
export const target = (fileId: string) => ({ fileId, size: 1000, untrustedName: `folder/${fileId}` });

export const targets: ExportTargets = {
  scope: 'series',
  destination: 'second-opinion',
  scopes: { image: [target('ct1')], series: [target('ct1'), target('ct2')], study: [target('ct1'), target('ct2'), target('us1')] },
};

export const gridOf = (series: string, changes: Partial<PictureGrid> = {}): PictureGrid => ({
  rows: 256,
  columns: 512,
  untrustedSeries: series,
  untrustedMachine: 'machine',
  outsideRegions: 1,
  ...changes,
});

export function leaving(fileId: string, at: number): ReviewedPicture {
  return {
    fileId,
    untrustedName: `folder/${fileId}`,
    frames: 1,
    writing: null,
    grid: gridOf('ct'),
    leaving: {
      stagedId: `staged-${fileId}`,
      name: `IM00000${at}.dcm`,
      sha256: String(at).repeat(64),
      bytes: { size: 1000, facts: 300, pixels: 600, structure: 100 },
      oneReader: [],
    },
    stays: null,
  };
}

export const ultrasound: ReviewedPicture = {
  fileId: 'us1',
  untrustedName: 'folder/us1',
  frames: 1,
  writing: 'ultrasound',
  grid: gridOf('us'),
  leaving: null,
  stays: 'not-checked-for-text',
};

export function reviewOf(pictures: readonly ReviewedPicture[]): ReviewedExport {
  const files = pictures.filter((picture) => picture.leaving !== null).length;
  return {
    format: 'dicom',
    container: null,
    index: null,
    policy: BASIC_POLICY,
    pictures,
    totals: {
      files,
      pictures: files,
      bytes: files * 1000,
      elements: { source: 60, output: 50, kept: 30, changed: 15, removed: 15, added: 5 },
      factsLeaving: 61,
      factsStaying: 40,
      staying: { name: true, birthDate: true, patientId: false },
    },
    bytes: { size: files * 1000, facts: files * 300, pixels: files * 600, structure: files * 100 },
    source: {
      bytes: {
        size: files * 1200,
        preamble: files * 128,
        meta: files * 20,
        facts: files * 300,
        private: files * 40,
        overlays: 0,
        icons: 0,
        pixels: files * 600,
        after: files * 12,
        structure: files * 100,
      },
      leaving: { facts: files * 250, private: 0, overlays: 0, icons: 0, pixels: files * 600 },
    },
    pixelNotes: [],
    faces: [],
    findings: [],
    overruled: [],
    facts: [],
  };
}

export const written: CommitResult = {
  outcome: 'written',
  folder: 'Negatoscope copy',
  receiptName: 'Negatoscope copy.receipt.json',
  receipt: {
    schema: 1,
    program: { name: 'Negatoscope', version: '0.1.0' },
    policy: 'basic',
    text: 'auto',
    faces: 'not-looked-for',
    elements: { source: 60, output: 50, kept: 30, changed: 15, removed: 15, added: 5 },
    checks: { secondReader: 2, leakSearch: 0, readBack: 2 },
    leftOut: 1,
    overruled: 0,
    options: null,
    overrulings: [],
    keptKey: false,
    files: [{ path: 'IM000000.dcm', sha256: '0'.repeat(64), bytes: 1000 }],
  },
};

/** A person who looks through everything and doesn't wait for the search. */
export function seeAll(state: ExportState): ExportState {
  if (state.kind === 'idle') throw new Error('no export');
  const frames = framesOf(state.pictures);
  const stopped = exportReduce(state, { type: 'pictures', action: { type: 'search', status: 'stopped' } });
  return frames.reduce((next, at) => exportReduce(next, { type: 'pictures', action: { type: 'check', at } }), stopped);
}
