import { LayoutGrid } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, ToggleButton } from 'react-aria-components';
import type { GridLayout } from '../../../core/bridge.js';
import { layoutName, MOST_SIDE, sidesOf } from '../../app/grid.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { IconMenuButton } from '../../ui/button.js';
import { useGridMessages } from './messages/grid-messages.js';

const SIDES = Array.from({ length: MOST_SIDE }, (_, index) => index + 1);
const LAYOUTS: readonly GridLayout[] = SIDES.flatMap((rows) => SIDES.map((columns) => layoutName(rows, columns)));

/** How many pictures stand beside one another, chosen in a small picture of the grid. */
export function LayoutMenu() {
  const words = useGridMessages();
  const isOpen = useAppState((state) => state.records.length > 0);
  return (
    <DialogTrigger>
      <IconMenuButton icon={LayoutGrid} label={words.layout} isDisabled={!isOpen} />
      <Popover className="popover layout-popover" placement="bottom start">
        <Dialog aria-label={words.layout} className="layout-dialog">
          {({ close }) => <LayoutChoice onChosen={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LayoutChoice({ onChosen }: { readonly onChosen: () => void }) {
  const words = useGridMessages();
  const dispatch = useDispatch();
  const now = useAppState(({ grid }) => layoutName(grid.rows, grid.columns));
  const isAutomatic = useAppState((state) => state.chosenLayout === 'automatic');
  const [pointed, setPointed] = useState<GridLayout | null>(null);
  const marked = sidesOf(pointed ?? now);
  const choose = (layout: GridLayout) => {
    dispatch({ type: 'layout', layout });
    onChosen();
  };
  const isMarked = (layout: GridLayout): boolean => {
    const sides = sidesOf(layout);
    return sides !== null && marked !== null && sides.rows <= marked.rows && sides.columns <= marked.columns;
  };
  return (
    <>
      <p className="layout-words">{marked && words.layoutOf(marked.rows, marked.columns)}</p>
      <ListBox
        aria-label={words.layout}
        layout="grid"
        className="layout-picture"
        selectionMode="single"
        selectedKeys={[now]}
        autoFocus
        disallowEmptySelection
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          const layout = LAYOUTS.find((each) => each === key);
          if (layout) choose(layout);
        }}
      >
        {LAYOUTS.map((layout) => {
          const sides = sidesOf(layout) ?? { rows: 1, columns: 1 };
          return (
            <ListBoxItem
              key={layout}
              id={layout}
              className={`layout-cell${isMarked(layout) ? ' layout-cell-marked' : ''}`}
              textValue={words.layoutOf(sides.rows, sides.columns)}
              aria-label={words.layoutOf(sides.rows, sides.columns)}
              onHoverStart={() => setPointed(layout)}
              onHoverEnd={() => setPointed(null)}
            />
          );
        })}
      </ListBox>
      <div className="layout-foot">
        <ToggleButton
          className="button button-outline"
          isSelected={isAutomatic}
          onChange={() => dispatch({ type: 'layout', layout: isAutomatic ? now : 'automatic' })}
        >
          {words.automatic}
        </ToggleButton>
        <span>{words.automaticHint}</span>
      </div>
    </>
  );
}
