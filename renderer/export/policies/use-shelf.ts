import { useEffect, useState } from 'react';
import type { Policy, PolicyOptions } from '../../../core/deid/policy.js';
import { policyFromJson } from '../../../core/deid/policy-json.js';
import { findBridge } from '../../app/bridge.js';
import type { PolicyMessages } from '../messages/policy-messages.js';
import type { Language } from '../state.js';
import { readShelf, withoutPolicy, withPolicy } from './policy-shelf.js';

/** The kept choices, what can be done with them, and the sentence on what was done last. */
export interface Shelf {
  readonly policies: readonly Policy[];
  readonly sentence: string;
  readonly use: (policy: Policy) => void;
  readonly keep: (name: string, options: PolicyOptions) => void;
  readonly forget: (name: string) => void;
  readonly open: () => void;
  readonly share: (name: string, options: PolicyOptions) => void;
}

/** @param onUse takes the options of a kept choice, or of one from a file */
export function useShelf(language: Language, messages: PolicyMessages, onUse: (options: PolicyOptions) => void): Shelf {
  const [policies, setPolicies] = useState<readonly Policy[]>([]);
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    let isWanted = true;
    findBridge()
      .readPolicies()
      .then(
        (untrusted) => isWanted && setPolicies(readShelf(untrusted)),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, []);
  const replace = (next: readonly Policy[], done: string) => {
    findBridge()
      .writePolicies(next)
      .then(
        () => {
          setPolicies(next);
          setSentence(done);
        },
        () => setSentence(messages.notKept),
      );
  };
  const use = ({ name, options }: Policy) => {
    onUse(options);
    setSentence(messages.used(name));
  };
  const take = (untrustedText: string | null) => {
    if (untrustedText === null) return;
    const read = policyFromJson(untrustedText);
    if (read.ok) use(read.policy);
    else setSentence([messages.faults[read.fault.problem], read.fault.at && messages.faultAt(read.fault.at)].filter(Boolean).join(' '));
  };
  return {
    policies,
    sentence,
    use,
    keep: (name, options) => replace(withPolicy(policies, name, options), messages.kept(name)),
    forget: (name) => replace(withoutPolicy(policies, name), messages.forgotten(name)),
    open: () => {
      findBridge()
        .openPolicy(language)
        .then(take, () => setSentence(messages.notOpened));
    },
    share: (name, options) => {
      findBridge()
        .sharePolicy({ schema: 1, name, options }, language)
        .then(
          (outcome) => setSentence(messages.shared[outcome]),
          () => setSentence(messages.shared.failed),
        );
    },
  };
}
