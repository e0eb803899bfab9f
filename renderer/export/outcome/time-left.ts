import { useEffect, useState } from 'react';

/** How long something still takes, no finer than it can be known. */
export type TimeLeft = { readonly unit: 'moment' } | { readonly unit: 'second' | 'minute'; readonly count: number };

/** Before this much time has passed nothing can be told, in milliseconds. */
const EARLIEST = 3000;

/** What is left, if the rest goes as what is done; null where that can't be told. */
export function timeLeft(elapsed: number, done: number, total: number): TimeLeft | null {
  if (elapsed < EARLIEST || done <= 0 || total <= 0 || done >= total) return null;
  const seconds = ((elapsed / done) * (total - done)) / 1000;
  if (seconds < 10) return { unit: 'moment' };
  if (seconds < 90) return { unit: 'second', count: Math.round(seconds / 10) * 10 };
  return { unit: 'minute', count: Math.round(seconds / 60) };
}

/** The time left of work that began when this was first asked; work of another `phase` begins anew. */
export function useTimeLeft(phase: string, done: number, total: number): TimeLeft | null {
  const [begun, setBegun] = useState<{ readonly phase: string; readonly at: number } | null>(null);
  const [left, setLeft] = useState<TimeLeft | null>(null);
  useEffect(() => {
    if (begun?.phase !== phase) setBegun({ phase, at: performance.now() });
    setLeft(begun?.phase === phase ? timeLeft(performance.now() - begun.at, done, total) : null);
  }, [begun, phase, done, total]);
  return left;
}
