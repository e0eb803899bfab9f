import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Grant } from '../../../core/bridge.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { useServices } from '../../app/services.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { IconButton } from '../../ui/button.js';
import { SearchBox } from '../../ui/search-box.js';
import { openRows } from '../../ui/tree-rows.js';
import type { ElementListing } from '../../workers/scan-elements.js';
import './details.css';
import { ElementGrid } from './element-grid.js';
import { matchingRows } from './visible-rows.js';

type Loaded = { readonly id: string; readonly listing: ElementListing | 'failed' };

/** Everything that the file on the screen says. */
export function DetailsPanel() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const grant = useAppState((state) => (state.selection ? state.grants.get(state.selection.fileId) : undefined));
  const [query, setQuery] = useState('');
  const loaded = useListing(grant);
  const listing = loaded?.listing;
  return (
    <aside className="side-panel details" aria-label={messages.details}>
      <div className="side-panel-head">
        <h2>{messages.detailsTitle}</h2>
        <IconButton icon={X} label={messages.closeDetails} onPress={() => dispatch({ type: 'toggleDetails' })} />
      </div>
      <div className="details-search">
        <SearchBox label={messages.searchDetails} clearLabel={messages.clearFilter} value={query} onChange={setQuery} />
      </div>
      {listing === undefined && <p className="details-note">{grant ? messages.readingDetails : messages.detailsOfNothing}</p>}
      {listing === 'failed' && (
        <p className="details-note" role="alert">
          {messages.detailsFailed}
        </p>
      )}
      {loaded && listing !== undefined && listing !== 'failed' && <Elements key={loaded.id} listing={listing} query={query} />}
    </aside>
  );
}

function Elements({ listing, query }: { readonly listing: ElementListing; readonly query: string }) {
  const messages = useMessages();
  const namesHidden = useAppState((state) => state.namesHidden);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const { rows } = listing;
  const found = useMemo(() => (query.trim() === '' ? null : matchingRows(rows, query, namesHidden)), [rows, query, namesHidden]);
  const visible = useMemo(() => found?.visible ?? openRows(rows, open), [rows, open, found]);
  const toggle = (index: number) => {
    const next = new Set(open);
    if (!next.delete(index)) next.add(index);
    setOpen(next);
  };
  const elements = useMemo(() => rows.filter((row) => row.kind === 'element').length, [rows]);
  return (
    <>
      <ElementGrid rows={rows} visible={visible} open={found ? null : open} onToggle={toggle} namesHidden={namesHidden} />
      <p className="details-foot" role="status">
        {found ? messages.matchCount(found.matches) : messages.elementCount(elements)}
        {listing.more > 0 && ` ${messages.moreRows(listing.more)}`}
      </p>
    </>
  );
}

/** Read by the worker when the panel wants it; scrolling through a series reads only where it rests. */
const REST_MS = 120;

function useListing(grant: Grant | undefined): Loaded | null {
  const { scanner } = useServices();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!grant) {
      setLoaded(null);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      scanner.readElements(grant).then(
        (listing) => isCurrent && setLoaded({ id: grant.id, listing }),
        () => isCurrent && setLoaded({ id: grant.id, listing: 'failed' }),
      );
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [grant, scanner]);
  // While the next file is read, what the last one said may not stand beside the wrong picture.
  return loaded?.id === grant?.id ? loaded : null;
}
