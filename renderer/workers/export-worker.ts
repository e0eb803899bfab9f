import { expose, transfer } from 'comlink';
import { renderFrame } from '../../core/render-frame.js';
import { stagedSource } from './address-source.js';
import { decodePicture } from './decode-picture.js';
import { drawFrame } from './export-draw.js';
import { ExportEngine } from './export-engine.js';
import { loadReview, loadSource, readHeads } from './export-read.js';
import { filmCodec } from './film-codec.js';
import { openFile } from './open-file.js';
import { pageCodecs, pageEncoders } from './page-codecs.js';

const engine = new ExportEngine({
  codecs: { decoders: pageCodecs, encoders: pageEncoders },
  open: openFile,
  openStaged: (staged) => stagedSource(staged.stagedId, staged.bytes),
  loadReview,
  readHeads,
  loadSource,
  render: (parsed, frame, file) => renderFrame(parsed, frame, pageCodecs, file),
  film: filmCodec,
  decodeJpeg: (source) => decodePicture(source, 'jpeg'),
  async draw(source, frame, longestEdge, withOverlays) {
    const drawn = await drawFrame(source, frame, longestEdge, pageCodecs, withOverlays);
    return transfer(drawn, [drawn.rgba.buffer]);
  },
});

expose(engine);
