import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MultiplexGroup } from '../../../core/study/objects/waveform/waveform.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { useReachable } from '../reachable.js';
import { type ChannelScale, scaleOf } from './scale.js';
import { rowsOf, type Strip, type StripLayout, stripsOf } from './strips.js';
import { tracePath } from './trace-path.js';

interface PaperProps {
  readonly group: MultiplexGroup;
  readonly name: string;
  readonly layout: StripLayout;
  /** mm a second. */
  readonly speed: number;
  /** mm a millivolt. */
  readonly gain: number;
  /** Screen pixels a millimetre. */
  readonly pixels: number;
}

/** Millimetres of paper for one row, and above the first and below the last. */
const ROW = 22;
const MARGIN = 5;
/** The first row may rise above its own height by this: what lies higher is cut, as on paper. */
const MOST_RISE = 40;
/** Points a screen pixel: more can't be seen. */
const POINTS_PER_PIXEL = 2;

/** The traces on millimetre paper. Only the part in sight is drawn, so that a recording of a day scrolls like one of ten seconds. */
export function Paper({ group, name, layout, speed, gain, pixels }: PaperProps) {
  const words = useObjectMessages();
  const language = useLanguage();
  const strips = useMemo(() => stripsOf(group, layout), [group, layout]);
  const scales = useMemo(() => group.channels.map((channel) => scaleOf(group, channel, gain, ROW)), [group, gain]);
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSight(scroller);
  useReachable(scroller);
  const seconds = group.samples / group.frequency;
  const width = Math.ceil(seconds * speed) + 1;
  const top = Math.max(MARGIN, ...strips.filter(({ row }) => row === 0).map(({ channel }) => riseOf(scales[channel])));
  const height = top + MARGIN + rowsOf(strips) * ROW;
  const left = sight.left / pixels;
  const right = left + sight.width / pixels;
  const middleOf = (strip: Strip) => top + (strip.row + 0.5) * ROW;
  return (
    <section className="paper" ref={scroller} aria-label={words.plot(name, strips.map(({ label }) => label).join(', '))}>
      <div className="paper-length" style={{ width: `${width * pixels}px`, height: `${height * pixels}px` }}>
        <svg
          className="paper-sight"
          width={sight.width}
          height={height * pixels}
          viewBox={`${left} 0 ${Math.max(1, right - left)} ${height}`}
          aria-hidden="true"
        >
          <defs>
            <pattern id="paper-small" width="1" height="1" patternUnits="userSpaceOnUse">
              <path className="paper-line" d="M1 0V1H0" />
            </pattern>
            <pattern id="paper-large" width="5" height="5" patternUnits="userSpaceOnUse">
              <path className="paper-line paper-line-strong" d="M5 0V5H0" />
            </pattern>
          </defs>
          {pixels >= 2 && <rect x={left} y="0" width={right - left} height={height} fill="url(#paper-small)" />}
          <rect x={left} y="0" width={right - left} height={height} fill="url(#paper-large)" />
          {strips.map((strip) => {
            const channel = group.channels[strip.channel];
            const scale = scales[strip.channel];
            if (!channel || !scale) return null;
            // Seconds of the recording that lie in sight, within the strip.
            const from = Math.max(strip.from, strip.from + left / speed - strip.at);
            const to = Math.min(strip.to, strip.from + right / speed - strip.at);
            if (from >= to) return null;
            const area = {
              from,
              to,
              left: (strip.at + from - strip.from) * speed,
              speed,
              middle: middleOf(strip),
              density: pixels * POINTS_PER_PIXEL,
            };
            return <path key={`${strip.row} ${strip.at}`} className="paper-trace" d={tracePath(group, channel, scale, area)} />;
          })}
        </svg>
        {strips.map((strip) => {
          const scale = scales[strip.channel];
          const unit = group.channels[strip.channel]?.unit;
          return (
            <span
              key={`${strip.row} ${strip.at}`}
              className="paper-label"
              style={{ left: `${strip.at * speed * pixels}px`, top: `${(top + strip.row * ROW) * pixels}px` }}
            >
              {strip.label || words.channelLabel(strip.channel + 1)}
              {scale?.kind === 'own' && (
                <span className="object-quiet">
                  {' '}
                  {words.ownScale(
                    `${formatMeasure(language, scale.least)} … ${formatMeasure(language, scale.most)}`,
                    unit?.meaning || unit?.value || words.storedValue,
                  )}
                </span>
              )}
            </span>
          );
        })}
      </div>
    </section>
  );
}

/** How far a channel rises above its row, in mm, with a little air. */
function riseOf(scale: ChannelScale | undefined): number {
  const rise = scale ? (scale.most - scale.middle) * scale.perUnit - ROW / 2 + 2 : 0;
  return Math.min(MOST_RISE, Math.max(0, rise));
}

/** What of a scrolling region is in sight, in screen pixels. */
function useSight(scroller: RefObject<HTMLDivElement | null>): { readonly left: number; readonly width: number } {
  const [sight, setSight] = useState({ left: 0, width: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSight({ left: element.scrollLeft, width: element.clientWidth });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return sight;
}
