import { expose } from 'comlink';
import { writtenAddress } from '../../core/bridge.js';
import { writtenSource } from './address-source.js';
import { loadRange } from './export-read.js';
import { WrittenEngine } from './written-engine.js';

expose(
  new WrittenEngine({
    open: ({ writtenId, bytes }) => writtenSource(writtenId, bytes),
    load: ({ writtenId }, offset, size) => loadRange(writtenAddress(writtenId), offset, size),
  }),
);
