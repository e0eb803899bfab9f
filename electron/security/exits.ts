/**
 * Every way by which a pixel or a word can leave this program, and no other: promise 4 of the design. A test goes through all
 * channels, menu entries, handlers and calls of the source (tests/electron/security/exits.test.ts) and of the running program
 * (tests/e2e/export-exits.spec.ts), and fails for each that isn't named here.
 */
import type { Bridge, MenuCommand } from '../../core/bridge.js';
import type { VerbCalls } from '../../core/verb-calls.js';

/** One way out. What leaves by it was staged and reviewed, or main made it from what it had written. */
export interface Exit {
  /** What leaves. */
  readonly leaves:
    | 'what was staged and reviewed'
    | 'marks that were staged and reviewed, with whose scan they are on'
    | 'what was written'
    | 'the receipt of what was written'
    | 'a place in the file manager'
    | 'options and a name that the person typed'
    | 'the kept key, behind a passphrase';
  /** Who asks the person before: main's own dialog, the system's, or nobody, since it is their own hand that does it. */
  readonly asks: 'main' | 'system' | 'own hand';
}

export const EXITS = {
  folder: { leaves: 'what was staged and reviewed', asks: 'main' },
  'marks-folder': { leaves: 'marks that were staged and reviewed, with whose scan they are on', asks: 'main' },
  clipboard: { leaves: 'what was staged and reviewed', asks: 'main' },
  'print-picture': { leaves: 'what was staged and reviewed', asks: 'system' },
  'print-receipt': { leaves: 'the receipt of what was written', asks: 'system' },
  'receipt-page': { leaves: 'the receipt of what was written', asks: 'system' },
  'policy-file': { leaves: 'options and a name that the person typed', asks: 'system' },
  'key-backup': { leaves: 'the kept key, behind a passphrase', asks: 'system' },
  drag: { leaves: 'what was written', asks: 'own hand' },
  'show-folder': { leaves: 'a place in the file manager', asks: 'own hand' },
} as const satisfies Readonly<Record<string, Exit>>;
export type ExitName = keyof typeof EXITS;

/** Of a channel or a menu entry that lets nothing out: it brings in, keeps the program's own state, or stops something. */
type NoExit = 'opens' | 'own state' | 'stops' | 'prepares';

/** What each channel of the bridge lets out. */
export const CHANNELS: Readonly<Record<keyof Bridge, ExitName | NoExit>> = {
  environment: 'own state',
  ready: 'own state',
  openFiles: 'opens',
  openFolder: 'opens',
  openSample: 'opens',
  cancelOpening: 'stops',
  releaseGrants: 'stops',
  appendBlob: 'prepares',
  stageExport: 'prepares',
  discardStage: 'stops',
  commitExport: 'folder',
  keepMarks: 'marks-folder',
  settleWritten: 'stops',
  copyPicture: 'clipboard',
  printPicture: 'print-picture',
  printReceipt: 'print-receipt',
  saveReceipt: 'receipt-page',
  dragCopy: 'drag',
  chooseCopy: 'opens',
  chooseReceipt: 'opens',
  hashRanges: 'opens',
  cancelHashing: 'stops',
  cancelCommit: 'stops',
  showExport: 'show-folder',
  settleLeftover: 'stops',
  readPreferences: 'own state',
  writePreferences: 'own state',
  readPolicies: 'own state',
  writePolicies: 'own state',
  openPolicy: 'opens',
  sharePolicy: 'policy-file',
  keyState: 'own state',
  readKey: 'own state',
  keepKey: 'own state',
  forgetKey: 'stops',
  openKeyFile: 'opens',
  saveKeyFile: 'key-backup',
  reportRehearsal: 'own state',
};

/**
 * What each call of a verb lets out: on the streams of the terminal, and in files that its argument list names. A window's page has none of them.
 */
export const VERB_CALLS: Readonly<Record<keyof VerbCalls, 'answer' | 'result' | NoExit>> = {
  begin: 'own state',
  write: 'answer',
  environmentWord: 'opens',
  standardInput: 'opens',
  readWords: 'own state',
  lookAt: 'opens',
  listFolder: 'opens',
  readText: 'opens',
  makeFile: 'result',
  writeResult: 'result',
  open: 'opens',
  close: 'stops',
  end: 'stops',
};

/** What each command of the menu lets out: `export` opens the review, from which a person goes on. */
export const MENU_COMMANDS: Readonly<Record<MenuCommand, NoExit>> = {
  'open-files': 'opens',
  'open-folder': 'opens',
  'open-sample': 'opens',
  'close-all': 'stops',
  export: 'prepares',
  'verify-copy': 'opens',
  'show-proof': 'own state',
  'show-help': 'own state',
  'show-keys': 'own state',
  'toggle-theme': 'own state',
  'toggle-names': 'own state',
  'toggle-capture': 'own state',
};

/** Roles of Electron's that menu entries may have. `copy` and `cut` work in inputs alone: the page refuses them elsewhere. */
export const MENU_ROLES = [
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectall'],
  ...['zoomin', 'zoomout', 'resetzoom', 'togglefullscreen'],
  ...['hide', 'hideothers', 'unhide', 'quit'],
] as const;

/** Events of a page, of its session and of the program, that each have a handler which refuses. */
export const REFUSED_EVENTS = {
  contents: ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview', 'select-bluetooth-device', 'login'],
  session: ['will-download', 'select-hid-device', 'select-usb-device', 'select-serial-port'],
} as const;

/** Events and keys of the page's document that are refused everywhere outside inputs. */
export const REFUSED_IN_PAGE = {
  events: ['copy', 'cut', 'dragstart', 'contextmenu'],
  keys: ['c', 'x', 'a', 'p', 's'],
} as const;

/**
 * Calls of Electron, Node and the browser by which something can leave or stay, each with the only files that may make it. What
 * is absent here may be called nowhere.
 */
export const CALLS: Readonly<Record<string, readonly string[]>> = {
  // Electron's
  'clipboard.': ['electron/exits/copy-image.ts'],
  'webContents.print(': ['electron/exits/paper-window.ts'],
  printToPDF: ['electron/exits/paper-window.ts'],
  'startDrag(': ['electron/exits/hand-over.ts'],
  showSaveDialog: ['electron/exits/shared-files.ts'],
  // The rehearsal is the developer's own, and a build that ships refuses it.
  capturePage: ['electron/rehearsal.ts'],
  'toPNG(': ['electron/exits/copy-image.ts', 'electron/rehearsal.ts'],
  showItemInFolder: ['electron/main.ts'],
  // Node's
  writeFileSync: ['electron/rehearsal.ts'],
  O_WRONLY: [
    'electron/files/partial-folder.ts',
    'electron/files/receipt-file.ts',
    'electron/files/replace-file.ts',
    'electron/files/result-file.ts',
    // A setting of the kernel's, of one digit.
    'electron/security/core-dumps.ts',
  ],
  O_RDWR: ['electron/files/spill-file.ts', 'electron/files/sync-folder.ts'],
  'writeSync(': ['electron/files/read-fully.ts'],
  'process.stdout': ['electron/main.ts', 'electron/verbs/terminal.ts'],
  'console.': ['electron/main.ts', 'electron/rehearsal.ts', 'electron/security/faults.ts'],
  // The browser's: the proof tries to get out, and is refused.
  sendBeacon: ['renderer/export/proof/page-attempts.ts'],
  RTCPeerConnection: ['renderer/export/proof/page-attempts.ts'],
  'new Image(': ['renderer/export/proof/page-attempts.ts'],
  'new WebSocket(': ['renderer/export/proof/attempts.ts'],
  // Of the app's own origin, which the policy of the page holds.
  'fetch(': [
    'renderer/export/proof/attempts.ts',
    'renderer/workers/export-read.ts',
    'renderer/workers/page-codecs.ts',
    'renderer/workers/text-models.ts',
  ],
  'new XMLHttpRequest(': ['renderer/workers/address-source.ts', 'renderer/workers/scan-worker.ts'],
  // Films: what it codes goes to main as a blob, and is staged and reviewed as every other output.
  'new VideoEncoder(': ['renderer/workers/film-codec.ts'],
  // Stopped by the gate, which then tells main.
  draggable: ['renderer/export/hand-over/drag-copy.tsx'],
};

/** Calls that nobody may make: their name alone, in electron/ and renderer/. */
export const NO_CALLS: readonly string[] = [
  ...['desktopCapturer', 'savePage', 'downloadURL', 'openExternal', 'openPath', 'executeJavaScript', 'sendInputEvent', 'new Notification('],
  ...[
    'addRecentDocument',
    'setJumpList',
    'setRepresentedFilename',
    'setTitle(',
    'crashReporter',
    'autoUpdater',
    'contentTracing',
    'netLog',
  ],
  ...[
    'beginFrameSubscription',
    'debugger.attach',
    'utilityProcess',
    'node:net',
    'node:http',
    'node:dgram',
    'node:tls',
    'node:child_process',
  ],
  ...['createWriteStream', 'appendFile', 'copyFile', 'cpSync', 'writeFile(', 'navigator.clipboard', 'execCommand', 'toBlob(', 'toDataURL('],
  ...['convertToBlob', 'captureStream', 'MediaRecorder', 'window.print', 'showSaveFilePicker', 'showDirectoryPicker', 'setData('],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'document.cookie', 'BroadcastChannel', 'SharedWorker', 'navigator.serviceWorker'],
  ...['EventSource', 'window.open(', 'createObjectURL', 'innerHTML', 'dangerouslySetInnerHTML', 'download='],
];

/**
 * The same for the command line (cli/), where it is the person's own hand that names each file: what was reviewed by way of `write-copy`, one
 * frame's values, reports, terms and keys. It has no clipboard, no printer and no network.
 */
export const COMMAND_LINE_CALLS: Readonly<Record<string, readonly string[]>> = {
  'commitStaged(': ['cli/host/stage.ts'],
  '.commit(': ['cli/write-copy.ts'],
  'replaceFile(': ['cli/frame.ts', 'cli/replace-file.ts'],
  'replaceText(': ['cli/export.ts', 'cli/plan.ts', 'cli/replace-file.ts'],
  'writeResult(': ['cli/replace-file.ts'],
  'makeFile(': ['cli/key.ts'],
  'process.stdout': ['cli/host/terminal.ts', 'cli/negatoscope.ts'],
  'process.stderr': ['cli/host/terminal.ts'],
  // In the installed program the same verbs speak with main, at the app's own origin.
  'fetch(': ['cli/window/page.ts'],
  'new XMLHttpRequest(': ['cli/window/ask.ts'],
};
