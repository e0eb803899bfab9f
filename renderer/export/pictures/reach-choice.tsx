import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { reachedFrames } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import { type FrameRef, type PicturesState, REACHES, type Reach } from './state.js';

interface ReachChoiceProps {
  readonly pictures: PicturesState;
  readonly at: FrameRef;
  readonly reach: Reach;
  readonly messages: PicturesMessages;
  readonly onReach: (reach: Reach) => void;
}

/** How far a change counts: this picture, the file, the series, all from the machine. Only what reaches further than the one before is offered. */
export function ReachChoice({ pictures, at, reach, messages, onReach }: ReachChoiceProps) {
  const labelId = useId();
  const counts = REACHES.map((name) => ({ name, frames: reachedFrames(pictures, at, name).length }));
  const offered = counts.filter(
    ({ frames }, index) => index === 0 || frames > Math.max(...counts.slice(0, index).map((one) => one.frames)),
  );
  if (offered.length < 2) return null;
  const shown = offered.some(({ name }) => name === reach) ? reach : (offered.at(-1)?.name ?? 'frame');
  return (
    <div className="pictures-reach">
      <h3 id={labelId}>{messages.reachLabel}</h3>
      <RadioGroup aria-labelledby={labelId} value={shown} onChange={(value) => onReach(REACHES.find((name) => name === value) ?? 'frame')}>
        {offered.map(({ name, frames }) => (
          <Radio key={name} value={name} className="pictures-radio">
            {messages.reach[name](frames)}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}
