import type { BrowserWindow } from 'electron';
import type { Bridge } from '../../core/bridge.js';
import { policyToJson } from '../../core/deid/policy-json.js';
import type { PolicyFile } from '../policies.js';
import { openShared, type SharedKind, saveShared } from './shared-files.js';
import { sheetWords } from './sheet-words.js';

export type PolicySharing = Pick<Bridge, 'readPolicies' | 'writePolicies' | 'openPolicy' | 'sharePolicy'>;

/** The person's own choices: kept in the profile, and as files that others and the command line take. */
export function policySharing(window: BrowserWindow, policies: PolicyFile, documents: () => string): PolicySharing {
  const kind = (language: 'en' | 'fr', title: string): SharedKind => ({ title, name: sheetWords(language).policyFile, extension: 'json' });
  return {
    readPolicies: async () => policies.read(),
    writePolicies: async (wanted) => policies.write(wanted),
    openPolicy: (language) => openShared(window, kind(language, sheetWords(language).openPolicy)),
    // Main writes the words itself: nothing but options and a name that the schema has checked comes into the file.
    sharePolicy: (policy, language) =>
      saveShared(window, kind(language, sheetWords(language).sharePolicy), documents(), `${policy.name}.json`, policyToJson(policy)),
  };
}
