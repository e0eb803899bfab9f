import { useRef } from 'react';
import type { Waveform, WaveformAnnotation } from '../../../core/study/objects/waveform/waveform.js';
import { formatMeasure, type Language } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { keyed } from '../keyed.js';
import type { ObjectMessages } from '../messages/en.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { useReachable } from '../reachable.js';

/** What the file says about its recording: words, measurements, and moments. */
export function Annotations({ waveform }: { readonly waveform: Waveform }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const region = useRef<HTMLElement>(null);
  useReachable(region);
  return (
    <section className="waveform-annotations" ref={region} aria-label={words.annotations}>
      <h4 className="report-heading">{words.annotations}</h4>
      <ul className="report-facts">
        {keyed(waveform.annotations, ({ text, concept }) => `${concept?.meaning} ${text}`).map(({ key, item }) => (
          <li key={key} className="report-fact">
            <span className="report-name">{item.concept?.meaning}</span>
            <span className="report-value">{annotationText(item, words, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function annotationText({ text, value, unit, moments }: WaveformAnnotation, words: ObjectMessages, language: Language): string {
  if (text !== '') return text;
  if (value !== '') return [value, unit?.meaning || unit?.value].filter(Boolean).join(' ');
  return moments.map((moment) => words.atMoment(formatMeasure(language, moment))).join(', ');
}
