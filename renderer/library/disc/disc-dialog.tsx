import { useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { openRows } from '../../ui/tree-rows.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import './disc.css';
import { DiscTree } from './disc-tree.js';
import { firstOpen, rowNumbers, rowWords, targetOf } from './disc-words.js';
import { useDiscMessages } from './messages/disc-messages.js';

/** What the indexes of the open discs list, as a tree; a picture or series of it can be gone to. */
export function DiscDialog() {
  const messages = useMessages();
  const words = useDiscMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const discs = useAppState((state) => state.discs);
  const places = useAppState((state) => state.places);
  const namesHidden = useAppState((state) => state.namesHidden);
  const rows = useMemo(() => discs.flatMap((disc) => disc.rows), [discs]);
  const numbers = useMemo(() => rowNumbers(rows), [rows]);
  const [open, setOpen] = useState(() => firstOpen(rows));
  const visible = useMemo(() => openRows(rows, open), [rows, open]);
  const close = () => dispatch({ type: 'dialog', dialog: null });
  const isOpen = (fileId: string) => places.has(fileId);
  const toggle = (row: number) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  const lines = visible.map((row) => {
    const own = rows[row];
    const target = targetOf(rows, row, isOpen);
    return own ? { row, own, target, ...rowWords(words, language, own, numbers[row] ?? 1, namesHidden) } : null;
  });
  return (
    <WindowDialog wide title={words.contents} closeLabel={messages.dismiss} onClose={close}>
      <p className="disc-lead">{words.lead}</p>
      <DiscTree
        rows={rows}
        lines={lines.filter((line) => line !== null)}
        open={open}
        onToggle={toggle}
        onGo={(fileId) => {
          close();
          dispatch({ type: 'select', position: { fileId, frame: 0 } });
        }}
      />
    </WindowDialog>
  );
}
