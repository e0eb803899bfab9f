import { useCallback, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { ExportAction } from '../export/index.js';
import { ExportScreen, ProofDialog, VerifyDialog } from '../export/index.js';
import { DiscDialog } from '../library/disc/disc-dialog.js';
import { Library } from '../library/library.js';
import { hasObjectView, ObjectsProvider, ObjectView, SliceOverlay } from '../objects/index.js';
import { DetailsPanel } from '../viewer/details/details-panel.js';
import { CalibrateDialog } from '../viewer/measure/calibrate-dialog.js';
import { MeasurePanel } from '../viewer/measure/measure-panel.js';
import { ExplainDialog } from '../viewer/plain/explain-dialog.js';
import { Stage } from '../viewer/stage.js';
import { ViewerToolbar } from '../viewer/toolbar.js';
import './app.css';
import { CommandsDialog } from './commands-dialog.js';
import { DropCover } from './drop-cover.js';
import { IdentityStrip } from './identity-strip.js';
import { KeepMarksDialog } from './keep-marks-dialog.js';
import { LeftoverDialog } from './leftover-dialog.js';
import { NotOpenedDialog } from './not-opened-dialog.js';
import { KeysDialog } from './shortcuts/keys-dialog.js';
import { StartScreen } from './start-screen.js';
import { useAppState, useDispatch } from './store.js';
import { Toasts } from './toasts.js';
import { TopBar } from './top-bar.js';
import { useCommandContext, useShortcuts } from './use-commands.js';
import { WindowHelp } from './window-help.js';

/** The window. */
export function App() {
  const language = useAppState((state) => state.language);
  const theme = useAppState((state) => state.theme);
  const isExporting = useAppState((state) => state.export.kind !== 'idle');
  const hasDialog = useAppState((state) => state.dialog !== null || state.leftover !== 'none');
  useShortcuts(useCommandContext(), hasDialog ? 'none' : isExporting ? 'help' : 'all');
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <div className="window">
        {isExporting ? (
          <Export />
        ) : (
          <>
            <TopBar tools={<ViewerToolbar />} />
            <Room />
          </>
        )}
      </div>
      <Toasts />
      <Dialogs />
      {!isExporting && <DropCover />}
    </I18nProvider>
  );
}

function Room() {
  const isOpen = useAppState((state) => state.records.length > 0);
  const detailsOpen = useAppState((state) => state.detailsOpen);
  const measuresOpen = useAppState((state) => state.measures.listOpen);
  if (!isOpen) return <StartScreen />;
  return (
    <ObjectsProvider>
      <div className={`reading-room${detailsOpen ? ' reading-room-details' : ''}${measuresOpen ? ' reading-room-measures' : ''}`}>
        <Library />
        <Stage
          identity={<IdentityStrip />}
          screenOf={(record) => (hasObjectView(record) ? <ObjectView record={record} /> : null)}
          overlayOf={(place) => <SliceOverlay {...place} />}
        />
        {detailsOpen && <DetailsPanel />}
        {measuresOpen && <MeasurePanel />}
      </div>
    </ObjectsProvider>
  );
}

function Export() {
  const dispatch = useDispatch();
  const state = useAppState((whole) => whole.export);
  const language = useAppState((whole) => whole.language);
  const dispatchExport = useCallback((action: ExportAction) => dispatch({ type: 'export', action }), [dispatch]);
  const onClose = useCallback(() => undefined, []);
  return <ExportScreen state={state} dispatch={dispatchExport} language={language} onClose={onClose} />;
}

function Dialogs() {
  const dispatch = useDispatch();
  const dialog = useAppState((state) => state.dialog);
  const language = useAppState((state) => state.language);
  const leftover = useAppState((state) => state.leftover);
  const close = () => dispatch({ type: 'dialog', dialog: null });
  if (leftover !== 'none') return <LeftoverDialog />;
  switch (dialog) {
    case 'proof':
      return <ProofDialog language={language} onClose={close} />;
    case 'help':
      return <WindowHelp onClose={close} />;
    case 'not-opened':
      return <NotOpenedDialog />;
    case 'commands':
      return <CommandsDialog />;
    case 'verify':
      return <VerifyDialog language={language} onClose={close} />;
    case 'disc':
      return <DiscDialog />;
    case 'keep-marks':
      return <KeepMarksDialog />;
    case 'explain':
      return <ExplainDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'calibrate':
      return <CalibrateDialog />;
    case null:
      return null;
  }
}
