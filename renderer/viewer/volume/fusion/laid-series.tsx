import { useLayoutEffect } from 'react';
import type { SeriesGroup } from '../../../../core/study/group-studies.js';
import { useVolume, type VolumeState } from '../use-volume.js';

interface LaidSeriesProps {
  readonly series: SeriesGroup;
  readonly onState: (state: VolumeState | null) => void;
}

/** Reads the series that lies over the planes, as long as it does. */
export function LaidSeries({ series, onState }: LaidSeriesProps) {
  const state = useVolume(series, 'over');
  useLayoutEffect(() => onState(state), [state, onState]);
  useLayoutEffect(() => () => onState(null), [onState]);
  return null;
}
