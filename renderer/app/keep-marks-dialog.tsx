import { useMemo, useState } from 'react';
import type { KeptKind } from '../../core/keep/keep-request.js';
import { type AskedMarks, MarksDialog } from '../export/index.js';
import { ElementGrid } from '../viewer/details/element-grid.js';
import '../viewer/details/details.css';
import { openRows } from '../ui/tree-rows.js';
import { gatherMarks } from '../viewer/measure/gather-marks.js';
import type { ReviewedMarks } from '../workers/keep-api.js';
import { useServices } from './services.js';
import { useAppState, useDispatch, useStore } from './store.js';

/** The marks of the study on the screen, on their way to files of their own. */
export function KeepMarksDialog() {
  const { pictures } = useServices();
  const dispatch = useDispatch();
  const store = useStore();
  const language = useAppState((state) => state.language);
  const namesHidden = useAppState((state) => state.namesHidden);
  const gather = async (kinds: readonly KeptKind[]): Promise<AskedMarks> => {
    const state = store.get();
    const { request, fileIds } = await gatherMarks(state, pictures, kinds, new Date());
    const sources = fileIds.flatMap((fileId) => {
      const grant = state.grants.get(fileId);
      return grant ? [{ fileId, size: grant.size }] : [];
    });
    return { request, sources };
  };
  return (
    <MarksDialog
      language={language}
      gather={gather}
      namesHidden={namesHidden}
      elementsOf={(file, note) => <Elements key={file.stagedId} file={file} note={note} />}
      onClose={() => dispatch({ type: 'dialog', dialog: null })}
    />
  );
}

interface ElementsProps {
  readonly file: ReviewedMarks;
  readonly note: (row: number) => string;
}

/** Every element of a file that would be written. */
function Elements({ file: { listing }, note }: ElementsProps) {
  const namesHidden = useAppState((state) => state.namesHidden);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const { rows } = listing;
  const visible = useMemo(() => openRows(rows, open), [rows, open]);
  const toggle = (row: number) => {
    const next = new Set(open);
    if (!next.delete(row)) next.add(row);
    setOpen(next);
  };
  return <ElementGrid rows={rows} visible={visible} open={open} onToggle={toggle} namesHidden={namesHidden} noteOf={note} />;
}
