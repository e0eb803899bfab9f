import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';

export interface SearchBoxProps {
  readonly label: string;
  readonly clearLabel: string;
  /** Both are absent where something around the field holds its text. */
  readonly value?: string;
  readonly onChange?: (text: string) => void;
  readonly autoFocus?: boolean;
  /** Enter. */
  readonly onSubmit?: (text: string) => void;
}

/** A field that narrows a list down. */
export function SearchBox({ label, clearLabel, ...rest }: SearchBoxProps) {
  return (
    <SearchField {...rest} className="search-field" aria-label={label}>
      <Search size={16} aria-hidden />
      <Input placeholder={label} />
      <Button className="icon-button" aria-label={clearLabel}>
        <X size={16} aria-hidden />
      </Button>
    </SearchField>
  );
}
