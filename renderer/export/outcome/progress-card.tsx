import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import { useTimeLeft } from './time-left.js';

interface ExportProgressBarProps {
  readonly sentence: string;
  /** What is being done: another phase has a time of its own. */
  readonly phase: string;
  readonly done: number;
  /** Zero where the end isn't known. */
  readonly total: number;
  readonly messages: ExportMessages;
}

/** A bar with its sentence and the time left; it only moves to and fro where the end isn't known. */
export function ExportProgressBar({ sentence, phase, done, total, messages }: ExportProgressBarProps) {
  const isKnown = total > 0;
  const left = useTimeLeft(phase, done, total);
  return (
    <ProgressBar className="export-progress" aria-label={sentence} isIndeterminate={!isKnown} value={done} maxValue={Math.max(1, total)}>
      {({ percentage }) => (
        <>
          <span className="export-progress-words">
            <span>{sentence}</span>
            <span className="export-quiet">{left && messages.timeLeft(left)}</span>
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
