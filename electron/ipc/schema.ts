import * as z from 'zod/mini';
import { type Bridge, COMMAND_NAMES, type FileRange, MAX_BLOB_CHUNK, MOST_KEYS, SHORTCUT } from '../../core/bridge.js';
import type { PackedSplices } from '../../core/dicom/packed-splices.js';
import { MAX_INLINE_BYTES } from '../files/frozen-splice.js';
import { MAX_GRANTS } from '../files/grants.js';
import { MAX_STAGED } from '../files/stage.js';
import { MAX_POLICIES } from '../policies.js';
import { PREFERENCE_VALUES } from '../preferences.js';
import { lockedKeySchema, savedKeySchema } from './key-schema.js';
import { policySchema } from './policy-schema.js';

/** A schema of zod, seen from where it is used. */
export interface ArgumentSchema<Args> {
  safeParse(untrustedArgs: unknown): { readonly success: true; readonly data: Args } | { readonly success: false };
}

/** What each method of the bridge accepts. Everything is checked before a handler sees it; sizes before contents. */
export type ArgumentSchemas = { readonly [Name in keyof Bridge]: ArgumentSchema<Parameters<Bridge[Name]>> };

const MAX_ID_LENGTH = 64;
/** Most sources of one stage: files, and a blob for each. */
const MAX_SOURCES = 2 * MAX_GRANTS;

const id = z.string().check(z.maxLength(MAX_ID_LENGTH), z.regex(/^[a-z0-9-]+$/));
const count = z.number().check(z.int(), z.nonnegative());
const nothing = z.tuple([]);
const language = z.enum(['en', 'fr']);

const pack = z.custom<PackedSplices>(isPack, 'not packed splices');
const chunk = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= MAX_BLOB_CHUNK, 'not a chunk');
const idList = (most: number) =>
  z.custom<readonly string[]>((value) => Array.isArray(value) && value.length <= most && value.every(isId), 'not a list of ids');

const ranges = z.custom<readonly FileRange[]>(
  (value) => Array.isArray(value) && value.length <= MAX_GRANTS && value.every(isRange),
  'not a list of ranges',
);

const flag = z.boolean();
const options = z.strictObject({
  cleanPixelData: flag,
  cleanRecognizableVisualFeatures: flag,
  cleanGraphics: flag,
  cleanStructuredContent: flag,
  cleanDescriptors: flag,
  retainDates: z.enum(['no', 'full', 'modified']),
  retainPatientCharacteristics: flag,
  retainDeviceIdentity: flag,
  retainInstitutionIdentity: flag,
  retainUids: flag,
  retainSafePrivate: flag,
});

/** Most different things that can be overruled in one export, and the longest place: tags alone, no word of a source. */
const MAX_OVERRULINGS = 10_000;
const overruling = z.strictObject({
  reason: z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9-]*$/)),
  element: z.nullable(z.string().check(z.maxLength(1000), z.regex(/^\([0-9A-F]{4},[0-9A-F]{4}\)(\[\]\.\([0-9A-F]{4},[0-9A-F]{4}\))*$/))),
  files: count,
});

const facts = z.strictObject({
  // From a fixed list, and no place for a word of a source.
  policy: z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9-]*$/)),
  text: z.enum(['auto', 'off', 'redact']),
  faces: z.enum(['not-looked-for', 'keep', 'leave-out', 'deface']),
  elements: z.strictObject({ source: count, output: count, kept: count, changed: count, removed: count, added: count }),
  checks: z.strictObject({ secondReader: count, leakSearch: count, readBack: count }),
  leftOut: count,
  overruled: count,
  keptKey: flag,
  options: z.nullable(options),
  overrulings: z.array(overruling).check(z.maxLength(MAX_OVERRULINGS)),
});

const packing = z.strictObject({ zip: z.boolean(), directory: z.boolean() });

const preferences = z.strictObject({
  theme: z.enum(PREFERENCE_VALUES.theme),
  language: z.enum(PREFERENCE_VALUES.language),
  identity: z.enum(PREFERENCE_VALUES.identity),
  capture: z.enum(PREFERENCE_VALUES.capture),
  destination: z.enum(PREFERENCE_VALUES.destination),
  layout: z.enum(PREFERENCE_VALUES.layout),
  view: z.enum(PREFERENCE_VALUES.view),
  leftButton: z.enum(PREFERENCE_VALUES.leftButton),
  middleButton: z.enum(PREFERENCE_VALUES.middleButton),
  rightButton: z.enum(PREFERENCE_VALUES.rightButton),
  wheel: z.enum(PREFERENCE_VALUES.wheel),
  shortcuts: z.partialRecord(z.enum(COMMAND_NAMES), z.array(z.string().check(z.regex(SHORTCUT))).check(z.maxLength(MOST_KEYS))),
});

export const argumentSchemas: ArgumentSchemas = {
  environment: nothing,
  ready: nothing,
  openFiles: nothing,
  openFolder: nothing,
  openSample: nothing,
  cancelOpening: z.tuple([id]),
  releaseGrants: z.tuple([idList(MAX_GRANTS)]),
  appendBlob: z.tuple([z.nullable(id), chunk]),
  stageExport: z.tuple([pack, z.optional(z.enum(['dicom', 'png', 'jpeg', 'webm'])), z.optional(packing)]),
  discardStage: nothing,
  commitExport: z.tuple([idList(MAX_STAGED), facts]),
  keepMarks: z.tuple([idList(MAX_STAGED), facts]),
  settleWritten: z.tuple([idList(MAX_STAGED), z.boolean()]),
  copyPicture: z.tuple([id, language]),
  printPicture: z.tuple([id]),
  printReceipt: z.tuple([language]),
  saveReceipt: z.tuple([language]),
  dragCopy: nothing,
  chooseCopy: z.tuple([z.enum(['folder', 'zip']), language]),
  chooseReceipt: z.tuple([language]),
  hashRanges: z.tuple([ranges]),
  cancelHashing: nothing,
  cancelCommit: nothing,
  showExport: nothing,
  settleLeftover: z.tuple([z.boolean()]),
  readPreferences: nothing,
  writePreferences: z.tuple([preferences]),
  readPolicies: nothing,
  writePolicies: z.tuple([z.array(policySchema).check(z.maxLength(MAX_POLICIES))]),
  openPolicy: z.tuple([language]),
  sharePolicy: z.tuple([policySchema, language]),
  keyState: nothing,
  readKey: nothing,
  keepKey: z.tuple([savedKeySchema]),
  forgetKey: nothing,
  openKeyFile: z.tuple([language]),
  saveKeyFile: z.tuple([lockedKeySchema, language]),
  reportRehearsal: z.tuple([z.enum(['painted', 'reviewed', 'session-done', 'failed'])]),
};

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ID_LENGTH && /^[a-z0-9-]+$/.test(value);
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function isRange(value: unknown): value is FileRange {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  const { id, offset, length } = value as Partial<Record<keyof FileRange, unknown>>;
  return isId(id) && isCount(offset) && isCount(length);
}

function isPack(value: unknown): value is PackedSplices {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sources' in value &&
    Array.isArray(value.sources) &&
    value.sources.length <= MAX_SOURCES &&
    value.sources.every(isId) &&
    'counts' in value &&
    value.counts instanceof Uint32Array &&
    value.counts.length <= MAX_STAGED &&
    'parts' in value &&
    value.parts instanceof Float64Array &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array &&
    value.bytes.length <= MAX_INLINE_BYTES
  );
}
