import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';

export interface TextButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: 'plain' | 'outline' | 'main' | 'danger' | 'link';
  readonly large?: boolean;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A button with words; `main` for the one main action of a screen. */
export function TextButton({ look = 'plain', large = false, icon: Icon, children, ...rest }: TextButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look}${large ? ' button-large' : ''}`}>
      {Icon && <Icon size={large ? 18 : 16} aria-hidden />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly icon: LucideIcon;
  /** Its name, and the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
}

/** A button with a picture; its name comes as a tooltip. */
export function IconButton({ icon: Icon, label, shortcut, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className="icon-button">
        <Icon size={18} aria-hidden />
      </AriaButton>
      <Hint label={label} shortcut={shortcut} />
    </TooltipTrigger>
  );
}

/** The button of a menu, where a picture says enough; its name comes as a tooltip. */
export function IconMenuButton({ icon: Icon, label, isDisabled = false }: Pick<IconButtonProps, 'icon' | 'label' | 'isDisabled'>) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton aria-label={label} className="icon-button icon-menu" isDisabled={isDisabled}>
        <Icon size={18} aria-hidden />
        <ChevronDown size={12} aria-hidden />
      </AriaButton>
      <Hint label={label} shortcut={undefined} />
    </TooltipTrigger>
  );
}

export interface IconToggleProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: () => void;
}

/** A button that stays pressed. */
export function IconToggle({ icon: Icon, label, shortcut, isSelected, isDisabled = false, onChange }: IconToggleProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <ToggleButton aria-label={label} className="icon-button" isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
        <Icon size={18} aria-hidden />
      </ToggleButton>
      <Hint label={label} shortcut={shortcut} />
    </TooltipTrigger>
  );
}

function Hint({ label, shortcut }: { readonly label: string; readonly shortcut: string | undefined }) {
  return (
    <Tooltip className="tooltip" offset={6}>
      {label}
      {shortcut && <kbd className="keycap">{shortcut}</kbd>}
    </Tooltip>
  );
}
