import type { GrantId } from '../../../core/bridge.js';
import type { TermKind } from '../../../core/deid/leak-search/term.js';
import type { RedactionRequest } from '../../../core/deid/redact/redaction.js';
import type { Box } from '../../../core/pixels/text/box.js';

/** What is known of a picture from its header: which others it is like, and how likely writing is. Texts are from a file: compared, never shown. */
export interface PictureGrid {
  readonly rows: number;
  readonly columns: number;
  readonly untrustedSeries: string;
  /** Maker, model and number of the machine. */
  readonly untrustedMachine: string;
  /** Share of the picture outside of all ultrasound regions: machines write there. 1 where none is declared. */
  readonly outsideRegions: number;
  /** It lays something over its pictures (overlay planes); absent: nothing. */
  readonly hasOverlays?: true;
  /** It is of a kind that cuts through a body slice by slice; absent: of another. */
  readonly isSlice?: true;
}

/** A file with pictures that the person may let leave. */
export interface PictureFile {
  readonly fileId: GrantId;
  readonly size: number;
  readonly untrustedName: string;
  /** How many of its frames would leave. */
  readonly frames: number;
  /** The first of them, from 0: they follow each other. Absent: the file's first. */
  readonly first?: number;
  readonly grid: PictureGrid;
  /** Its kind often carries writing: it leaves only after all its frames were looked at. */
  readonly isWritingKind: boolean;
}

export interface FrameRef {
  readonly fileId: GrantId;
  /** From 0. */
  readonly frame: number;
}

/** A box on a frame, in its whole pixels. The same number on other frames means: the same box there. */
export interface Mark extends Box {
  readonly id: number;
  /** `found`: proposed by the search for text; `drawn`: put, moved or accepted by the person. */
  readonly from: 'found' | 'drawn';
  /** What was read there; empty where nothing was. */
  readonly untrustedText: string;
  /** The reader's own, 0 to 1; 1 where the person drew it. */
  readonly confidence: number;
  /** What of the headers it looks like. */
  readonly likeness: TermKind | null;
  /** A face of a photograph; absent: writing, or whatever the person drew it for. */
  readonly of?: 'face';
}

/** What the search saw in one frame. */
export interface FoundFrame {
  /** Would be blacked out unless the person says no. */
  readonly marks: readonly Mark[];
  /** Too unsure: shown dimmed, blacked out only if the person says so. */
  readonly possible: readonly Mark[];
}

/** What the person changed on one frame. */
export interface FrameEdit {
  /** Found boxes, sure or possible, that don't count. */
  readonly removed: readonly number[];
  readonly drawn: readonly Mark[];
}

/** Files without a box aren't in it. */
export type BoxesByFile = ReadonlyMap<GrantId, RedactionRequest>;

type PerFrame<Value> = ReadonlyMap<GrantId, ReadonlyMap<number, Value>>;
export type FrameSet = ReadonlyMap<GrantId, ReadonlySet<number>>;
export type Edits = PerFrame<FrameEdit>;

/** looking: frames come in. done: every frame was looked at. stopped: the person didn't want to wait. failed: the models aren't there. */
export type SearchStatus = 'waiting' | 'looking' | 'done' | 'stopped' | 'failed';

/** What the pictures show, what the person decided about it, and what they have seen. A value. */
export interface PicturesState {
  readonly files: ReadonlyMap<GrantId, PictureFile>;
  /** What files lay over their pictures leaves as part of them: only then is it looked at. */
  readonly withOverlays: boolean;
  readonly search: SearchStatus;
  /** `unread`: it couldn't be looked at. A frame that isn't there wasn't reached yet. */
  readonly found: PerFrame<FoundFrame | 'unread'>;
  readonly edits: Edits;
  /** Edits before and after, the nearest last. */
  readonly past: readonly Edits[];
  readonly future: readonly Edits[];
  /** The change that was made last, so that what goes on with it is one step; null after anything else. */
  readonly stroke: string | null;
  /** Boxes that were proposed and that the person has looked at. */
  readonly checked: ReadonlySet<number>;
  /** Frames that were on the screen in a readable size. */
  readonly shown: FrameSet;
  /** Frames that can't be drawn: nobody can look at them, so that they can't leave. */
  readonly undrawn: FrameSet;
  /** Frames of which the person said that they may leave as they are shown. */
  readonly seen: FrameSet;
  readonly nextId: number;
}

/** How far a change reaches: this frame, every frame of the file, the series, or all pictures of that size from that machine. */
export type Reach = 'frame' | 'file' | 'series' | 'machine';
export const REACHES: readonly Reach[] = ['frame', 'file', 'series', 'machine'];

/** What the search says of one frame. */
export interface FoundText {
  readonly fileId: GrantId;
  readonly frame: number;
  readonly text: { readonly boxes: readonly FoundBox[]; readonly possible: readonly FoundBox[] } | null;
  /** It was looked at with what the file lays over it; absent: without. */
  readonly withOverlays?: boolean;
}

export interface FoundBox extends Box {
  readonly untrustedText: string;
  readonly confidence: number;
  readonly likeness: TermKind | null;
  readonly of?: 'face';
}

export type PicturesAction =
  | { readonly type: 'files'; readonly files: readonly PictureFile[] }
  | { readonly type: 'overlays'; readonly areDrawn: boolean }
  | { readonly type: 'search'; readonly status: SearchStatus }
  | { readonly type: 'found'; readonly frames: readonly FoundText[] }
  | { readonly type: 'shown'; readonly frames: readonly FrameRef[] }
  | { readonly type: 'undrawn'; readonly frames: readonly FrameRef[] }
  /** These frames may leave as they are shown; those that weren't on the screen, or need a look of their own, don't count. */
  | { readonly type: 'seen'; readonly frames: readonly FrameRef[] }
  /** This frame may leave as it is shown, its proposed boxes are right. */
  | { readonly type: 'check'; readonly at: FrameRef }
  | { readonly type: 'draw'; readonly at: FrameRef; readonly box: Box; readonly reach: Reach }
  | {
      readonly type: 'change';
      readonly at: FrameRef;
      readonly id: number;
      readonly box: Box;
      readonly reach: Reach;
      readonly continues: boolean;
    }
  | { readonly type: 'remove'; readonly at: FrameRef; readonly id: number; readonly reach: Reach }
  /** Blacks out what is only possibly writing. */
  | { readonly type: 'accept'; readonly at: FrameRef; readonly id: number; readonly reach: Reach }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };
