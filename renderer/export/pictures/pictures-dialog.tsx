import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReviewSource } from '../review-source.js';
import type { ExportAction, ExportState, Language, ReviewedExport } from '../state.js';
import { ContactSheet } from './contact-sheet.js';
import { picturesMessages } from './messages/pictures-messages.js';
import { firstToSee } from './next-frame.js';
import { OnePicture } from './one-picture.js';
import { SearchLine } from './search-line.js';
import type { FrameRef } from './state.js';
import { useEditor } from './use-editor.js';
import { useLooking } from './use-looking.js';
import { useUndoKeys } from './use-undo-keys.js';
import { ViewChoice } from './view-choice.js';

interface PicturesDialogProps {
  readonly state: Extract<ExportState, { kind: 'planning' | 'review' }>;
  readonly reviewed: ReviewedExport;
  /** Where it opens: on one picture, or on the sheet of all. */
  readonly start: FrameRef | null;
  readonly source: ReviewSource | null;
  readonly language: Language;
  readonly dispatch: (action: ExportAction) => void;
  readonly onClose: () => void;
}

const NONE: ReviewedExport['pictures'] = [];
const NOWHERE: FrameRef = { fileId: '', frame: 0 };

/** The place where a person looks through the pictures, mends what is black, and says that they have seen them. */
export function PicturesDialog({ state, reviewed, start, source, language, dispatch, onClose }: PicturesDialogProps) {
  const messages = picturesMessages(language);
  const { pictures } = state;
  const [said, say] = useState('');
  const looking = useLooking({ pictures, start, messages, dispatch, say, onClose });
  const { at, frames, toPictures } = looking;
  const editor = useEditor({ pictures, at: at ?? NOWHERE, messages, dispatch: toPictures, say });
  useUndoKeys(editor.undo, editor.redo);
  const made = state.kind === 'review' ? reviewed.pictures : NONE;
  const inReview = made.find(({ fileId }) => fileId === at?.fileId) ?? null;
  return (
    <ModalOverlay isOpen className="scrim" onOpenChange={(isOpen) => !isOpen && looking.close()}>
      <Modal className="modal pictures-modal">
        <Dialog className="dialog pictures-dialog">
          <header className="pictures-head">
            <div>
              <Heading slot="title" className="pictures-title">
                {messages.title}
              </Heading>
              <p>{messages.advice}</p>
            </div>
            <ViewChoice
              view={at ? 'one' : 'sheet'}
              messages={messages}
              onSheet={() => looking.go(null)}
              onOne={() => looking.go(firstToSee(pictures, frames) ?? frames[0] ?? null)}
            />
            <Button
              className="button button-outline button-large"
              onPress={looking.close}
              aria-label={`${messages.done}: ${messages.doneHint}`}
            >
              {messages.done}
            </Button>
          </header>
          <SearchLine pictures={pictures} frames={frames} messages={messages} dispatch={toPictures} />
          {at ? (
            <OnePicture
              pictures={pictures}
              frames={frames}
              at={at}
              reviewed={inReview}
              isLeft={looking.left.has(at.fileId)}
              editor={editor}
              source={source}
              messages={messages}
              onGo={looking.go}
              onUndrawn={() => toPictures({ type: 'undrawn', frames: [at] })}
              onConfirm={looking.confirm}
              onLeave={looking.leave}
              onPreview={looking.preview}
            />
          ) : (
            <ContactSheet
              pictures={pictures}
              frames={frames}
              reviewed={made}
              choice={state.choice}
              source={source}
              messages={messages}
              dispatch={toPictures}
              onOpen={looking.go}
              onAllSeen={looking.allSeen}
              onPreview={looking.preview}
            />
          )}
          <p className="visually-hidden" role="status">
            {said}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
