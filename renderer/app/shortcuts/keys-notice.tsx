import { TextButton } from '../../ui/button.js';
import { useMessages } from '../messages/use-messages.js';
import { useKeysMessages } from './messages/keys-messages.js';
import { keysOf } from './shortcuts.js';
import { useKeyText } from './use-keys.js';
import type { KeyGiving, NewKey } from './use-new-key.js';

/** What is waited for, what it would take from another command, or what was done. */
export function KeysNotice({ state, giving }: { readonly state: NewKey; readonly giving: KeyGiving }) {
  const messages = useMessages();
  const words = useKeysMessages();
  const text = useKeyText();
  const sentence = () => {
    if (!('command' in state)) return state.kind === 'idle' ? words.about : words.allDone;
    const name = messages[state.command.label];
    if (state.kind === 'taken') {
      const taken = state.keys.filter((key) => state.holders.some((holder) => keysOf(holder, giving.shortcuts).includes(key)));
      return words.taken(taken.map(text).join(', '), state.holders.map(({ label }) => messages[label]).join(', '));
    }
    if (state.kind === 'pressing') return words.press(name);
    if (state.kind === 'given') return words.given(name, keysOf(state.command, giving.shortcuts).map(text).join(', '));
    return words[state.kind](name);
  };
  return (
    <div className="keys-notice" data-notice={state.kind}>
      <p role="status">{sentence()}</p>
      {state.kind === 'taken' && (
        <>
          <TextButton look="outline" autoFocus onPress={() => giving.answer(true)}>
            {words.take(messages[state.command.label])}
          </TextButton>
          <TextButton onPress={() => giving.answer(false)}>{words.leave}</TextButton>
        </>
      )}
    </div>
  );
}
