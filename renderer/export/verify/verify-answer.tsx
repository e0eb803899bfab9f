import { CircleCheck, TriangleAlert } from 'lucide-react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { CopyProblem } from '../../../core/deid/receipt/compare-copy.js';
import type { VerifyMessages } from '../messages/verify-messages.js';
import type { CheckState } from './use-verification.js';

interface VerifyAnswerProps {
  readonly state: CheckState;
  readonly messages: VerifyMessages;
}

/** What came of the check, in one sentence, and each file that isn't what it was. */
export function VerifyAnswer({ state, messages }: VerifyAnswerProps) {
  if (state.kind === 'stopped') return <p className="verify-quiet">{messages.stopped}</p>;
  if (state.kind === 'failed') return <Alarm sentence={messages.failed} />;
  if (state.kind !== 'answered') return null;
  const { verification } = state;
  switch (verification.kind) {
    case 'not-a-receipt':
      return <Alarm sentence={messages.notAReceipt} />;
    case 'other-shape':
      return <Alarm sentence={verification.isReceiptOfZip ? messages.receiptOfZip : messages.receiptOfFolder} />;
    case 'compared':
      return verification.problems.length === 0 ? (
        <p className="verify-answer verify-good">
          <CircleCheck aria-hidden size={24} />
          <span>{messages.same(verification.files)}</span>
        </p>
      ) : (
        <>
          <Alarm sentence={messages.differs(counts(verification.problems))} />
          <ProblemList problems={verification.problems} messages={messages} />
        </>
      );
  }
}

function Alarm({ sentence }: { readonly sentence: string }) {
  return (
    <p className="verify-answer verify-bad">
      <TriangleAlert aria-hidden size={24} />
      <span>{sentence}</span>
    </p>
  );
}

/** How many files of each kind of problem. */
export type ProblemCounts = Readonly<Record<CopyProblem['problem'], number>>;

function counts(problems: readonly CopyProblem[]): ProblemCounts {
  const counted = { changed: 0, missing: 0, added: 0, unreadable: 0 };
  for (const { problem } of problems) counted[problem] += 1;
  return counted;
}

const LAYOUT = { rowHeight: 32 };

/** Only the rows in view are in the page: a copy may have many files. */
function ProblemList({ problems, messages }: { readonly problems: readonly CopyProblem[]; readonly messages: VerifyMessages }) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <ListBox
        className="verify-problems"
        aria-label={messages.problems}
        items={problems.map((problem, id) => ({ id, ...problem }))}
        selectionMode="none"
      >
        {({ untrustedPath, problem }) => (
          <ListBoxItem className="verify-problem" textValue={untrustedPath}>
            <bdi className="verify-path">{untrustedPath}</bdi>
            <span>{messages.kinds[problem]}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
