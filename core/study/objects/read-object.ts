import type { ParsedFile } from '../../dicom/parse-file.js';
import { textValue } from '../../dicom/read-value.js';
import { plainText } from '../plain-text.js';
import { type EncapsulatedDocument, readDocument } from './encapsulated-document.js';
import { type ObjectKind, objectKind } from './object-kind.js';
import type { Presentation } from './presentation/presentation.js';
import { presentationOf } from './presentation/read-presentation.js';
import { readReport, type StructuredReport } from './report/read-report.js';
import { readStructureSet } from './structure-set/read-structure-set.js';
import type { StructureSet } from './structure-set/structure-set.js';
import { readWaveform } from './waveform/read-waveform.js';
import type { Waveform } from './waveform/waveform.js';

const SOP_CLASS_UID = 0x00080016;

/** What a file without a picture holds, as a plain value that crosses threads; null for kinds that have no reader. */
export type StudyObject = StructuredReport | EncapsulatedDocument | Presentation | Waveform | StructureSet;

/**
 * Reads a file without a picture by its SOP class.
 * @throws ByteRangeError where the file can't be read any more; nothing that it says makes this fail
 */
export function readObject(parsed: ParsedFile): StudyObject | null {
  const { dataSet } = parsed;
  const kind: ObjectKind | null = objectKind(plainText(textValue(dataSet, SOP_CLASS_UID)));
  switch (kind) {
    case 'report':
    case 'key-objects':
      return readReport(dataSet, kind);
    case 'document':
      return readDocument(dataSet);
    case 'presentation':
      return presentationOf(dataSet);
    case 'waveform':
      return readWaveform(dataSet);
    case 'structure-set':
      return readStructureSet(dataSet);
    case null:
      return null;
  }
}
