import { ArrowLeftRight, Check, ChevronDown, Pause, Play } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { SeriesGroup } from '../../../core/study/group-studies.js';
import { cineTime, SPEEDS } from '../../app/cine.js';
import { CommandToggle } from '../../app/command-button.js';
import { CommandItem } from '../../app/command-item.js';
import { isActive } from '../../app/commands.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import type { Position } from '../../app/series.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { useViewerMessages } from '../messages/viewer-messages.js';
import './cine.css';
import { useFilm } from './use-film.js';

/** Below this share of what was asked, the rate that the film really runs at is said. */
const SLOWED = 0.85;

/** Plays a series as a film: at the file's own rate where it names one, slower or faster, round and round or forth and back. */
export function FilmControls({ series, selection }: { readonly series: SeriesGroup; readonly selection: Position }) {
  const language = useLanguage();
  const words = useViewerMessages();
  const isPlaying = useAppState((state) => state.cine.isPlaying);
  const speed = useAppState((state) => state.cine.speed);
  const real = useFilm();
  const asked = (1000 / cineTime(series, selection).milliseconds) * speed;
  return (
    <div className="film-controls">
      <CommandToggle id="play" icon={isPlaying ? Pause : Play} />
      <SpeedMenu series={series} selection={selection} />
      <CommandToggle id="toggle-playback" icon={ArrowLeftRight} />
      {real !== null && real < asked * SLOWED && (
        <span className="film-slowed">{words.slowed(formatMeasure(language, Math.round(real * 10) / 10))}</span>
      )}
    </div>
  );
}

function SpeedMenu({ series, selection }: { readonly series: SeriesGroup; readonly selection: Position }) {
  const language = useLanguage();
  const words = useViewerMessages();
  const dispatch = useDispatch();
  const speed = useAppState((state) => state.cine.speed);
  const isOnce = useAppState((state) => isActive('play-once', state));
  const { milliseconds, isOfFile } = cineTime(series, selection);
  const rate = (times: number) => formatMeasure(language, Math.round((1000 / milliseconds) * times * 10) / 10);
  const about = isOfFile ? words.rateOfFile(rate(1)) : words.rateUnknown(rate(1));
  return (
    <MenuTrigger>
      <TextButton aria-label={`${words.speed}: ${words.perSecond(rate(speed))}`}>
        {words.perSecond(rate(speed))}
        <ChevronDown size={14} aria-hidden />
      </TextButton>
      <Popover className="popover" placement="top start">
        <Menu
          aria-label={words.speed}
          onAction={(key) => {
            const chosen = SPEEDS.find((times) => String(times) === key);
            if (chosen !== undefined) dispatch({ type: 'cineSpeed', speed: chosen });
          }}
        >
          <MenuSection selectionMode="single" selectedKeys={[String(speed)]}>
            <Header className="menu-header">{about}</Header>
            {SPEEDS.map((times) => (
              <MenuItem key={times} id={String(times)} className="menu-item" textValue={words.times(String(times))}>
                {({ isSelected }) => (
                  <>
                    <span className="menu-mark">{isSelected && <Check size={14} aria-hidden />}</span>
                    {words.times(formatMeasure(language, times))}
                    <span className="menu-note">{words.perSecond(rate(times))}</span>
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection aria-label={words.filmParts}>
            <CommandItem id="play-once" {...(isOnce ? { icon: Check } : {})} />
            <CommandItem id="film-from" />
            <CommandItem id="film-to" />
            <CommandItem id="film-whole" />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
