import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { loadCodecWasm } from '../../../cli/codec-files.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../../core/pixels/display-frame.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { itWith } from '../../support/when.js';

itWith(corpus, 'a codestream that says signed is believed over a description that says unsigned', async () => {
  const file = corpusFiles().find(({ path }) => path === 'rf-cr-dx/TOSHIBA_J2K_SIZ1_PixRep0.dcm');
  const parsed = parseFile(memorySource(new Uint8Array(readFileSync(file?.absolute ?? ''))));
  const codecs = createCodecs(loadCodecWasm);
  await codecs.prepare(parsed.transferSyntax.uid);
  const decoded = readFrame(parsed, 0, codecs);
  const display = displayFrame(parsed, 0, decoded);
  expect(decoded.signed).toBe(true);
  if (display.kind !== 'grey') throw new Error('a grey picture is drawn in colours');
  // As unsigned numbers, the values below zero would be the brightest of 16 bits.
  expect(display.minValue).toBeLessThan(0);
  expect(display.maxValue).toBeLessThan(0x8000);
});
