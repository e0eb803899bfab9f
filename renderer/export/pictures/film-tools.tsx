import { Plus, Redo2, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PicturesMessages } from './messages/en.js';
import type { PicturesState } from './state.js';
import type { Editor } from './use-editor.js';
import { type ShownVersion, VersionChoice } from './version-choice.js';

interface FilmToolsProps {
  readonly shown: ShownVersion;
  readonly zoom: number;
  readonly editor: Editor;
  readonly pictures: PicturesState;
  readonly messages: PicturesMessages;
  readonly onShown: (shown: ShownVersion) => void;
  readonly onZoom: (zoom: number) => void;
}

const MOST_ZOOM = 8;

/** What stands above the picture: before and after, a new box, steps back and on, and size. */
export function FilmTools({ shown, zoom, editor, pictures, messages, onShown, onZoom }: FilmToolsProps) {
  return (
    <div className="pictures-tools">
      <VersionChoice shown={shown} messages={messages} onShown={onShown} />
      <Button className="button button-outline" isDisabled={shown === 'copy'} onPress={editor.add}>
        <Plus aria-hidden size={16} /> {messages.add}
      </Button>
      <Button className="icon-button" aria-label={messages.undo} isDisabled={pictures.past.length === 0} onPress={editor.undo}>
        <Undo2 aria-hidden size={18} />
      </Button>
      <Button className="icon-button" aria-label={messages.redo} isDisabled={pictures.future.length === 0} onPress={editor.redo}>
        <Redo2 aria-hidden size={18} />
      </Button>
      <span className="pictures-space" />
      <Button className="icon-button" aria-label={messages.zoomOut} isDisabled={zoom <= 1} onPress={() => onZoom(zoom / 2)}>
        <ZoomOut aria-hidden size={18} />
      </Button>
      <span className="pictures-zoom" aria-live="polite">
        {messages.zoom(zoom)}
      </span>
      <Button className="icon-button" aria-label={messages.zoomIn} isDisabled={zoom >= MOST_ZOOM} onPress={() => onZoom(zoom * 2)}>
        <ZoomIn aria-hidden size={18} />
      </Button>
    </div>
  );
}
