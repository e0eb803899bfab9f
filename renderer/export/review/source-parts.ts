import type { OutputKind } from '../../../core/bridge.js';
import { VALUE_PARTS, type ValuePart } from '../../../core/deid/byte-ledger.js';
import type { SourcePart } from '../messages/source-messages.js';
import type { SourceAccount } from '../state.js';

/** One kind of bytes in the sources. */
export interface SourceLine {
  readonly part: SourcePart;
  readonly bytes: number;
  /** How many leave as they are; null for structure, which is written anew around the entries that leave. */
  readonly leaving: number | null;
}

/** As they lie in a file. */
const PARTS: readonly SourcePart[] = ['preamble', 'meta', 'facts', 'private', 'overlays', 'icons', 'pixels', 'structure', 'after'];

const isValue = (part: SourcePart): part is ValuePart => VALUE_PARTS.some((name) => name === part);

/** The kinds that there are, as they lie in a file: their bytes are the size of the sources. Preamble, heading and what is behind the end never leave. */
export function sourceLines({ bytes, leaving }: SourceAccount, format: OutputKind): readonly SourceLine[] {
  return PARTS.filter((part) => bytes[part] > 0).map((part) => ({
    part,
    bytes: bytes[part],
    leaving: part === 'structure' && format === 'dicom' ? null : isValue(part) ? leaving[part] : 0,
  }));
}
