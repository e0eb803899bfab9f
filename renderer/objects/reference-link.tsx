import { CornerDownRight } from 'lucide-react';
import { sopClassName } from '../../core/dicom/dictionary/look-up.js';
import type { SopReference } from '../../core/study/objects/sop-reference.js';
import { useMessages } from '../app/messages/use-messages.js';
import { seriesTitle } from '../app/series-words.js';
import { useAppState } from '../app/store.js';
import { TextButton } from '../ui/button.js';
import { useObjectMessages } from './messages/object-messages.js';
import { useOpenTargets } from './open-pictures.js';

/**
 * A reference to a picture or another object: a link where it is open, else what it is and that it isn't open.
 * `count` says for how many of its kind that sentence stands.
 */
export function ReferenceLink({ reference, count = 1 }: { readonly reference: SopReference; readonly count?: number }) {
  const messages = useMessages();
  const words = useObjectMessages();
  const target = useOpenTargets()(reference);
  const place = useAppState((state) => (target ? state.places.get(target.record.fileId) : undefined));
  const kind = (sopClassName(reference.sopClassUid) ?? '').replace(/ Storage$/, '');
  if (!target || !place) return <span className="object-quiet">{words.notOpen(kind, count)}</span>;
  const number = target.record.instanceNumber;
  return (
    <TextButton look="link" icon={CornerDownRight} onPress={target.jump}>
      {words.jumpTo(seriesTitle(messages, place.series), number, target.record.image.kind === 'image', reference.frames[0] ?? null)}
    </TextButton>
  );
}
