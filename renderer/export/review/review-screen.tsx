import { useEffect, useMemo, useRef, useState } from 'react';
import type { GrantId } from '../../../core/bridge.js';
import { chosenFacts } from '../choices/chosen-facts.js';
import { PictureChoices } from '../choices/picture-choices.js';
import { PurposeChoice } from '../choices/purpose-choice.js';
import { ShapeChoice } from '../choices/shape-choice.js';
import { isPictures } from '../choices/shapes.js';
import { FaceNotice } from '../faces/face-notice.js';
import { useFindingDecisions } from '../findings/use-finding-decisions.js';
import type { KeySource } from '../key/key-source.js';
import { choiceMessages } from '../messages/choice-messages.js';
import { type ExportMessages, exportMessages } from '../messages/export-messages.js';
import { findingMessages } from '../messages/finding-messages.js';
import { ExportProgressBar } from '../outcome/progress-card.js';
import { outputsOf } from '../outputs.js';
import { isWhollySeen } from '../pictures/marks.js';
import { PicturesDialog } from '../pictures/pictures-dialog.js';
import { useGate } from '../pictures/use-gate.js';
import { SealedButton } from '../proof/sealed-button.js';
import { maySave } from '../reduce.js';
import type { ReviewSource } from '../review-source.js';
import { EXPORT_SCOPES, type ExportAction, type ExportState, type Language, PICTURE_SCOPES, type ReviewedExport } from '../state.js';
import { FactColumn } from './fact-column.js';
import { FactFinder } from './fact-finder.js';
import { PictureColumn } from './picture-column.js';
import { sectionOf } from './picture-lines.js';
import { PngView } from './png-view.js';
import { ReviewFooter } from './review-footer.js';
import { countSameness, type Sameness, samenessOf } from './sameness.js';
import { SamenessChoice } from './sameness-choice.js';
import { ScopeChoice } from './scope-choice.js';
import { useFacts } from './use-facts.js';

interface ReviewScreenProps {
  readonly state: Extract<ExportState, { kind: 'planning' | 'review' | 'writing' }>;
  readonly reviewed: ReviewedExport;
  readonly dispatch: (action: ExportAction) => void;
  readonly source: ReviewSource | null;
  readonly keys: KeySource | null;
  readonly language: Language;
  readonly onCancel: () => void;
}

/** What stays, what leaves, and the pictures: everything that a person agrees to by saving. */
export function ReviewScreen({ state, reviewed, dispatch, source, keys, language, onCancel }: ReviewScreenProps) {
  const messages = exportMessages(language);
  const [query, setQuery] = useState('');
  const [sameness, setSameness] = useState<Sameness | null>(null);
  const [viewed, setViewed] = useState<GrantId | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // The screen took the place of another: reading and the Tab key begin at its first sentence.
  useEffect(() => title.current?.focus(), []);
  const unchecked = reviewed.pictures.filter(
    ({ fileId, leaving, writing }) => leaving && writing && !isWhollySeen(state.pictures, fileId),
  ).length;
  const isPicture = isPictures(reviewed.format);
  const places = new Set(reviewed.overruled.map(({ path }) => path)).size;
  const isVoid = state.kind === 'planning';
  const leaving = useMemo(() => reviewed.pictures.filter((picture) => picture.leaving !== null), [reviewed]);
  const fileId = leaving.some((picture) => picture.fileId === viewed) ? viewed : null;
  const met = useFacts(source, reviewed, query, fileId);
  const hasMany = leaving.length > 1 && fileId === null;
  const counts = useMemo(() => countSameness(met, leaving.length), [met, leaving]);
  const wanted = hasMany && sameness !== null && counts[sameness] > 0 ? sameness : null;
  const facts = useMemo(() => (wanted ? met.filter((row) => samenessOf(row, leaving.length) === wanted) : met), [met, wanted, leaving]);
  const names = useMemo(() => namesOf(leaving, fileId, query), [leaving, fileId, query]);
  const gate = useGate({ state, reviewed, dispatch, language });
  const chosen = choiceMessages(language).chosen(useMemo(() => chosenFacts(reviewed.facts), [reviewed]));
  const { leaves, stays } = messages.summary(reviewed.totals);
  const isWhole = query.trim() === '' && wanted === null && fileId === null && leaving.length > 0;
  const columnProps = {
    facts,
    language,
    fileCount: fileId ? 1 : leaving.length,
    isSearching: query.trim() !== '' || wanted !== null,
    hasCopy: leaving.length > 0,
    decisions: useFindingDecisions({ reviewed, dispatch, isFixed: state.kind === 'writing', title }),
  };
  return (
    <div className="export-review" data-void={isVoid || undefined}>
      <header className="export-review-head">
        <div className="export-summary" aria-live="polite">
          <h1 ref={title} tabIndex={-1}>
            {leaves}
          </h1>
          <p>{leaving.length === 0 ? whyNothing(reviewed, messages) : stays}</p>
          {chosen !== '' && <p>{chosen}</p>}
          {places > 0 && <p className="export-unchecked">{findingMessages(language).overruledTotal(places)}</p>}
          {unchecked > 0 && <p className="export-unchecked">{messages.uncheckedTotal(unchecked)}</p>}
        </div>
        <ScopeChoice
          targets={state.targets}
          offers={isPictures(state.choice.format) ? PICTURE_SCOPES : EXPORT_SCOPES}
          scope={state.choice.scope}
          messages={messages}
          onChoose={(scope) => dispatch({ type: 'chooseScope', scope })}
        />
        <SealedButton language={language} />
      </header>
      <PurposeChoice
        policy={state.choice.policy}
        format={state.choice.format}
        language={language}
        isFixed={state.kind === 'writing'}
        onChoose={(policy) => dispatch({ type: 'choosePolicy', policy })}
        onPicture={() => dispatch({ type: 'choosePicture' })}
        keyed={state.choice.keyed}
        keys={keys}
        onKey={(keyed) => dispatch({ type: 'chooseKey', keyed })}
      />
      {state.kind === 'planning' && (
        <div className="export-notice" role="status">
          <p>{messages.voided}</p>
          <ExportProgressBar
            sentence={messages.planning[state.progress.phase](state.progress.done, state.progress.total)}
            phase={state.progress.phase}
            messages={messages}
            done={state.progress.done}
            total={state.progress.total}
          />
        </div>
      )}
      {state.kind === 'review' && state.wasCancelled && (
        <div className="export-notice" role="status">
          <p>{messages.wasCancelled}</p>
        </div>
      )}
      <FaceNotice reviewed={reviewed} source={source} language={language} isFixed={state.kind === 'writing'} dispatch={dispatch} />
      {!isPicture && (
        <FactFinder
          messages={messages}
          leaving={leaving}
          fileId={fileId}
          onFile={setViewed}
          query={query}
          onQuery={setQuery}
          found={query.trim() === '' && wanted === null ? null : facts.length}
          sameness={hasMany && <SamenessChoice counts={counts} chosen={wanted} messages={messages} onChoose={setSameness} />}
        />
      )}
      <div className="export-columns" data-format={reviewed.format} aria-busy={isVoid}>
        {isPicture ? (
          <PngView
            reviewed={reviewed}
            source={source}
            language={language}
            choices={<PictureChoices state={state} reviewed={reviewed} language={language} dispatch={dispatch} />}
          />
        ) : (
          <>
            <FactColumn {...columnProps} side="stays" names={NO_NAMES} factCount={isWhole ? reviewed.totals.factsStaying : null} />
            <FactColumn {...columnProps} side="leaves" names={names} factCount={isWhole ? reviewed.totals.factsLeaving : null} />
          </>
        )}
        <PictureColumn
          reviewed={reviewed}
          choice={state.choice}
          isSeen={(id) => isWhollySeen(state.pictures, id)}
          isFixed={state.kind === 'writing'}
          source={source}
          messages={messages}
          onLook={(id) => gate.open({ fileId: id, frame: state.pictures.files.get(id)?.first ?? 0 })}
          onTick={(id, isTicked) => dispatch({ type: isTicked ? 'tick' : 'untick', fileId: id })}
        />
      </div>
      {gate.note}
      <ReviewFooter
        reviewed={reviewed}
        language={language}
        shape={
          <ShapeChoice
            choice={state.choice}
            targets={state.targets.scopes[state.choice.scope] ?? []}
            language={language}
            isFixed={state.kind === 'writing'}
            onChoose={(shape) => dispatch({ type: 'chooseShape', shape })}
          />
        }
        canSave={state.kind === 'review' && maySave(state)}
        onSave={() => dispatch({ type: 'save' })}
        onCancel={onCancel}
      />
      {gate.opened && state.kind !== 'writing' && (
        <PicturesDialog
          state={state}
          reviewed={reviewed}
          start={gate.opened.at}
          source={source}
          language={language}
          dispatch={dispatch}
          onClose={gate.close}
        />
      )}
    </div>
  );
}

/** What a person can do where nothing would leave. */
function whyNothing({ pictures, totals }: ReviewedExport, messages: ExportMessages): string {
  if (pictures.every((picture) => sectionOf(picture) === 'stays')) return messages.noneCanLeave;
  const isToLook = pictures.every(({ stays }) => stays !== 'unticked') && pictures.some(({ stays }) => stays === 'not-checked-for-text');
  return isToLook ? messages.lookFirstToLeave : messages.summary(totals).stays;
}

const NO_NAMES: readonly string[] = [];

/** Names of files leave as facts do, so that a search finds them too. */
function namesOf(leaving: ReviewedExport['pictures'], fileId: GrantId | null, query: string): readonly string[] {
  const wanted = query.trim().toLowerCase();
  return leaving
    .filter((picture) => fileId === null || picture.fileId === fileId)
    .flatMap(({ leaving: file }) => (file ? outputsOf(file).map(({ name }) => name) : []))
    .filter((name) => name.toLowerCase().includes(wanted));
}
