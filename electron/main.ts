/** Composition root of the privileged process: seals it, then puts the parts together. What they do is in their folders. */
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, protocol, session, shell } from 'electron';
import type { BridgeEvents, MenuCommand, Preferences } from '../core/bridge.js';
import { parseArguments, type StartArguments, USAGE, UsageError, verbWords } from './arguments.js';
import { handOvers } from './exits/hand-over.js';
import { keyKeeping } from './exits/key-keeping.js';
import { PaperWindow } from './exits/paper-window.js';
import { policySharing } from './exits/policy-sharing.js';
import { Sheets } from './exits/sheets.js';
import { createGrants } from './files/grants.js';
import { Journal } from './files/journal.js';
import { createStage } from './files/stage.js';
import { WrittenCheck } from './files/written-check.js';
import { APP_SCHEME, serveOrigin } from './ipc/app-origin.js';
import { eventChannel } from './ipc/channel.js';
import { conversation } from './ipc/conversation.js';
import { listenForDrops } from './ipc/drops.js';
import { Exporting } from './ipc/exporting.js';
import { Openings } from './ipc/openings.js';
import { registerBridge } from './ipc/register.js';
import { isFromPage } from './ipc/sender.js';
import { verifying } from './ipc/verifying.js';
import { KeyFile } from './kept-key.js';
import { PolicyFile } from './policies.js';
import { PreferenceFile } from './preferences.js';
import { Rehearsal } from './rehearsal.js';
import { guardContents } from './security/contents.js';
import { emptyCoreDumps } from './security/core-dumps.js';
import { endOnFault } from './security/faults.js';
import { refusedSwitch } from './security/release-switches.js';
import { lockSession } from './security/session.js';
import { sealNetwork } from './security/switches.js';
import { systemStore } from './security/system-store.js';
import { holdSingleInstance } from './single-instance.js';
import { runVerb } from './verbs/run-verb.js';
import { isVerb, lacksDisplay, readVerbWords, VERB_SWITCHES } from './verbs/verb-words.js';
import { showAbout } from './window/about.js';
import { aboutWordsFor } from './window/about-words.js';
import { followCapture } from './window/capture.js';
import { chooseInputs, exportQuestions } from './window/dialogs.js';
import { showLicences } from './window/licences-window.js';
import { createMainWindow } from './window/main-window.js';
import { applicationMenu } from './window/menu.js';
import { MenuCommands } from './window/menu-commands.js';
import { wordsFor } from './window/words.js';

/** The Electron that ships; an older one is the development substitute of scripts/. */
const SHIPPED_ELECTRON = 45;
/** No `persist:` in the name: this session lives in memory. */
const PARTITION = 'negatoscope';

endOnFault(app);
emptyCoreDumps();
sealNetwork(app.commandLine);
protocol.registerSchemesAsPrivileged([APP_SCHEME]);
guardContents(app);
// As root Chromium's sandbox can't start, and asking for it would take the switch away from the children.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

try {
  begin();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`Negatoscope: ${error.message}`);
  app.exit(2);
}

/** A verb of the command line, or the window. @throws UsageError */
function begin(): void {
  const isDevelopment = process.defaultApp === true;
  const words = verbWords(process.argv, isVerb, isDevelopment);
  const refused = app.isPackaged ? refusedSwitch(process.argv, process.platform, words && VERB_SWITCHES) : undefined;
  if (refused !== undefined) throw new UsageError(`this program doesn't take ${refused}. --help says what it takes.`);
  if (words && lacksDisplay(process.platform, process.env)) {
    throw new UsageError('a verb shows no window, and needs a display all the same: xvfb-run -a negatoscope VERB …');
  }
  if (words) runVerb(readVerbWords(words));
  else start(parseArguments(process.argv, { cwd: process.cwd(), isDevelopment }));
}

function start(given: StartArguments): void {
  if (given.print !== undefined) {
    process.stdout.write(given.print === 'help' ? `${USAGE}\n` : `Negatoscope ${app.getVersion()}\n`, () => app.exit(0));
    return;
  }
  const rehearsal = given.smoke === undefined ? undefined : new Rehearsal(given.smoke, given.session, (code) => app.exit(code));
  if (rehearsal) app.setPath('userData', rehearsal.profile);
  // On macOS files come as events, and may come before anything is ready.
  const early: string[] = [];
  let open = (inputs: readonly string[]): void => {
    early.push(...inputs);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  if (!holdSingleInstance(app, given.inputs, (inputs) => open(inputs))) {
    app.exit(0);
    return;
  }
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    open = openWindow(given, rehearsal);
    if (early.length > 0) open(early);
  });
}

/** Everything that has a window. @returns how later inputs are opened */
function openWindow(given: StartArguments, rehearsal: Rehearsal | undefined): (inputs: readonly string[]) => void {
  const locale = app.getLocale();
  const words = wordsFor(locale);
  const samplePath = app.isPackaged ? join(process.resourcesPath, 'sample') : join(__dirname, '..', 'sample');
  const pages = session.fromPartition(PARTITION, { cache: false });
  lockSession(pages, given.inspector);
  lockSession(session.defaultSession, given.inspector);

  const inProfile = (name: string) => join(app.getPath('userData'), name);
  const documents = () => app.getPath('documents');

  const grants = createGrants();
  const stage = createStage(grants);
  const journal = new Journal(inProfile('export-under-way.json'));
  const preferences = new PreferenceFile(inProfile('preferences.json'));
  const sheets = new Sheets();
  const written = new WrittenCheck((files) => send('written', { files }));
  serveOrigin(pages.protocol, { roots: [join(__dirname, '..', 'renderer')], bytes: { grants, stage, written }, sheets });

  const window: BrowserWindow = createMainWindow({
    session: pages,
    preload: join(__dirname, 'preload.cjs'),
    allowInspector: given.inspector,
    onPageLost: () => {
      openings.reset();
      commands.reset();
      grants.close();
      void exporting.discard();
    },
  });
  const send = <Name extends keyof BridgeEvents>(name: Name, detail: BridgeEvents[Name]) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(name), detail);
  };
  const openings = new Openings(grants, (batch) => send('opening', batch));
  const commands = new MenuCommands((id) => send('command', { id }));
  const questions = rehearsal?.questions ?? exportQuestions(window, words, locale);
  const exporting = new Exporting(stage, journal, questions, written, app.getVersion(), (progress) => send('commitProgress', progress));

  const isOurPage = (event: Parameters<typeof isFromPage>[1]) => isFromPage(window.webContents, event);
  const versions = {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    substitute: Number.parseInt(process.versions.electron, 10) < SHIPPED_ELECTRON,
  };
  const aboutWords = aboutWordsFor(locale);
  const about = async () => {
    const choice = await showAbout(window, aboutWords, { ...versions, node: process.versions.node });
    if (choice === 'proof') commands.choose('show-proof');
    else if (choice === 'licences') showLicences(window, pages, locale);
  };
  const aboutEntry = { label: aboutWords.title, show: () => void about() };
  let keysOfMenu: string | undefined;
  const follow = ({ capture, shortcuts }: Preferences) => {
    const keys = JSON.stringify(shortcuts);
    if (keys !== keysOfMenu) {
      const choose = (id: MenuCommand) => commands.choose(id);
      Menu.setApplicationMenu(applicationMenu(words, process.platform, shortcuts, choose, aboutEntry));
    }
    keysOfMenu = keys;
    followCapture({ window, menu: Menu.getApplicationMenu(), platform: process.platform }, capture);
  };
  registerBridge(
    conversation({
      grants,
      openings,
      commands,
      exporting,
      journal,
      preferences,
      followPreferences: follow,
      samplePath,
      environment: () => ({
        ...versions,
        platform: process.platform,
        locale,
        rehearsal: rehearsal?.mode ?? 'none',
      }),
      chooseInputs: (what) => chooseInputs(window, words, what),
      showInFolder: (path) => shell.showItemInFolder(path),
      policySharing: policySharing(window, new PolicyFile(inProfile('policies.json')), documents),
      keyKeeping: keyKeeping(window, new KeyFile(inProfile('kept-key.json'), systemStore), documents),
      verifying: verifying(window, grants, (progress) => send('hashProgress', progress)),
      handOvers: handOvers({
        window,
        stage,
        exporting,
        sheets,
        paper: new PaperWindow(pages, window),
        documents,
      }),
      reportRehearsal: async (report) => rehearsal?.report(window, report),
    }),
    isOurPage,
  );
  listenForDrops(isOurPage, (paths) => openings.start('drop', paths));
  follow(preferences.read());

  if (given.inputs.length > 0) openings.start('arguments', given.inputs);
  else if (rehearsal) openings.start('sample', [samplePath]);
  leaveNothing(exporting);
  return (inputs) => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    if (inputs.length > 0) openings.start('arguments', inputs);
  };
}

/** Quitting in the middle of an export stops it first, so that nothing half-written stays. */
function leaveNothing(exporting: Exporting): void {
  app.on('before-quit', (event) => {
    if (!exporting.isRunning) return;
    event.preventDefault();
    void exporting.cancel().then(() => app.quit());
  });
}
