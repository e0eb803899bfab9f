import { ProgressBar } from 'react-aria-components';

/** How far something is; `share` from 0 to 1, null where it can't be known. */
export function ProgressLine({ label, share }: { readonly label: string; readonly share: number | null }) {
  return (
    <ProgressBar aria-label={label} {...(share === null ? { isIndeterminate: true } : { value: share * 100 })}>
      {({ percentage }) => (
        <div className={`progress-track${share === null ? ' progress-unknown' : ''}`}>
          <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
        </div>
      )}
    </ProgressBar>
  );
}
