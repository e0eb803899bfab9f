import { useState } from 'react';
import { TextButton } from '../../ui/button.js';
import type { ReviewSource } from '../review-source.js';
import type { ExportAction, Language, ReviewedExport } from '../state.js';
import { FaceDialog } from './face-dialog.js';
import './faces.css';
import { LEAST_SLICES } from '../../../core/deid/face/examine-stack.js';
import { type FaceMessages, faceMessages } from './messages/face-messages.js';
import type { HeadTreatment, ReviewedHead } from './reviewed-head.js';

interface FaceNoticeProps {
  readonly reviewed: Pick<ReviewedExport, 'faces' | 'format' | 'pictures'>;
  readonly source: ReviewSource | null;
  readonly language: Language;
  /** Nothing can be decided while the copy is planned anew or written. */
  readonly isFixed: boolean;
  readonly dispatch: (action: ExportAction) => void;
}

/** Heads whose face could be rebuilt: what becomes of each, and the way to look at it. */
export function FaceNotice({ reviewed, source, language, isFixed, dispatch }: FaceNoticeProps) {
  const messages = faceMessages(language);
  const [looking, setLooking] = useState<string | null>(null);
  const looked = reviewed.faces.find(({ headId }) => headId === looking);
  const hasPhotographs = reviewed.pictures.some(({ writing }) => writing === 'photograph' || writing === 'endoscopy');
  const isPicture = reviewed.format !== 'dicom';
  const isSlice = isPicture && reviewed.pictures.some(({ grid, leaving }) => leaving && grid?.isSlice);
  const treat = (headId: string, treatment: HeadTreatment, isConfirmed: boolean): void => {
    setLooking(null);
    dispatch({ type: 'treatFace', face: { headId, treatment, isConfirmed } });
  };
  return (
    <>
      {reviewed.faces.map((head) => (
        <div key={head.headId} className="export-notice face-notice" data-treatment={head.treatment}>
          <p role="status">{sentenceOf(head, messages)}</p>
          {head.kind !== 'unknown' && (
            <TextButton
              look={head.treatment === 'leave-out' ? 'main' : 'outline'}
              isDisabled={!source}
              onPress={() => setLooking(head.headId)}
            >
              {head.kind === 'unsure' ? messages.seeHead : head.treatment === 'deface' ? messages.seeResult : messages.see}
            </TextButton>
          )}
          {head.treatment !== 'leave-out' && (
            <TextButton look="outline" isDisabled={isFixed} onPress={() => treat(head.headId, 'leave-out', false)}>
              {messages.undo}
            </TextButton>
          )}
        </div>
      ))}
      {reviewed.faces.length === 0 && mayBeVolume(reviewed.pictures) && <p className="face-single">{messages.none}</p>}
      {isSlice && reviewed.faces.length === 0 && !mayBeVolume(reviewed.pictures) && <p className="face-single">{messages.single}</p>}
      {hasPhotographs && <p className="face-single">{messages.photographs}</p>}
      {looked && source && (
        <FaceDialog
          head={looked}
          source={source}
          messages={messages}
          canBeCut={looked.kind === 'face' && !isPicture}
          isFixed={isFixed}
          onTreat={(treatment, isConfirmed) => treat(looked.headId, treatment, isConfirmed)}
          onClose={() => setLooking(null)}
        />
      )}
    </>
  );
}

function sentenceOf({ kind, modality, facts, fileIds, treatment }: ReviewedHead, messages: FaceMessages): string {
  const series = messages.series(modality, facts.slices, facts.spacing);
  if (kind === 'face') return messages.notice[treatment](series, fileIds.length);
  if (kind === 'unsure') return messages.unsure[treatment === 'keep' ? 'keep' : 'leave-out'](series, fileIds.length);
  return messages.unknown(series, fileIds.length);
}

/** Whether so many slices of one series leave that a head could be put together from them. */
function mayBeVolume(pictures: ReviewedExport['pictures']): boolean {
  const slices = new Map<string, number>();
  for (const { grid, frames, writing, leaving } of pictures) {
    if (!grid?.isSlice || !leaving || writing !== null) continue;
    const count = (slices.get(grid.untrustedSeries) ?? 0) + frames;
    if (count >= LEAST_SLICES) return true;
    slices.set(grid.untrustedSeries, count);
  }
  return false;
}
