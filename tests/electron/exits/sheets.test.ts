import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../core/bridge.js';
import { encodePng } from '../../../core/deid/picture/encode-png.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { neutralPdf } from '../../../electron/exits/neutral-pdf.js';
import { receiptSheet } from '../../../electron/exits/receipt-sheet.js';
import { sheetWords } from '../../../electron/exits/sheet-words.js';
import { Sheets } from '../../../electron/exits/sheets.js';
import { stagedPicture, toBgra } from '../../../electron/exits/staged-picture.js';
import type { Stage } from '../../../electron/files/stage.js';

const receipt: Receipt = {
  schema: 1,
  program: { name: 'Negatoscope', version: '0.1.0' },
  policy: 'basic',
  text: 'auto',
  faces: 'not-looked-for',
  elements: { source: 3, output: 2, kept: 1, changed: 1, removed: 1234, added: 0 },
  checks: { secondReader: 1, leakSearch: 1, readBack: 1 },
  leftOut: 0,
  overruled: 0,
  options: null,
  overrulings: [],
  keptKey: false,
  files: [{ path: 'IM000000.dcm', sha256: 'ab'.repeat(32), bytes: 1234 }],
};

describe('sheets for paper', () => {
  it('are served under their own addresses as long as they lie there, and nothing else is', async () => {
    const sheets = new Sheets();
    const { address, clear } = sheets.lay(
      ({ style, picture }) => ({ html: `<link href="${style}"><img src="${picture}">`, picture: Uint8Array.of(1) }),
      'p {}',
    );
    const path = new URL(address).pathname;
    const html = await sheets.answer(path)?.text();
    for (const inside of [...(html ?? '').matchAll(/"([^"]+)"/g)].map(([, found]) => found ?? ''))
      expect(sheets.answer(inside)?.status).toBe(200);
    for (const other of [`${path}x`, path.replace('.html', '.js'), '/paper/', path.replace('/paper/', '/paper/../paper/')])
      expect(sheets.answer(other)).toBeUndefined();
    clear();
    expect(sheets.answer(path)).toBeUndefined();
  });

  it('say whether a kept key was used', () => {
    for (const language of ['en', 'fr'] as const) {
      const { yes, no } = sheetWords(language).keptKeys;
      const sheet = (keptKey: boolean) => receiptSheet({ ...receipt, keptKey }, language, '/paper/x.css');
      expect([sheet(true).includes(yes), sheet(true).includes(no)]).toEqual([true, false]);
      expect([sheet(false).includes(yes), sheet(false).includes(no)]).toEqual([false, true]);
    }
  });

  it('say what the receipt says, in both languages, and no markup of its values', () => {
    const hostile = { ...receipt, policy: '<script>alert(1)</script>' };
    for (const language of ['en', 'fr'] as const) {
      const html = receiptSheet(hostile, language, '/paper/x.css');
      expect(html).toContain(sheetWords(language).receiptTitle);
      expect(html).toContain('ab'.repeat(32));
      expect(html).toContain((1234).toLocaleString(sheetWords(language).locale));
      expect(html).not.toContain('<script');
      expect(html).toContain('&lt;script&gt;');
    }
  });
});

describe('a PDF for others', () => {
  it('loses the system, the moment and the time zone, and not one place in it moves', () => {
    const made =
      "1 0 obj\n<</Creator (Mozilla/5.0 \\(X11; Linux\\))\n/Producer (Skia/PDF m114)\n/CreationDate (D:20261125003456+01'00')\n/ModDate (D:20261125003456+01'00')>>\nendobj\n\xff\xfe/Contents 3 0 R";
    const neutral = Buffer.from(neutralPdf(Buffer.from(made, 'latin1'))).toString('latin1');
    expect(neutral).toHaveLength(made.length);
    expect(neutral).not.toMatch(/Mozilla|Linux|Skia|2026|\+01/);
    expect(neutral.indexOf('/Contents 3 0 R')).toBe(made.indexOf('/Contents 3 0 R'));
    expect(neutral.match(/D:19800101000000Z/g)).toHaveLength(2);
    expect(neutral.slice(-17)).toBe(made.slice(-17));
  });
});

describe('a picture that is handed on', () => {
  const stageOf = (bytes: Uint8Array) => {
    const source = memorySource(bytes);
    return { source: () => source, readRange: (_id: string, at: number, length: number) => source.read(at, length) } as unknown as Stage;
  };

  it('is a plain PNG, whose samples come out as systems hold them', () => {
    const png = encodePng({ rows: 1, columns: 2, channels: 3, samples: Uint8Array.of(1, 2, 3, 4, 5, 6) });
    const picture = stagedPicture(stageOf(png), 's1');
    expect([...toBgra(picture)]).toEqual([3, 2, 1, 255, 6, 5, 4, 255]);
    expect([...picture.png]).toEqual([...png]);
    const grey = stagedPicture(stageOf(encodePng({ rows: 2, columns: 1, channels: 1, samples: Uint8Array.of(9, 8) })), 's1');
    expect([...toBgra(grey)]).toEqual([9, 9, 9, 255, 8, 8, 8, 255]);
  });

  it('is refused where it is anything else: a file of a scan, or a PNG with one byte more', () => {
    const png = encodePng({ rows: 1, columns: 1, channels: 1, samples: Uint8Array.of(1) });
    for (const bytes of [Uint8Array.from([...png, 0]), png.subarray(0, -1), new Uint8Array(200)])
      expect(() => stagedPicture(stageOf(bytes), 's1')).toThrow();
  });
});
