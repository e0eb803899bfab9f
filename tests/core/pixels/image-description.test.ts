import { describe, expect, it } from 'vitest';
import { describeGrey, describeImage } from '../../../core/pixels/image-description.js';
import { type Fields, item, parsedPicture } from '../../support/sample-files.js';

const describePicture = (fields: Fields = [], absent: number[] = []) => describeImage(parsedPicture(fields, absent).dataSet);

describe('describeImage', () => {
  it('reads a plain picture', () => {
    expect(describePicture()).toEqual({
      kind: 'image',
      rows: 2,
      columns: 3,
      samplesPerPixel: 1,
      photometric: 'MONOCHROME2',
      planarConfiguration: 0,
      sampleKind: 'integer',
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      signed: false,
      numberOfFrames: 1,
      padding: null,
      lossy: false,
    });
  });

  it.each<[string, Fields, number[], object]>([
    ['no pixel data', [], [0x7fe00010], { code: 'no-pixel-data' }],
    ['no rows', [], [0x00280010], { code: 'bad-description', detail: 'Rows' }],
    ['zero columns', [[0x00280011, 0]], [], { code: 'bad-description', detail: 'Columns' }],
    ['fewer than no frames', [[0x00280008, '-1']], [], { code: 'bad-description', detail: 'NumberOfFrames' }],
    ['too many frames', [[0x00280008, '1000001']], [], { code: 'bad-description', detail: 'NumberOfFrames' }],
    ['words for a number', [[0x00280008, 'many']], [], { code: 'bad-description', detail: 'NumberOfFrames' }],
    ['grey of three samples', [[0x00280002, 3]], [], { code: 'bad-description', detail: 'SamplesPerPixel' }],
    ['colours of print', [[0x00280004, 'CMYK']], [], { code: 'photometric-not-supported' }],
    ['more bits stored than allocated', [[0x00280101, 17]], [], { code: 'bad-description', detail: 'BitsStored' }],
    ['24 bits allocated', [[0x00280100, 24]], [], { code: 'bits-not-supported', detail: 'BitsAllocated' }],
    [
      'a frame of 16 GiB',
      [
        [0x00280010, 65_535],
        [0x00280011, 65_535],
      ],
      [],
      { code: 'too-large' },
    ],
  ])('refuses %s', (_, fields, absent, refusal) => {
    expect(describePicture(fields, absent)).toMatchObject({ kind: 'refused', ...refusal });
  });

  it('takes what the reference decoders take for what is missing or can not be', () => {
    for (const [fields, absent] of [
      [[[0x00280102, 16]], []],
      [[[0x00280102, 10]], []],
      [[], [0x00280102]],
      [[[0x00280008, '0']], []],
      [[], [0x00280002]],
      [[], [0x00280004]],
      [[], [0x00280002, 0x00280004]],
    ] as [Fields, number[]][]) {
      expect(describePicture(fields, absent)).toMatchObject({
        photometric: 'MONOCHROME2',
        samplesPerPixel: 1,
        bitsStored: 12,
        highBit: 11,
      });
    }
    expect(describePicture([[0x00280101, 0]])).toMatchObject({ bitsStored: 16, highBit: 15 });
    const three: Fields = [[0x00280002, 3]];
    expect(describePicture(three, [0x00280004])).toMatchObject({ kind: 'refused', detail: 'PhotometricInterpretation' });
  });

  it('folds signed padding and orders a range', () => {
    const signed: Fields = [
      [0x00280103, 1],
      [0x00280120, 0xf830],
      [0x00280121, 0xf82f],
    ];
    expect(describePicture(signed)).toMatchObject({ padding: { low: -2001, high: -2000 } });
  });

  it('reads the padding of floats and doubles, which have elements of their own', () => {
    const bytes = (numbers: Float32Array | Float64Array): Uint8Array => new Uint8Array(numbers.buffer);
    const float: Fields = [
      [0x00280122, bytes(Float32Array.of(-1e9)), 'FL'],
      [0x7fe00008, bytes(new Float32Array(6)), 'OF'],
    ];
    expect(describePicture(float, [0x7fe00010])).toMatchObject({ sampleKind: 'float', padding: { low: -1e9, high: -1e9 } });
    const double: Fields = [
      [0x00280123, bytes(Float64Array.of(0.5)), 'FD'],
      [0x00280125, bytes(Float64Array.of(-0.25)), 'FD'],
      [0x7fe00009, bytes(new Float64Array(6)), 'OD'],
    ];
    expect(describePicture(double, [0x7fe00010])).toMatchObject({ sampleKind: 'double', padding: { low: -0.25, high: 0.5 } });
    expect(describePicture([...float.slice(1), [0x00280120, 7]], [0x7fe00010])).toMatchObject({ padding: null });
  });

  it('says where an overlay lies beside the stored values, and not where it has data of its own or lies in them', () => {
    const at = (position: number, more: Fields = []) => describePicture([[0x60000100, 16, 'US'], [0x60000102, position, 'US'], ...more]);
    expect(at(12)).toMatchObject({ hasOverlayInPixels: true });
    for (const image of [at(11), at(16), at(12, [[0x60003000, Uint8Array.of(1, 0), 'OW']]), describePicture()])
      expect(image).not.toHaveProperty('hasOverlayInPixels');
  });
});

describe('describeGrey', () => {
  const grey = (fields: Fields, frame = 0) => describeGrey(parsedPicture(fields).dataSet, frame);

  it('reads windows with their words, and drops those that the standard forbids', () => {
    const fields: Fields = [
      [0x00281050, ['40', '-600', '1']],
      [0x00281051, ['400', '1500', '0']],
      [0x00281055, ['soft', 'lung', 'none']],
    ];
    expect(grey(fields).windows).toEqual([
      { center: 40, width: 400, untrustedExplanation: 'soft' },
      { center: -600, width: 1500, untrustedExplanation: 'lung' },
    ]);
  });

  it('takes a slope of zero for none', () => {
    expect(grey([[0x00281053, '0']])).toMatchObject({ slope: 1, intercept: 0 });
  });

  it('inverts for MONOCHROME1 and for an inverse presentation, and not twice for both', () => {
    expect(grey([]).inverted).toBe(false);
    expect(grey([[0x00280004, 'MONOCHROME1']]).inverted).toBe(true);
    expect(grey([[0x20500020, 'INVERSE']]).inverted).toBe(true);
    expect(
      grey([
        [0x00280004, 'MONOCHROME1'],
        [0x20500020, 'INVERSE'],
      ]).inverted,
    ).toBe(true);
  });

  it('prefers the functional groups of the frame, then the shared ones', () => {
    const transformation = (intercept: string) =>
      item([
        [
          0x00289145,
          [
            item([
              [0x00281052, intercept],
              [0x00281053, '2'],
            ]),
          ],
        ],
      ]);
    const fields: Fields = [
      [0x00281052, '-1'],
      [0x52009229, [transformation('-10')]],
      [0x52009230, [transformation('-20'), item([])]],
    ];
    expect(grey(fields, 0)).toMatchObject({ slope: 2, intercept: -20 });
    expect(grey(fields, 1)).toMatchObject({ slope: 2, intercept: -10 });
  });
});
