import type { Bridge, BridgeEvents } from '../../core/bridge.js';

/** Names of the channels. The page reaches the bridge's methods and events; the drop is between preload and main alone. */
export const methodChannel = (name: keyof Bridge): string => `negatoscope:${name}`;
export const eventChannel = (name: keyof BridgeEvents): string => `negatoscope-event:${name}`;
export const DROP_CHANNEL = 'negatoscope-preload:drop';

/** Most paths of one drop. */
export const MAX_DROPPED = 10_000;

// Records, so that the compiler asks for a name that the bridge has and this list lacks.
const METHODS: Readonly<Record<keyof Bridge, true>> = {
  environment: true,
  ready: true,
  openFiles: true,
  openFolder: true,
  openSample: true,
  cancelOpening: true,
  releaseGrants: true,
  appendBlob: true,
  stageExport: true,
  discardStage: true,
  commitExport: true,
  keepMarks: true,
  settleWritten: true,
  copyPicture: true,
  printPicture: true,
  printReceipt: true,
  saveReceipt: true,
  dragCopy: true,
  chooseCopy: true,
  chooseReceipt: true,
  hashRanges: true,
  cancelHashing: true,
  cancelCommit: true,
  showExport: true,
  settleLeftover: true,
  readPreferences: true,
  writePreferences: true,
  readPolicies: true,
  writePolicies: true,
  openPolicy: true,
  sharePolicy: true,
  keyState: true,
  readKey: true,
  keepKey: true,
  forgetKey: true,
  openKeyFile: true,
  saveKeyFile: true,
  reportRehearsal: true,
};
const EVENTS: Readonly<Record<keyof BridgeEvents, true>> = {
  opening: true,
  commitProgress: true,
  hashProgress: true,
  written: true,
  command: true,
};

export const methodNames: readonly (keyof Bridge)[] = namesOf(METHODS);
export const eventNames: readonly (keyof BridgeEvents)[] = namesOf(EVENTS);

function namesOf<Name extends string>(record: Readonly<Record<Name, true>>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}
