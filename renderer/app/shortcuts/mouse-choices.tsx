import { Choice } from '../../ui/choice.js';
import type { PointerUse } from '../pointer-use.js';
import { useAppState, useDispatch } from '../store.js';
import { useKeysMessages } from './messages/keys-messages.js';

/** What the buttons and the wheel do. */
export function MouseChoices() {
  const words = useKeysMessages();
  const dispatch = useDispatch();
  const pointer = useAppState((state) => state.pointer);
  const row = <Part extends keyof PointerUse>(part: Part, label: string, names: Readonly<Record<PointerUse[Part], string>>) => {
    const uses = Object.keys(names) as PointerUse[Part][];
    return (
      <div className="mouse-row">
        <span aria-hidden="true">{label}</span>
        <Choice
          label={label}
          options={uses.map((id) => ({ id, name: names[id] }))}
          value={pointer[part]}
          onChange={(id) => {
            const use = uses.find((each) => each === id);
            if (use !== undefined) dispatch({ type: 'pointer', pointer: { ...pointer, [part]: use } });
          }}
        />
      </div>
    );
  };
  return (
    <section className="mouse-choices" aria-label={words.mouse}>
      <h3>{words.mouse}</h3>
      {row('leftButton', words.left, words.drags)}
      {row('middleButton', words.middle, words.drags)}
      {row('rightButton', words.right, words.drags)}
      {row('wheel', words.wheel, words.wheels)}
      <p className="keys-quiet">{words.pinch}</p>
    </section>
  );
}
