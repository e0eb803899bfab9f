import { Check, CircleAlert, CircleCheck, FolderOpen, Save, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { KEPT_KINDS, type KeptKind } from '../../../core/keep/keep-request.js';
import { TextButton } from '../../ui/button.js';
import { ProgressLine } from '../../ui/progress-line.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import type { ReviewedMarks } from '../../workers/keep-api.js';
import { exportMessages } from '../messages/export-messages.js';
import { type MarksMessages, marksMessages } from '../messages/marks-messages.js';
import type { Language } from '../state.js';
import '../styles/marks.css';
import { CopiedList } from './copied-list.js';
import { MarksFiles } from './marks-files.js';
import type { AskedMarks, MarksReview } from './marks-session.js';
import { type Marks, type MarksState, useMarks } from './use-marks.js';

export interface MarksDialogProps {
  readonly language: Language;
  /** What is to be kept now, of these kinds. */
  readonly gather: (kinds: readonly KeptKind[]) => Promise<AskedMarks>;
  /** Every element of a file, each with what is said of where it comes from. */
  readonly elementsOf: (file: ReviewedMarks, note: (row: number) => string) => ReactNode;
  /** Whether the screens cover whose scans they are. */
  readonly namesHidden: boolean;
  readonly onClose: () => void;
}

/** Shows what files would hold a person's marks, whose name they hold, and has main write them. Open as long as it is mounted. */
export function MarksDialog({ language, gather, elementsOf, namesHidden, onClose }: MarksDialogProps) {
  const messages = marksMessages(language);
  const marks = useMarks(gather);
  const { state } = marks;
  if (state.kind === 'done') return <Done state={state} messages={messages} onShow={marks.showFolder} onClose={onClose} />;
  const isWriting = state.kind === 'writing';
  const canSave = state.kind === 'review' && state.review.files.length > 0;
  return (
    <WindowDialog
      title={messages.title}
      closeLabel={messages.close}
      wide
      onClose={onClose}
      feet={
        <>
          <TextButton onPress={onClose}>{messages.cancel}</TextButton>
          <TextButton look="main" icon={Save} isDisabled={!canSave} onPress={marks.keep}>
            {messages.save}
          </TextButton>
        </>
      }
    >
      <div className="marks-files">
        <p>{messages.lead}</p>
        <p className="marks-warning" role="note">
          <TriangleAlert size={20} aria-hidden />
          <span>
            <strong>{messages.warningTitle}</strong> {messages.warning}
          </span>
        </p>
        <Kinds marks={marks} messages={messages} isDisabled={isWriting} />
        <div role="status">
          {(state.kind === 'making' || isWriting) && (
            <div className="marks-progress">
              <p>{isWriting ? messages.writing : messages.making}</p>
              <ProgressLine label={messages.title} share={null} />
            </div>
          )}
        </div>
        {state.kind === 'failed' && <Failed failure={state.failure} language={language} messages={messages} onAgain={marks.again} />}
        {(state.kind === 'review' || isWriting) && <Review {...{ language, messages, elementsOf, namesHidden }} review={state.review} />}
      </div>
    </WindowDialog>
  );
}

function Kinds({ marks, messages, isDisabled }: { readonly marks: Marks; readonly messages: MarksMessages; readonly isDisabled: boolean }) {
  const { kinds, choose } = marks;
  const set = (kind: KeptKind, isOn: boolean) => choose(KEPT_KINDS.filter((each) => (each === kind ? isOn : kinds.includes(each))));
  return (
    <fieldset className="marks-kinds">
      <legend>{messages.what}</legend>
      {KEPT_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          className="marks-kind"
          isSelected={kinds.includes(kind)}
          isDisabled={isDisabled}
          onChange={(isOn) => set(kind, isOn)}
        >
          <span className="marks-box" aria-hidden>
            {kinds.includes(kind) && <Check size={14} strokeWidth={3} />}
          </span>
          <span>
            <span className="marks-kind-name">{messages.kinds[kind]}</span> <span className="marks-quiet">{messages.kindHints[kind]}</span>
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface ReviewProps extends Pick<MarksDialogProps, 'language' | 'elementsOf' | 'namesHidden'> {
  readonly review: MarksReview;
  readonly messages: MarksMessages;
}

function Review({ review: { files, notKept }, language, messages, elementsOf, namesHidden }: ReviewProps) {
  const [first] = files;
  return (
    <>
      {!first ? (
        <p className="marks-nothing">{messages.nothing}</p>
      ) : (
        <>
          <CopiedList file={first} namesHidden={namesHidden} language={language} messages={messages} />
          <MarksFiles files={files} language={language} messages={messages} elementsOf={elementsOf} />
        </>
      )}
      {notKept.length > 0 && (
        <section aria-labelledby="marks-not-kept">
          <h3 id="marks-not-kept">{messages.notKeptTitle}</h3>
          <ul className="marks-not-kept">
            {notKept.map(({ kind, reason, count }) => (
              <li key={`${kind} ${reason}`}>{messages.notKept[reason](messages.kinds[kind], count)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface FailedProps {
  readonly failure: Extract<MarksState, { kind: 'failed' }>['failure'];
  readonly language: Language;
  readonly messages: MarksMessages;
  readonly onAgain: () => void;
}

function Failed({ failure, language, messages, onAgain }: FailedProps) {
  const { happened, means, todo } = exportMessages(language).failures[failure];
  return (
    <div className="marks-failed" role="alert">
      <CircleAlert size={20} aria-hidden />
      <div>
        <p>
          <strong>{happened}</strong>
        </p>
        <p>{means}</p>
        <p>{todo}</p>
        <TextButton look="outline" onPress={onAgain}>
          {messages.again}
        </TextButton>
      </div>
    </div>
  );
}

interface DoneProps {
  readonly state: Extract<MarksState, { kind: 'done' }>;
  readonly messages: MarksMessages;
  readonly onShow: () => void;
  readonly onClose: () => void;
}

function Done({ state: { files, folder, receiptName }, messages, onShow, onClose }: DoneProps) {
  return (
    <WindowDialog
      title={messages.doneTitle}
      closeLabel={messages.close}
      onClose={onClose}
      feet={
        <>
          <TextButton look="outline" icon={FolderOpen} onPress={onShow}>
            {messages.showFolder}
          </TextButton>
          <TextButton look="main" onPress={onClose} autoFocus>
            {messages.close}
          </TextButton>
        </>
      }
    >
      <div className="marks-files">
        <p className="marks-done" role="status">
          <CircleCheck size={20} aria-hidden />
          <span>{messages.done(files, folder)}</span>
        </p>
        <p className="marks-quiet">{messages.receipt(receiptName)}</p>
      </div>
    </WindowDialog>
  );
}
