import { type AttemptName, COMMON_ATTEMPTS, tryAttempt, type Verdict } from './attempts.js';
import { gatherAddresses, PAGE_ATTEMPTS } from './page-attempts.js';

/** One line of the proof. */
export interface ProofTry {
  readonly name: AttemptName;
  readonly where: 'page' | 'worker';
  readonly verdict: Verdict | 'running';
}

export const PROOF_TRIES: readonly ProofTry[] = [
  ...[...PAGE_ATTEMPTS.map(({ name }) => name), 'webrtc' as const].map((name) => ({ name, where: 'page', verdict: 'running' }) as const),
  ...COMMON_ATTEMPTS.map(({ name }) => ({ name, where: 'worker', verdict: 'running' }) as const),
];

/** Really tries every way out, from the page and from a worker, and tells each verdict as it comes. */
export async function runProof(onVerdict: (tried: ProofTry) => void): Promise<void> {
  await Promise.all([
    ...PAGE_ATTEMPTS.map(async (attempt) => onVerdict({ name: attempt.name, where: 'page', verdict: await tryAttempt(attempt, document) })),
    gatherAddresses().then((verdict) => onVerdict({ name: 'webrtc', where: 'page', verdict })),
    tryInWorker(onVerdict),
  ]);
}

/** A verdict of the worker is believed only where it is one; a worker that doesn't answer proves nothing. */
async function tryInWorker(onVerdict: (tried: ProofTry) => void): Promise<void> {
  const worker = new Worker(new URL('../../workers/export-proof-worker.ts', import.meta.url), { type: 'module' });
  try {
    await new Promise<void>((resolve) => {
      const missing = new Set<AttemptName>(COMMON_ATTEMPTS.map(({ name }) => name));
      const settle = (name: AttemptName, verdict: Verdict) => {
        if (!missing.delete(name)) return;
        onVerdict({ name, where: 'worker', verdict });
        if (missing.size === 0) resolve();
      };
      const giveUp = () => {
        for (const name of [...missing]) settle(name, 'unclear');
      };
      worker.onmessage = ({ data }: MessageEvent<{ name: AttemptName; verdict: Verdict }>) => settle(data.name, data.verdict);
      worker.onerror = giveUp;
      setTimeout(giveUp, 10_000);
    });
  } finally {
    worker.terminate();
  }
}
