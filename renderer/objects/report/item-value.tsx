import type { ContentValue } from '../../../core/study/objects/report/content-item.js';
import { formatDate } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { formatDateTime, formatTime } from '../moment.js';
import { ReferenceLink } from '../reference-link.js';
import { itemId } from './item-id.js';

/** What one item of a report says. Everything of the file is text here, never markup. */
export function ItemValue({ value }: { readonly value: ContentValue }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const namesHidden = useAppState((state) => state.namesHidden);
  switch (value.type) {
    case 'TEXT':
    case 'UIDREF':
      return <>{value.text || <Nothing />}</>;
    case 'PNAME':
      return <>{namesHidden ? <span className="object-quiet">{words.covered}</span> : value.text || <Nothing />}</>;
    case 'DATE':
      return <>{formatDate(language, value.text) || <Nothing />}</>;
    case 'TIME':
      return <>{formatTime(value.text) || <Nothing />}</>;
    case 'DATETIME':
      return <>{formatDateTime(language, value.text) || <Nothing />}</>;
    case 'CODE':
      return <>{value.code?.meaning || value.code?.value || <Nothing />}</>;
    case 'IMAGE':
    case 'COMPOSITE':
    case 'WAVEFORM':
      return value.reference ? <ReferenceLink reference={value.reference} /> : <span className="object-quiet">{words.noReference}</span>;
    case 'SCOORD':
      return <>{words.region(value.graphic, value.points.length)}</>;
    case 'SCOORD3D':
      return <>{words.region3d(value.graphic, value.points.length)}</>;
    case 'TCOORD':
      return <>{words.times(value.range, value.positions.length)}</>;
    case 'REFERENCE':
      return <ItemLink target={value.target} name={value.isKnown ? value.targetName?.meaning || words.unnamed : null} />;
    case 'OTHER':
      return <span className="object-quiet">{words.otherItem(value.untrustedType)}</span>;
    case 'CONTAINER':
    case 'NUM':
      // Shown by the list, as a section and in a table.
      return null;
  }
}

function Nothing() {
  const words = useObjectMessages();
  return <span className="object-quiet">{words.noWords}</span>;
}

/** A link to another item of the same report. It only scrolls: following it by itself could go round for ever. */
function ItemLink({ target, name }: { readonly target: string; readonly name: string | null }) {
  const words = useObjectMessages();
  if (name === null) return <span className="object-quiet">{words.itemMissing(target)}</span>;
  const go = () => {
    const element = document.getElementById(itemId(target));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  };
  return (
    <TextButton look="link" onPress={go}>
      {words.seeItem(name, target)}
    </TextButton>
  );
}
