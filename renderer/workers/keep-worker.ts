import { expose } from 'comlink';
import { stagedSource } from './address-source.js';
import { KeepEngine } from './keep-engine.js';
import { openFile } from './open-file.js';

expose(
  new KeepEngine({
    open: ({ fileId, size }) => openFile(fileId, size).source,
    openStaged: ({ stagedId, bytes }) => stagedSource(stagedId, bytes),
  }),
);
