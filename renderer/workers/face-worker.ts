import { expose, transfer } from 'comlink';
import { Pace } from './export-pace.js';
import { loadSource, readHeads } from './export-read.js';
import type { FaceWorker } from './face-api.js';
import { FaceHeads } from './face-heads.js';
import { openFile } from './open-file.js';
import { pageCodecs } from './page-codecs.js';

const heads = new FaceHeads({ open: openFile, readHeads, loadSource, codecs: pageCodecs });
/** Number of the look under way: an older one stops. */
let run = 0;

const worker: FaceWorker = {
  look(files, host) {
    const own = ++run;
    const pace = new Pace(
      () => own === run,
      (done, total) => void host.progress(done, total),
    );
    return heads.look(files, pace);
  },
  erase: (headIds) => heads.erase(headIds),
  async render(headId, isDefaced, angle, size) {
    const picture = await heads.render(headId, isDefaced, angle, size);
    return transfer(picture, [picture.grey.buffer]);
  },
};

expose(worker);
