import type { MultiplexGroup, WaveformChannel } from '../../../core/study/objects/waveform/waveform.js';

/** The twelve leads as a cardiologist reads them: columns of three, left to right. */
const TWELVE = [
  ['I', 'aVR', 'V1', 'V4'],
  ['II', 'aVL', 'V2', 'V5'],
  ['III', 'aVF', 'V3', 'V6'],
] as const;
const COLUMNS = 4;
const RHYTHM = 'II';

export type StripLayout = 'rows' | 'three-by-four';

/** A stretch of one channel on the paper: where it begins, in seconds of paper and in rows, and what of it is there. */
export interface Strip {
  readonly channel: number;
  readonly label: string;
  readonly row: number;
  /** Seconds of paper from its left edge. */
  readonly at: number;
  /** Seconds of the recording. */
  readonly from: number;
  readonly to: number;
}

/** The lead that a channel is, by the words of its source or label; '' where it is none of the twelve. */
export function leadOf({ label, source }: Pick<WaveformChannel, 'label' | 'source'>): string {
  for (const text of [source?.meaning ?? '', label]) {
    const match = /(?:^|[^a-z0-9])(III|II|I|aVR|aVL|aVF|V[1-6])(?![a-z0-9])/i.exec(text);
    const lead = match?.[1];
    if (lead) return TWELVE.flat().find((known) => known.toLowerCase() === lead.toLowerCase()) ?? '';
  }
  return '';
}

const durationOf = (group: MultiplexGroup): number => group.samples / group.frequency;

/** Whether the group holds each of the twelve leads. */
export function isTwelveLead(group: MultiplexGroup): boolean {
  const leads = new Set(group.channels.map(leadOf));
  return TWELVE.flat().every((lead) => leads.has(lead));
}

/** Every channel in a row of its own; or the twelve leads in three rows of four stretches, and the rhythm below them. */
export function stripsOf(group: MultiplexGroup, layout: StripLayout): readonly Strip[] {
  const duration = durationOf(group);
  if (layout === 'rows' || !isTwelveLead(group)) {
    return group.channels.map((channel, index) => ({
      channel: index,
      label: leadOf(channel) || channel.label,
      row: index,
      at: channel.skew,
      from: 0,
      to: duration,
    }));
  }
  const channelOf = (lead: string) => group.channels.findIndex((channel) => leadOf(channel) === lead);
  const stretch = duration / COLUMNS;
  const strips = TWELVE.flatMap((leads, row) =>
    leads.map((lead, column) => ({
      channel: channelOf(lead),
      label: lead,
      row,
      at: column * stretch,
      from: column * stretch,
      to: (column + 1) * stretch,
    })),
  );
  return [...strips, { channel: channelOf(RHYTHM), label: RHYTHM, row: TWELVE.length, at: 0, from: 0, to: duration }];
}

export const rowsOf = (strips: readonly Strip[]): number => strips.reduce((most, strip) => Math.max(most, strip.row + 1), 0);
