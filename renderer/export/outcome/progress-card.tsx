import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';

/** A bar with its sentence; it moves to and fro in words only where the end isn't known. */
export function ExportProgressBar({ sentence, done, total }: { readonly sentence: string; readonly done: number; readonly total: number }) {
  const isKnown = total > 0;
  return (
    <ProgressBar className="export-progress" aria-label={sentence} isIndeterminate={!isKnown} value={done} maxValue={Math.max(1, total)}>
      {({ percentage }) => (
        <>
          <span className="export-progress-sentence" aria-live="polite">
            {sentence}
          </span>
          <span className="progress-track">
            <span
              className={isKnown ? 'progress-fill' : 'progress-fill export-progress-unknown'}
              style={isKnown ? { width: `${percentage ?? 0}%` } : undefined}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

/** One quiet card in the middle of the window. */
export function OutcomeCard({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  return (
    <section className="export-card">
      <h1 className="export-card-title">{title}</h1>
      <div className="export-card-body">{children}</div>
      <div className="export-card-actions">{actions}</div>
    </section>
  );
}
