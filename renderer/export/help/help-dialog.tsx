import '../styles/about.css';
import { WindowDialog } from '../../ui/window-dialog.js';
import { aboutMessages } from '../messages/about-messages.js';
import type { Language } from '../state.js';

/** One command and the keys that do it, as they stand on the keyboard. */
export interface HelpShortcut {
  readonly label: string;
  readonly keys: readonly string[];
}

export interface HelpDialogProps {
  readonly language: Language;
  readonly onClose: () => void;
  /** From the window's own table of commands. */
  readonly shortcuts?: readonly HelpShortcut[];
}

/** Keys, promises and limits on one page. Open as long as it is mounted. */
export function HelpDialog({ language, onClose, shortcuts = [] }: HelpDialogProps) {
  const about = aboutMessages(language);
  const words = about.help;
  return (
    <WindowDialog title={words.title} closeLabel={about.close} wide onClose={onClose}>
      <div className="about-body">
        <h3>{words.limitsTitle}</h3>
        <Sentences sentences={words.limits} />
        <h3>{words.promisesTitle}</h3>
        <Sentences sentences={words.promises} />
        <h3>{words.mouseTitle}</h3>
        <Shortcuts shortcuts={words.mouse} />
        {shortcuts.length > 0 && (
          <>
            <h3>{words.keysTitle}</h3>
            <Shortcuts shortcuts={shortcuts} />
          </>
        )}
      </div>
    </WindowDialog>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className="about-list">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Shortcuts({ shortcuts }: { readonly shortcuts: readonly HelpShortcut[] }) {
  return (
    <dl className="about-keys">
      {shortcuts.map(({ label, keys }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {keys.map((key) => (
              <kbd key={key} className="keycap">
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
