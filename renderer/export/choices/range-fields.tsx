import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import type { PictureMessages } from '../messages/picture-en.js';
import type { FrameChoice } from '../state.js';

interface RangeFieldsProps {
  readonly range: Extract<FrameChoice, { kind: 'range' }>;
  /** Images of the film. */
  readonly frames: number;
  readonly messages: PictureMessages;
  readonly isFixed: boolean;
  readonly onChoose: (range: FrameChoice) => void;
}

/** The first and the last image of a range, counted from 1 as on the screen. One can't pass the other. */
export function RangeFields({ range: { first, last }, frames, messages, isFixed, onChoose }: RangeFieldsProps) {
  const common = { messages, isFixed };
  return (
    <div className="export-range">
      <ImageField
        {...common}
        label={messages.from}
        value={first}
        least={0}
        most={last}
        onChange={(value) => onChoose({ kind: 'range', first: value, last })}
      />
      <ImageField
        {...common}
        label={messages.to}
        value={last}
        least={first}
        most={frames - 1}
        onChange={(value) => onChoose({ kind: 'range', first, last: value })}
      />
    </div>
  );
}

interface ImageFieldProps extends Pick<RangeFieldsProps, 'messages' | 'isFixed'> {
  readonly label: string;
  /** From 0, as the bounds are. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function ImageField({ label, value, least, most, messages, isFixed, onChange }: ImageFieldProps) {
  return (
    <NumberField
      className="export-range-field"
      value={value + 1}
      minValue={least + 1}
      maxValue={most + 1}
      isDisabled={isFixed}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      onChange={(typed) => {
        // An emptied field is no number.
        if (Number.isInteger(typed)) onChange(typed - 1);
      }}
    >
      <Label>{label}</Label>
      <Group className="export-range-group">
        <Button slot="decrement" className="icon-button" aria-label={messages.fewer}>
          <Minus aria-hidden size={14} />
        </Button>
        <Input className="export-range-input" />
        <Button slot="increment" className="icon-button" aria-label={messages.more}>
          <Plus aria-hidden size={14} />
        </Button>
      </Group>
    </NumberField>
  );
}
