import type { BridgeApi, Preferences } from '../../core/bridge.js';
import type { AppState } from './state.js';
import type { Store } from './store.js';

/** The window as the person liked it the last time. */
export function withPreferences(state: AppState, { theme, language, identity, capture, destination, layout }: Preferences): AppState {
  const chosenLanguage = language === 'system' ? null : language;
  return {
    ...state,
    theme,
    chosenLanguage,
    language: chosenLanguage ?? state.language,
    namesHidden: identity === 'hidden',
    captureRefused: capture === 'refused',
    destination,
    chosenLayout: layout,
  };
}

/** What of the window is kept for the next time: words from fixed lists, nothing of a scan. */
export function preferencesOf({ theme, chosenLanguage, namesHidden, captureRefused, destination, chosenLayout }: AppState): Preferences {
  return {
    theme,
    language: chosenLanguage ?? 'system',
    identity: namesHidden ? 'hidden' : 'shown',
    capture: captureRefused ? 'refused' : 'allowed',
    destination,
    layout: chosenLayout,
  };
}

const KEYS = ['theme', 'language', 'identity', 'capture', 'destination', 'layout'] as const satisfies readonly (keyof Preferences)[];

/** Keeps every change from now on, one after the other, so that the last one stands. */
export function keepPreferences(store: Store, bridge: Pick<BridgeApi, 'writePreferences'>): void {
  let kept = preferencesOf(store.get());
  let writing: Promise<void> = Promise.resolve();
  store.subscribe(() => {
    const wanted = preferencesOf(store.get());
    if (KEYS.every((key) => wanted[key] === kept[key])) return;
    kept = wanted;
    // A profile that can't be written costs the person no more than the choice of the next time.
    writing = writing.then(() => bridge.writePreferences(wanted)).catch(() => undefined);
  });
}
