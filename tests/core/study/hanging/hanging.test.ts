/** How a study is hung when it is opened, on invented records in any order. */
import { describe, expect, it } from 'vitest';
import type { Orientation } from '../../../../core/study/geometry.js';
import { groupStudies } from '../../../../core/study/group-studies.js';
import { hangStudy, type Room } from '../../../../core/study/hanging/hang-study.js';
import type { InstanceRecord } from '../../../../core/study/instance-record.js';
import { inventRecord } from '../../../renderer/invented-record.js';

const WIDE: Room = { width: 2200, height: 1300 };
const NARROW: Room = { width: 990, height: 670 };

interface Projection {
  readonly modality?: string;
  readonly side?: string;
  readonly view?: string;
  readonly rows?: string;
  readonly part?: string;
}

function film(fileId: string, { modality = 'MG', side = '', view = '', rows = '', part = 'BREAST' }: Projection): InstanceRecord {
  const record = inventRecord({ fileId, series: `1.${fileId}`, modality });
  return {
    ...record,
    imageLaterality: side,
    ...(view === '' ? {} : { viewPosition: view }),
    series: { ...record.series, modality, bodyPart: part },
    geometry: { ...record.geometry, patientOrientation: rows === '' ? null : [rows, 'F'] },
  };
}

const ORIENTATIONS: Readonly<Record<string, Orientation>> = {
  axial: [1, 0, 0, 0, 1, 0],
  coronal: [1, 0, 0, 0, 0, -1],
  sagittal: [0, 1, 0, 0, 0, -1],
};

/** A stack of five slices of one plane. */
function stack(
  series: string,
  plane: string,
  modality = 'MR',
  space = '9.9',
  imageType: readonly string[] = ['ORIGINAL', 'PRIMARY', 'M'],
): InstanceRecord[] {
  return [0, 1, 2, 3, 4].map((slice) => {
    const record = inventRecord({ fileId: `${series}-${slice}`, series, number: slice + 1, modality });
    const position = plane === 'axial' ? [0, 0, slice] : plane === 'coronal' ? [0, slice, 0] : [slice, 0, 0];
    return {
      ...record,
      imageType,
      geometry: {
        ...record.geometry,
        position: position as [number, number, number],
        orientation: ORIENTATIONS[plane] ?? null,
        frameOfReferenceUid: space,
      },
    };
  });
}

function hung(records: readonly InstanceRecord[], room: Room = WIDE) {
  const study = groupStudies(records)[0]?.studies[0];
  const hanging = study && hangStudy(study, room);
  if (!hanging) return null;
  const { rows, columns, pictures } = hanging;
  return {
    grid: `${rows}x${columns}`,
    files: pictures.map(({ fileId, series }) => fileId ?? series.uid),
    flips: pictures.map((each) => each.flipHorizontal),
  };
}

describe('hanging', () => {
  const four = [
    film('lmlo', { side: 'L', view: 'MLO', rows: 'A' }),
    film('rcc', { side: 'R', view: 'CC', rows: 'P' }),
    film('lcc', { side: 'L', view: 'CC', rows: 'A' }),
    film('rmlo', { side: 'R', view: 'MLO', rows: 'P' }),
  ];

  it('has the breasts back to back, right on the left, whatever the order of the files', () => {
    const expected = { grid: '2x2', files: ['rcc', 'lcc', 'rmlo', 'lmlo'], flips: [false, false, false, false] };
    expect(hung(four)).toEqual(expected);
    expect(hung([...four].reverse())).toEqual(expected);
    expect(hung(four.slice(1, 3))).toMatchObject({ grid: '1x2', files: ['rcc', 'lcc'] });
  });

  it('mirrors a breast that was stored the other way round, so that the chest walls meet', () => {
    const turned = [film('rcc', { side: 'R', view: 'CC', rows: 'A' }), film('lcc', { side: 'L', view: 'CC', rows: 'A' })];
    expect(hung(turned)?.flips).toEqual([true, false]);
  });

  it('pairs no straight view with an oblique one, and no view with itself', () => {
    expect(hung([film('r', { side: 'R', view: 'ML' }), film('l', { side: 'L', view: 'MLO' })])).toMatchObject({ grid: '1x1' });
    expect(hung([film('a', { side: 'R', view: 'CC' }), film('b', { side: 'R', view: 'CC' })])).toMatchObject({ grid: '1x1' });
  });

  it('has a film from the front beside the one from the side, and right beside left', () => {
    const chest = { modality: 'DX', part: 'CHEST' };
    expect(hung([film('side', { ...chest, view: 'LL' }), film('front', { ...chest, view: 'PA' })])).toMatchObject({
      grid: '1x2',
      files: ['front', 'side'],
    });
    const hand = { modality: 'CR', part: 'HAND', view: 'PA' };
    expect(hung([film('l', { ...hand, side: 'L' }), film('r', { ...hand, side: 'R' })])).toMatchObject({ grid: '1x2', files: ['r', 'l'] });
    expect(hung([film('front', { ...chest, view: 'PA' }), film('side', { modality: 'DX', part: 'ANKLE', view: 'LL' })])).toMatchObject({
      grid: '1x1',
    });
  });

  it('has the planes of a study beside one another where each has room', () => {
    const planes = [...stack('1.3', 'sagittal'), ...stack('1.1', 'coronal'), ...stack('1.2', 'axial')];
    expect(hung(planes)).toMatchObject({ grid: '1x3', files: ['1.2', '1.1', '1.3'] });
    expect(hung(planes, NARROW)).toMatchObject({ grid: '1x1', files: ['1.1'] });
    expect(hung(planes, null)).toMatchObject({ grid: '1x1' });
    expect(hung(planes, { width: 1500, height: 800 })).toMatchObject({ grid: '1x2' });
  });

  it('has the kinds of an MR beside one another, and a CT one at a time', () => {
    const kinds = ['1.1', '1.2', '1.3', '1.4', '1.5'].flatMap((uid) => stack(uid, 'axial'));
    expect(hung(kinds)).toMatchObject({ grid: '2x2', files: ['1.1', '1.2', '1.3', '1.4'] });
    expect(hung(['1.1', '1.2'].flatMap((uid) => stack(uid, 'axial', 'CT')))).toMatchObject({ grid: '1x1' });
  });

  it('has PET beside the CT of its own space', () => {
    const own = [...stack('1.5', 'axial', 'PT', '9.1'), ...stack('1.2', 'axial', 'CT', '9.2'), ...stack('1.3', 'axial', 'CT', '9.1')];
    expect(hung(own)).toMatchObject({ grid: '1x2', files: ['1.3', '1.5'] });
  });

  it('begins with what a study was made for, not with what it was planned on', () => {
    const planned = [...stack('1.1', 'coronal', 'CT', '9.9', ['ORIGINAL', 'PRIMARY', 'LOCALIZER']), ...stack('1.2', 'axial', 'CT')];
    expect(hung(planned)).toEqual({ grid: '1x1', files: ['1.2'], flips: [false] });
    expect(hung(planned.slice(0, 5))).toMatchObject({ files: ['1.1'] });
  });

  it('hangs nothing where there is no picture', () => {
    expect(hung([inventRecord({ fileId: 'a', picture: false })])).toBeNull();
  });
});
