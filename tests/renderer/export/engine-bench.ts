import { type OutputKind, type Packing, PLAIN_PACKING, type StagedFile } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import { renderFrame } from '../../../core/render-frame.js';
import type { FileRequest } from '../../../renderer/workers/export-api.js';
import { ExportEngine } from '../../../renderer/workers/export-engine.js';
import type { FilmCodec } from '../../../renderer/workers/export-film.js';
import { nodeRedactionCodecs } from '../../support/codec-binaries.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { MemoryMain } from './memory-main.js';
import { storedFilm } from './stored-film.js';

export const uid = (tag: number, value: string) => ({ tag, bytes: element(tag, 'UI', value) });
/** A slice with the person of `imageFile`. */
export const ct = (number: number) => imageFile(SYNTAX.explicit, [uid(0x00080018, `1.2.3.4.5.6.${number}`)]);
const us = () =>
  imageFile(SYNTAX.explicit, [
    uid(0x00080016, '1.2.840.10008.5.1.4.1.1.6.1'),
    uid(0x00080018, '1.2.3.4.5.7'),
    { tag: 0x00080060, bytes: element(0x00080060, 'CS', 'US') },
  ]);

/** What an export asks for where nothing is chosen. */
export const BASIC_DICOM = { format: 'dicom', packing: PLAIN_PACKING, policy: BASIC_POLICY, keyed: false } as const;

const noCodecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));

/** An engine with two slices (`ct1`, `ct2`), an ultrasound (`us1`) and no scan (`text`), and main in memory. */
export class EngineBench {
  readonly main = new MemoryMain();
  readonly engine: ExportEngine;
  #run = 0;

  constructor(film: FilmCodec = storedFilm) {
    const { main } = this;
    main.files
      .set('ct1', ct(1))
      .set('ct2', ct(2))
      .set('us1', us())
      .set('text', Uint8Array.from(Buffer.from('not a scan at all')));
    this.engine = new ExportEngine({
      codecs: nodeRedactionCodecs(),
      open: main.open,
      openStaged: main.openStaged,
      loadReview: main.loadReview,
      readHeads: main.readHeads,
      loadSource: main.loadSource,
      render: (parsed, frame, file) => renderFrame(parsed, frame, noCodecs, file),
      draw: () => Promise.reject(new Error('not drawn here')),
      film,
      decodeJpeg: () => Promise.reject(new Error('not drawn here')),
    });
    this.engine.begin(new Uint8Array(32).fill(7));
  }

  request(fileId: string, over: Partial<FileRequest> = {}): FileRequest {
    return {
      fileId,
      size: this.main.files.get(fileId)?.length ?? 0,
      untrustedName: `disc/${fileId}`,
      includeUnchecked: false,
      unticked: false,
      overruled: [],
      ...over,
    };
  }

  /** Plans, stages and reviews; `tamper` may change what is staged. */
  async review(
    files: readonly FileRequest[],
    tamper: (staged: StagedFile[]) => void = () => undefined,
    policy = BASIC_POLICY,
    format: OutputKind = 'dicom',
    packing: Packing = PLAIN_PACKING,
    keyed = false,
  ) {
    this.#run += 1;
    const { splices } = await this.engine.plan(this.#run, { format, packing, policy, keyed }, files, this.main);
    const staged = this.main.stage(splices, format, packing);
    tamper(staged);
    return this.engine.review(this.#run, { files: staged, container: null }, this.main);
  }

  /** The review of what nobody touched. */
  async reviewed(files: readonly FileRequest[], policy = BASIC_POLICY) {
    const result = await this.review(files, undefined, policy);
    if (result.kind !== 'reviewed') throw new Error('refused');
    return result.reviewed;
  }
}
