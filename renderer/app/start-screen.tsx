import { FilePlus2, FolderOpen, ScanLine, Sparkles } from 'lucide-react';
import { TextButton } from '../ui/button.js';
import { ProgressLine } from '../ui/progress-line.js';
import { useMessages } from './messages/use-messages.js';
import { useCancelOpening } from './services.js';
import type { Opening } from './state.js';
import { useAppState, useDispatch } from './store.js';
import { useCommand } from './use-commands.js';

/** Nothing is open: the light box waits for films. */
export function StartScreen() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const opening = useAppState((state) => state.openings[0]);
  const files = useCommand('open-files');
  const folder = useCommand('open-folder');
  const sample = useCommand('open-sample');
  return (
    <main className="start">
      <section className="light-box" aria-labelledby="light-box-title">
        <div className="light-box-clips" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
        {opening ? <ReadingFilm opening={opening} /> : <EmptyFilm />}
      </section>
      <OpeningEndNote />
      <div className="start-actions">
        <TextButton look="main" large icon={FilePlus2} onPress={files.run}>
          {messages.openFiles}
        </TextButton>
        <TextButton look="outline" large icon={FolderOpen} onPress={folder.run}>
          {messages.openFolder}
        </TextButton>
        <TextButton look="outline" large icon={Sparkles} onPress={sample.run}>
          {messages.openSample}
        </TextButton>
      </div>
      <p className="start-promise">
        {messages.promise}
        <TextButton look="link" onPress={() => dispatch({ type: 'dialog', dialog: 'proof' })}>
          {messages.seeProof}
        </TextButton>
      </p>
      <p className="start-limits">{messages.notForDiagnosis}</p>
    </main>
  );
}

function EmptyFilm() {
  const messages = useMessages();
  return (
    <div className="light-box-film">
      <ScanLine size={40} strokeWidth={1.25} aria-hidden />
      <h2 id="light-box-title" className="light-box-title">
        {messages.dropHere}
      </h2>
      <p>{messages.dropKinds}</p>
    </div>
  );
}

function ReadingFilm({ opening }: { readonly opening: Opening }) {
  const messages = useMessages();
  const cancel = useCancelOpening();
  const text = opening.found === 0 ? messages.looking(0) : messages.readOf(opening.read, opening.found, opening.walked);
  return (
    <div className="light-box-film light-box-reading">
      <h2 id="light-box-title" className="light-box-title">
        {messages.readingTitle}
      </h2>
      <p role="status">{text}</p>
      <ProgressLine label={text} share={opening.walked && opening.found > 0 ? opening.read / opening.found : null} />
      <TextButton look="plain" onPress={() => cancel(opening.id)}>
        {messages.cancel}
      </TextButton>
    </div>
  );
}

/** How the last act of opening ended where it brought no scan: what happened, that nothing was harmed, what to do. */
function OpeningEndNote() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const end = useAppState((state) => (state.openings.length === 0 ? state.lastOpening : null));
  const notOpened = useAppState((state) => state.notOpened.length);
  if (!end) return null;
  return (
    <section className="start-note" role="alert">
      <h2>{messages.nothingFound}</h2>
      <p>{end.cancelled ? messages.cancelledOpening : notOpened === 0 ? messages.nothingMet : messages.nothingFoundBody(notOpened)}</p>
      <div className="start-note-actions">
        {notOpened > 0 && (
          <TextButton look="outline" onPress={() => dispatch({ type: 'dialog', dialog: 'not-opened' })}>
            {messages.showWhy}
          </TextButton>
        )}
        <TextButton onPress={() => dispatch({ type: 'dismissOpening' })}>{messages.dismiss}</TextButton>
      </div>
    </section>
  );
}
