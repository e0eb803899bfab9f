import type { BridgeApi } from '../../core/bridge.js';
import { grantsOf } from '../../core/media/file-id.js';
import type { SlideTiles } from '../viewer/slide/slide-tiles.js';
import type { CommandContext } from './commands.js';
import type { OpenScans } from './open-scans.js';
import type { PictureStore } from './picture-store.js';
import type { Store } from './store.js';
import type { ThumbnailStore } from './thumbnail-store.js';
import { runMenuCommand } from './use-commands.js';

/** How long a closed study can be brought back. */
export const UNDO_MS = 8_000;

interface Effects {
  readonly store: Store;
  readonly bridge: BridgeApi;
  readonly openScans: OpenScans;
  readonly pictures: Pick<PictureStore, 'forget'>;
  readonly thumbnails: Pick<ThumbnailStore, 'forget'>;
  readonly slideTiles: Pick<SlideTiles, 'forget'>;
  readonly commands: CommandContext;
}

/** Everything that happens beside the state: main's events in, and grants and pixels given back when the last record goes. */
export function startEffects({ store, bridge, openScans, pictures, thumbnails, slideTiles, commands }: Effects): void {
  bridge.on('opening', (batch) => openScans.receive(batch));
  bridge.on('command', ({ id }) => {
    // A menu is no way around what has to be answered first; the manual can be read at any time.
    const { export: exporting, leftover } = store.get();
    if ((exporting.kind === 'idle' || id === 'show-help') && leftover === 'none') runMenuCommand(id, commands);
  });
  const isReading = (grantId: string) => openScans.isReading(grantId);
  releaseWhatIsGone(store, bridge, isReading, (fileIds) => {
    pictures.forget(fileIds);
    thumbnails.forget(fileIds);
    slideTiles.forget(fileIds);
  });
  forgetClosedInTime(store);
}

/** Whatever leaves the state's grants is given back: main reads it to nobody from then on, and its pixels go. */
function releaseWhatIsGone(
  store: Store,
  bridge: Pick<BridgeApi, 'releaseGrants'>,
  isReading: (grantId: string) => boolean,
  forget: (fileIds: readonly string[]) => void,
): void {
  let before = store.get().grants;
  store.subscribe(() => {
    const { grants } = store.get();
    if (grants === before) return;
    const gone = [...before.keys()].filter((id) => !grants.has(id));
    before = grants;
    if (gone.length === 0) return;
    forget(gone);
    // Files inside a granted one have no grant of their own: it goes when the last of them does, and isn't being read.
    const held = new Set([...grants.keys()].flatMap(grantsOf));
    const released = [...new Set(gone.flatMap(grantsOf))].filter((id) => !held.has(id) && !isReading(id));
    if (released.length > 0) void bridge.releaseGrants(released);
  });
}

function forgetClosedInTime(store: Store): void {
  let closed = store.get().closed;
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe(() => {
    const now = store.get().closed;
    if (now === closed) return;
    closed = now;
    clearTimeout(timer);
    if (now) timer = setTimeout(() => store.dispatch({ type: 'forgetClosed' }), UNDO_MS);
  });
}
