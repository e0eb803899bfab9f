import type { CommandName } from '../../core/bridge.js';
import { startExport } from '../export/index.js';
import { type Playback, playbackOf } from './cine.js';
import { colourCommands, isColourActive } from './colour-commands.js';
import type { CommandKey } from './command-keys.js';
import {
  act,
  always,
  anythingOpen,
  type CommandContext,
  type CommandParts,
  captureRefusable,
  filmShown,
  greyShown,
  pictureShown,
  seriesShown,
  valuesShown,
} from './command-parts.js';
import { copyTargets } from './copy-targets.js';
import { countCells } from './grid.js';
import { gridCommands } from './grid-commands.js';
import { isLinkActive, linkCommands } from './link-commands.js';
import { isMeasureActive, measureCommands } from './measure-commands.js';
import { viewOf } from './reduce-view.js';
import type { AppState } from './state.js';
import type { ViewTool } from './tool.js';
import { isVolumeActive, volumeCommands } from './volume-commands.js';

export type { CommandContext } from './command-parts.js';

/** One command of the table. */
export interface Command extends CommandParts {
  readonly id: CommandId;
}

/** One press of a key moves the window by this share of its width. */
const WINDOW_STEP = 0.05;
const ZOOM_STEP = 1.25;
/** Pixels of the picture. */
const PAN_STEP = 16;

function windowStep(label: CommandKey, keys: readonly string[], center: number, width: number) {
  return act(
    label,
    keys,
    greyShown,
    (state) => {
      const step = state.shown?.kind === 'grey' ? Math.max(state.shown.leastWidth, state.shown.window.width * WINDOW_STEP) : 0;
      return { type: 'windowBy', center: center * step, width: width * step };
    },
    true,
  );
}

const panStep = (label: CommandKey, key: string, x: number, y: number) =>
  act(
    label,
    [key],
    pictureShown,
    ({ shown }) => ({ type: 'panBy', x: x * (shown?.reach?.panStep ?? PAN_STEP), y: y * (shown?.reach?.panStep ?? PAN_STEP) }),
    true,
  );

const tool = (label: CommandKey, key: string, name: ViewTool) => act(label, [key], anythingOpen, { type: 'tool', tool: name });

const open = (label: CommandKey, keys: readonly string[], method: 'openFiles' | 'openFolder' | 'openSample') => ({
  label,
  keys,
  enabled: always,
  repeats: false,
  run: ({ bridge }: CommandContext) => void bridge[method](),
});

const makeCopy = (label: CommandKey, keys: readonly string[], scope: 'image' | 'series' | 'study') => ({
  label,
  keys,
  enabled: anythingOpen,
  repeats: false,
  run: ({ get, dispatch }: CommandContext) => {
    const targets = copyTargets(get(), scope);
    if (targets) startExport((action) => dispatch({ type: 'export', action }), targets);
  },
});

const table = {
  'open-files': open('openFiles', ['Mod+O'], 'openFiles'),
  'open-folder': open('openFolder', ['Mod+Shift+O'], 'openFolder'),
  'open-sample': open('openSample', [], 'openSample'),
  'close-all': act('closeAll', ['Mod+W'], anythingOpen, (state) => ({
    type: 'closeStudies',
    fileIds: state.records.map(({ fileId }) => fileId),
  })),
  export: makeCopy('makeCopy', ['Mod+E'], 'study'),
  'export-series': makeCopy('copySeries', [], 'series'),
  'export-image': makeCopy('copyImage', [], 'image'),
  'verify-copy': act('verifyCopy', [], always, { type: 'dialog', dialog: 'verify' }),
  commands: act('commands', ['Mod+K'], always, { type: 'dialog', dialog: 'commands' }),
  'show-proof': act('proof', [], always, { type: 'dialog', dialog: 'proof' }),
  'show-keys': act('keysAndMouse', ['Mod+,'], always, { type: 'dialog', dialog: 'keys' }),
  'show-help': act('help', ['F1'], always, { type: 'dialog', dialog: 'help' }),
  'toggle-names': act('toggleNames', ['H', 'Mod+H'], always, { type: 'toggleNames' }),
  'toggle-capture': act('toggleCapture', [], captureRefusable, { type: 'toggleCapture' }),
  'toggle-theme': act('toggleTheme', [], always, { type: 'toggleTheme' }),
  'toggle-plain': act('togglePlain', ['F9'], always, { type: 'togglePlain' }),
  'explain-picture': act('explainPicture', ['?'], pictureShown, { type: 'dialog', dialog: 'explain' }),
  'toggle-details': act('toggleDetails', ['D'], anythingOpen, { type: 'toggleDetails' }),
  'switch-language': act('switchLanguage', [], always, (state) => ({ type: 'language', language: state.language === 'en' ? 'fr' : 'en' })),
  'next-image': act('nextImage', ['ArrowDown', 'ArrowRight'], seriesShown, { type: 'scroll', steps: 1 }, true),
  'previous-image': act('previousImage', ['ArrowUp', 'ArrowLeft'], seriesShown, { type: 'scroll', steps: -1 }, true),
  'next-ten': act('nextTen', ['PageDown'], seriesShown, { type: 'scroll', steps: 10 }, true),
  'previous-ten': act('previousTen', ['PageUp'], seriesShown, { type: 'scroll', steps: -10 }, true),
  'first-image': act('firstImage', ['Home'], seriesShown, { type: 'scrollTo', step: 0 }),
  'last-image': act('lastImage', ['End'], seriesShown, { type: 'scrollTo', step: Number.MAX_SAFE_INTEGER }),
  'next-series': act('nextSeries', ['N'], anythingOpen, { type: 'nextSeries', by: 1 }),
  'previous-series': act('previousSeries', ['B'], anythingOpen, { type: 'nextSeries', by: -1 }),
  play: act('play', [' '], filmShown, { type: 'togglePlay' }),
  faster: act('faster', ['.'], filmShown, { type: 'speedBy', by: 1 }),
  slower: act('slower', [','], filmShown, { type: 'speedBy', by: -1 }),
  'toggle-playback': act('togglePlayback', [], filmShown, { type: 'togglePlayback' }),
  'play-once': act('playOnce', [], filmShown, { type: 'playOnce' }),
  'film-from': act('filmFrom', ['Shift+Home'], filmShown, { type: 'filmEnd', end: 'from' }),
  'film-to': act('filmTo', ['Shift+End'], filmShown, { type: 'filmEnd', end: 'to' }),
  'film-whole': act('filmWhole', [], (state) => filmShown(state) && state.cine.range !== null, { type: 'filmWhole' }),
  'tool-window': tool('toolWindow', 'W', 'window'),
  'tool-scroll': tool('toolScroll', 'S', 'scroll'),
  'tool-zoom': tool('toolZoom', 'Z', 'zoom'),
  'tool-pan': tool('toolPan', 'P', 'pan'),
  ...gridCommands,
  ...linkCommands,
  ...volumeCommands,
  ...measureCommands,
  ...colourCommands,
  brighter: windowStep('brighter', ['Shift+ArrowUp'], -1, 0),
  darker: windowStep('darker', ['Shift+ArrowDown'], 1, 0),
  'more-contrast': windowStep('moreContrast', ['Shift+ArrowLeft'], 0, -1),
  'less-contrast': windowStep('lessContrast', ['Shift+ArrowRight'], 0, 1),
  'preset-default': act('presetDefault', ['0'], greyShown, { type: 'preset', id: null }),
  'zoom-in': act('zoomIn', ['+', '='], pictureShown, { type: 'zoomBy', factor: ZOOM_STEP }, true),
  'zoom-out': act('zoomOut', ['-'], pictureShown, { type: 'zoomBy', factor: 1 / ZOOM_STEP }, true),
  fit: act('fit', ['F'], pictureShown, { type: 'fit' }),
  'actual-size': act('actualSize', ['1'], pictureShown, { type: 'actualSize' }),
  'pan-left': panStep('panLeft', 'Alt+ArrowLeft', -1, 0),
  'pan-right': panStep('panRight', 'Alt+ArrowRight', 1, 0),
  'pan-up': panStep('panUp', 'Alt+ArrowUp', 0, -1),
  'pan-down': panStep('panDown', 'Alt+ArrowDown', 0, 1),
  invert: act('invert', ['I'], pictureShown, { type: 'invert' }),
  'rotate-right': act('rotateRight', ['R'], pictureShown, { type: 'turn', degrees: 90 }),
  'rotate-left': act('rotateLeft', ['L', 'Shift+R'], pictureShown, { type: 'turn', degrees: -90 }),
  'flip-horizontal': act('flipHorizontal', ['X'], pictureShown, { type: 'flip', axis: 'horizontal' }),
  'flip-vertical': act('flipVertical', ['Y'], pictureShown, { type: 'flip', axis: 'vertical' }),
  'toggle-overlays': act('toggleOverlays', ['O'], pictureShown, { type: 'toggleOverlays' }),
  'toggle-words': act('toggleWords', ['T'], pictureShown, { type: 'toggleWords' }),
  'toggle-smoothing': act('toggleSmoothing', ['Shift+Y'], pictureShown, { type: 'toggleSmoothing' }),
  'toggle-cross': act('toggleCross', ['C'], valuesShown, { type: 'toggleCross' }),
  'toggle-histogram': act('toggleHistogram', ['Shift+H'], (state) => greyShown(state) && valuesShown(state), { type: 'toggleHistogram' }),
  'toggle-lens': act('toggleLens', ['Shift+I'], valuesShown, { type: 'toggleLens' }),
  'reset-view': act('resetView', ['Backspace'], pictureShown, { type: 'resetView' }),
} as const satisfies Readonly<Record<CommandName, CommandParts>>;

export type CommandId = CommandName;

// What the menu sends and what a person's keys are kept under are the names of this table: one that core/preferences/command-names.ts doesn't list doesn't compile.
const listed: { readonly [Id in keyof typeof table]: Id extends CommandName ? CommandParts : never } = table;

export const COMMANDS: readonly Command[] = Object.entries(listed).map(([id, command]) => ({ id: id as CommandId, ...command }));
const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** @throws Error for an id that isn't in the table, which only a fault of the program can be */
export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}

/** Runs a command where it can be run now; says whether it did. */
export function runCommand(id: CommandId, context: CommandContext): boolean {
  const command = commandOf(id);
  if (!command.enabled(context.get())) return false;
  command.run(context);
  return true;
}

function playbackHere({ cine, places, selection }: AppState): Playback | null {
  const series = selection ? places.get(selection.fileId)?.series : undefined;
  return series ? playbackOf(cine, series) : null;
}

/** Whether a toggle is on. */
export function isActive(id: CommandId, state: AppState): boolean {
  switch (id) {
    case 'toggle-details':
      return state.detailsOpen;
    case 'toggle-plain':
      return state.isPlain;
    case 'toggle-names':
      return state.namesHidden;
    case 'toggle-capture':
      return state.captureRefused;
    case 'compare':
      return countCells(state.grid) > 1;
    case 'enlarge-cell':
      return state.grid.isEnlarged;
    case 'play':
      return state.cine.isPlaying;
    case 'play-once':
      return playbackHere(state) === 'once';
    case 'toggle-playback':
      return playbackHere(state) === 'sweeping';
    case 'toggle-overlays':
      return state.overlaysShown;
    case 'toggle-words':
      return state.wordsShown;
    case 'toggle-smoothing':
      return state.isSmooth;
    case 'toggle-histogram':
      return state.histogramShown;
    case 'toggle-lens':
      return state.lensShown;
    case 'toggle-cross':
      return state.crossShown;
    case 'invert':
      return viewOf(state).invert;
    case 'flip-horizontal':
      return viewOf(state).flipHorizontal;
    case 'flip-vertical':
      return viewOf(state).flipVertical;
    default:
      return (
        isVolumeActive(id, state) ||
        isColourActive(id, state) ||
        (isLinkActive(id, state) ?? (isMeasureActive(id, state) || id === `tool-${state.tool}`))
      );
  }
}
