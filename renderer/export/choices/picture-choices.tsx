import { isAsked } from '../../../core/deid/picture/frame-span.js';
import type { ExportAction, ExportState, ExportTarget, FrameChoice, Language, ReviewedExport } from '../state.js';
import { FrameChoiceView } from './frame-choice.js';
import { framesOfFile } from './frames.js';
import { LookChoice } from './look-choice.js';
import { MarkChoice } from './mark-choice.js';

interface PictureChoicesProps {
  readonly state: Extract<ExportState, { kind: 'planning' | 'review' | 'writing' }>;
  readonly reviewed: ReviewedExport;
  readonly language: Language;
  readonly dispatch: (action: ExportAction) => void;
}

/** What can be chosen of pictures for a chat: which images, and how they are drawn. */
export function PictureChoices({ state: { kind, targets, choice }, reviewed, language, dispatch }: PictureChoicesProps) {
  const common = { language, isFixed: kind === 'writing' };
  return (
    <>
      <FrameChoiceView
        {...common}
        targets={targets.scopes[choice.scope] ?? []}
        frames={choice.frames}
        isFilm={choice.format === 'webm'}
        onChoose={(frames) => dispatch({ type: 'chooseFrames', frames })}
      />
      <MarkChoice
        {...common}
        marks={choice.marks}
        hasDrawn={(targets.scopes[choice.scope] ?? []).some((target) => hasDrawnOn(target, choice.frames))}
        hasOverlays={reviewed.pictures.some(({ grid }) => grid?.hasOverlays)}
        onChoose={(marks) => dispatch({ type: 'chooseMarks', marks })}
      />
      <LookChoice {...common} look={choice.look} onChoose={(look) => dispatch({ type: 'chooseLook', look })} />
    </>
  );
}

/** Whether the person drew something on images that become pictures. */
const hasDrawnOn = (target: ExportTarget, frames: FrameChoice): boolean =>
  target.drawn?.some(({ frame }) => isAsked(framesOfFile(frames, target), frame)) ?? false;
