import { readFileSync, writeFileSync } from 'node:fs';
import type { Agreement } from './agreement.js';
import { conformanceDocument } from './document.js';

// Bundled and run by scripts/generate-conformance.mjs: the file of the agreement, then the file to write.
const [, , agreementFile, outputFile] = process.argv;
if (!agreementFile || !outputFile) throw new Error('usage: write-document AGREEMENT.json OUTPUT.md');
writeFileSync(outputFile, conformanceDocument(JSON.parse(readFileSync(agreementFile, 'utf8')) as Agreement));
