import { Check, ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { choiceMessages } from '../messages/choice-messages.js';
import type { ExportChoice, ExportTarget, Language, Shape } from '../state.js';
import { shapeOf, shapesOf } from './shapes.js';

interface ShapeChoiceProps {
  readonly choice: ExportChoice;
  /** What is to be copied. */
  readonly targets: readonly ExportTarget[];
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (shape: Shape) => void;
}

/** As what files the copy is written, each with what it is good for. */
export function ShapeChoice({ choice, targets, language, isFixed, onChoose }: ShapeChoiceProps) {
  const messages = choiceMessages(language);
  const labelId = useId();
  const items = shapesOf(choice.format, targets).map((id) => ({ id, ...messages.shapes[id] }));
  return (
    <div className="export-shape">
      <span id={labelId} className="export-quiet">
        {messages.shapeLabel}
      </span>
      <Select
        aria-labelledby={labelId}
        isDisabled={isFixed}
        selectedKey={shapeOf(choice)}
        onSelectionChange={(key) => {
          const chosen = items.find(({ id }) => id === key);
          if (chosen) onChoose(chosen.id);
        }}
      >
        <Button className="button button-outline export-finder-button">
          <SelectValue>{messages.shapes[shapeOf(choice)].label}</SelectValue>
          <ChevronDown aria-hidden size={16} />
        </Button>
        <Popover className="popover">
          <ListBox items={items}>
            {({ id, label, note }) => (
              <ListBoxItem id={id} textValue={label} className="menu-item export-shape-item">
                {({ isSelected }) => (
                  <>
                    <span className="menu-mark">{isSelected && <Check aria-hidden size={16} />}</span>
                    <span className="export-shape-words">
                      <Text slot="label">{label}</Text>
                      <Text slot="description" className="export-quiet">
                        {note}
                      </Text>
                    </span>
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
    </div>
  );
}
