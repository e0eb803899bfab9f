import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { OneOf } from '../choices/one-of.js';
import { isIn, marksOf } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import type { FrameRef, PicturesState } from './state.js';
import { type ShownVersion, VersionChoice } from './version-choice.js';

export type SheetFilter = 'all' | 'found' | 'unseen';
const FILTERS: readonly SheetFilter[] = ['all', 'found', 'unseen'];

interface SheetToolsProps {
  readonly pictures: PicturesState;
  readonly frames: readonly FrameRef[];
  readonly filter: SheetFilter;
  readonly size: number;
  readonly sizes: number;
  readonly version: ShownVersion;
  readonly messages: PicturesMessages;
  readonly onVersion: (version: ShownVersion) => void;
  readonly onFilter: (filter: SheetFilter) => void;
  readonly onSize: (size: number) => void;
}

/** Which pictures the sheet shows, and how large. */
export function SheetTools({ pictures, frames, filter, size, sizes, version, messages, onVersion, onFilter, onSize }: SheetToolsProps) {
  const counts: Readonly<Record<SheetFilter, number>> = {
    all: frames.length,
    found: frames.filter((at) => marksOf(pictures, at).length > 0).length,
    unseen: frames.filter((at) => !isIn(pictures.seen, at)).length,
  };
  return (
    <div className="pictures-tools">
      <OneOf label={messages.filterLabel} names={FILTERS} chosen={filter} onChoose={onFilter}>
        {(name) => (
          <span>
            {messages.filters[name]} <span className="export-count">{counts[name]}</span>
          </span>
        )}
      </OneOf>
      <VersionChoice shown={version} messages={messages} onShown={onVersion} />
      <span className="pictures-space" />
      <fieldset className="pictures-size" aria-label={messages.tileSize}>
        <Button className="icon-button" aria-label={messages.smaller} isDisabled={size === 0} onPress={() => onSize(size - 1)}>
          <Minus aria-hidden size={16} />
        </Button>
        <Button className="icon-button" aria-label={messages.larger} isDisabled={size === sizes - 1} onPress={() => onSize(size + 1)}>
          <Plus aria-hidden size={16} />
        </Button>
      </fieldset>
    </div>
  );
}
