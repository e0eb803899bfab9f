import type { FrameDescription } from '../../../core/study/frames/frame-description.js';
import { formatMeasure, formatNumber, type Language } from '../../app/messages/language.js';
import { viewerMessages } from '../messages/viewer-messages.js';

/** Parts that fit a line; the details say all. */
const MOST_PARTS = 4;

/**
 * Which one of its file a frame is: "energy window 1, detector 2, phase 3" by its vectors or dimension indices, and what was
 * measured differently, with its unit. Dimensions that aren't known by name have their name in the standard.
 */
export function frameWords(language: Language, { dimensions, distinctions }: FrameDescription): string {
  const words = viewerMessages(language);
  const measured = distinctionWords(language, distinctions);
  const parts = dimensions.flatMap(({ keyword, index }) => {
    if (keyword === '' || (keyword === 'DiffusionBValue' && distinctions['b-value'] !== undefined)) return [];
    return [words.dimension(words.dimensions[keyword] ?? apart(keyword), formatNumber(language, index))];
  });
  return [...new Set([...parts, ...measured])].slice(0, MOST_PARTS).join(', ');
}

function distinctionWords(language: Language, distinctions: FrameDescription['distinctions']): string[] {
  const words = viewerMessages(language);
  const measure = (value: string): string => (Number.isFinite(Number(value)) ? formatMeasure(language, Number(value)) : value);
  return [
    ...(distinctions['b-value'] === undefined ? [] : [words.bValue(measure(distinctions['b-value']))]),
    ...(distinctions.echo === undefined ? [] : [words.echo(measure(distinctions.echo))]),
    ...(distinctions['trigger-time'] === undefined ? [] : [words.trigger(measure(distinctions['trigger-time']))]),
  ];
}

/** `AngularStepCount` as words. */
const apart = (keyword: string): string => keyword.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
