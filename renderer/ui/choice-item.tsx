import { Check } from 'lucide-react';
import { MenuItem } from 'react-aria-components';

/** A line of a menu of which one is chosen, with its mark and a quieter note behind it. */
export function ChoiceItem({ id, name, note }: { readonly id: string; readonly name: string; readonly note: string }) {
  return (
    <MenuItem id={id} className="menu-item" textValue={name}>
      {({ isSelected }) => (
        <>
          <span className="menu-mark">{isSelected && <Check size={14} aria-hidden />}</span>
          {name}
          {note !== '' && <span className="menu-note">{note}</span>}
        </>
      )}
    </MenuItem>
  );
}
