import type { ReactNode } from 'react';
import { isSlide } from '../../core/study/slide/pyramid.js';
import { countCells } from '../app/grid.js';
import { countSteps } from '../app/series.js';
import { useAppState } from '../app/store.js';
import { CellGrid } from './grid/cell-grid.js';
import type { CellScreens } from './grid/cell-view.js';
import { PlainBar } from './plain/plain-bar.js';
import { StepSlider } from './step-slider.js';
import './viewer.css';
import { VolumeStage } from './volume/volume-stage.js';

interface StageProps extends CellScreens {
  readonly identity: ReactNode;
}

/** The lit pictures, under the strip that says who it is, and the slider of the one that keys act on. */
export function Stage({ identity, ...screens }: StageProps) {
  const volume = useAppState((state) => state.volume);
  const isPlain = useAppState((state) => state.isPlain);
  const selection = useAppState((state) => state.selection);
  const place = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId) : undefined));
  const record = place?.series.images.find((image) => image.fileId === selection?.fileId);
  // The pictures of a slide stand in its own list, and are no film.
  const isFilm = place && record && selection && !isSlide(record) && countSteps(place.series) > 1;
  // Beside other pictures the bar keeps its place where there is nothing to play, so that none of them moves as one goes from cell to cell.
  const isDivided = useAppState(({ grid }) => countCells(grid) > 1);
  return (
    <main className="stage">
      {identity}
      {volume && place ? <VolumeStage key={volume.seriesKey} series={place.series} volume={volume} /> : <CellGrid {...screens} />}
      {!volume && (isFilm ? <StepSlider series={place.series} selection={selection} /> : isDivided && <div className="step-bar" />)}
      {!volume && isPlain && <PlainBar />}
    </main>
  );
}
