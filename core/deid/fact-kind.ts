import { groupOf, type Tag } from '../dicom/tag.js';

/** What a fact tells, in a patient's words: the headings of the review. */
export type FactKind = 'person' | 'time-place' | 'care' | 'machine' | 'geometry' | 'picture' | 'references' | 'technical';

export const FACT_KINDS: readonly FactKind[] = [
  'person',
  'time-place',
  'care',
  'machine',
  'geometry',
  'picture',
  'references',
  'technical',
];

const range = (from: Tag, to: Tag, kind: FactKind) => ({ from, to, kind });

/** Ascending ranges of PS3.6; what lies in none is `technical`. The finer ones stand before the coarser. */
const RANGES: readonly { readonly from: Tag; readonly to: Tag; readonly kind: FactKind }[] = [
  range(0x00020000, 0x0002ffff, 'technical'),
  range(0x00080012, 0x00080013, 'time-place'),
  range(0x00080014, 0x0008001a, 'references'),
  range(0x00080020, 0x00080035, 'time-place'),
  range(0x00080050, 0x00080054, 'person'),
  range(0x00080060, 0x00080068, 'picture'),
  range(0x00080070, 0x00080070, 'machine'),
  range(0x00080080, 0x00080082, 'time-place'),
  range(0x00080090, 0x0008009d, 'care'),
  range(0x00080201, 0x00080201, 'time-place'),
  range(0x00081010, 0x00081010, 'machine'),
  range(0x00081030, 0x0008103f, 'picture'),
  range(0x00081040, 0x00081041, 'time-place'),
  range(0x00081048, 0x00081072, 'care'),
  range(0x00081080, 0x00081084, 'care'),
  range(0x00081090, 0x00081090, 'machine'),
  range(0x00081100, 0x0008ffff, 'references'),
  range(0x00100000, 0x0010ffff, 'person'),
  range(0x00120000, 0x0012ffff, 'care'),
  range(0x00180015, 0x00180015, 'picture'),
  range(0x00181000, 0x0018100b, 'machine'),
  range(0x00181012, 0x00181014, 'time-place'),
  range(0x00181016, 0x00181020, 'machine'),
  range(0x00180050, 0x00180050, 'geometry'),
  range(0x00180088, 0x00180088, 'geometry'),
  range(0x00181100, 0x00181100, 'geometry'),
  range(0x00181120, 0x00181120, 'geometry'),
  range(0x00181164, 0x00181164, 'geometry'),
  range(0x00185100, 0x00185100, 'geometry'),
  range(0x0020000d, 0x0020000e, 'references'),
  range(0x00200000, 0x0020ffff, 'geometry'),
  range(0x00280030, 0x00280034, 'geometry'),
  range(0x00280000, 0x0028ffff, 'picture'),
  range(0x00320000, 0x0032ffff, 'care'),
  range(0x00380000, 0x0038ffff, 'care'),
  range(0x00400000, 0x00400fff, 'care'),
  range(0x00401000, 0x0040a000, 'care'),
  range(0x7fe00000, 0x7fe0ffff, 'picture'),
];

export function factKind(tag: Tag): FactKind {
  for (const { from, to, kind } of RANGES) if (tag >= from && tag <= to) return kind;
  // Overlays and curves are drawn over the picture (PS3.3 C.9).
  const group = groupOf(tag);
  if (group % 2 === 0 && (group & 0xff00) === 0x6000) return 'picture';
  return 'technical';
}
