import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../core/deid/leak-search/find-dates.js';
import { findPatterns } from '../../../../core/deid/leak-search/find-patterns.js';
import { inflateInside } from '../../../../core/deid/leak-search/inflate-inside.js';
import { unwrapText } from '../../../../core/deid/leak-search/unwrap.js';
import { concat, text } from '../../../support/dicom-bytes.js';

const latin1 = new TextDecoder('latin1');
const dates = (value: string): string[] => [...findDates(value)].map(({ from, to }) => value.slice(from, to));
const people = (value: string): string[] => [...findPatterns(value)].map(({ kind, from, to }) => `${kind} ${value.slice(from, to)}`);
const readings = (value: string): string[] => unwrapText(value).map((bytes) => latin1.decode(bytes));
const NAME = 'Quillfeather Zebediah';

describe('dates in a text, whoever’s they are', () => {
  it.each([
    '2019-05-17',
    '20190517',
    '17.05.2019',
    '5/17/2019',
    '17/5/19',
    '17.05.19',
    '17 May 2019',
    'May 17th, 2019',
    '17-MAY-19',
    "17 mai '19",
    '17. August 2019',
    '2019/5/17',
    '1er août 2019',
    '17 de abril de 2019',
    '17.IV.2019',
    '2019年5月17日',
    '2019 May 17',
    '17MAY2019',
  ])('%s', (date) => {
    expect(dates(`seen ${date}, well`)).toContain(date);
  });

  it.each([
    'AX T2 FLAIR 0.9mm iso p2',
    'version 2.5.10',
    '1.2.840.10008.5.1',
    'TE 12.5 TR 2000',
    'b 0-500-1000',
    '3 x 12',
    'scan 12345678',
    '1/2/3',
    'level 5-10-15',
    'March',
    'may be 12',
    'Dec 12',
    '10:11:12',
    '2019',
  ])('%s holds none', (value) => {
    expect(dates(value)).toEqual([]);
  });
});

describe('people in a text whom no header names', () => {
  it.each([
    ['see zeb.quill@clinic.example', 'identifier zeb.quill@clinic.example'],
    ['call +44 20 7946 0018 now', 'phone +44 20 7946 0018'],
    ['tel. 7946-0018', 'phone 7946-0018'],
    ['read by Dr Quillfeather', 'name Quillfeather'],
    ['DR. QUILLFEATHER CHEST', 'name QUILLFEATHER'],
    ['Patient: Zebediah Quillfeather AX T2', 'name Zebediah Quillfeather'],
    ['MRN 7714-0021', 'identifier 7714-0021'],
    ['92-year-old man', 'date 92-year-old'],
    ['aged 104', 'date 104'],
  ])('%s', (value, found) => {
    expect(people(value)).toContain(found);
  });

  it.each([
    'DR CHEST PA',
    'MR BRAIN',
    '89 year old',
    'T1 Mprage 92 slices',
    'patient supine',
    'MRN',
    'phone',
    'TE 95 ms',
    '95% dose',
    'FOV 100 Y 120',
  ])('%s holds none', (value) => {
    expect(people(value)).toEqual([]);
  });
});

describe('text that another program reads', () => {
  it.each([
    ['base64', Buffer.from(NAME).toString('base64')],
    ['base64 behind other letters', `xyz${Buffer.from(NAME).toString('base64')}`],
    ['hexadecimal', Buffer.from(NAME).toString('hex')],
    ['hexadecimal with signs between', (Buffer.from(NAME).toString('hex').match(/../g) ?? []).join(':')],
    ['an address', [...Buffer.from(NAME)].map((byte) => `%${byte.toString(16)}`).join('')],
    ['JSON', [...NAME].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
    ['XML', [...NAME].map((sign) => `&#${sign.charCodeAt(0)};`).join('')],
    ['numbers of bytes', [...Buffer.from(NAME)].join(', ')],
  ])('%s', (_name, value) => {
    expect(readings(value).some((reading) => reading.includes(NAME))).toBe(true);
  });

  it('is bounded in size and time, whatever stands there', () => {
    const fills = [
      () => 0,
      () => 65,
      () => 0x31,
      (at: number) => (at % 2 ? 0x9c : 0x78),
      (at: number) => (at % 3 ? 0x36 : 0x20),
      (at: number) => (at % 2 ? 0x2e : 0x31),
      (at: number) => (at % 6 ? 0x61 : 0x2e),
      (at: number) => (at % 3 ? 0x41 : 0x25),
      (at: number) => (at * 2654435761) >>> 24,
    ];
    const start = performance.now();
    for (const fill of fills) {
      const bytes = Uint8Array.from({ length: 1 << 20 }, (_, at) => fill(at));
      const value = latin1.decode(bytes);
      unwrapText(value);
      inflateInside(bytes);
      dates(value.slice(0, 1 << 16));
      people(value.slice(0, 1 << 16));
    }
    // Some hundred milliseconds each; a pattern that looks back would take hours.
    expect(performance.now() - start).toBeLessThan(60_000);
  }, 120_000);
});

describe('what is packed inside bytes', () => {
  const packed = text(`${NAME} `.repeat(50));
  const entry = concat(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), new Uint8Array(16), Uint8Array.of(4, 0, 0, 0), text('a.tx'));
  it.each([
    ['gzip', gzipSync(packed)],
    ['zlib', deflateSync(packed)],
    ['an entry of a zip', concat(entry, deflateRawSync(packed))],
    ['gzip that breaks off', gzipSync(packed).subarray(0, -12)],
  ])('%s, behind other bytes and in front of others', (_name, bytes) => {
    const found = inflateInside(concat(new Uint8Array(37).fill(7), bytes, new Uint8Array(9)));
    expect(found.some((inflated) => latin1.decode(inflated).includes(NAME))).toBe(true);
  });
});
