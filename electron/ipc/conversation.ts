import type { Bridge, Environment, Preferences } from '../../core/bridge.js';
import type { HandOvers } from '../exits/hand-over.js';
import type { KeyKeeping } from '../exits/key-keeping.js';
import type { PolicySharing } from '../exits/policy-sharing.js';
import type { Grants } from '../files/grants.js';
import type { Journal } from '../files/journal.js';
import type { PreferenceFile } from '../preferences.js';
import type { MenuCommands } from '../window/menu-commands.js';
import type { Exporting } from './exporting.js';
import type { Openings } from './openings.js';
import type { Verifying } from './verifying.js';

/** What the methods of the bridge stand on; main puts it together. */
export interface ConversationParts {
  readonly grants: Grants;
  readonly openings: Openings;
  readonly commands: Pick<MenuCommands, 'ready'>;
  readonly exporting: Exporting;
  readonly journal: Journal;
  readonly preferences: PreferenceFile;
  /** What main itself does with a preference. */
  readonly followPreferences: (wanted: Preferences) => void;
  readonly samplePath: string;
  readonly environment: () => Omit<Environment, 'leftover'>;
  readonly chooseInputs: (what: 'files' | 'folder') => Promise<readonly string[] | null>;
  readonly showInFolder: (path: string) => void;
  readonly handOvers: HandOvers;
  readonly policySharing: PolicySharing;
  readonly keyKeeping: KeyKeeping;
  readonly verifying: Verifying;
  readonly reportRehearsal: Bridge['reportRehearsal'];
}

/** The bridge's methods, each a line or two: the work is done in files/. Arguments have been checked when they come here. */
export function conversation(parts: ConversationParts): Bridge {
  const { grants, openings, commands, exporting, journal, preferences } = parts;
  const openChosen = async (what: 'files' | 'folder') => {
    const inputs = await parts.chooseInputs(what);
    return inputs === null ? null : openings.start('dialog', inputs);
  };
  return {
    environment: async () => ({ ...parts.environment(), leftover: !exporting.isRunning && journal.leftovers().length > 0 }),
    async ready() {
      commands.ready();
      openings.ready();
    },
    openFiles: () => openChosen('files'),
    openFolder: () => openChosen('folder'),
    openSample: async () => openings.start('sample', [parts.samplePath]),
    cancelOpening: async (id) => openings.cancel(id),
    releaseGrants: async (ids) => grants.release(ids),
    appendBlob: async (id, bytes) => exporting.stage.appendBlob(id, bytes),
    stageExport: (pack, kind, packing) => exporting.stageExport(pack, kind, packing),
    discardStage: () => exporting.discard(),
    commitExport: (ids, facts) => exporting.commit('copy', ids, facts),
    keepMarks: (ids, facts) => exporting.commit('marks', ids, facts),
    settleWritten: async (ids, isRight) => exporting.written.settle(ids, isRight),
    ...parts.handOvers,
    ...parts.policySharing,
    ...parts.keyKeeping,
    ...parts.verifying,
    cancelCommit: () => exporting.cancel(),
    showExport: async () => {
      if (exporting.lastTarget !== undefined) parts.showInFolder(exporting.lastTarget);
    },
    settleLeftover: async (remove) => !exporting.isRunning && journal.settle(remove),
    readPreferences: async () => preferences.read(),
    async writePreferences(wanted) {
      // First, because a profile that can't be written mustn't keep the window in screenshots.
      parts.followPreferences(wanted);
      preferences.write(wanted);
    },
    reportRehearsal: parts.reportRehearsal,
  };
}
