import type { ChosenLayout, Environment, Grant, OpeningBatch, OpeningId, Preferences, Shortcuts } from '../../core/bridge.js';
import type { ColourMapId } from '../../core/pixels/colour-maps/colour-map.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { ExportAction } from '../export/index.js';
import type { SpacePoint } from './links.js';
import type { MeasureAction } from './measures.js';
import type { Language } from './messages/language.js';
import type { PointerUse } from './pointer-use.js';
import type { Position } from './series.js';
import type { DialogName, DiscIndex, NotOpened, Shown } from './state.js';
import type { Tool } from './tool.js';
import type { View } from './view.js';
import type { VolumeAction } from './volume-view.js';

/** One record with the file that it was read from. */
export interface ReadRecord {
  readonly grant: Grant;
  readonly record: InstanceRecord;
}

/** Everything that can happen to the window. */
export type AppAction =
  | { readonly type: 'environment'; readonly environment: Environment }
  /** What is kept from the last time. */
  | { readonly type: 'preferences'; readonly preferences: Preferences }
  | { readonly type: 'opening'; readonly batch: OpeningBatch }
  | {
      readonly type: 'read';
      readonly openingId: OpeningId;
      readonly records: readonly ReadRecord[];
      readonly notOpened: readonly NotOpened[];
    }
  /** A container turned out to hold so many files more than were counted. */
  | { readonly type: 'found'; readonly openingId: OpeningId; readonly files: number }
  | { readonly type: 'opened'; readonly openingId: OpeningId; readonly cancelled: boolean; readonly discs: readonly DiscIndex[] }
  | { readonly type: 'dismissOpening' }
  | { readonly type: 'select'; readonly position: Position }
  /** Shows a picture as a presentation state asks. */
  | { readonly type: 'present'; readonly position: Position; readonly view: View }
  | { readonly type: 'scroll'; readonly steps: number }
  | { readonly type: 'scrollTo'; readonly step: number }
  | { readonly type: 'nextSeries'; readonly by: 1 | -1 }
  /** A viewport painted; `cell`: which of the grid, else the active one. */
  | { readonly type: 'shown'; readonly shown: Shown; readonly cell?: number }
  /** The person chose how the stage is divided. */
  | { readonly type: 'layout'; readonly layout: ChosenLayout }
  | { readonly type: 'activate'; readonly cell: number }
  /** A series that was dragged into a cell. */
  | { readonly type: 'putInto'; readonly cell: number; readonly position: Position }
  | { readonly type: 'enlarge' }
  | { readonly type: 'nextCell'; readonly by: 1 | -1 }
  /** Has the cells of the grid scroll together, or no more. */
  | { readonly type: 'linkScroll'; readonly scroll: 'place' | 'offset' }
  | { readonly type: 'toggleLink'; readonly link: 'window' | 'zoom' | 'lines' }
  /** Points at a place in all cells. */
  | { readonly type: 'cursor'; readonly point: SpacePoint | null }
  /** Three planes of a series. */
  | { readonly type: 'volume'; readonly action: VolumeAction }
  /** How much room the stage has, in pixels of the page. */
  | { readonly type: 'room'; readonly width: number; readonly height: number }
  /** The cell over which a series is held. */
  | { readonly type: 'dropCell'; readonly cell: number | null }
  | { readonly type: 'preset'; readonly id: string | null }
  | { readonly type: 'windowBy'; readonly center: number; readonly width: number }
  | { readonly type: 'zoomBy'; readonly factor: number }
  | { readonly type: 'panBy'; readonly x: number; readonly y: number }
  | { readonly type: 'fit' }
  | { readonly type: 'actualSize' }
  | { readonly type: 'invert' }
  | { readonly type: 'colours'; readonly map: ColourMapId }
  | { readonly type: 'turn'; readonly degrees: 90 | -90 }
  | { readonly type: 'flip'; readonly axis: 'horizontal' | 'vertical' }
  | { readonly type: 'resetView' }
  | { readonly type: 'tool'; readonly tool: Tool }
  | { readonly type: 'measure'; readonly action: MeasureAction }
  | { readonly type: 'togglePlay' }
  /** The film goes on by one picture. */
  | { readonly type: 'cineStep' }
  | { readonly type: 'playOnce' }
  | { readonly type: 'filmEnd'; readonly end: 'from' | 'to' }
  | { readonly type: 'filmWhole' }
  | { readonly type: 'cineSpeed'; readonly speed: number }
  | { readonly type: 'speedBy'; readonly by: 1 | -1 }
  | { readonly type: 'togglePlayback' }
  | { readonly type: 'toggleOverlays' }
  | { readonly type: 'toggleCross' }
  | { readonly type: 'toggleLens' }
  | { readonly type: 'toggleHistogram' }
  | { readonly type: 'toggleSmoothing' }
  | { readonly type: 'toggleWords' }
  | { readonly type: 'filter'; readonly text: string }
  | { readonly type: 'toggleDetails' }
  | { readonly type: 'toggleNames' }
  | { readonly type: 'toggleCapture' }
  | { readonly type: 'togglePlain' }
  | { readonly type: 'shortcuts'; readonly shortcuts: Shortcuts }
  | { readonly type: 'pointer'; readonly pointer: PointerUse }
  | { readonly type: 'toggleTheme' }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'dialog'; readonly dialog: DialogName | null }
  | { readonly type: 'closeStudies'; readonly fileIds: readonly string[] }
  | { readonly type: 'undoClose' }
  | { readonly type: 'forgetClosed' }
  | { readonly type: 'leftover'; readonly leftover: 'settling' | 'none' }
  | { readonly type: 'export'; readonly action: ExportAction };
