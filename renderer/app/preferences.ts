import type { BridgeApi, Preferences } from '../../core/bridge.js';
import type { AppState } from './state.js';
import type { Store } from './store.js';

/** The window as the person liked it the last time. */
export function withPreferences(state: AppState, preferences: Preferences): AppState {
  const { theme, language, identity, capture, destination, layout, shortcuts } = preferences;
  const { leftButton, middleButton, rightButton, wheel } = preferences;
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
    isPlain: preferences.view === 'plain',
    shortcuts,
    pointer: { leftButton, middleButton, rightButton, wheel },
    tool: leftButton,
  };
}

/** What of the window is kept for the next time: words from fixed lists, nothing of a scan. */
export function preferencesOf(state: AppState): Preferences {
  const { theme, chosenLanguage, namesHidden, captureRefused, destination, chosenLayout, isPlain, pointer, shortcuts } = state;
  return {
    theme,
    language: chosenLanguage ?? 'system',
    identity: namesHidden ? 'hidden' : 'shown',
    capture: captureRefused ? 'refused' : 'allowed',
    destination,
    layout: chosenLayout,
    view: isPlain ? 'plain' : 'full',
    ...pointer,
    shortcuts,
  };
}

/** Keeps every change from now on, one after the other, so that the last one stands. */
export function keepPreferences(store: Store, bridge: Pick<BridgeApi, 'writePreferences'>): void {
  let kept = preferencesOf(store.get());
  let writing: Promise<void> = Promise.resolve();
  store.subscribe(() => {
    const wanted = preferencesOf(store.get());
    if (isSame(wanted, kept)) return;
    kept = wanted;
    // A profile that can't be written costs the person no more than the choice of the next time.
    writing = writing.then(() => bridge.writePreferences(wanted)).catch(() => undefined);
  });
}

const isSame = (one: Preferences, other: Preferences): boolean =>
  (Object.keys(one) as (keyof Preferences)[]).every((key) => one[key] === other[key]);
