/** Decodes every frame of a file again and again: decode-frames FILE ROUNDS. Prints the seconds of CPU that one frame took, the first round left out. */
import { readFileSync } from 'node:fs';
import { loadCodecWasm } from '../../cli/codec-files.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';

const [path = '', rounds = '1'] = process.argv.slice(2);
const parsed = parseFile(memorySource(readFileSync(path)));
const image = describeImage(parsed.dataSet);
if (image.kind === 'refused') throw new Error(image.code);
const codecs = createCodecs(loadCodecWasm);
await codecs.prepare(parsed.transferSyntax.uid);

const decodeAll = () => {
  for (let frame = 0; frame < image.numberOfFrames; frame++) readFrame(parsed, frame, codecs);
};
decodeAll();
const before = process.cpuUsage();
for (let round = 0; round < Number(rounds); round++) decodeAll();
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1e6 / (Number(rounds) * image.numberOfFrames)));
