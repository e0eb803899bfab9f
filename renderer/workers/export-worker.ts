import { expose, transfer } from 'comlink';
import { stagedSource } from './address-source.js';
import { exportCodecs } from './export-codecs.js';
import { drawFrame } from './export-draw.js';
import { ExportEngine } from './export-engine.js';
import { loadReview, readHeads } from './export-read.js';
import { renderFirst } from './export-render.js';
import { openFile } from './open-file.js';

const engine = new ExportEngine({
  open: openFile,
  openStaged: (staged) => stagedSource(staged.stagedId, staged.bytes),
  loadReview,
  readHeads,
  render: (source) => renderFirst(source, exportCodecs),
  async draw(source, frame, longestEdge) {
    const drawn = await drawFrame(source, frame, longestEdge, exportCodecs);
    return transfer(drawn, [drawn.rgba.buffer]);
  },
});

expose(engine);
