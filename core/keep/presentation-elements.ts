import type { LookupTable } from '../pixels/lookup-table.js';
import type { ViewTurn } from '../study/geometry.js';
import { graphicItems, textItem } from './graphics.js';
import type { KeptGrey, KeptMark, KeptPicture } from './keep-request.js';
import { bytes, type NewElement, numbers, sequence, text } from './new-element.js';
import { type KnownFiles, referenceItems, seriesItems } from './references.js';
import { srgbProfile } from './srgb-profile.js';

const LAYER = 'MARKS';
/** A warm yellow, which is seen on any grey: L* 88, a* 0, b* 60 as 16-bit numbers (PS3.3 C.10.7.1.1). */
const LAYER_COLOR = [57_671, 32_896, 48_316] as const;

/** Marks on pictures of one series that become grey in one way and stand in one way: what one presentation state can hold. */
export interface PresentationGroup {
  readonly pictures: readonly KeptPicture[];
  readonly marks: readonly KeptMark[];
  readonly grey: KeptGrey | null;
  /** The file's own Modality LUT, where that is a table. */
  readonly modalityTable: LookupTable | null;
  readonly turn: ViewTurn;
}

/** The modules of a presentation state, but those that every object has (PS3.3 A.33.1, A.33.2). */
export function presentationElements(group: PresentationGroup, files: KnownFiles, date: string, time: string): readonly NewElement[] {
  const places = group.pictures.map(({ at }) => at);
  return [
    // Of paired parts alone (PS3.3 C.7.3.1), and the pictures say which: Type 2C.
    text('Laterality', ''),
    text('ContentLabel', 'MARKS'),
    text('ContentDescription', 'Marks and measures'),
    text('PresentationCreationDate', date),
    text('PresentationCreationTime', time),
    text('ContentCreatorName', ''),
    sequence('ReferencedSeriesSequence', ...seriesItems('ReferencedImageSequence', places, files)),
    sequence('DisplayedAreaSelectionSequence', ...areaItems(group, files)),
    sequence('GraphicAnnotationSequence', ...annotationItems(group, files)),
    sequence('GraphicLayerSequence', [
      text('GraphicLayer', LAYER),
      numbers('GraphicLayerOrder', 1),
      numbers('GraphicLayerRecommendedDisplayCIELabValue', ...LAYER_COLOR),
    ]),
    ...turnElements(group.turn),
    ...(group.grey ? greyElements(group, group.grey, files) : [bytes('ICCProfile', srgbProfile())]),
  ];
}

/** A presentation state turns first and flips then (PS3.3 C.10.6); a view flips first and turns then: the other way round of `turnFor`. */
export function statedTurn({ rotation, flipHorizontal, flipVertical }: ViewTurn): {
  readonly rotation: ViewTurn['rotation'];
  readonly flip: boolean;
} {
  // Both flips together are half a turn.
  const flip = flipHorizontal !== flipVertical;
  const turned = (rotation + (flipVertical ? 180 : 0)) % 360;
  return { rotation: (flip ? (360 - turned) % 360 : turned) as ViewTurn['rotation'], flip };
}

function turnElements(turn: ViewTurn): readonly NewElement[] {
  const { rotation, flip } = statedTurn(turn);
  return [numbers('ImageRotation', rotation), text('ImageHorizontalFlip', flip ? 'Y' : 'N')];
}

/** The whole of each picture; corners are the pixels that stand there once the picture is turned (PS3.3 C.10.4). */
function areaItems({ pictures, turn }: PresentationGroup, files: KnownFiles): readonly (readonly NewElement[])[] {
  const sizes = new Map<string, KeptPicture[]>();
  for (const picture of pictures) {
    const key = `${picture.rows} ${picture.columns} ${picture.aspect}`;
    sizes.set(key, [...(sizes.get(key) ?? []), picture]);
  }
  return [...sizes.values()].map((same) => {
    const { rows, columns, aspect } = same[0] as KeptPicture;
    const [topLeft, bottomRight] = seenCorners(rows, columns, turn);
    const scope = sizes.size === 1 ? [] : [scopeOf(same, files)];
    return [
      ...scope,
      numbers('DisplayedAreaTopLeftHandCorner', ...topLeft),
      numbers('DisplayedAreaBottomRightHandCorner', ...bottomRight),
      text('PresentationSizeMode', 'SCALE TO FIT'),
      // Height for width, as whole numbers.
      ...[aspect === 1 ? numbers('PresentationPixelAspectRatio', 1, 1) : numbers('PresentationPixelAspectRatio', aspect * 10_000, 10_000)],
    ];
  });
}

/** Column and row, from 1, of the pixels in the upper left and in the lower right corner of the screen. */
export function seenCorners(
  rows: number,
  columns: number,
  turn: ViewTurn,
): readonly [topLeft: readonly [number, number], bottomRight: readonly [number, number]] {
  const { rotation, flip } = statedTurn(turn);
  // Clockwise from the upper left corner, as they lie in the picture.
  const corners = [
    [1, 1],
    [columns, 1],
    [columns, rows],
    [1, rows],
  ] as const;
  const seen = (place: number) => corners[(place - rotation / 90 + 4) % 4] as readonly [number, number];
  return flip ? [seen(1), seen(3)] : [seen(0), seen(2)];
}

const scopeOf = (pictures: readonly KeptPicture[], files: KnownFiles): NewElement =>
  sequence(
    'ReferencedImageSequence',
    ...referenceItems(
      pictures.map(({ at }) => at),
      files,
    ),
  );

/** One item a picture: its marks, on their frame alone. */
function annotationItems({ pictures, marks }: PresentationGroup, files: KnownFiles): readonly (readonly NewElement[])[] {
  return pictures.map((picture) => {
    const here = marks.filter(({ mark: { at } }) => at.fileId === picture.at.fileId && at.frame === picture.at.frame);
    const graphics = here.flatMap(graphicItems);
    const texts = here.flatMap((mark) => {
      const item = textItem(mark);
      return item ? [item] : [];
    });
    return [
      scopeOf([picture], files),
      text('GraphicLayer', LAYER),
      ...(texts.length > 0 ? [sequence('TextObjectSequence', ...texts)] : []),
      ...(graphics.length > 0 ? [sequence('GraphicObjectSequence', ...graphics)] : []),
    ];
  });
}

function greyElements(group: PresentationGroup, grey: KeptGrey, files: KnownFiles): readonly NewElement[] {
  const modality = group.modalityTable
    ? [sequence('ModalityLUTSequence', [...tableElements(group.modalityTable), text('ModalityLUTType', grey.unit || 'US')])]
    : isIdentity(grey)
      ? []
      : [numbers('RescaleIntercept', grey.intercept), numbers('RescaleSlope', grey.slope), text('RescaleType', grey.unit || 'US')];
  return [
    ...modality,
    sequence('SoftcopyVOILUTSequence', ...voiItems(group, files)),
    text('PresentationLUTShape', grey.isInverse ? 'INVERSE' : 'IDENTITY'),
  ];
}

const isIdentity = ({ slope, intercept }: KeptGrey): boolean => slope === 1 && intercept === 0;

/** The window or table of each picture; one item without a scope where all have the same. */
function voiItems({ pictures }: PresentationGroup, files: KnownFiles): readonly (readonly NewElement[])[] {
  const same = new Map<string, { readonly voi: KeptGrey['voi']; readonly pictures: KeptPicture[] }>();
  for (const picture of pictures) {
    if (!picture.grey) continue;
    const { voi } = picture.grey;
    const key = 'table' in voi ? `${voi.firstValueMapped} ${voi.bits} ${voi.table.join(' ')}` : `${voi.shape} ${voi.center} ${voi.width}`;
    const found = same.get(key) ?? { voi, pictures: [] };
    found.pictures.push(picture);
    same.set(key, found);
  }
  return [...same.values()].map(({ voi, pictures: shown }) => [...(same.size === 1 ? [] : [scopeOf(shown, files)]), ...voiElements(voi)]);
}

function voiElements(voi: KeptGrey['voi']): readonly NewElement[] {
  if ('table' in voi) return [sequence('VOILUTSequence', tableElements(voi))];
  const window = [numbers('WindowCenter', voi.center), numbers('WindowWidth', voi.width)];
  return voi.shape === 'LINEAR' ? window : [...window, text('VOILUTFunction', voi.shape)];
}

/** A lookup table (PS3.3 C.11.1.1.1): 0 entries stand for 65,536, and a negative first value for its 16 bits. */
const tableElements = ({ firstValueMapped, bits, table }: LookupTable): readonly NewElement[] => [
  numbers('LUTDescriptor', table.length & 0xffff, firstValueMapped & 0xffff, bits),
  numbers('LUTData', ...table),
];
