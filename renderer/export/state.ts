import type {
  BridgeEvents,
  CommitResult,
  Destination,
  ExportFailure,
  GrantId,
  OutputKind,
  Packing,
  Receipt,
  StagedFile,
  StagedId,
} from '../../core/bridge.js';
import type { ValuePart } from '../../core/deid/byte-ledger.js';
import type { LeftOutReason, PixelSummary, Reason } from '../../core/deid/export-plan.js';
import type { ByteLedger, GroupedRow, ReviewTotals, SourceLedger } from '../../core/deid/export-review.js';
import type { PictureView } from '../../core/deid/picture/picture-view.js';
import type { Policy } from '../../core/deid/policy.js';
import type { ElementPath } from '../../core/dicom/data-set.js';
import type { OneReaderReason } from '../../core/dicom/second-reader.js';
import type { WritingKind } from '../../core/pixels/writing-kind.js';
import type { DrawnShape } from '../../core/render-frame.js';
import type { AskedMarks } from '../../core/study/picture-marks.js';
import type { FaceChoice, ReviewedHead } from './faces/reviewed-head.js';
import type { BoxesByFile, PictureGrid, PicturesAction, PicturesState } from './pictures/state.js';

/** What a copy is as files: a folder, one zip, a folder with an index as on a hospital's disc; or a picture, exact or small; or a film. */
export type Shape = 'folder' | 'zip' | 'disc' | 'png' | 'jpeg' | 'webm';

/** How pictures for a chat are drawn: with the window, the turns and flips of the person, or as the file asks for. */
export type Look = 'seen' | 'file';
export const LOOKS: readonly Look[] = ['seen', 'file'];

export type Language = 'en' | 'fr';

/** How much of what is open is to be copied. */
export type ExportScope = 'image' | 'series' | 'study';
export const EXPORT_SCOPES: readonly ExportScope[] = ['image', 'series', 'study'];
/** Of what pictures for a chat are made. */
export const PICTURE_SCOPES: readonly ExportScope[] = ['image', 'series'];

/** Which images of a film become pictures: the one that is on the screen, all, or those from `first` to `last`, both from 0 and both included. */
export type FrameChoice = { readonly kind: 'shown' | 'every' } | { readonly kind: 'range'; readonly first: number; readonly last: number };

/** One file that may leave: a granted id, its size in bytes, and the name that the person knows it by. */
export interface ExportTarget {
  readonly fileId: GrantId;
  readonly size: number;
  readonly untrustedName: string;
  /** How the person looks at its pictures; absent where nobody looks at them. */
  readonly view?: PictureView;
  /** How many images it holds; absent: one, or none. */
  readonly frames?: number;
  /** The one that is on the screen, from 0; absent: the first. */
  readonly frame?: number;
  /** What the person drew on its images and sees; absent: nothing. */
  readonly drawn?: readonly DrawnShape[];
}

/** What the screen starts with: the scopes that there are, each with its files in the order of the series, and the one that is chosen. */
export interface ExportTargets {
  readonly scope: ExportScope;
  /** What the person made a copy for the last time: the screen begins with it. */
  readonly destination: Destination;
  readonly scopes: { readonly [Scope in ExportScope]?: readonly ExportTarget[] };
}

/** What the person decided: any change of it voids the review. */
export interface ExportChoice {
  readonly scope: ExportScope;
  /** DICOM files, or pictures of nothing but the picture. */
  readonly format: OutputKind;
  /** How pictures for a chat are drawn; DICOM files always leave as they are stored. */
  readonly look: Look;
  /** Which images of a film become pictures. */
  readonly frames: FrameChoice;
  /** What is written into pictures; null: nothing. */
  readonly marks: AskedMarks | null;
  /** How the files lie together. */
  readonly packing: Packing;
  /** What is kept and changed of DICOM files. */
  readonly policy: Policy;
  /** Whether codes and numbers are those of the kept key, the same in all copies. */
  readonly keyed: boolean;
  /** Pictures of a kind that carries writing, taken along one by one after a look. */
  readonly ticked: readonly GrantId[];
  /** Pictures that would leave by default and were taken out. */
  readonly unticked: readonly GrantId[];
  /** What the leak search found and the person called a false alarm. */
  readonly overruled: readonly Finding[];
  /** What is blacked out in the pictures. */
  readonly boxes: BoxesByFile;
  /** Files of which the person has seen every picture, with the boxes as they are. */
  readonly lookedAt: readonly GrantId[];
  /** What the person decided about heads with a face; those without an entry stay here. */
  readonly faces: readonly FaceChoice[];
}

export type FindingReason = Extract<Reason, `leak-${string}`>;

/** Something of the person that the leak search found at a place, with all files where it did. */
export interface Finding {
  /** Without item numbers. */
  readonly path: ElementPath;
  readonly reason: FindingReason;
  readonly fileIds: readonly GrantId[];
}

export interface ExportProgress {
  /** Of files that are decided and read again, or of pictures that are drawn and compared. */
  readonly phase: 'faces' | 'reading' | 'planning' | 'drawing' | 'staging' | 'reviewing' | 'comparing';
  readonly done: number;
  /** Zero where it can't be known. */
  readonly total: number;
}

/** One file of the scope as the screen shows it, whether it leaves or not. */
export interface ReviewedPicture {
  readonly fileId: GrantId;
  readonly untrustedName: string;
  /** Frames that leave, or would: all of the file, or those that become pictures; zero where it has no picture or can't be read. */
  readonly frames: number;
  /** The first of them, from 0: they follow each other. Absent: the file's first. */
  readonly first?: number;
  /** Why its kind often carries writing in the picture; null for the others. */
  readonly writing: WritingKind | null;
  /** What its header says of its size and its like; null where it has no picture or can't be read. */
  readonly grid: PictureGrid | null;
  /** What leaves; null where the file stays here. */
  readonly leaving: LeavingFile | null;
  /** Why it stays here; null where it leaves. */
  readonly stays: LeftOutReason | 'unticked' | null;
}

/** One staged output. */
export interface LeavingOutput {
  readonly stagedId: StagedId;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: ByteLedger;
}

/** One file that leaves, without its facts: those stay in the worker, which gives them when asked. */
export interface LeavingFile extends LeavingOutput {
  /** The outputs of its second frame and the following, where each frame leaves as a picture of its own; absent where one output holds all. */
  readonly more?: readonly LeavingOutput[];
  /** How many elements only one reader could check, for each cause. */
  readonly oneReader: readonly { readonly why: OneReaderReason; readonly elements: number }[];
}

/** Every byte of the sources that leave, by what it is, and how many of each leave as they are. */
export interface SourceAccount {
  readonly bytes: SourceLedger;
  readonly leaving: Readonly<Record<ValuePart, number>>;
}

/** What went of Pixel Data although every picture stays as it is, and in how many files. */
export interface PixelNote {
  readonly what: keyof PixelSummary['removedBytes'] | 'bits';
  readonly files: number;
}

/** The review, as the screen holds it. It is a value of one run: another choice makes another one. */
export interface ReviewedExport {
  readonly format: OutputKind;
  /** The zip that holds all that leaves, where one was asked for: it alone is written. */
  readonly container: StagedFile | null;
  /** The index of the files (DICOMDIR), where one was asked for. */
  readonly index: StagedFile | null;
  /** What it was planned with. */
  readonly policy: Policy;
  /** Every file of the scope, in its order. */
  readonly pictures: readonly ReviewedPicture[];
  readonly totals: ReviewTotals;
  readonly bytes: ByteLedger;
  readonly source: SourceAccount;
  readonly pixelNotes: readonly PixelNote[];
  /** What the leak search found in the files that leave, and was cut out or taken away. */
  readonly findings: readonly Finding[];
  /** What leaves as it is because the person called it a false alarm. */
  readonly overruled: readonly Finding[];
  /** Every element of the sources and of the output, files put together. */
  readonly facts: readonly GroupedRow[];
  /** Series from which a face could be rebuilt. */
  readonly faces: readonly ReviewedHead[];
}

/** The review as the worker of the files makes it: heads are looked for by another. */
export type ReviewedFiles = Omit<ReviewedExport, 'faces'>;

/** What ended an export without a copy. */
export type ScreenFailure = ExportFailure | 'worker-stopped' | 'files-not-readable' | 'not-staged';

/** How far main is with the writing, as it tells. */
export type WritingProgress = BridgeEvents['commitProgress'];

interface Chosen {
  readonly targets: ExportTargets;
  readonly choice: ExportChoice;
  /** What the pictures show, what the person decided about it, and what they have seen. It outlives every review of this export. */
  readonly pictures: PicturesState;
  /** Which review this is; answers to an older one are dropped. */
  readonly run: number;
}

export type ExportState =
  | { readonly kind: 'idle'; readonly run: number }
  | (Chosen & {
      readonly kind: 'planning';
      readonly progress: ExportProgress;
      /** The review that a changed choice voided, shown greyed while the new one is made. */
      readonly voided: ReviewedExport | null;
    })
  | (Chosen & { readonly kind: 'review'; readonly reviewed: ReviewedExport; readonly wasCancelled: boolean })
  | (Chosen & {
      readonly kind: 'writing';
      readonly reviewed: ReviewedExport;
      /** Null while main asks for the folder and for consent. */
      readonly progress: WritingProgress | null;
      readonly cancelling: boolean;
    })
  | (Chosen & { readonly kind: 'done'; readonly folder: string; readonly receiptName: string; readonly receipt: Receipt })
  | (Chosen & { readonly kind: 'failed'; readonly failure: ScreenFailure; readonly during: 'planning' | 'writing' });

export type ExportAction =
  | { readonly type: 'open'; readonly targets: ExportTargets }
  | { readonly type: 'chooseScope'; readonly scope: ExportScope }
  | { readonly type: 'choosePolicy'; readonly policy: Policy }
  | { readonly type: 'choosePicture' }
  | { readonly type: 'chooseShape'; readonly shape: Shape }
  | { readonly type: 'chooseLook'; readonly look: Look }
  | { readonly type: 'chooseFrames'; readonly frames: FrameChoice }
  | { readonly type: 'chooseMarks'; readonly marks: AskedMarks | null }
  /** The kept key was opened, or is put away. */
  | { readonly type: 'chooseKey'; readonly keyed: boolean }
  | { readonly type: 'overrule'; readonly path: ElementPath }
  | { readonly type: 'undoOverrule'; readonly path: ElementPath }
  | { readonly type: 'pictures'; readonly action: PicturesAction }
  /** Makes the review anew with the boxes as they stand, and takes along what was wholly seen of the kinds that carry writing. */
  | { readonly type: 'blackOut'; readonly taken: readonly GrantId[] }
  | { readonly type: 'treatFace'; readonly face: FaceChoice }
  | { readonly type: 'tick'; readonly fileId: GrantId }
  | { readonly type: 'untick'; readonly fileId: GrantId }
  | { readonly type: 'progress'; readonly run: number; readonly progress: ExportProgress }
  | { readonly type: 'reviewed'; readonly run: number; readonly reviewed: ReviewedExport }
  | { readonly type: 'planningFailed'; readonly run: number; readonly failure: ScreenFailure }
  | { readonly type: 'save' }
  | { readonly type: 'writingProgress'; readonly progress: WritingProgress }
  | { readonly type: 'cancelWriting' }
  | { readonly type: 'committed'; readonly run: number; readonly result: CommitResult }
  | { readonly type: 'retry' }
  | { readonly type: 'close' };
