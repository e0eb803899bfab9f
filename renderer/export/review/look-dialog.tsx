import { ChevronLeft, ChevronRight, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewSource } from '../review-source.js';
import type { ReviewedPicture } from '../state.js';
import { RasterCanvas } from './raster-canvas.js';
import { useRaster } from './use-raster.js';

interface LookDialogProps {
  readonly picture: ReviewedPicture;
  readonly source: ReviewSource;
  readonly messages: ExportMessages;
  /** The picture was really on the screen. */
  readonly onLooked: () => void;
  readonly onDecide: (isTicked: boolean) => void;
  readonly onClose: () => void;
}

const EDGE = 2048;

/** One file in full size, frame by frame, to look for writing before it is taken along. */
export function LookDialog({ picture, source, messages, onLooked, onDecide, onClose }: LookDialogProps) {
  const [frame, setFrame] = useState(0);
  const raster = useRaster(source, picture, frame, EDGE);
  const isDrawn = raster.kind === 'drawn';
  useEffect(() => {
    if (isDrawn) onLooked();
  }, [isDrawn, onLooked]);
  const leaves = picture.leaving !== null;
  const name = picture.leaving?.name ?? picture.untrustedName;
  const frames = Math.max(1, picture.frames);
  return (
    <ModalOverlay isOpen isDismissable className="scrim" onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal export-look">
        <Dialog className="dialog export-look-dialog">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {messages.lookTitle(name)}
            </Heading>
            <Button className="icon-button" aria-label={messages.close} onPress={onClose}>
              <X aria-hidden size={16} />
            </Button>
          </header>
          <div className="export-look-film">
            {isDrawn && <RasterCanvas raster={raster.raster} label={`${messages.lookFrame} ${messages.lookOf(frame + 1, frames)}`} />}
            {!isDrawn && <p role="status">{raster.kind === 'failed' ? messages.pictureFailed : messages.pictureLoading}</p>}
          </div>
          {frames > 1 && <FrameSlider frame={frame} frames={frames} messages={messages} onFrame={setFrame} />}
          <p className="export-look-advice">
            <span className="export-look-which">{leaves ? messages.pictureOfCopy : messages.pictureOfOriginal}</span>{' '}
            {picture.writing && messages.writing[picture.writing]} {messages.lookAdvice}
          </p>
          <footer className="dialog-feet">
            <Button
              className="button button-outline"
              autoFocus={picture.writing !== null}
              onPress={() => (leaves ? onDecide(false) : onClose())}
            >
              {messages.lookLeave}
            </Button>
            <Button
              className={picture.writing ? 'button button-danger' : 'button button-main'}
              autoFocus={picture.writing === null}
              isDisabled={!isDrawn}
              onPress={() => (leaves ? onClose() : onDecide(true))}
            >
              {picture.writing && <TriangleAlert aria-hidden size={16} />}
              {leaves ? messages.lookKeep : picture.writing ? messages.lookTake : messages.takeAlong}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface FrameSliderProps {
  readonly frame: number;
  readonly frames: number;
  readonly messages: ExportMessages;
  readonly onFrame: (frame: number) => void;
}

function FrameSlider({ frame, frames, messages, onFrame }: FrameSliderProps) {
  const step = (by: number) => onFrame(Math.max(0, Math.min(frames - 1, frame + by)));
  return (
    <div className="export-frames">
      <Button className="icon-button" aria-label={messages.lookPrevious} isDisabled={frame === 0} onPress={() => step(-1)}>
        <ChevronLeft aria-hidden size={16} />
      </Button>
      <Slider
        className="export-slider"
        aria-label={messages.lookFrame}
        minValue={1}
        maxValue={frames}
        value={frame + 1}
        onChange={(value) => onFrame((Array.isArray(value) ? (value[0] ?? 1) : value) - 1)}
      >
        <SliderTrack className="export-slider-track">
          <SliderThumb className="export-slider-thumb" />
        </SliderTrack>
      </Slider>
      <Button className="icon-button" aria-label={messages.lookNext} isDisabled={frame === frames - 1} onPress={() => step(1)}>
        <ChevronRight aria-hidden size={16} />
      </Button>
      <span className="export-frames-count">{messages.lookOf(frame + 1, frames)}</span>
    </div>
  );
}
