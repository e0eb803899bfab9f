import type { BridgeApi } from '../../core/bridge.js';
import { lookThrough } from '../export/index.js';
import { type CommandContext, runCommand } from './commands.js';
import { countSteps } from './series.js';
import type { Signal } from './signal.js';
import type { AppState } from './state.js';
import type { Store } from './store.js';

interface Rehearsal {
  readonly store: Store;
  readonly bridge: Pick<BridgeApi, 'reportRehearsal'>;
  readonly painted: Signal;
  readonly commands: CommandContext;
}

/** How long one station of the walk may take, in milliseconds. Main has a limit of its own for the whole. */
const STATION_MS = 120_000;

/**
 * Walks the window by itself, for `--smoke` (a picture is really painted) and `--session` (scroll, export, help). Only main's
 * own argument list starts it, and main answers its own dialogs then.
 */
export function startRehearsal(mode: 'smoke' | 'session', rehearsal: Rehearsal): void {
  walk(mode, rehearsal).catch(() => rehearsal.bridge.reportRehearsal('failed'));
}

async function walk(mode: 'smoke' | 'session', { store, bridge, painted, commands }: Rehearsal): Promise<void> {
  await until(store, (state) => hasOpened(state), painted);
  if (!isPainted(store.get())) throw new Error('nothing was painted');
  await twoFrames();
  await bridge.reportRehearsal('painted');
  if (mode === 'smoke') return;

  const place = store.get().selection ? store.get().places.get(store.get().selection?.fileId ?? '') : undefined;
  const steps = Math.min(8, place ? countSteps(place.series) - 1 : 0);
  for (let step = 0; step < steps; step++) {
    store.dispatch({ type: 'scroll', steps: 1 });
    await until(store, isSettled, painted);
  }
  if (!runCommand('export', commands)) throw new Error('the export could not be opened');
  await until(store, (state) => state.export.kind === 'review' || state.export.kind === 'failed', painted);
  if (store.get().export.kind === 'failed') throw new Error('the review failed');
  // Nothing leaves unseen: the review is made anew for somebody who has looked at every picture.
  for (const action of lookThrough(store.get().export)) store.dispatch({ type: 'export', action });
  await until(store, (state) => state.export.kind === 'review' || state.export.kind === 'failed', painted);
  await bridge.reportRehearsal('reviewed');
  store.dispatch({ type: 'export', action: { type: 'save' } });
  await until(store, (state) => state.export.kind === 'done' || state.export.kind === 'failed' || state.export.kind === 'review', painted);
  if (store.get().export.kind !== 'done') throw new Error('the copy was not written');
  store.dispatch({ type: 'export', action: { type: 'close' } });
  await twoFrames();
  if (!runCommand('show-help', commands)) throw new Error('help could not be opened');
  await twoFrames();
  store.dispatch({ type: 'dialog', dialog: null });
  await bridge.reportRehearsal('session-done');
}

/** A picture was painted, or it is sure that none will be. */
function hasOpened(state: AppState): boolean {
  if (isPainted(state)) return true;
  return state.lastOpening !== null && (state.records.length === 0 || state.shown?.kind === 'error' || state.shown?.kind === 'no-picture');
}

const isPainted = (state: AppState): boolean => isSettled(state) && (state.shown?.kind === 'grey' || state.shown?.kind === 'color');
const isSettled = (state: AppState): boolean =>
  state.shown !== null && state.shown.fileId === state.selection?.fileId && state.shown.frame === state.selection.frame;

/** Resolves when the state is so; looks after every action and every painted picture. */
function until(store: Store, holds: (state: AppState) => boolean, painted: Signal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const timer = setTimeout(() => finish(() => reject(new Error('a station of the rehearsal took too long'))), STATION_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      settle();
    };
    const look = () => {
      if (holds(store.get())) finish(resolve);
    };
    stops.push(store.subscribe(look), painted.subscribe(look));
    look();
  });
}

/** What was drawn has reached the screen. */
const twoFrames = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
