import type { ParsedFile } from '../../core/dicom/parse-file.js';
import type { KeepRequest, KeptMark, KeptPicture } from '../../core/keep/keep-request.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import type { ViewTurn } from '../../core/study/geometry.js';
import { readingOf, valuesUnder } from '../../core/study/measure/reading.js';
import { POINTS, SHAPE_KINDS, type Shape, shapeOf } from '../../core/study/measure/shape.js';
import { describeSpacing } from '../../core/study/pixel-spacing.js';
import { ultrasoundRegions } from '../../core/study/ultrasound-regions.js';
import { nodeCodecs } from './codec-binaries.js';

export const UPRIGHT: ViewTurn = { rotation: 0, flipHorizontal: false, flipVertical: false };

/** A shape of each kind, well inside a picture of that size, no two at the same points. */
export function shapesOfEveryKind(rows: number, columns: number): readonly Shape[] {
  return SHAPE_KINDS.map((kind, index) => {
    const count = Math.max(2, Math.min(5, POINTS[kind].most));
    const points = Array.from({ length: kind === 'text' || kind === 'probe' ? 1 : count }, (_, at) => ({
      column: columns * (0.2 + 0.02 * index + 0.1 * at),
      row: rows * (0.25 + 0.015 * index + 0.13 * (at % 2) + 0.03 * at),
    }));
    const shape = shapeOf(kind, points);
    if (!shape) throw new Error(`no ${kind} of ${points.length} points`);
    return shape;
  });
}

/** A request to keep these shapes on one frame of a file, as the screen would make it. */
export async function markedRequest(
  parsed: ParsedFile,
  shapes: readonly Shape[],
  { fileId = 'file', frame = 0, turn = UPRIGHT }: { readonly fileId?: string; readonly frame?: number; readonly turn?: ViewTurn } = {},
): Promise<KeepRequest> {
  const codecs = nodeCodecs();
  await codecs.prepare(parsed.transferSyntax.uid);
  const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
  const spacing = describeSpacing(parsed.dataSet, describeImage(parsed.dataSet), frame);
  const aspect = spacing ? spacing.row / spacing.column : (display.pixelAspect ?? 1);
  const place = {
    spacing,
    regions: ultrasoundRegions(parsed.dataSet),
    aspect,
  };
  const marks = shapes.map((shape, index): KeptMark => {
    const reading = readingOf(shape, place, valuesUnder(shape, display));
    const mark = { id: `m${index}`, at: { fileId, frame }, shape, name: index === 0 ? 'Größe Élodie 1' : '', isHidden: false };
    return {
      mark,
      title: mark.name || `${shape.kind} ${index}`,
      lines: reading.kind === 'none' ? [] : [`reading ${index}`],
      reading,
      aspect,
    };
  });
  const { rows, columns } = display;
  const picture: KeptPicture = {
    at: { fileId, frame },
    rows,
    columns,
    aspect,
    turn,
    grey:
      display.kind === 'grey'
        ? {
            slope: display.slope,
            intercept: display.intercept,
            isTabled: display.isTabled === true,
            unit: display.untrustedUnit,
            voi:
              display.voiLut && display.windows.length === 0 ? display.voiLut : { ...display.defaultWindow, shape: display.voiLutFunction },
            isInverse: display.inverted,
          }
        : null,
  };
  return {
    kinds: ['presentation', 'key-images', 'report'],
    marks,
    pictures: [picture],
    keyImages: [{ fileId, frame }],
    date: '20261125',
    time: '101112',
    language: 'en',
    version: '0.1.0',
  };
}
