import type { Receipt } from '../../core/bridge.js';
import { escapeHtml } from './escape-html.js';
import { type SheetWords, sheetWords } from './sheet-words.js';

/** Black on white, in the system's own letters; a row is never cut in two. */
export const RECEIPT_CSS = `
@page { margin: 18mm 16mm; }
body { font: 11pt/1.45 system-ui, sans-serif; color: #000; background: #fff; margin: 0; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 8mm 0 2mm; }
p { margin: 0 0 4mm; }
dl { display: grid; grid-template-columns: 48mm 1fr; gap: 1.5mm 4mm; margin: 6mm 0 0; }
dt { color: #444; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; border-bottom: 0.3mm solid #000; }
th, td { padding: 1mm 3mm 1mm 0; vertical-align: top; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.number { text-align: right; }
code { font: 8pt/1.4 ui-monospace, monospace; word-break: break-all; }
`;

/** The receipt as a page for paper: what the file beside the copy says, in words. Nothing in it but main's own receipt. */
export function receiptSheet(receipt: Receipt, language: 'en' | 'fr', style: string): string {
  const words = sheetWords(language);
  const facts = factsOf(receipt, words)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('\n');
  const rows = receipt.files
    .flatMap((file) => [file, ...(file.entries ?? [])])
    .map(
      ({ path, bytes, sha256 }) =>
        `<tr><td>${escapeHtml(path)}</td><td class="number">${bytes.toLocaleString(words.locale)}</td><td><code>${escapeHtml(sha256)}</code></td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Negatoscope</title><link rel="stylesheet" href="${escapeHtml(style)}"></head>
<body>
<h1>${escapeHtml(words.receiptTitle)}</h1>
<p>${escapeHtml(words.receiptLead)}</p>
<dl>${facts}</dl>
<h2>${escapeHtml(words.files)}</h2>
<p>${escapeHtml(words.howToCheck)}</p>
<table>
<thead><tr><th>${escapeHtml(words.name)}</th><th class="number">${escapeHtml(words.bytes)}</th><th>${escapeHtml(words.fingerprint)}</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}

function factsOf(receipt: Receipt, words: SheetWords): readonly (readonly [name: string, value: string])[] {
  const count = (value: number) => value.toLocaleString(words.locale);
  const { elements, checks } = receipt;
  return [
    [words.program, `${receipt.program.name} ${receipt.program.version}`],
    [words.rules, words.policies[receipt.policy] ?? receipt.policy],
    [words.keptKey, words.keptKeys[receipt.keptKey ? 'yes' : 'no']],
    [words.entries, words.entriesOf(count(elements.kept), count(elements.changed), count(elements.removed), count(elements.added))],
    [words.checks, words.checksOf(count(checks.secondReader), count(checks.readBack))],
    [words.writing, words.writings[receipt.text]],
    [words.faces, words.facesOf[receipt.faces]],
    [words.leftOut, count(receipt.leftOut)],
    [words.overruled, count(receipt.overruled)],
  ];
}
