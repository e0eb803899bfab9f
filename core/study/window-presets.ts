import { isGrey } from '../pixels/photometric-names.js';
import type { InstanceRecord } from './instance-record.js';

/** Names of presets of ours: each has its words in the screens' message table. */
export type PresetName = 'auto' | 'brain' | 'stroke' | 'lung' | 'mediastinum' | 'soft-tissue' | 'liver' | 'bone' | 'vessels';

/** A window that can be chosen. Centre and width are in the unit of the Modality LUT's output. */
export interface WindowPreset {
  /** `file-0`, `file-1` … for the file's own windows, else the name. */
  readonly id: string;
  readonly name: PresetName | null;
  /** The file's own word for its window, or ''. */
  readonly explanation: string;
  /** Null for `auto`: from the darkest to the brightest value of the frame that is shown (`GreyDisplay.autoWindow`). */
  readonly window: { readonly center: number; readonly width: number } | null;
}

/** Windows in Hounsfield units as readers of CT use them. */
const CT: readonly (readonly [name: PresetName, center: number, width: number])[] = [
  ['brain', 40, 80],
  ['stroke', 35, 35],
  ['soft-tissue', 50, 400],
  ['lung', -600, 1500],
  ['mediastinum', 40, 350],
  ['liver', 90, 150],
  ['bone', 400, 2000],
  ['vessels', 200, 700],
];

/** The presets for a picture: the file's own first, then `auto`, then those of its modality. None for colour. */
export function windowPresets(record: InstanceRecord): WindowPreset[] {
  if (record.image.kind === 'refused' || !isGrey(record.image.photometric)) return [];
  const own: WindowPreset[] = record.windows.map(({ center, width, explanation }, index) => ({
    id: `file-${index}`,
    name: null,
    explanation,
    window: { center, width },
  }));
  const auto: WindowPreset = { id: 'auto', name: 'auto', explanation: '', window: null };
  const known = record.series.modality === 'CT' ? CT : [];
  return [
    ...own,
    auto,
    ...known.map(([name, center, width]): WindowPreset => ({ id: name, name, explanation: '', window: { center, width } })),
  ];
}
