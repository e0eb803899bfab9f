import { Check, Eye, ImageOff, TriangleAlert } from 'lucide-react';
import { Button, Checkbox } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewSource } from '../review-source.js';
import type { ReviewedPicture } from '../state.js';
import { RasterCanvas } from './raster-canvas.js';
import { useRaster } from './use-raster.js';

interface PictureTileProps {
  readonly picture: ReviewedPicture;
  readonly isTicked: boolean;
  /** The person has seen every picture of it. */
  readonly isLooked: boolean;
  readonly isFixed: boolean;
  readonly source: ReviewSource | null;
  readonly messages: ExportMessages;
  readonly onLook: () => void;
  readonly onTick: (isTicked: boolean) => void;
}

const EDGE = 192;

/** One file of the contact sheet: its first picture, its tick box, and what nobody has checked. */
export function PictureTile({ picture, isTicked, isLooked, isFixed, source, messages, onLook, onTick }: PictureTileProps) {
  const raster = useRaster(source, picture, picture.first ?? 0, EDGE);
  const name = picture.leaving?.name ?? picture.untrustedName;
  const frames = picture.frames > 1 ? messages.frames(picture.frames) : null;
  const mustLook = picture.writing !== null && !isLooked && !isTicked;
  return (
    <li
      className="export-tile"
      data-ticked={isTicked || undefined}
      data-unchecked={(picture.writing !== null && isTicked && !isLooked) || undefined}
    >
      <Button className="export-tile-picture" aria-label={`${messages.look}: ${name}${frames ? `, ${frames}` : ''}`} onPress={onLook}>
        {raster.kind === 'drawn' && <RasterCanvas raster={raster.raster} />}
        {raster.kind === 'failed' && (
          <span className="export-tile-failed">
            <ImageOff aria-hidden size={20} />
            {messages.pictureFailed}
          </span>
        )}
        <span className="export-tile-eye">
          <Eye aria-hidden size={16} />
        </span>
        {frames && <span className="export-tile-frames">{frames}</span>}
      </Button>
      {mustLook ? (
        <Button className="export-tile-look" isDisabled={isFixed} onPress={onLook}>
          <span className="export-box" aria-hidden />
          <bdi>{name}</bdi>
          <span className="visually-hidden">{messages.lookFirst}</span>
        </Button>
      ) : (
        <Checkbox
          className="export-tile-check"
          isSelected={isTicked}
          isDisabled={isFixed}
          onChange={onTick}
          aria-label={messages.include(name)}
        >
          <span className="export-box" aria-hidden>
            {isTicked && <Check size={14} strokeWidth={3} />}
          </span>
          <bdi>{name}</bdi>
        </Checkbox>
      )}
      {picture.writing && !(isTicked && isLooked) && (
        <p className="export-tile-why">
          {isTicked ? (
            <>
              <TriangleAlert aria-hidden size={14} /> <span>{messages.uncheckedLeaves}</span>
            </>
          ) : (
            <span>
              {messages.writing[picture.writing]} {mustLook && messages.lookFirst}
            </span>
          )}
        </p>
      )}
    </li>
  );
}
