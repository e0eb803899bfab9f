/**
 * The whole conversation between electron/ (main, privileged, never parses a scan) and renderer/ (sandboxed, no Node):
 * every channel with its signature, the addresses of the app's own origin, and the one rule that makes file names.
 * A schema for every argument stands beside the handlers in electron/ipc/; the types here are what both sides compile against.
 */
import type { SavedKey } from './deid/kept-key.js';
import type { Policy } from './deid/policy.js';
import type { Receipt, ReceiptFacts } from './deid/receipt/receipt.js';
import type { PackedSplices } from './dicom/packed-splices.js';
import type { CommandName } from './preferences/command-names.js';
import type { Shortcuts } from './preferences/shortcut.js';

export type { SavedKey } from './deid/kept-key.js';
export type { Policy } from './deid/policy.js';
export type { ElementCounts, Overruling, Receipt, ReceiptFacts, ReceiptFile } from './deid/receipt/receipt.js';
export { COMMAND_NAMES, type CommandName, isCommandName } from './preferences/command-names.js';
export { MOST_KEYS, SHORTCUT, type Shortcuts } from './preferences/shortcut.js';

/** Opaque id of a regular file that the person opened. It says nothing about the file. */
export type GrantId = string;
/** Opaque id of bytes that a worker made (inflated or encoded) and main holds for a splice. */
export type BlobId = string;
/** Opaque id of one frozen, hashed output. A new stage voids the ids of the one before. */
export type StagedId = string;
/** Opaque id of one file as it lies on the disk and isn't published yet; it can be read while main waits for the answer about it. */
export type WrittenId = string;
/** Opaque id of one act of opening (a dialog, a drop, arguments), which may walk many folders. */
export type OpeningId = string;

/**
 * One granted file. The name starts with the own name of the file or folder that was chosen, goes on with the path below
 * it, with `/`, never says where that is, and is text from outside.
 */
export interface Grant {
  readonly id: GrantId;
  readonly untrustedName: string;
  readonly size: number;
}

/** Why main didn't grant something below what was chosen. */
export type SkipReason = 'not-a-regular-file' | 'outside-the-choice' | 'unreadable' | 'too-deep' | 'too-many' | 'vanished';

/** One piece of the answer to an act of opening: batches follow until `done`. */
export interface OpeningBatch {
  readonly openingId: OpeningId;
  /** What started it: `sample` lets the screen say that the person is invented. */
  readonly origin: 'dialog' | 'drop' | 'arguments' | 'sample';
  readonly grants: readonly Grant[];
  readonly skipped: readonly { readonly untrustedName: string; readonly reason: SkipReason }[];
  readonly done: boolean;
  readonly cancelled: boolean;
}

/** One staged output: what would be written, as main computed it from the very bytes. */
export interface StagedFile {
  readonly stagedId: StagedId;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One file that was written and waits to be checked, under the name that it will have. A zip is one file. */
export interface WrittenFile {
  readonly writtenId: WrittenId;
  readonly name: string;
  readonly bytes: number;
}

/** Why staging or writing was refused; each has a sentence in both languages. */
export type ExportFailure =
  | 'source-changed'
  | 'source-gone'
  | 'source-unreadable'
  | 'range-outside-source'
  | 'unknown-source'
  | 'too-large'
  | 'stage-void'
  | 'nothing-staged'
  | 'target-exists'
  | 'target-not-writable'
  | 'target-gone'
  | 'disk-full'
  | 'read-back-differs'
  | 'written-doubted'
  | 'written-unanswered'
  | 'write-failed';

export type StageResult =
  | {
      readonly ok: true;
      readonly files: readonly StagedFile[];
      /** The zip that holds the files, where one was asked for: it alone is written, and the files are read out of it. */
      readonly container: StagedFile | null;
    }
  | { readonly ok: false; readonly failure: ExportFailure };

/** Part of a granted file: offset and length in bytes. */
export interface FileRange {
  readonly id: GrantId;
  readonly offset: number;
  readonly length: number;
}

/** What the person picked to have it compared with its receipt: a folder with what is in it, or one zip. */
export interface ChosenCopy {
  readonly isFolder: boolean;
  /** The own name of the folder or the zip. */
  readonly untrustedName: string;
  /** Regular files, by names as `Grant` says. */
  readonly files: readonly Grant[];
  /** What else lies there: names alone. */
  readonly untrustedOthers: readonly string[];
}

/** A small file that the person picked: its own name, and the text in it. */
export interface ChosenText {
  readonly untrustedName: string;
  readonly untrustedText: string;
}

/** `folder` is the last part of the path of the folder or zip alone: where the person put it is nothing that the page needs. */
export type CommitResult =
  | { readonly outcome: 'written'; readonly folder: string; readonly receiptName: string; readonly receipt: Receipt }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly failure: ExportFailure };

/** How handing something over ended: `failed` where it isn't there any more, or the system didn't take it. */
export type HandOver = 'done' | 'cancelled' | 'failed';
/** Where the kept key is, and whether this system has a store that it could be in. */
export interface KeyState {
  readonly kept: 'none' | 'system' | 'passphrase';
  readonly canSystem: boolean;
}
/** The languages of what main puts on paper, and of what it asks before. */
export type SheetLanguage = 'en' | 'fr';

export interface Environment {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  /** The development substitute of scripts/: never in a build that ships. */
  readonly substitute: boolean;
  readonly platform: string;
  readonly locale: string;
  /** Set by main's own argument list only: the screen walks itself for `--smoke` and `--session`. */
  readonly rehearsal: 'none' | 'smoke' | 'session';
  /** A partial folder that an export which was killed left behind: offered for deletion. */
  readonly leftover: boolean;
}

/**
 * How a person likes the window. Every value is one of a few words, or a key of the keyboard, so that nothing of anybody can be kept in
 * them. `system` means: as the system says.
 */
export interface Preferences {
  readonly theme: 'dark' | 'light';
  readonly language: 'system' | 'en' | 'fr';
  /** Whether the screens show whose scans they are. */
  readonly identity: 'shown' | 'hidden';
  /** Whether screenshots and shared screens show the window, where `canRefuseCapture`. */
  readonly capture: 'allowed' | 'refused';
  /** What the last copy that was written was for: the next begins with it. */
  readonly destination: Destination;
  /** How the place of the pictures is divided. */
  readonly layout: ChosenLayout;
  /** All tools, or a few large buttons. */
  readonly view: 'full' | 'plain';
  /** What the first button does when a window opens; the tool that is chosen then, from there on. */
  readonly leftButton: DragUse;
  readonly middleButton: DragUse;
  readonly rightButton: DragUse;
  readonly wheel: WheelUse;
  readonly shortcuts: Shortcuts;
}

/** Whether a system can keep a window out of screenshots and shared screens: Linux has no way to ask for it. */
export const canRefuseCapture = (platform: string): boolean => platform === 'win32' || platform === 'darwin';

/** What dragging over a picture does, and what turning the wheel does (or two fingers on a trackpad). */
export type DragUse = 'window' | 'scroll' | 'zoom' | 'pan';
export type WheelUse = 'scroll' | 'zoom' | 'pan';

/** Rows × columns of pictures beside one another. */
export type GridLayout = `${1 | 2 | 3 | 4}x${1 | 2 | 3 | 4}`;
/** `automatic`: as the study asks for. */
export type ChosenLayout = 'automatic' | GridLayout;

/** What a copy is for, of those that have a choice of their own. */
export type Destination = 'second-opinion' | 'research' | 'picture';

/** What a rehearsal tells main. */
export type RehearsalReport = 'painted' | 'reviewed' | 'session-done' | 'failed';

/** Page → main, each answered once. */
export interface Bridge {
  environment(): Promise<Environment>;
  /** The page listens from now on; openings that waited (arguments) begin. */
  ready(): Promise<void>;
  /** Main's own dialogs. Batches follow as `opening` events; null where the person cancelled. */
  openFiles(): Promise<OpeningId | null>;
  openFolder(): Promise<OpeningId | null>;
  openSample(): Promise<OpeningId | null>;
  cancelOpening(openingId: OpeningId): Promise<void>;
  /** Closes studies: their files can't be read from now on. */
  releaseGrants(ids: readonly GrantId[]): Promise<void>;
  /** Appends at most 4 MiB to a new blob (null) or to one that exists. */
  appendBlob(blobId: BlobId | null, bytes: Uint8Array): Promise<BlobId>;
  /** Checks, freezes, names and hashes what would be written; all outputs of a stage are of one kind (DICOM where none is said). */
  stageExport(splices: PackedSplices, kind?: OutputKind, packing?: Packing): Promise<StageResult>;
  /** Voids every staged id and frees every blob. */
  discardStage(): Promise<void>;
  /** Main asks for the folder and for a confirmation of its own, writes, has it checked (`written`), compares, renames. Of a zip, the container's id is the only one that is taken. */
  commitExport(stagedIds: readonly StagedId[], facts: ReceiptFacts): Promise<CommitResult>;
  /** The same of marks that are kept beside their scan: files that hold whose it is. Main says so in what it asks, and they go to a folder of another name. */
  keepMarks(stagedIds: readonly StagedId[], facts: ReceiptFacts): Promise<CommitResult>;
  /** Answers about written files: nothing is published until each was found right, and one doubt removes them all. */
  settleWritten(writtenIds: readonly WrittenId[], isRight: boolean): Promise<void>;
  /** Copies the picture of a staged PNG to the clipboard, once the person has said yes to main. */
  copyPicture(stagedId: StagedId, language: SheetLanguage): Promise<HandOver>;
  /** Prints the picture of a staged PNG, by the system's own dialog. */
  printPicture(stagedId: StagedId): Promise<HandOver>;
  /** Prints the receipt of the last finished export, by the system's own dialog. */
  printReceipt(language: SheetLanguage): Promise<HandOver>;
  /** Saves the receipt of the last finished export as a PDF, where the person says. */
  saveReceipt(language: SheetLanguage): Promise<HandOver>;
  /** The person drags the last finished export out of the window. */
  dragCopy(): Promise<void>;
  /** A copy to be compared with its receipt; its files stay granted until they are released. Null where the person cancelled. */
  chooseCopy(what: 'folder' | 'zip', language: SheetLanguage): Promise<ChosenCopy | null>;
  /** The receipt of a copy, as it was picked; null where the person cancelled. */
  chooseReceipt(language: SheetLanguage): Promise<ChosenText | null>;
  /** SHA-256 of granted files or parts of them, as they are on the disk now; null for what can't be read or has changed since it was granted. Null for all where it was stopped. */
  hashRanges(ranges: readonly FileRange[]): Promise<readonly (string | null)[] | null>;
  /** Stops what is being hashed. */
  cancelHashing(): Promise<void>;
  /** Stops a commit that is under way; what it wrote so far is removed. */
  cancelCommit(): Promise<void>;
  /** Shows the folder of the last finished export in the system's file manager. */
  showExport(): Promise<void>;
  /** Deletes (true) or keeps (false) the partial folder of a killed export; answers whether nothing of it is left. */
  settleLeftover(remove: boolean): Promise<boolean>;
  /** What is kept, or the usual where nothing readable is. */
  readPreferences(): Promise<Preferences>;
  /** Keeps all of them for the next start; fails where the profile can't be written. */
  writePreferences(preferences: Preferences): Promise<void>;
  /** The person's own choices of what a copy keeps. They come from a file: who shows them reads them as untrusted. */
  readPolicies(): Promise<readonly unknown[]>;
  /** Keeps all of them for the next start. */
  writePolicies(policies: readonly Policy[]): Promise<void>;
  /** The text of a policy file that the person picks, untrusted; null where they cancelled. */
  openPolicy(language: SheetLanguage): Promise<string | null>;
  /** Writes a policy as a file, where the person says. */
  sharePolicy(policy: Policy, language: SheetLanguage): Promise<HandOver>;
  keyState(): Promise<KeyState>;
  /** The kept key: open where the system's store gave it, else behind its passphrase; null where there is none. */
  readKey(): Promise<SavedKey | null>;
  /** Keeps a key in the place of another; an open one only where the system has a store. */
  keepKey(key: SavedKey): Promise<void>;
  forgetKey(): Promise<void>;
  /** The text of a backup that the person picks, untrusted; null where they cancelled. */
  openKeyFile(language: SheetLanguage): Promise<string | null>;
  /** Writes a backup of a key, behind a passphrase, where the person says. */
  saveKeyFile(locked: Extract<SavedKey, { kind: 'passphrase' }>, language: SheetLanguage): Promise<HandOver>;
  reportRehearsal(report: RehearsalReport): Promise<void>;
}

/** Main → page. */
export interface BridgeEvents {
  opening: OpeningBatch;
  /** `done` and `total` count files; the bytes are 0 while files are synced. */
  commitProgress: {
    readonly phase: 'writing' | 'syncing' | 'checking' | 'comparing';
    readonly done: number;
    readonly total: number;
    readonly bytesDone: number;
    readonly bytesTotal: number;
  };
  /** How far `hashRanges` is, in bytes. */
  hashProgress: { readonly done: number; readonly total: number };
  /** Files lie on the disk, not published yet: the page has them read once more, and answers with `settleWritten`. */
  written: { readonly files: readonly WrittenFile[] };
  /** A menu entry of main's application menu. */
  command: { readonly id: MenuCommand };
}

/** A name that is no command's doesn't compile. */
type Listed<Name extends CommandName> = Name;

export type MenuCommand = Listed<
  | 'open-files'
  | 'open-folder'
  | 'open-sample'
  | 'close-all'
  | 'export'
  | 'verify-copy'
  | 'show-proof'
  | 'show-help'
  | 'show-keys'
  | 'toggle-theme'
  | 'toggle-names'
  | 'toggle-capture'
>;

/** What preload puts on `window.negatoscope`: the only thing of main that the page can reach. */
export interface BridgeApi extends Bridge {
  on<Name extends keyof BridgeEvents>(name: Name, listener: (event: BridgeEvents[Name]) => void): () => void;
}

/** Longest chunk of `appendBlob`, in bytes. */
export const MAX_BLOB_CHUNK = 4 * 1024 * 1024;
/** Longest range that the byte server answers at once, in bytes. */
export const MAX_RANGE = 16 * 1024 * 1024;
/** Longest receipt that is read, in bytes: some 200 for each of the most files that a stage may have, and room. */
export const MAX_RECEIPT_BYTES = 64 * 1024 * 1024;
/** Most files in one batch of heads, and the longest head, in bytes. */
export const MAX_HEADS = 64;
export const MAX_HEAD_BYTES = 64 * 1024;

/** The app's own origin. */
export const ORIGIN = 'app://negatoscope';

/** Ranges of a granted file: GET with `Range: bytes=a-b`, answered with 206 and exactly that range. */
export const bytesAddress = (id: GrantId): string => `${ORIGIN}/bytes/${id}`;
/** Ranges of what would be written. */
export const stagedAddress = (id: StagedId): string => `${ORIGIN}/staged/${id}`;
/** Ranges of what was written, read from the disk, while a commit waits for the answer. */
export const writtenAddress = (id: WrittenId): string => `${ORIGIN}/written/${id}`;
/** First bytes of many files: for each id in order, a little-endian 32-bit length (0xFFFFFFFF: unreadable), then the bytes. */
export const headsAddress = (ids: readonly GrantId[]): string => `${ORIGIN}/heads/${ids.join(',')}`;

/** What kind of file leaves; decides the extension. */
export type OutputKind = 'dicom' | 'png' | 'jpeg' | 'webm';
const EXTENSIONS: Readonly<Record<OutputKind, string>> = { dicom: '.dcm', png: '.png', jpeg: '.jpg', webm: '.webm' };

/** How the outputs of one stage lie together. */
export interface Packing {
  /** One zip in place of a folder. */
  readonly zip: boolean;
  /** The last output is the index of the others (DICOMDIR), which then have names that it can hold: no extension (PS3.10 §8.2). */
  readonly directory: boolean;
}
export const PLAIN_PACKING: Packing = { zip: false, directory: false };

/** The name that PS3.10 §8.6 gives to the index of a file-set. */
export const DIRECTORY_NAME = 'DICOMDIR';
/** The name of a zip while it is staged, in its receipt, and inside a folder. */
export const ZIP_NAME = 'IM000000.zip';

/**
 * The name of the output at `index` (from 0): 8 characters A–Z 0–9 and an extension from a fixed list, so that a name
 * can carry nothing of a source.
 * @throws RangeError beyond 36^6 files.
 */
export function fileName(index: number, kind: OutputKind): string {
  return `${fileId(index)}${EXTENSIONS[kind]}`;
}

/** A file ID of one component (PS3.10 §8.2): what an output beside a DICOMDIR is called. @throws RangeError beyond 36^6 files. */
export function fileId(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= 36 ** 6) throw new RangeError('too many files for one export');
  return `IM${index.toString(36).toUpperCase().padStart(6, '0')}`;
}

/** The names of all outputs of one stage, in their order: the only names that are ever written. */
export function outputNames(count: number, kind: OutputKind, { directory }: Packing): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    if (!directory) return fileName(index, kind);
    return index === count - 1 ? DIRECTORY_NAME : fileId(index);
  });
}

/** Whether a name is one that this program gives to an output. */
export const isOutputName = (name: string): boolean => name === DIRECTORY_NAME || /^IM[0-9A-Z]{6}(\.(dcm|png|jpg|webm|zip))?$/.test(name);
