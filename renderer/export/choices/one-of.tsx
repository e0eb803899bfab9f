import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface OneOfProps<Name extends string> {
  /** What is chosen here, as it is spoken. */
  readonly label: string;
  readonly names: readonly Name[];
  readonly chosen: Name;
  /** Id of what follows from the choice. */
  readonly describedBy?: string;
  readonly isDisabled?: boolean;
  /** Of each button, beside its own. */
  readonly look?: string;
  /** What stands on a button. */
  readonly children: (name: Name) => ReactNode;
  readonly onChoose: (name: Name) => void;
}

/** Buttons side by side, of which always one is pressed. */
export function OneOf<Name extends string>({
  label,
  names,
  chosen,
  describedBy,
  isDisabled = false,
  look = '',
  children,
  onChoose,
}: OneOfProps<Name>) {
  return (
    <ToggleButtonGroup
      className="export-scope"
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      isDisabled={isDisabled}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const name = names.find((one) => keys.has(one));
        if (name !== undefined) onChoose(name);
      }}
    >
      {names.map((name) => (
        <ToggleButton key={name} id={name} className={`export-scope-button ${look}`.trimEnd()}>
          {children(name)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
