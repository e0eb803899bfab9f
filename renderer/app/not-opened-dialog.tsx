import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { WindowDialog } from '../ui/window-dialog.js';
import { formatNumber } from './messages/language.js';
import { useLanguage, useMessages } from './messages/use-messages.js';
import type { NotOpened, NotOpenedReason } from './state.js';
import { useAppState, useDispatch } from './store.js';

type Row =
  | { readonly kind: 'reason'; readonly reason: NotOpenedReason; readonly count: number }
  | { readonly kind: 'file'; readonly untrustedName: string };

/** The files by their reason, the commonest reason first. */
export function notOpenedRows(notOpened: readonly NotOpened[]): Row[] {
  const byReason = new Map<NotOpenedReason, string[]>();
  for (const { reason, untrustedName } of notOpened) {
    const names = byReason.get(reason);
    if (names) names.push(untrustedName);
    else byReason.set(reason, [untrustedName]);
  }
  return [...byReason]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([reason, names]): Row[] => [
      { kind: 'reason', reason, count: names.length },
      ...names.map((untrustedName): Row => ({ kind: 'file', untrustedName })),
    ]);
}

/** What was met and isn't open, with each one's reason. File names can name a person: they are covered with the rest. */
export function NotOpenedDialog() {
  const messages = useMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const notOpened = useAppState((state) => state.notOpened);
  const namesHidden = useAppState((state) => state.namesHidden);
  const rows = useMemo(() => notOpenedRows(notOpened), [notOpened]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'reason' ? 56 : 24),
    overscan: 10,
  });
  return (
    <WindowDialog
      wide
      title={messages.filesNotOpened(notOpened.length)}
      closeLabel={messages.dismiss}
      onClose={() => dispatch({ type: 'dialog', dialog: null })}
    >
      <p className="not-opened-lead">{messages.notOpenedLead}</p>
      <section className="not-opened-list" ref={scroller} aria-label={messages.notOpenedTitle}>
        <ul className="library-rows" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="library-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.kind === 'reason' ? (
                  <p className="not-opened-reason">
                    <span className="not-opened-count">{formatNumber(language, row.count)}</span>
                    <span>{messages.notOpened[row.reason]}</span>
                  </p>
                ) : (
                  <p className="not-opened-file">{namesHidden ? messages.hiddenValue : row.untrustedName}</p>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </WindowDialog>
  );
}
