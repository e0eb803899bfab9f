import { ChevronDown, ChevronUp, Save } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewedExport } from '../state.js';
import { ByteBar } from './byte-bar.js';
import { HashList } from './hash-list.js';
import { ReaderNotes } from './reader-notes.js';

interface ReviewFooterProps {
  readonly reviewed: ReviewedExport;
  readonly messages: ExportMessages;
  readonly canSave: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Every byte and every file of the copy, and the two ways on. */
export function ReviewFooter({ reviewed, messages, canSave, onSave, onCancel }: ReviewFooterProps) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const files = reviewed.pictures.flatMap(({ leaving }) =>
    leaving ? [{ name: leaving.name, bytes: leaving.bytes.size, sha256: leaving.sha256 }] : [],
  );
  const [only] = files;
  return (
    <footer className="export-foot">
      {isOpen && (
        <section className="export-files" id={listId} aria-label={messages.filesTitle(files.length)}>
          <HashList files={files} messages={messages} />
          <ReaderNotes reviewed={reviewed} messages={messages} />
        </section>
      )}
      <div className="export-foot-row">
        <div className="export-foot-account" hidden={files.length === 0}>
          <ByteBar bytes={reviewed.bytes} messages={messages} />
          <Button
            className="button button-link export-files-button"
            aria-expanded={isOpen}
            {...(isOpen ? { 'aria-controls': listId } : {})}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
            {files.length === 1 && only ? `${only.name} · SHA-256 ${only.sha256.slice(0, 16)}…` : messages.filesTitle(files.length)}
          </Button>
        </div>
        <div className="export-foot-actions">
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
