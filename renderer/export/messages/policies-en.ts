import type { HandOver } from '../../../core/bridge.js';
import type { PolicyFault } from '../../../core/deid/policy-json.js';

export const policiesEn = {
  title: 'Choices that you keep',
  note: 'Keep this choice under a name, open one that you were given, or pass yours on.',
  none: 'You keep none yet.',
  use: (name: string) => `Use “${name}”`,
  forget: (name: string) => `Forget “${name}”`,
  nameLabel: 'Name for this choice',
  nameNote: 'Up to 40 letters without accents, digits, spaces, “-” and “.”. Not the name of a person.',
  keep: 'Keep',
  open: 'Open a file…',
  share: 'Save as a file…',
  used: (name: string) => `“${name}” is chosen below. Nothing is changed before you show what would leave.`,
  kept: (name: string) => `“${name}” is kept.`,
  forgotten: (name: string) => `“${name}” is forgotten.`,
  notKept: 'It could not be kept: the program’s own folder can’t be written to.',
  notOpened: 'The file could not be opened.',
  shared: {
    done: 'The file is saved.',
    cancelled: 'Nothing was saved.',
    failed: 'The file could not be saved there. Choose another place and try again.',
  } satisfies Record<HandOver, string>,
  /** What is wrong with a file, and where in it. */
  faults: {
    'not-json': 'This file isn’t a choice of this program: it can’t be read.',
    'too-long': 'This file is too long to be a choice of this program.',
    'not-an-object': 'This file isn’t a choice of this program.',
    'wrong-schema': 'This file is of another version of this program.',
    'bad-name': 'The name in this file is missing, or has letters that a name can’t have.',
    'unknown-key': 'This file asks for something that this version doesn’t know, so it isn’t used at all.',
    'bad-value': 'Something in this file has a value that it can’t have, so it isn’t used at all.',
  } satisfies Record<PolicyFault['problem'], string>,
  faultAt: (at: string) => `It stands at: ${at}`,
};

/** Every text of the kept choices. A key that is missing in a language fails the type check. */
export type PolicyMessages = typeof policiesEn;
