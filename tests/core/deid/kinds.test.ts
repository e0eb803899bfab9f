import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSavedTerms, TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { findElement, walkElements } from '../../../core/dicom/data-set.js';
import { textValue } from '../../../core/dicom/read-value.js';
import { isGroupLength, isPrivate } from '../../../core/dicom/tag.js';
import {
  concat,
  element,
  encapsulated,
  encodingOf,
  file,
  header,
  imageElements,
  imageFile,
  PREFIX,
  SYNTAX,
  sequence,
  text,
  uint16,
  uint32,
} from '../../support/dicom-bytes.js';
import { exportBytes, leftOutReason, parse, SEED, textAt, valuesByPath } from './export-in-memory.js';

/** What is decided for whole kinds of elements and for the bytes around them, before the table is asked. */
const AROUND = 0x00081250;
const planted = (tag: number, vr: string, value: Uint8Array | string) => ({ tag, bytes: element(tag, vr, value) });
const tagsOf = (bytes: Uint8Array): number[] => {
  const tags: number[] = [];
  walkElements(exportBytes(bytes).output.dataSet, (one) => void tags.push(one.tag));
  return tags;
};
const SECRET = text('QUILLFEATHER');
const holds = (bytes: Uint8Array, secret: Uint8Array = SECRET): boolean => Buffer.from(bytes).includes(Buffer.from(secret));

describe('elements that go by their kind', () => {
  it.each([SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian])(
    'private ones, creators and sequences too, at every depth (%s)',
    (syntax) => {
      const encoding = encodingOf(syntax);
      const privates = concat(
        element(0x00090010, 'LO', 'QUILLFEATHER', encoding),
        element(0x00091001, 'LO', 'QUILLFEATHER', encoding),
        sequence(0x00091002, [element(0x00100010, 'PN', 'QUILLFEATHER', encoding)], encoding),
      );
      const around = sequence(AROUND, [privates], encoding);
      const bytes = imageFile(syntax, [
        { tag: 0x00090010, bytes: privates },
        { tag: AROUND, bytes: around },
      ]);
      expect(holds(bytes)).toBe(true);
      expect(holds(exportBytes(bytes).bytes)).toBe(false);
      expect(tagsOf(bytes).filter(isPrivate)).toEqual([]);
    },
  );

  it('elements that the dictionary does not know, group lengths, trailing padding, curves and overlays', () => {
    const bytes = imageFile(SYNTAX.explicit, [
      planted(0x00080000, 'UL', uint32(1234)),
      planted(0x00087777, 'LO', 'QUILLFEATHER'),
      planted(0x50000010, 'US', uint16(1)),
      planted(0x50003000, 'OW', SECRET),
      planted(0x60000010, 'US', uint16(4)),
      planted(0x60000022, 'LO', 'QUILLFEATHER'),
      planted(0x60003000, 'OW', SECRET),
      planted(0x60020040, 'CS', 'R'),
      planted(0xfffcfffc, 'OB', SECRET),
    ]);
    const { plan, bytes: copy } = exportBytes(bytes);
    expect(holds(copy)).toBe(false);
    const tags = tagsOf(bytes);
    expect(tags.filter(isGroupLength)).toEqual([]);
    expect(tags.filter((tag) => tag >= 0x50000000 && tag < 0x70000000)).toEqual([]);
    expect(Object.fromEntries(plan.decisions.map(({ path, reason }) => [path, reason]))).toMatchObject({
      '(0008,0000)': 'group-length',
      '(0008,7777)': 'unknown',
      '(FFFC,FFFC)': 'padding',
      '(6000,3000)': 'profile-remove',
    });
  });

  it('pictures inside items, and sequences whose bytes are none', () => {
    const icon = concat(element(0x00280010, 'US', uint16(2)), element(0x7fe00010, 'OW', SECRET));
    const bytes = imageFile(SYNTAX.explicit, [
      { tag: AROUND, bytes: sequence(AROUND, [icon]) },
      // Referenced Image Sequence as UN, with bytes that are no items.
      planted(0x00081140, 'UN', SECRET),
    ]);
    const { plan, bytes: copy } = exportBytes(bytes);
    expect(holds(copy)).toBe(false);
    const reasons = new Map(plan.decisions.map(({ path, reason }) => [path, reason]));
    expect(reasons.get('(0008,1250)[0].(7FE0,0010)')).toBe('nested-picture');
    expect(reasons.get('(0008,1140)')).toBe('unparsed');
  });
});

describe('values that are made anew', () => {
  it('UIDs of many values are mapped one by one, registered ones stay, in every VR that a writer gave them', () => {
    const many = '1.2.3.4.5\\1.2.840.10008.1.2.1\\1.2.3.4.5.6';
    const bytes = imageFile(SYNTAX.explicit, [
      planted(0x0020_0052, 'UI', '1.2.3.4.5'),
      planted(0x0008_3010, 'UI', many),
      planted(0x0040_db73, 'UL', uint32(7)),
      // Related General SOP Class UID names kinds.
      planted(0x0008_001a, 'UI', '1.2.3.999'),
    ]);
    const { dataSet } = exportBytes(bytes).output;
    const study = textValue(dataSet, 0x0020000d);
    expect(study).toMatch(/^2\.25\./);
    expect(textValue(dataSet, 0x00200052)).toBe(study);
    const [one, registered, other] = textAt(dataSet, '(0008,3010)') ?? [];
    expect([one, registered]).toEqual([study, '1.2.840.10008.1.2.1']);
    expect(other).toBe(textValue(dataSet, 0x00080018));
    expect(textValue(dataSet, 0x0008001a)).toBe('1.2.3.999');
  });

  it('a UID in an unknown VR, or under another VR, is mapped too', () => {
    const inUnknown = imageFile(SYNTAX.explicit, [planted(0x00200052, 'UN', '1.2.3.4.5'), planted(0x0008_1195, 'LO', '1.2.3.4.5 ')]);
    const { dataSet } = exportBytes(inUnknown).output;
    expect(textValue(dataSet, 0x00200052)).toBe(textValue(dataSet, 0x0020000d));
    expect(textValue(dataSet, 0x00081195)).toBe(textValue(dataSet, 0x0020000d));
  });

  it('more new UIDs than the short form of a VR holds are written in the long one', () => {
    const uids = Array.from({ length: 4000 }, (_, index) => `1.2.3.${index}`).join('\\');
    const { output } = exportBytes(imageFile(SYNTAX.explicit, [planted(0x00083010, 'UI', uids)]));
    const written = findElement(output.dataSet, 0x00083010);
    expect(written?.vr).toBe('UN');
    expect(textAt(output.dataSet, '(0008,3010)')?.length).toBe(4000);
  });

  it('a sequence of action D keeps its items, with every word in them made up', () => {
    // Person Identification Code Sequence (0040,1101).
    const code = concat(
      element(0x00080100, 'SH', 'QF-1'),
      element(0x00080104, 'LO', 'QUILLFEATHER'),
      sequence(0x0040a043, [element(0x00080104, 'LO', 'QUILLFEATHER')]),
      element(0x0040a132, 'UN', SECRET),
    );
    const bytes = imageFile(SYNTAX.explicit, [
      { tag: 0x00401101, bytes: sequence(0x00401101, [code], undefined, { undefinedLength: true }) },
    ]);
    const { output, bytes: copy } = exportBytes(bytes);
    expect(holds(copy)).toBe(false);
    expect(holds(copy, text('QF-1'))).toBe(false);
    expect(textAt(output.dataSet, '(0040,1101)[0].(0008,0104)')).toEqual(['REMOVED']);
    expect(textAt(output.dataSet, '(0040,1101)[0].(0040,A043)[0].(0008,0104)')).toEqual(['REMOVED']);
  });
});

describe('the bytes around the elements', () => {
  const dirty = concat(text('QUILLFEATHER'), new Uint8Array(116));

  it('a zeroed preamble, and file meta that says nothing of the source', () => {
    const meta = [
      element(0x00020013, 'SH', 'QUILLFEATHER'),
      element(0x00020016, 'AE', 'QUILLFEATHER'),
      element(0x00020026, 'UR', 'QUILLFEATHER'),
      element(0x00020100, 'UI', '1.2.3.4.5.99'),
      element(0x00020102, 'OB', SECRET),
    ];
    const { bytes, output } = exportBytes(file(SYNTAX.explicit, imageElements(SYNTAX.explicit), { preamble: dirty, meta }));
    expect(holds(bytes)).toBe(false);
    expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
    expect(bytes.subarray(128, 132)).toEqual(PREFIX);
    const paths = [...valuesByPath(output.fileMeta ?? output.dataSet).keys()];
    expect(paths).toEqual(['0000', '0001', '0002', '0003', '0010', '0012', '0013'].map((digits) => `(0002,${digits})`));
    expect(textAt(output.fileMeta ?? output.dataSet, '(0002,0003)')).toEqual([textValue(output.dataSet, 0x00080018)]);
    expect(textAt(output.fileMeta ?? output.dataSet, '(0002,0010)')).toEqual([SYNTAX.explicit]);
    expect(output.warnings).toEqual([]);
  });

  it('are written where the source has no preamble and no meta', () => {
    const { bytes, output } = exportBytes(imageElements(SYNTAX.explicit));
    expect(bytes.subarray(128, 132)).toEqual(PREFIX);
    expect(textAt(output.fileMeta ?? output.dataSet, '(0002,0010)')).toEqual([SYNTAX.explicit]);
  });

  it('name an instance that has no name, the same way in every export of one seed', () => {
    const unnamed = imageElements(SYNTAX.explicit, [{ tag: 0x00080018, bytes: new Uint8Array(0) }]);
    const one = exportBytes(unnamed).output;
    expect(textValue(one.dataSet, 0x00080018)).toMatch(/^2\.25\./);
    expect(textAt(one.fileMeta ?? one.dataSet, '(0002,0003)')).toEqual([textValue(one.dataSet, 0x00080018)]);
    const empty = imageElements(SYNTAX.explicit, [planted(0x00080018, 'UI', '')]);
    const other = exportBytes(empty).output;
    expect(textValue(other.dataSet, 0x00080018)).toMatch(/^2\.25\./);
    expect(textValue(exportBytes(unnamed).output.dataSet, 0x00080018)).toBe(textValue(one.dataSet, 0x00080018));
  });

  it('name a registered instance in file meta as in the data set', () => {
    const palette = '1.2.840.10008.1.5.1';
    const { output } = exportBytes(imageFile(SYNTAX.explicit, [planted(0x00080018, 'UI', palette)]));
    expect(textValue(output.dataSet, 0x00080018)).toBe(palette);
    expect(textAt(output.fileMeta ?? output.dataSet, '(0002,0003)')).toEqual([palette]);
  });

  it('behind the data set are not written, in a deflated file neither', () => {
    const trailing = new Uint8Array(64);
    const plain = exportBytes(concat(imageFile(SYNTAX.explicit), trailing));
    expect(plain.source.warnings.map(({ code }) => code)).toContain('trailing-bytes');
    expect(plain.output.layout.dataSetEnd).toBe(plain.bytes.length);
    const deflated = file(SYNTAX.deflated, concat(deflateRawSync(imageElements(SYNTAX.explicit)), SECRET));
    expect(holds(exportBytes(deflated).bytes)).toBe(false);
  });

  it('behind the last pixel are not written, whatever the kind of samples', () => {
    const pixels = new Uint8Array(32).fill(0x11);
    const whole = exportBytes(imageFile(SYNTAX.explicit, [], element(0x7fe00010, 'OW', concat(pixels, SECRET))));
    expect(holds(whole.bytes)).toBe(false);
    expect(valuesByPath(whole.output.dataSet).get('(7FE0,0010)')).toBe('11'.repeat(32));
    const floats = new Uint8Array(64).fill(0x11);
    const float = exportBytes(
      imageFile(
        SYNTAX.explicit,
        [planted(0x00280100, 'US', uint16(32)), { tag: 0x7fe00008, bytes: element(0x7fe00008, 'OF', concat(floats, SECRET)) }],
        new Uint8Array(0),
      ),
    );
    expect(holds(float.bytes)).toBe(false);
    expect(valuesByPath(float.output.dataSet).get('(7FE0,0008)')).toBe('11'.repeat(64));
  });

  it('keep the last pixel of an odd number of bytes, also in big endian words', () => {
    const odd = (syntax: string) => {
      const { littleEndian } = encodingOf(syntax);
      const small = [0x00280010, 0x00280011].map((tag) => ({
        tag,
        bytes: element(tag, 'US', uint16(3, littleEndian), encodingOf(syntax)),
      }));
      const bits = [
        { tag: 0x00280100, bytes: element(0x00280100, 'US', uint16(8, littleEndian), encodingOf(syntax)) },
        { tag: 0x00280101, bytes: element(0x00280101, 'US', uint16(8, littleEndian), encodingOf(syntax)) },
        { tag: 0x00280102, bytes: element(0x00280102, 'US', uint16(7, littleEndian), encodingOf(syntax)) },
      ];
      const pixels = element(0x7fe00010, 'OW', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 0x77, 0x99), encodingOf(syntax));
      return valuesByPath(exportBytes(imageFile(syntax, [...small, ...bits], pixels)).output.dataSet).get('(7FE0,0010)');
    };
    expect(odd(SYNTAX.explicit)).toBe('01020304050607087700');
    expect(odd(SYNTAX.bigEndian)).toBe('01020304050607087799');
  });

  it('are copied for pixels: native and fragments alike', () => {
    const fragments = encapsulated(
      [Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0), Uint8Array.of(3, 4, 0xff, 0xd9)],
      uint32(0),
    );
    const { bytes } = exportBytes(imageFile(SYNTAX.jpegBaseline, [], fragments));
    expect(Buffer.from(bytes).includes(Buffer.from(fragments))).toBe(true);
  });
});

describe('files that are left out', () => {
  const image = (more: Parameters<typeof imageFile>[1] = [], pixels?: Uint8Array, syntax: string = SYNTAX.explicit) =>
    imageFile(syntax, more, pixels);
  it.each([
    ['a sound image', image(), null],
    ['no pixel data', image([], new Uint8Array(0)), null],
    ['a sequence in place of pixels', image([], sequence(0x7fe00010, [element(0x00100010, 'PN', 'A')])), 'not-an-image'],
    ['two kinds of pixel data', image([planted(0x7fe00008, 'OF', new Uint8Array(64))]), 'duplicate-elements'],
    [
      'a tag twice',
      image([{ tag: 0x00100020, bytes: concat(element(0x00100020, 'LO', 'A'), element(0x00100020, 'LO', 'B')) }]),
      'duplicate-elements',
    ],
    ['short pixel data', image([], element(0x7fe00010, 'OW', new Uint8Array(30))), 'short-pixel-data'],
    ['no SOP class', file(SYNTAX.explicit, imageElements(SYNTAX.explicit, [{ tag: 0x00080016, bytes: new Uint8Array(0) }])), null],
    ['a SOP class that is no UID', image([planted(0x00080016, 'UI', 'CT IMAGE')]), 'no-sop-class'],
    [
      'native pixels in an encapsulated syntax',
      image([], element(0x7fe00010, 'OW', new Uint8Array(32)), SYNTAX.jpegBaseline),
      'syntax-contradicts-bytes',
    ],
    ['fragments in a native syntax', image([], encapsulated([new Uint8Array(4)])), 'syntax-contradicts-bytes'],
    ['an unknown syntax', image([], undefined, '1.2.3.4.5'), 'syntax-contradicts-bytes'],
    ['a video', image([], encapsulated([new Uint8Array(4)]), '1.2.840.10008.1.2.4.103'), 'video'],
    ['a structured report', image([planted(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.88.22')]), 'structured-report'],
    ['a waveform', image([planted(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.9.1.1')]), 'waveform'],
    ['a document', image([planted(0x00420011, 'OB', new Uint8Array(4))]), 'encapsulated-document'],
    ['a directory', image([{ tag: 0x00041220, bytes: sequence(0x00041220, []) }]), 'directory'],
  ] as const)('%s', (_name, bytes, reason) => {
    expect(leftOutReason(bytes)).toBe(reason);
  });

  it('pictures of kinds that carry writing, until a person says otherwise', () => {
    const ultrasound = image([planted(0x00080060, 'CS', 'US')]);
    expect(leftOutReason(ultrasound, false)).toBe('not-checked-for-text');
    expect(leftOutReason(ultrasound, true)).toBeNull();
  });

  it('a tag that is there twice behind a thousand other warnings', () => {
    // Odd lengths warn first: they must not crowd the one that decides out.
    const odd = Array.from({ length: 1500 }, (_, index) => concat(header(0x00090000 + 0x1000 + index, 'LO', 1), Uint8Array.of(0x41)));
    const twice = concat(element(0x00100020, 'LO', 'A'), element(0x00100020, 'LO', 'B'));
    expect(
      leftOutReason(
        image([
          { tag: 0x00091000, bytes: concat(...odd) },
          { tag: 0x00100020, bytes: twice },
        ]),
      ),
    ).toBe('duplicate-elements');
  });
});

describe('words of which not all could be collected', () => {
  const dates = (count: number) =>
    Array.from({ length: count }, (_, day) => new Date(Date.UTC(1930, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '')).join(
      '\\',
    );
  const uids = (from: number) => Array.from({ length: 4000 }, (_, at) => `1.2.3.4.${100_000 + from + at}`).join('\\');
  const list = (tag: number, value: string) =>
    imageFile(SYNTAX.implicit, [{ tag, bytes: element(tag, 'UI', value, encodingOf(SYNTAX.implicit)) }]);
  const TOO_MANY = imageFile(SYNTAX.explicit, [planted(0x00181200, 'DA', dates(4000))]);

  it.each([
    ['dates', TOO_MANY],
    ['a name too long to be one', imageFile(SYNTAX.explicit, [planted(0x00081050, 'PN', 'Quill feather '.repeat(80))])],
    ['an attribute longer than any list', list(0x00080058, `${uids(0)}\\${uids(5000)}`)],
    [
      'UIDs',
      imageFile(SYNTAX.explicit, [
        {
          tag: AROUND,
          bytes: sequence(
            AROUND,
            Array.from({ length: 130 }, (_, at) => element(0x00080058, 'UI', uids(at * 4000))),
          ),
        },
      ]),
    ],
  ])('leave the file out: %s', (_what, bytes) => {
    expect(leftOutReason(bytes)).toBe('words-not-collected');
  });

  it('does not touch a file with long lists that are real', () => {
    for (const bytes of [
      imageFile(SYNTAX.explicit, [planted(0x00181200, 'DA', dates(400))]),
      imageFile(SYNTAX.explicit, [
        planted(0x00081050, 'PN', Array.from({ length: 90 }, (_, at) => `Surname${at}^Given^Middle^Dr`).join('\\')),
      ]),
      imageFile(SYNTAX.explicit, [planted(0x00080081, 'ST', 'Long Street 1, '.repeat(60))]),
      list(0x00080058, uids(0)),
    ])
      expect(leftOutReason(bytes)).toBe(null);
  });

  it('keep the other files of the person, and nobody else’s, also from a dictionary that was saved', () => {
    const terms = new TermDictionary(BASIC_POLICY.options);
    const sibling = parse(imageFile(SYNTAX.explicit));
    const stranger = parse(imageFile(SYNTAX.explicit, [planted(0x00100020, 'LO', 'OTHER-4711')]));
    for (const parsed of [sibling, stranger, parse(TOO_MANY)]) terms.collect(parsed);
    const loaded = new TermDictionary(BASIC_POLICY.options);
    const saved = readSavedTerms(JSON.parse(JSON.stringify(terms.save())));
    if (!saved) throw new Error('what was saved can be read');
    loaded.load(saved);
    loaded.collect(sibling);
    for (const known of [terms, loaded]) {
      const plan = (parsed: typeof sibling) =>
        createPlanner(BASIC_POLICY, SEED).planFile('f', parsed, { includeUnchecked: true }, known.searchFor(parsed, 'IM1'));
      expect(plan(sibling)).toMatchObject({ reason: 'words-not-collected' });
      expect(plan(stranger)).not.toHaveProperty('reason');
    }
    expect(readSavedTerms({ schema: 1, patients: [] })).toBe(null);
    expect(readSavedTerms({ schema: 2, patients: [{ patient: 'p', terms: [], uids: [] }] })).toBe(null);
  });

  it('of a person of whom nothing was collected, nothing leaves', () => {
    const parsed = parse(imageFile(SYNTAX.explicit));
    const nothing = new TermDictionary(BASIC_POLICY.options).searchFor(parsed, 'IM1');
    expect(createPlanner(BASIC_POLICY, SEED).planFile('f', parsed, { includeUnchecked: true }, nothing)).toMatchObject({
      reason: 'words-not-collected',
    });
  });
});
