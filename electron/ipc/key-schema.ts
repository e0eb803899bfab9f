import * as z from 'zod/mini';
import type { SavedKey } from '../../core/bridge.js';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

const locked = z.strictObject({ schema: z.literal(1), kind: z.literal('passphrase'), salt: hex(16), locked: hex(32), check: hex(16) });
const plain = z.strictObject({ schema: z.literal(1), kind: z.literal('plain'), key: hex(32) });

/** A key behind a passphrase: the only kind that may become a file of the person's. */
export const lockedKeySchema = locked;
/** A key as it may be kept. */
export const savedKeySchema: z.ZodMiniType<SavedKey> = z.union([plain, locked]);
