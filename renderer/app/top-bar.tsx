import {
  Blocks,
  ChevronDown,
  CircleHelp,
  Info,
  Keyboard,
  Languages,
  ListTree,
  LockKeyhole,
  Moon,
  NotebookPen,
  ShieldCheck,
  Sun,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton, TextButton } from '../ui/button.js';
import { CommandButton, CommandToggle } from './command-button.js';
import { CommandItem } from './command-item.js';
import { type CommandId, commandOf } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useAppState } from './store.js';
import { useCommand } from './use-commands.js';

/** The bar over everything: what can be opened, what can be done, and the word "sealed". */
export function TopBar({ tools }: { readonly tools: ReactNode }) {
  const messages = useMessages();
  const isOpen = useAppState((state) => state.records.length > 0);
  const isPlain = useAppState((state) => state.isPlain);
  return (
    <header className="top-bar">
      <h1 className="visually-hidden">{messages.appName}</h1>
      {isOpen ? (
        <CommandMenu label={messages.openMore} ids={['open-files', 'open-folder', 'open-sample', 'close-all']} />
      ) : (
        <span className="top-bar-brand">
          <i aria-hidden="true" />
          {messages.appName}
        </span>
      )}
      {isOpen && !isPlain && <span className="top-bar-line" />}
      {isOpen && !isPlain && tools}
      <span className="top-bar-space" />
      <Substitute />
      {isOpen && !isPlain && (
        <>
          <CommandToggle id="list-marks" icon={NotebookPen} />
          <CommandToggle id="toggle-details" icon={ListTree} />
          <CommandButton id="commands" icon={Keyboard} />
          <span className="top-bar-line" />
        </>
      )}
      <PlainButton />
      <ThemeButton />
      <LanguageButton />
      <CommandButton id="show-help" icon={CircleHelp} />
      <SealedButton />
      {isOpen && <CopyMenu />}
    </header>
  );
}

function CommandMenu({ label, ids }: { readonly label: string; readonly ids: readonly CommandId[] }) {
  return (
    <MenuTrigger>
      <TextButton>
        {label}
        <ChevronDown size={14} aria-hidden />
      </TextButton>
      <Popover className="popover" placement="bottom start">
        <Menu aria-label={label}>
          {ids.map((id) => (
            <CommandItem key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The one main action: a copy without the person in it. */
function CopyMenu() {
  const messages = useMessages();
  return (
    <MenuTrigger>
      <TextButton look="main" icon={ShieldCheck} aria-label={messages.makeCopy}>
        {messages.makeCopyShort}
        <ChevronDown size={14} aria-hidden />
      </TextButton>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={messages.makeCopy}>
          <CommandItem id="export-image" />
          <CommandItem id="export-series" />
          <CommandItem id="export" name={messages.copyStudy} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function SealedButton() {
  const messages = useMessages();
  const { run } = useCommand('show-proof');
  return (
    <span className="sealed">
      <TextButton icon={LockKeyhole} onPress={run} aria-label={`${messages.sealed}. ${messages.sealedHint}`}>
        {messages.sealed}
      </TextButton>
    </span>
  );
}

/** The one way between all tools and the few: with words where the tools are away, so that nobody looks for them in vain. */
function PlainButton() {
  const messages = useMessages();
  const { run } = useCommand('toggle-plain');
  const isPlain = useAppState((state) => state.isPlain);
  if (!isPlain) return <CommandToggle id="toggle-plain" icon={Blocks} />;
  return (
    <TextButton look="outline" icon={Wrench} onPress={run}>
      {messages.allTools}
    </TextButton>
  );
}

function ThemeButton() {
  const messages = useMessages();
  const { run } = useCommand('toggle-theme');
  const isDark = useAppState((state) => state.theme === 'dark');
  return <IconButton icon={isDark ? Sun : Moon} label={isDark ? messages.toLight : messages.toDark} onPress={run} />;
}

function LanguageButton() {
  const messages = useMessages();
  const { run } = useCommand('switch-language');
  return <IconButton icon={Languages} label={messages[commandOf('switch-language').label]} onPress={run} />;
}

/** Said where it is so: the window runs on a stand-in for the Electron that ships. */
function Substitute() {
  const messages = useMessages();
  const isSubstitute = useAppState((state) => state.environment?.substitute === true);
  const { run } = useCommand('show-proof');
  return isSubstitute ? <IconButton icon={Info} label={messages.substitute} onPress={run} /> : null;
}
