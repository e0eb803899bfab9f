import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { findBridge } from './app/bridge.js';
import type { CommandContext } from './app/commands.js';
import { startEffects } from './app/effects.js';
import { shutDoors } from './app/one-gate.js';
import { OpenScans } from './app/open-scans.js';
import { PictureStore } from './app/picture-store.js';
import { keepPreferences } from './app/preferences.js';
import { startRehearsal } from './app/rehearsal.js';
import { type Services, ServicesProvider } from './app/services.js';
import { Signal } from './app/signal.js';
import { createStore, StoreProvider } from './app/store.js';
import { ThumbnailStore } from './app/thumbnail-store.js';
import { CommandProvider } from './app/use-commands.js';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './app/one-gate.css';
import { SlideTiles } from './viewer/slide/slide-tiles.js';
import { startDecoders } from './workers/decode-client.js';
import { startScanner } from './workers/scan-client.js';

const bridge = findBridge();
const store = createStore();
const scanner = startScanner();
const decoders = startDecoders(navigator.hardwareConcurrency);
const grantOf = (fileId: string) => store.get().grants.get(fileId);
const services: Services = {
  bridge,
  scanner,
  pictures: new PictureStore(decoders, grantOf),
  thumbnails: new ThumbnailStore(decoders, grantOf),
  slideTiles: new SlideTiles(decoders, grantOf),
  openScans: new OpenScans(bridge, scanner, store),
  painted: new Signal(),
  copyRefused: new Signal(),
};
const commands: CommandContext = { bridge, get: store.get, dispatch: store.dispatch };

shutDoors(document, services.copyRefused.emit, () => void bridge.dragCopy());
startEffects({ ...services, store, commands });

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <StoreProvider store={store}>
      <ServicesProvider value={services}>
        <CommandProvider value={commands}>
          <App />
        </CommandProvider>
      </ServicesProvider>
    </StoreProvider>
  </StrictMode>,
);

const [environment, preferences] = await Promise.all([bridge.environment(), bridge.readPreferences()]);
store.dispatch({ type: 'environment', environment });
store.dispatch({ type: 'preferences', preferences });
keepPreferences(store, bridge);
if (environment.rehearsal !== 'none') startRehearsal(environment.rehearsal, { store, bridge, painted: services.painted, commands });
await bridge.ready();
