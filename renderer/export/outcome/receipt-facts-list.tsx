import type { Receipt } from '../../../core/bridge.js';
import { choiceMessages } from '../messages/choice-messages.js';
import { exportMessages } from '../messages/export-messages.js';
import { HashList } from '../review/hash-list.js';
import type { Language } from '../state.js';

/** The receipt, word for word what the file beside the folder says, in plain words. */
export function ReceiptFactsList({ receipt, language }: { readonly receipt: Receipt; readonly language: Language }) {
  const messages = exportMessages(language);
  const words = messages.receipt;
  const policies: Readonly<Record<string, string>> = choiceMessages(language).receiptPolicies;
  const { elements, checks } = receipt;
  const facts: readonly (readonly [name: string, value: string])[] = [
    [words.program, `${receipt.program.name} ${receipt.program.version}`],
    [words.policy, policies[receipt.policy] ?? receipt.policy],
    [words.keptKey, words.keptKeys[receipt.keptKey ? 'yes' : 'no']],
    [words.facts, words.factsOf(elements.kept, elements.changed, elements.removed, elements.added)],
    [words.checks, words.checksOf(checks.secondReader, checks.readBack)],
    [words.text, words.texts[receipt.text]],
    [words.faces, words.facesOf[receipt.faces]],
    [words.leftOut, messages.scopeFiles(receipt.leftOut)],
    [words.overruled, messages.scopeFiles(receipt.overruled)],
  ];
  return (
    <div className="export-receipt">
      <dl className="export-receipt-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="export-receipt-files-title">{words.files}</h2>
      <HashList files={receipt.files.map(({ path, bytes, sha256 }) => ({ name: path, bytes, sha256 }))} language={language} />
    </div>
  );
}
