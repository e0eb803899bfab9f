import { describe, expect, it } from 'vitest';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import { BASIC_POLICY, NO_OPTIONS, type PolicyOptions, readPolicy } from '../../../core/deid/policy.js';
import { PRESET_POLICIES, SECOND_OPINION_POLICY } from '../../../core/deid/preset-policies.js';
import { sheetWords } from '../../../electron/exits/sheet-words.js';
import { chosenFacts } from '../../../renderer/export/choices/chosen-facts.js';
import { framesOfFile, rangeFrom } from '../../../renderer/export/choices/frames.js';
import {
  DATE_CHOICES,
  destinationOf,
  FACES,
  KEEPING,
  leastOptions,
  PICTURE_POLICY,
  PURPOSE_POLICIES,
  policyOf,
  purposeOf,
} from '../../../renderer/export/choices/purposes.js';
import { choicesEn } from '../../../renderer/export/messages/choices-en.js';
import { choicesFr } from '../../../renderer/export/messages/choices-fr.js';
import { receiptFacts } from '../../../renderer/export/receipt-facts.js';
import { exportReduce, initialExport } from '../../../renderer/export/reduce.js';
import { leaving, reviewOf, target, targets } from './invented-review.js';

describe('the purposes', () => {
  it('offers every option that a policy can have in this version, and no other: pixels are cleaned by boxes, file by file', () => {
    const accepted = Object.entries(NO_OPTIONS)
      .filter(([key, off]) => off === false && readPolicy({ schema: 1, name: 'x', options: { [key]: true } }).ok)
      .map(([key]) => key);
    expect([...KEEPING, ...FACES].sort()).toEqual(accepted.filter((key) => key !== 'cleanPixelData').sort());
    for (const retainDates of DATE_CHOICES) expect(readPolicy({ schema: 1, name: 'x', options: { retainDates } }).ok).toBe(true);
  });

  it('says of no option that withholds that it keeps something', () => {
    expect(KEEPING.filter((name) => !/^(retain|clean(Descriptors|StructuredContent|Graphics)$)/.test(name))).toEqual([]);
    expect(FACES).toEqual(['cleanRecognizableVisualFeatures']);
  });

  it('goes back to the least without letting more leave', () => {
    const all = Object.fromEntries(
      Object.entries(NO_OPTIONS).map(([key, off]) => [key, off === false ? true : 'full']),
    ) as unknown as PolicyOptions;
    expect(leastOptions(all)).toEqual({ ...NO_OPTIONS, cleanPixelData: true, cleanRecognizableVisualFeatures: true });
    expect(leastOptions({ ...NO_OPTIONS, retainUids: true })).toEqual(NO_OPTIONS);
  });

  it('finds the purpose behind options, however they were chosen', () => {
    expect(purposeOf({ ...NO_OPTIONS, cleanDescriptors: true })).toBe('own');
    expect(purposeOf(BASIC_POLICY.options)).toBe('second-opinion');
    expect(policyOf({ ...NO_OPTIONS })).toBe(PURPOSE_POLICIES['second-opinion']);
    expect(purposeOf({ ...NO_OPTIONS, retainDates: 'modified', retainPatientCharacteristics: true })).toBe('research');
    expect(purposeOf({ ...NO_OPTIONS, retainUids: true })).toBe('own');
    expect(policyOf(PURPOSE_POLICIES.research.options)).toBe(PURPOSE_POLICIES.research);
  });

  it('gives every policy a name that a receipt takes', () => {
    for (const options of [NO_OPTIONS, PURPOSE_POLICIES.research.options, { ...NO_OPTIONS, retainUids: true }])
      expect(policyOf(options).name).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    const names = [...PRESET_POLICIES.map(({ name }) => name), policyOf({ ...NO_OPTIONS, retainUids: true }).name, PICTURE_POLICY];
    for (const table of [choicesEn, choicesFr]) expect(Object.keys(table.receiptPolicies)).toEqual(names);
    for (const language of ['en', 'fr'] as const) {
      const words = { en: choicesEn, fr: choicesFr }[language];
      expect(sheetWords(language).policies).toEqual(words.receiptPolicies);
    }
  });

  it('makes a policy of every option', () => {
    expect(policyOf({ ...NO_OPTIONS, cleanRecognizableVisualFeatures: true }).options.cleanRecognizableVisualFeatures).toBe(true);
  });
});

describe('a chosen policy', () => {
  const planning = exportReduce(initialExport, { type: 'open', targets });
  const review = exportReduce(planning, { type: 'reviewed', run: planning.run, reviewed: reviewOf([leaving('ct1', 1)]) });

  it('voids the review', () => {
    const next = exportReduce(review, { type: 'choosePolicy', policy: PURPOSE_POLICIES.research });
    expect(next).toMatchObject({ kind: 'planning', choice: { policy: PURPOSE_POLICIES.research }, run: review.run + 1 });
    expect(exportReduce(next, { type: 'save' })).toBe(next);
  });

  it('changes nothing where it is the one that was chosen already', () => {
    const same: PolicyOptions = { ...NO_OPTIONS };
    expect(exportReduce(review, { type: 'choosePolicy', policy: policyOf(same) })).toBe(review);
  });

  it('is a picture as the person sees it until they want it as the file says', () => {
    const picture = exportReduce(review, { type: 'choosePicture' });
    expect(picture).toMatchObject({ choice: { format: 'png', look: 'seen' } });
    expect(exportReduce(picture, { type: 'chooseLook', look: 'seen' })).toBe(picture);
    const asFile = exportReduce(picture, { type: 'chooseLook', look: 'file' });
    expect(asFile).toMatchObject({ kind: 'planning', choice: { format: 'png', look: 'file' }, run: picture.run + 1 });
  });

  it('is of the image on the screen until the person wants all of a film, or a range', () => {
    const film = { ...target('film'), frames: 20, frame: 7 };
    const begun = exportReduce(initialExport, {
      type: 'open',
      targets: { ...targets, scopes: { image: [film], series: [film, target('ct1')] } },
    });
    const picture = exportReduce(begun, { type: 'choosePicture' });
    expect(picture).toMatchObject({ choice: { scope: 'image', frames: { kind: 'shown' } } });
    expect(framesOfFile({ kind: 'shown' }, film)).toEqual({ first: 7, last: 7 });
    expect(framesOfFile({ kind: 'every' }, film)).toBe('every');
    expect(exportReduce(picture, { type: 'chooseFrames', frames: { kind: 'shown' } })).toBe(picture);
    const every = exportReduce(picture, { type: 'chooseFrames', frames: { kind: 'every' } });
    expect(every).toMatchObject({ kind: 'planning', choice: { frames: { kind: 'every' } }, run: picture.run + 1 });
    expect(rangeFrom(film)).toEqual({ kind: 'range', first: 7, last: 16 });
    expect(rangeFrom({ ...film, frame: 18 })).toEqual({ kind: 'range', first: 18, last: 19 });
    const range = exportReduce(every, { type: 'chooseFrames', frames: rangeFrom(film) });
    expect(range).toMatchObject({ choice: { frames: { kind: 'range', first: 7, last: 16 } } });
    for (const [first, last] of [
      [-1, 3],
      [4, 3],
      [0, 20],
      [0.5, 2],
    ] as const)
      expect(exportReduce(range, { type: 'chooseFrames', frames: { kind: 'range', first, last } })).toBe(range);
    // Several files have no range in common.
    const series = exportReduce(range, { type: 'chooseScope', scope: 'series' });
    expect(series).toMatchObject({ choice: { scope: 'series', frames: { kind: 'shown' } } });
    expect(exportReduce(series, { type: 'chooseFrames', frames: rangeFrom(film) })).toBe(series);
  });

  it('can be a film where there is one: of all its images, or of a range', () => {
    const film = { ...target('film'), frames: 20, frame: 7 };
    const begun = exportReduce(initialExport, {
      type: 'open',
      targets: { ...targets, scopes: { image: [film], series: [film, target('ct1')] } },
    });
    const picture = exportReduce(begun, { type: 'choosePicture' });
    const video = exportReduce(picture, { type: 'chooseShape', shape: 'webm' });
    expect(video).toMatchObject({ kind: 'planning', choice: { format: 'webm', frames: { kind: 'every' } }, run: picture.run + 1 });
    expect(exportReduce(video, { type: 'chooseFrames', frames: { kind: 'shown' } })).toBe(video);
    const range = exportReduce(video, { type: 'chooseFrames', frames: rangeFrom(film) });
    expect(range).toMatchObject({ choice: { format: 'webm', frames: { first: 7, last: 16 } } });
    expect(exportReduce(range, { type: 'chooseScope', scope: 'series' })).toMatchObject({ choice: { frames: { kind: 'every' } } });
    expect(exportReduce(range, { type: 'chooseShape', shape: 'jpeg' })).toMatchObject({
      choice: { format: 'jpeg', frames: { kind: 'shown' } },
    });
    expect(destinationOf(range.kind === 'planning' ? range.choice : { format: 'dicom', policy: BASIC_POLICY })).toBe('picture');
    // Nothing to make a film of.
    const still = exportReduce(exportReduce(initialExport, { type: 'open', targets }), { type: 'choosePicture' });
    expect(exportReduce(still, { type: 'chooseShape', shape: 'webm' })).toBe(still);
  });

  it('can be a picture: of the image at most of the series, and as files again by any purpose', () => {
    const study = exportReduce(review, { type: 'chooseScope', scope: 'study' });
    const picture = exportReduce(study, { type: 'choosePicture' });
    expect(picture).toMatchObject({ kind: 'planning', choice: { format: 'png', scope: 'image' }, run: study.run + 1 });
    expect(exportReduce(picture, { type: 'choosePicture' })).toBe(picture);
    expect(exportReduce(picture, { type: 'chooseScope', scope: 'study' })).toBe(picture);
    expect(exportReduce(picture, { type: 'chooseScope', scope: 'series' })).toMatchObject({ choice: { format: 'png', scope: 'series' } });
    expect(exportReduce(picture, { type: 'choosePolicy', policy: BASIC_POLICY })).toMatchObject({ choice: { format: 'dicom' } });
    expect(receiptFacts({ ...reviewOf([leaving('ct1', 1)]), format: 'png' }, 'auto', true)).toMatchObject({
      policy: PICTURE_POLICY,
      keptKey: false,
      checks: { secondReader: 0, leakSearch: 0 },
    });
  });

  it('can be written in other shapes, of files or of pictures, each of which voids the review', () => {
    const zip = exportReduce(review, { type: 'chooseShape', shape: 'zip' });
    expect(zip).toMatchObject({
      kind: 'planning',
      choice: { format: 'dicom', packing: { zip: true, directory: false } },
      run: review.run + 1,
    });
    expect(exportReduce(zip, { type: 'chooseShape', shape: 'zip' })).toBe(zip);
    expect(exportReduce(zip, { type: 'chooseShape', shape: 'jpeg' })).toBe(zip);
    const disc = exportReduce(zip, { type: 'chooseShape', shape: 'disc' });
    expect(disc).toMatchObject({ choice: { packing: { zip: false, directory: true } } });
    expect(exportReduce(disc, { type: 'choosePolicy', policy: PURPOSE_POLICIES.research })).toMatchObject({
      choice: { packing: { directory: true } },
    });
    const picture = exportReduce(zip, { type: 'choosePicture' });
    expect(picture).toMatchObject({ choice: { format: 'png', packing: { zip: false, directory: false } } });
    expect(exportReduce(picture, { type: 'chooseShape', shape: 'folder' })).toBe(picture);
    expect(exportReduce(picture, { type: 'chooseShape', shape: 'jpeg' })).toMatchObject({ choice: { format: 'jpeg' } });
  });

  it('is what a second opinion needs at first, and stays while another scope is chosen', () => {
    expect(review).toMatchObject({ choice: { policy: SECOND_OPINION_POLICY } });
    const research = exportReduce(review, { type: 'choosePolicy', policy: PURPOSE_POLICIES.research });
    expect(exportReduce(research, { type: 'chooseScope', scope: 'study' })).toMatchObject({ choice: { policy: { name: 'research' } } });
  });
});

describe('what leaves by choice', () => {
  const row = (path: string, reason: GroupedRow['reason'], after: string | null, vr: GroupedRow['vr'] = 'DA'): GroupedRow => ({
    path,
    tag: 0x00080020,
    vr,
    kind: 'time-place',
    action: 'keep',
    reason,
    files: 1,
    before: { distinct: 1, samples: ['20200102'] },
    after: after === null ? null : { distinct: 1, samples: [after] },
  });

  it('is counted from what the copy holds, an attribute once', () => {
    const rows = [
      row('(0008,0020)', 'date-shifted', '20190405'),
      row('(0008,0020)', 'date-shifted', '20190406'),
      row('(0008,0021)', 'date-shifted', ''),
      row('(0008,0030)', 'option-keep', '101112', 'TM'),
      row('(0008,103E)', 'option-clean', null, 'LO'),
      row('(0040,A730)', 'option-clean', 'items', 'SQ'),
      row('(0010,0030)', 'profile-empty', ''),
      row('(0028,0010)', 'not-identifying', '256', 'US'),
    ];
    expect(chosenFacts(rows)).toEqual({ moved: 1, kept: 1 });
    expect(choicesEn.chosen(chosenFacts(rows))).toBe(
      '1 date leaves, moved by a secret number of days. 1 fact leaves because of your choice.',
    );
    expect(choicesEn.chosen({ moved: 0, kept: 0 })).toBe('');
    expect(choicesFr.chosen({ moved: 2, kept: 0 })).toBe('2 dates partent, décalées d’un nombre de jours secret.');
  });
});
