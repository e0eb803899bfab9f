import { Check, ChevronDown, Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, ListBox, ListBoxItem, Popover, SearchField, Select, SelectValue } from 'react-aria-components';
import type { GrantId } from '../../../core/bridge.js';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewedPicture } from '../state.js';

const ALL = 'all files';
/** A list of more files than this is of no use to choose from; the search finds them by name. */
const MOST_CHOICES = 500;

interface FactFinderProps {
  readonly messages: ExportMessages;
  readonly leaving: readonly ReviewedPicture[];
  readonly fileId: GrantId | null;
  readonly onFile: (fileId: GrantId | null) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: number | null;
  /** Chooses among entries of many files; null where there is one. */
  readonly sameness: ReactNode;
}

/** Search over both columns of facts, and one file or all of them. */
export function FactFinder({ messages, leaving, fileId, onFile, query, onQuery, found, sameness }: FactFinderProps) {
  const choices = [{ id: ALL, name: messages.allFiles(leaving.length) }, ...leaving.slice(0, MOST_CHOICES).map(choiceOf)];
  return (
    <div className="export-finder">
      <SearchField className="search-field export-finder-search" aria-label={messages.search} value={query} onChange={onQuery}>
        <Search aria-hidden size={16} />
        <Input placeholder={messages.search} maxLength={200} spellCheck="false" autoComplete="off" />
        <Button className="icon-button" aria-label={messages.clearSearch}>
          <X aria-hidden size={16} />
        </Button>
      </SearchField>
      <span className="export-finder-found" aria-live="polite">
        {found === null ? '' : messages.searchFound(found)}
      </span>
      {sameness}
      {leaving.length > 1 && (
        <div className="export-finder-file">
          <span id="export-finder-file-label" className="export-quiet">
            {messages.fileView}
          </span>
          <Select
            aria-labelledby="export-finder-file-label"
            selectedKey={fileId ?? ALL}
            onSelectionChange={(key) => onFile(key === ALL || key === null ? null : String(key))}
          >
            <Button className="button button-outline export-finder-button">
              <SelectValue />
              <ChevronDown aria-hidden size={16} />
            </Button>
            <Popover className="popover">
              <ListBox items={choices}>
                {({ id, name }) => (
                  <ListBoxItem id={id} textValue={name} className="menu-item">
                    {({ isSelected }) => (
                      <>
                        <span className="menu-mark">{isSelected && <Check aria-hidden size={16} />}</span>
                        <span>{name}</span>
                      </>
                    )}
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </Select>
        </div>
      )}
    </div>
  );
}

const choiceOf = (picture: ReviewedPicture) => ({ id: picture.fileId, name: picture.leaving?.name ?? '' });
