import type { Session, WebPreferences } from 'electron';

/** The page's cage. Several of these are Electron's defaults; they are said because the promise doesn't rest on defaults. */
export function webPreferences(session: Session, preload: string, allowInspector: boolean): WebPreferences {
  return {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    disableDialogs: true,
    autoplayPolicy: 'user-gesture-required',
    devTools: allowInspector,
    // A long read in a worker goes on while the window is behind another.
    backgroundThrottling: false,
  };
}
