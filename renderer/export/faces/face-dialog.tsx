import { Check, TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { ViewAngle } from '../../../core/deid/face/render-face.js';
import { TextButton } from '../../ui/button.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import type { ReviewSource } from '../review-source.js';
import { AngleSlider } from './angle-slider.js';
import { clampAngle, MOST_TILT, MOST_TURN, VIEWS } from './head-angle.js';
import { HeadView } from './head-view.js';
import type { FaceMessages } from './messages/face-messages.js';
import type { HeadTreatment, ReviewedHead } from './reviewed-head.js';

interface FaceDialogProps {
  readonly head: ReviewedHead;
  readonly source: ReviewSource;
  readonly messages: FaceMessages;
  /** A face that wasn't found, and those of pictures for a chat, can't be removed. */
  readonly canBeCut: boolean;
  readonly isFixed: boolean;
  readonly onTreat: (treatment: HeadTreatment, isConfirmed: boolean) => void;
  readonly onClose: () => void;
}

/** Points of a still picture, and of one that is being turned. */
const STILL = 440;
const TURNING = 180;

/** "This is the face that would leave": the head before and after, and what can become of it. */
export function FaceDialog({ head, source, messages, canBeCut, isFixed, onTreat, onClose }: FaceDialogProps) {
  const [angle, setAngle] = useState<ViewAngle>(VIEWS.threeQuarter);
  const [isTurning, setIsTurning] = useState(false);
  const [isDrawn, setIsDrawn] = useState(false);
  const [isConfirmed, setIsConfirmed] = useState(head.isConfirmed);
  const [isAsking, setIsAsking] = useState(false);
  const turn = useCallback((next: ViewAngle, turning: boolean) => {
    setAngle(clampAngle(next));
    setIsTurning(turning);
  }, []);
  const drawn = useCallback(() => setIsDrawn(true), []);
  const view = { source, headId: head.headId, angle, size: isTurning ? TURNING : STILL, messages, onTurn: turn };
  // Nobody can say of a head that they haven't seen whether it shows a face.
  const isUnsure = head.kind === 'unsure';
  const feet = (
    <>
      <TextButton look="link" isDisabled={isFixed || isAsking || (isUnsure && !isDrawn)} onPress={() => setIsAsking(true)}>
        {isUnsure ? messages.unsureKeep : messages.keep}
      </TextButton>
      <span className="face-feet-gap" />
      <TextButton look="outline" autoFocus={!canBeCut} isDisabled={isFixed} onPress={() => onTreat('leave-out', false)}>
        {messages.leaveOut}
      </TextButton>
      {canBeCut && (
        <TextButton look="main" autoFocus isDisabled={isFixed || !isDrawn} onPress={() => onTreat('deface', isConfirmed)}>
          {messages.deface}
        </TextButton>
      )}
    </>
  );
  return (
    <WindowDialog
      title={isUnsure ? messages.unsureTitle : messages.dialogTitle}
      closeLabel={messages.close}
      wide
      onClose={onClose}
      feet={feet}
    >
      <div className="face-dialog">
        <p>{isUnsure ? messages.unsureWhy : messages.why(head.facts.faceHeight, head.facts.spacing, head.facts.pixel)}</p>
        <div className="face-views">
          <HeadView
            {...view}
            isDefaced={false}
            label={isUnsure ? messages.unsureLabel : messages.beforeLabel}
            onDrawn={isUnsure ? drawn : noWait}
          />
          {canBeCut && <HeadView {...view} isDefaced label={messages.afterLabel} onDrawn={drawn} />}
        </div>
        <div className="face-turn">
          {(['front', 'threeQuarter', 'side'] as const).map((name) => (
            <TextButton key={name} look="outline" onPress={() => turn(VIEWS[name], false)}>
              {messages[name]}
            </TextButton>
          ))}
          <div className="face-sliders" title={messages.turnHint}>
            <AngleSlider
              label={messages.turn}
              value={angle.turn}
              most={MOST_TURN}
              onChange={(value, on) => turn({ ...angle, turn: value }, on)}
            />
            <AngleSlider
              label={messages.tilt}
              value={angle.tilt}
              most={MOST_TILT}
              onChange={(value, on) => turn({ ...angle, tilt: value }, on)}
            />
          </div>
        </div>
        {canBeCut && !isAsking && <p>{messages.whatGoes}</p>}
        {canBeCut && !isAsking && (
          <Checkbox className="export-option-choice" isSelected={isConfirmed} isDisabled={isFixed || !isDrawn} onChange={setIsConfirmed}>
            <span className="export-box" aria-hidden>
              {isConfirmed && <Check size={14} />}
            </span>
            <span>
              {messages.confirm} <span className="face-quiet">{messages.confirmNote}</span>
            </span>
          </Checkbox>
        )}
        {isAsking && (
          <div className="face-keep" role="alert">
            <TriangleAlert aria-hidden size={18} />
            <p>{isUnsure ? messages.unsureKeepWarning : messages.keepWarning}</p>
            <TextButton look="danger" autoFocus isDisabled={isFixed} onPress={() => onTreat('keep', false)}>
              {isUnsure ? messages.unsureKeepAnyway : messages.keepAnyway}
            </TextButton>
          </div>
        )}
      </div>
    </WindowDialog>
  );
}

const noWait = (): void => undefined;
