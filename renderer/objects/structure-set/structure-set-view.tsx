import { useMemo } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { StructureRegion, StructureSet } from '../../../core/study/objects/structure-set/structure-set.js';
import { formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { formatMoment } from '../moment.js';
import { useLayers, useShelf } from '../shelf.js';
import { pictureThrough } from './picture-through.js';
import { colorOf } from './region-color.js';

/** The regions of a structure set, and the switch that draws them over their pictures. */
export function StructureSetView({ fileId, set }: { readonly fileId: string; readonly set: StructureSet }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const shelf = useShelf();
  const dispatch = useDispatch();
  const records = useAppState((state) => state.records);
  const layer = useLayers().find((one) => one.fileId === fileId);
  const onPictures = useMemo(() => set.regions.map((region) => pictureThrough(region, records)), [set, records]);
  const first =
    onPictures.find((record) => record !== undefined) ??
    records.find(({ geometry }) => geometry.position !== null && set.regions.some((region) => isIn(region, geometry.frameOfReferenceUid)));
  const go = (record: InstanceRecord) => {
    shelf.show(fileId, set);
    dispatch({ type: 'select', position: { fileId: record.fileId, frame: 0 } });
  };
  return (
    <article className="object-page">
      <header className="object-head">
        <h3 className="object-title">{set.label || words.structureSet}</h3>
        <p className="object-quiet">{words.structureBody}</p>
        <p className="object-quiet">
          {[words.regionCount(set.regions.length, formatNumber(language, set.points)), formatMoment(language, set.date, '')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {set.isCut && <p className="object-warning">{words.structuresCut}</p>}
      {first ? (
        <p className="object-actions">
          <TextButton look="main" onPress={() => go(first)}>
            {words.showAll}
          </TextButton>
          {layer && (
            <TextButton look="outline" onPress={() => shelf.hide(fileId)}>
              {words.hideAll}
            </TextButton>
          )}
        </p>
      ) : (
        <p className="object-note">{words.seriesNotOpen}</p>
      )}
      <ul className="region-list">
        {set.regions.map((region, index) => (
          <Region
            key={region.number}
            region={region}
            isShown={layer !== undefined && !layer.hidden.has(region.number)}
            onToggle={(isShown) => shelf.setRegion(fileId, set, region.number, isShown)}
            picture={onPictures[index]}
            onGo={go}
          />
        ))}
      </ul>
    </article>
  );
}

const isIn = (region: StructureRegion, frameOfReferenceUid: string): boolean =>
  frameOfReferenceUid !== '' && region.frameOfReferenceUid === frameOfReferenceUid;

function Region({
  region,
  isShown,
  onToggle,
  picture,
  onGo,
}: {
  readonly region: StructureRegion;
  readonly isShown: boolean;
  readonly onToggle: (isShown: boolean) => void;
  readonly picture: InstanceRecord | undefined;
  readonly onGo: (record: InstanceRecord) => void;
}) {
  const words = useObjectMessages();
  const name = region.name || words.unnamedRegion(region.number);
  return (
    <li className="region">
      <label className="region-switch">
        <input type="checkbox" checked={isShown} onChange={(event) => onToggle(event.target.checked)} aria-label={words.showRegion(name)} />
        <svg className="region-color" viewBox="0 0 10 10" aria-hidden="true">
          <rect width="10" height="10" rx="2" fill={colorOf(region.color, region.number)} />
        </svg>
        <span className="region-name">{name}</span>
      </label>
      <span className="object-quiet">
        {[region.interpretedType, region.contours.length === 0 ? words.noContours : words.contours(region.contours.length)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {picture && (
        <TextButton look="link" aria-label={words.goToRegion(name)} onPress={() => onGo(picture)}>
          {words.goTo}
        </TextButton>
      )}
    </li>
  );
}
