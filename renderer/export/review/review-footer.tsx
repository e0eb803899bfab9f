import { ChevronDown, ChevronUp, Save } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { StagedFile } from '../../../core/bridge.js';
import { PictureHandOver } from '../hand-over/picture-hand-over.js';
import { exportMessages } from '../messages/export-messages.js';
import { sourceMessages } from '../messages/source-messages.js';
import { allOutputs } from '../outputs.js';
import type { Language, ReviewedExport } from '../state.js';
import { ByteBar } from './byte-bar.js';
import { type HashedFile, HashList } from './hash-list.js';
import { ReaderNotes } from './reader-notes.js';
import { SourceAccountView } from './source-account.js';

interface ReviewFooterProps {
  readonly reviewed: ReviewedExport;
  readonly language: Language;
  readonly canSave: boolean;
  /** Chooses as what files it is written. */
  readonly shape: ReactNode;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Every byte and every file of the copy, every byte of the sources, and the two ways on. */
export function ReviewFooter({ reviewed, language, canSave, shape, onSave, onCancel }: ReviewFooterProps) {
  const messages = exportMessages(language);
  const [opened, setOpened] = useState<'files' | 'source' | null>(null);
  const filesId = useId();
  const sourceId = useId();
  const files = listedFiles(reviewed);
  const [only] = files;
  const outputs = allOutputs(reviewed.pictures);
  const onlyId = outputs.length === 1 ? (outputs[0]?.stagedId ?? null) : null;
  const filesTitle =
    files.length === 1 && only ? `${only.name} · ${messages.fingerprint} ${only.sha256.slice(0, 16)}…` : messages.filesTitle(files.length);
  const sourceTitle = sourceMessages(language).open;
  return (
    <footer className="export-foot">
      {opened === 'files' && (
        <section className="export-files" id={filesId} aria-label={messages.filesTitle(files.length)}>
          <HashList files={files} language={language} />
          <ReaderNotes reviewed={reviewed} messages={messages} />
        </section>
      )}
      {opened === 'source' && files.length > 0 && (
        <section className="export-files" id={sourceId} aria-label={sourceTitle}>
          <SourceAccountView reviewed={reviewed} language={language} />
        </section>
      )}
      <div className="export-foot-row">
        <div className="export-foot-account" hidden={files.length === 0}>
          <ByteBar bytes={reviewed.bytes} messages={messages} />
          <div className="export-foot-opens">
            <Opener
              title={filesTitle}
              opens={filesId}
              isOpen={opened === 'files'}
              onOpen={(isOpen) => setOpened(isOpen ? 'files' : null)}
            />
            <Opener
              title={sourceTitle}
              opens={sourceId}
              isOpen={opened === 'source'}
              onOpen={(isOpen) => setOpened(isOpen ? 'source' : null)}
            />
          </div>
        </div>
        {shape}
        <div className="export-foot-actions">
          {reviewed.format === 'png' && onlyId !== null && <PictureHandOver stagedId={onlyId} language={language} isFixed={!canSave} />}
          <Button className="button button-outline button-large" onPress={onCancel}>
            {messages.cancel}
          </Button>
          <Button className="button button-main button-large" isDisabled={!canSave} onPress={onSave}>
            <Save aria-hidden size={16} /> {messages.save}
          </Button>
        </div>
      </div>
    </footer>
  );
}

/** Every file of the copy; a zip stands before what it holds, an index behind what it names. */
function listedFiles({ pictures, container, index }: ReviewedExport): readonly HashedFile[] {
  const whole = (staged: StagedFile | null): readonly HashedFile[] =>
    staged ? [{ name: staged.name, bytes: staged.bytes, sha256: staged.sha256 }] : [];
  const files = allOutputs(pictures).map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.size, sha256 }));
  return [...whole(container), ...files, ...whole(index)];
}

interface OpenerProps {
  readonly title: string;
  readonly opens: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Opens a part of the account above itself. */
function Opener({ title, opens, isOpen, onOpen }: OpenerProps) {
  return (
    <Button
      className="button button-link export-files-button"
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': opens } : {})}
      onPress={() => onOpen(!isOpen)}
    >
      {isOpen ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
      {title}
    </Button>
  );
}
