import type { ChosenLayout, Destination, Environment, Grant, OpeningBatch, OpeningId, Shortcuts, SkipReason } from '../../core/bridge.js';
import type { FileRefusal } from '../../core/describe-file.js';
import type { MediaErrorCode } from '../../core/media/media-error.js';
import type { FrameErrorCode } from '../../core/pixels/frame-error.js';
import type { DiscContents } from '../../core/study/disc/disc-rows.js';
import type { PatientGroup } from '../../core/study/group-studies.js';
import type { Room } from '../../core/study/hanging/hang-study.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { ExportState } from '../export/index.js';
import type { Cine } from './cine.js';
import type { Grid } from './grid.js';
import type { Links } from './links.js';
import type { Measures } from './measures.js';
import type { Language } from './messages/language.js';
import type { PointerUse } from './pointer-use.js';
import type { Place, Position } from './series.js';
import type { Tool } from './tool.js';
import type { View, Window } from './view.js';
import type { VolumeView } from './volume-view.js';

export type Theme = 'dark' | 'light';
export type Origin = OpeningBatch['origin'];

/** Why a file that was met isn't among the studies. `directory`: the index of a disc, noted and not an error. */
export type NotOpenedReason = SkipReason | FileRefusal | MediaErrorCode | 'read-failed' | 'directory' | 'already-open';
export interface NotOpened {
  readonly untrustedName: string;
  readonly reason: NotOpenedReason;
}

/** The index of a disc: what it lists, and how many of its files weren't among what was opened with it. */
export interface DiscIndex extends DiscContents {
  readonly untrustedName: string;
}

/** One act of opening that is under way. */
export interface Opening {
  readonly id: OpeningId;
  readonly origin: Origin;
  readonly found: number;
  readonly read: number;
  /** Main has found all there is. */
  readonly walked: boolean;
}

/** How the last act of opening ended, for the sentence on the screen. */
export interface OpeningEnd {
  readonly opened: number;
  readonly notOpened: number;
  readonly cancelled: boolean;
}

/** Why there is no picture: the frame's own fault, or its file can't be read any more. */
export type PictureErrorCode = FrameErrorCode | 'read-failed';

/** How far a picture that is far larger than the screen can be zoomed, and how far one press of a key moves it. */
export interface ViewReach {
  readonly mostZoom: number;
  /** In pixels of the picture. */
  readonly panStep: number;
}

/** What the viewport painted last. */
export type Shown = Position & { readonly reach?: ViewReach } & (
    | {
        readonly kind: 'grey';
        readonly window: Window;
        readonly isTable: boolean;
        /** The file's own word for its window or table, or ''. */
        readonly explanation: string;
        readonly least: number;
        readonly most: number;
        readonly leastWidth: number;
      }
    | {
        readonly kind: 'color';
        /** The file carries a colour profile, which isn't applied. */
        readonly unusedProfile?: boolean;
      }
    | { readonly kind: 'error'; readonly code: PictureErrorCode }
    | { readonly kind: 'no-picture' }
  );

export type DialogName = 'proof' | 'help' | 'not-opened' | 'commands' | 'disc' | 'calibrate' | 'verify' | 'keep-marks' | 'keys' | 'explain';

/** A study that was closed and can be brought back for a moment. */
export interface ClosedStudies {
  readonly records: readonly InstanceRecord[];
  readonly selection: Position | null;
  /** How the stage was divided, and what the other cells showed. */
  readonly grid: Grid;
}

/** The whole window. Pixels are never here: ids only. */
export interface AppState {
  readonly language: Language;
  readonly theme: Theme;
  readonly namesHidden: boolean;
  /** Whether the window is kept out of screenshots, where the system can. */
  readonly captureRefused: boolean;
  /** What the last copy that was written was for. */
  readonly destination: Destination;
  /** The language that was chosen; null: the system's. */
  readonly chosenLanguage: Language | null;
  /** A few large buttons in the place of all tools. */
  readonly isPlain: boolean;
  /** The person's own keys, in the place of the usual ones. */
  readonly shortcuts: Shortcuts;
  readonly pointer: PointerUse;
  readonly environment: Environment | null;
  readonly leftover: 'none' | 'asking' | 'settling';
  readonly openings: readonly Opening[];
  readonly lastOpening: OpeningEnd | null;
  /** Every file whose records are open (or can still be brought back), by id: granted ones, and those inside them. */
  readonly grants: ReadonlyMap<string, Grant>;
  readonly sampleIds: ReadonlySet<string>;
  readonly records: readonly InstanceRecord[];
  readonly patients: readonly PatientGroup[];
  readonly places: ReadonlyMap<string, Place>;
  readonly notOpened: readonly NotOpened[];
  readonly discs: readonly DiscIndex[];
  /** How the stage is divided; `selection`, `shown` and `views` are those of its active cell. */
  readonly grid: Grid;
  readonly links: Links;
  /** The series that is looked at in three planes, in place of the cells; null: none. */
  readonly volume: VolumeView | null;
  /** As the person wants it divided the next time too. */
  readonly chosenLayout: ChosenLayout;
  /** The place for pictures, in pixels of the page; null until it is known. */
  readonly room: Room;
  /** The cell over which a series is dragged. */
  readonly dropCell: number | null;
  readonly selection: Position | null;
  /** The selection is the person's own, and not what happened to be read first. */
  readonly hasChosen: boolean;
  /** By the key of the series. */
  readonly views: ReadonlyMap<string, View>;
  readonly shown: Shown | null;
  readonly tool: Tool;
  readonly measures: Measures;
  /** The file's overlay planes are drawn over its pictures. */
  readonly overlaysShown: boolean;
  /** Enlarged pictures are blended from pixel to pixel. */
  readonly isSmooth: boolean;
  /** A cross in the middle of the viewport, of which the value is read. */
  readonly crossShown: boolean;
  /** How often each value occurs, beside the active picture. */
  readonly histogramShown: boolean;
  /** What is under the pointer is shown enlarged. */
  readonly lensShown: boolean;
  /** Words in the corners of the picture. The letters at its edges stay: which side is which is never hidden. */
  readonly wordsShown: boolean;
  readonly cine: Cine;
  readonly filter: string;
  readonly detailsOpen: boolean;
  readonly dialog: DialogName | null;
  readonly closed: ClosedStudies | null;
  readonly export: ExportState;
}
