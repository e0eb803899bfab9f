import { describe, expect, it } from 'vitest';
import type { Preferences } from '../../../core/bridge.js';
import { keepPreferences, preferencesOf, withPreferences } from '../../../renderer/app/preferences.js';
import { INITIAL_STATE, reduce } from '../../../renderer/app/reduce.js';
import { createStore } from '../../../renderer/app/store.js';
import { INVENTED_ENVIRONMENT } from '../invented-environment.js';

const LIKED: Preferences = {
  theme: 'light',
  language: 'fr',
  identity: 'hidden',
  capture: 'refused',
  destination: 'research',
  layout: '2x3',
  view: 'plain',
  leftButton: 'scroll',
  middleButton: 'zoom',
  rightButton: 'window',
  wheel: 'pan',
  shortcuts: { invert: ['F3'] },
};
describe('preferences of the window', () => {
  it('come back as they were, whichever comes first: they or the language of the system', () => {
    const liked = withPreferences(INITIAL_STATE, LIKED);
    expect(preferencesOf(liked)).toEqual(LIKED);
    expect(liked.tool).toBe('scroll');
    const environment = INVENTED_ENVIRONMENT;
    expect(reduce(liked, { type: 'environment', environment }).language).toBe('fr');
    const early = reduce(INITIAL_STATE, { type: 'environment', environment });
    expect(reduce(early, { type: 'preferences', preferences: LIKED }).language).toBe('fr');
    expect(reduce(early, { type: 'preferences', preferences: { ...LIKED, language: 'system' } }).language).toBe('en');
  });

  it('are written once a change, the last of them last, and for no other change', async () => {
    const store = createStore();
    const written: Preferences[] = [];
    keepPreferences(store, {
      writePreferences: async (preferences) => {
        written.push(preferences);
        // A profile that can't be written stops nothing.
        if (written.length === 1) throw new Error('failed');
      },
    });
    store.dispatch({ type: 'toggleTheme' });
    store.dispatch({ type: 'tool', tool: 'zoom' });
    store.dispatch({ type: 'filter', text: 'Kowalska' });
    store.dispatch({ type: 'toggleNames' });
    store.dispatch({ type: 'language', language: 'fr' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(written.map(({ theme, identity, language }) => `${theme} ${identity} ${language}`)).toEqual([
      'light shown system',
      'light hidden system',
      'light hidden fr',
    ]);
    expect(JSON.stringify(written)).not.toContain('Kowalska');
    store.dispatch({ type: 'shortcuts', shortcuts: { invert: ['F3'] } });
    store.dispatch({ type: 'pointer', pointer: { ...store.get().pointer, leftButton: 'pan' } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(written.slice(3).map(({ shortcuts, leftButton }) => [shortcuts, leftButton])).toEqual([
      [{ invert: ['F3'] }, 'window'],
      [{ invert: ['F3'] }, 'pan'],
    ]);
    expect(store.get().tool).toBe('pan');
  });
});
