/** Headers that are kept between the passes over a set are those of files that are on the disk as they were. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { KeptHeaders } from '../../cli/kept-headers.js';
import { openInputs } from '../../cli/open-inputs.js';
import { ByteRangeError } from '../../core/dicom/byte-source.js';
import { textValue } from '../../core/dicom/read-value.js';
import { MediaError } from '../../core/media/media-error.js';
import { scratchFolder } from '../electron/scratch.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';

const STATION = 0x00081010;
const fileWith = (station: string) => imageFile(SYNTAX.explicit, [{ tag: STATION, bytes: element(STATION, 'SH', station) }]);

async function openOne() {
  const path = join(scratchFolder(), 'one.dcm');
  writeFileSync(path, fileWith('FIRST'));
  const { opened, files } = await openInputs([path]);
  const [file] = files;
  if (!file) throw new Error('the file was not met');
  return { path, file, opened, headers: new KeptHeaders(opened) };
}

describe('kept headers', () => {
  it('are parsed once while the file stays as it is', async () => {
    const { file, headers } = await openOne();
    const parsed = headers.parse(file);
    if (typeof parsed === 'string') throw new Error(parsed);
    expect(textValue(parsed.dataSet, STATION)).toBe('FIRST');
    expect(headers.parse(file)).toBe(parsed);
  });

  it('are never given of a file that could not be read at first: its words were not looked for in others', async () => {
    const { file, opened, headers } = await openOne();
    vi.spyOn(opened, 'open').mockImplementationOnce(() => {
      throw new ByteRangeError();
    });
    expect([headers.parse(file), headers.parse(file)]).toEqual(['unreadable', 'unreadable']);
    expect(typeof new KeptHeaders(opened).parse(file)).toBe('object');
  });

  it('are given no more once the file was written anew, in the same length too', async () => {
    const { path, file, headers } = await openOne();
    expect(typeof headers.parse(file)).toBe('object');
    writeFileSync(path, fileWith('OTHER'));
    expect(headers.parse(file)).toBe('unreadable');
  });

  it('are not kept, and nothing is thrown, where the file went while it was parsed', async () => {
    const { file, headers } = await openOne();
    const { opened } = headers;
    let openings = 0;
    const open = opened.open.bind(opened);
    opened.open = (id, size) => {
      openings += 1;
      if (openings === 2) throw new MediaError('entry-damaged');
      return open(id, size);
    };
    const parsed = headers.parse(file);
    expect(typeof parsed).toBe('object');
    expect(openings).toBe(2);
    expect(headers.parse(file)).not.toBe(parsed);
  });
});
