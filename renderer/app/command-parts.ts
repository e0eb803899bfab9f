import { type BridgeApi, canRefuseCapture } from '../../core/bridge.js';
import type { AppAction } from './actions.js';
import type { CommandKey } from './command-keys.js';
import { countSteps } from './series.js';
import type { AppState } from './state.js';

/** What a command works with. */
export interface CommandContext {
  readonly bridge: Pick<BridgeApi, 'openFiles' | 'openFolder' | 'openSample'>;
  get(): AppState;
  dispatch(action: AppAction): void;
}

/** One thing that a person can do: the toolbar, the keys, the menu and the list of commands all read this. */
export interface CommandParts {
  /** Key of the message that names it. */
  readonly label: CommandKey;
  /** As `matchesShortcut` reads them; the first is shown. */
  readonly keys: readonly string[];
  /** Repeats while the key is held. */
  readonly repeats: boolean;
  enabled(state: AppState): boolean;
  run(context: CommandContext): void;
}

export type Enabled = (state: AppState) => boolean;
export const always: Enabled = () => true;
export const anythingOpen: Enabled = (state) => state.records.length > 0;
/** The system can keep a window out of screenshots. */
export const captureRefusable: Enabled = ({ environment }) => environment !== null && canRefuseCapture(environment.platform);
export const pictureShown: Enabled = (state) => state.shown?.kind === 'grey' || state.shown?.kind === 'color';
/** A picture whose values can be read: of a slide only tiles are at hand. */
export const valuesShown: Enabled = (state) => pictureShown(state) && state.shown?.reach === undefined && state.volume === null;
/** Where a person can draw: on such a picture, or on cuts through a volume. */
export const canDraw: Enabled = (state) => valuesShown(state) || state.volume?.loaded != null;
export const greyShown: Enabled = (state) => state.shown?.kind === 'grey';
export const seriesShown: Enabled = (state) => {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  return place !== undefined && countSteps(place.series) > 1;
};

/** The pictures of a slide are no film. */
export const filmShown: Enabled = (state) => {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  return seriesShown(state) && state.volume === null && !place?.series.images.some((image) => image.slide !== undefined);
};

/** A command that is one action. */
export function act(
  label: CommandKey,
  keys: readonly string[],
  enabled: Enabled,
  action: AppAction | ((state: AppState) => AppAction),
  repeats = false,
) {
  return {
    label,
    keys,
    enabled,
    repeats,
    run: ({ get, dispatch }: CommandContext) => dispatch(typeof action === 'function' ? action(get()) : action),
  };
}
