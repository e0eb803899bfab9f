import { describe, expect, it } from 'vitest';
import type { FaceErasure } from '../../../core/deid/face/face-treatment.js';
import { facesAsked } from '../../../renderer/export/faces/face-session.js';
import { clampAngle } from '../../../renderer/export/faces/head-angle.js';
import type { ReviewedHead } from '../../../renderer/export/faces/reviewed-head.js';
import { facesIn, reviewedHeads, treatFace, treatmentsOf } from '../../../renderer/export/faces/treat-face.js';
import { exportReduce, initialExport } from '../../../renderer/export/reduce.js';
import type { ExportState } from '../../../renderer/export/state.js';
import type { FoundHead } from '../../../renderer/workers/face-api.js';

const facts = { slices: 175, spacing: 1, pixel: 1, faceHeight: 80 };
const found = (headId: string, fileIds: readonly string[], kind: FoundHead['kind'] = 'face'): FoundHead => ({
  headId,
  fileIds,
  kind,
  modality: 'MR',
  facts,
});
const treated = (head: FoundHead, treatment: ReviewedHead['treatment'], isConfirmed = false): ReviewedHead => ({
  ...head,
  treatment,
  isConfirmed,
});
const erasure: FaceErasure = { boxes: [{ frame: 0, boxes: [{ column: 0, row: 0, width: 4, height: 4 }] }], air: 0 };
const erased = new Map([['a', erasure]]);

const opened = exportReduce(initialExport, {
  type: 'open',
  targets: { scope: 'series', destination: 'second-opinion', scopes: { series: [{ fileId: 'a', size: 10, untrustedName: 'IM1' }] } },
}) as Extract<ExportState, { kind: 'planning' }>;

describe('what is looked at for a head', () => {
  it('is every frame of files, and of pictures and films those that leave: all of them are the volume again', () => {
    const film = { fileId: 'film', size: 9, untrustedName: 'IM2', frames: 96, frame: 7 };
    const begun = exportReduce(initialExport, {
      type: 'open',
      targets: { scope: 'image', destination: 'second-opinion', scopes: { image: [film] } },
    });
    const picture = exportReduce(begun, { type: 'choosePicture' });
    const frames = (state: ExportState) =>
      (state.kind === 'planning' ? facesAsked(state.targets, state.choice) : []).map((one) => one.frames);
    expect(frames(begun)).toEqual([undefined]);
    expect(frames(picture)).toEqual([{ first: 7, last: 7 }]);
    expect(frames(exportReduce(picture, { type: 'chooseFrames', frames: { kind: 'every' } }))).toEqual(['every']);
    expect(frames(exportReduce(picture, { type: 'chooseShape', shape: 'webm' }))).toEqual(['every']);
    const range = exportReduce(picture, { type: 'chooseFrames', frames: { kind: 'range', first: 3, last: 40 } });
    expect(frames(range)).toMatchObject([{ first: 3, last: 40 }]);
    expect(facesAsked(opened.targets, { ...opened.choice, unticked: ['a'] })).toEqual([]);
  });
});

describe('what becomes of a head', () => {
  it('stays here unless somebody decides', () => {
    const heads = reviewedHeads([found('head-1', ['a'])], opened.choice);
    expect(heads).toEqual([treated(found('head-1', ['a']), 'leave-out')]);
    expect(treatmentsOf(heads, new Map()).get('a')).toEqual({ kind: 'leave-out', why: 'face-in-volume' });
    expect(treatmentsOf([treated(found('head-1', ['a'], 'unknown'), 'leave-out')], new Map()).get('a')).toEqual({
      kind: 'leave-out',
      why: 'face-unknown',
    });
    expect(treatmentsOf([treated(found('head-1', ['a'], 'unsure'), 'leave-out')], new Map()).get('a')).toEqual({
      kind: 'leave-out',
      why: 'face-possible',
    });
  });

  it('leaves as it is where a person has looked at a head without a face, and can’t be cut there', () => {
    const choice = (treatment: 'keep' | 'deface') =>
      ({ faces: [{ headId: 'head-1', treatment, isConfirmed: false }], format: 'dicom' }) as const;
    const unsure = found('head-1', ['a'], 'unsure');
    expect(treatmentsOf(reviewedHeads([unsure], choice('keep')), new Map()).get('a')).toEqual({ kind: 'keep' });
    expect(reviewedHeads([unsure], choice('deface'))[0]?.treatment).toBe('leave-out');
  });

  it('a decision voids the review, the same once more does not, and leaving it out takes it back', () => {
    const removed = exportReduce(opened, { type: 'treatFace', face: { headId: 'head-1', treatment: 'deface', isConfirmed: false } });
    if (removed.kind !== 'planning') throw new Error('it is planned anew');
    expect(removed.run).toBe(opened.run + 1);
    expect(treatFace(removed.choice, { headId: 'head-1', treatment: 'deface', isConfirmed: false })).toBeNull();
    expect(treatFace(removed.choice, { headId: 'head-1', treatment: 'deface', isConfirmed: true })?.faces).toHaveLength(1);
    expect(treatFace(removed.choice, { headId: 'head-1', treatment: 'leave-out', isConfirmed: false })?.faces).toEqual([]);
  });

  it('never takes a face for removed in pictures, or where nobody can look', () => {
    const faces = [{ headId: 'head-1', treatment: 'deface' as const, isConfirmed: true }];
    expect(reviewedHeads([found('head-1', ['a'])], { faces, format: 'dicom' })[0]?.treatment).toBe('deface');
    expect(reviewedHeads([found('head-1', ['a'])], { faces, format: 'png' })[0]?.treatment).toBe('leave-out');
    expect(reviewedHeads([found('head-1', ['a'], 'unknown')], { faces, format: 'dicom' })[0]?.treatment).toBe('leave-out');
  });

  it('does the strictest with a file that is in two heads, and is as sure as the less sure of both', () => {
    const one = found('head-1', ['a']);
    const other = found('head-2', ['a']);
    const kindOf = (...heads: ReviewedHead[]) => treatmentsOf(heads, erased).get('a');
    expect(kindOf(treated(one, 'keep'), treated(other, 'leave-out'))?.kind).toBe('leave-out');
    expect(kindOf(treated(one, 'deface', true), treated(other, 'leave-out'))?.kind).toBe('leave-out');
    expect(kindOf(treated(one, 'deface', true), treated(other, 'keep'))).toEqual({ kind: 'deface', erasure, isConfirmed: false });
    expect(kindOf(treated(one, 'deface', true), treated(other, 'deface', false))).toEqual({ kind: 'deface', erasure, isConfirmed: false });
    expect(kindOf(treated(one, 'deface', true), treated(other, 'deface', true))).toEqual({ kind: 'deface', erasure, isConfirmed: true });
  });

  it('says in the receipt the least careful of what was done', () => {
    const of = (...treatments: ReviewedHead['treatment'][]) =>
      facesIn({ faces: treatments.map((treatment, index) => treated(found(`head-${index}`, []), treatment)) });
    expect(of()).toBe('leave-out');
    expect(of('leave-out', 'deface')).toBe('deface');
    expect(of('deface', 'keep', 'leave-out')).toBe('keep');
  });
});

describe('the angle of a head', () => {
  it('goes all the way round and never upside down', () => {
    expect(clampAngle({ turn: 190, tilt: 0 })).toEqual({ turn: -170, tilt: 0 });
    expect(clampAngle({ turn: -541, tilt: -90 })).toEqual({ turn: 179, tilt: -60 });
  });
});
