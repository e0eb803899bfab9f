import type { Polyline } from '../../../core/study/objects/structure-set/contours-on-slice.js';
import { type Matrix, pathOf, placeOnScreen } from '../../ui/screen-shapes.js';
import { keyed } from '../keyed.js';
import { colorOf } from '../structure-set/region-color.js';

/** Contours over a picture: each twice, a dark edge below the colour, so that it is seen on bone and on air. */
export function ContourShapes({ contours, matrix }: { readonly contours: readonly Polyline[]; readonly matrix: Matrix }) {
  return keyed(contours, ({ regionNumber }) => String(regionNumber)).map(({ key, item }) => {
    const { regionNumber, color, isClosed, isPoint, points } = item;
    const placed = points.map((point) => placeOnScreen(matrix, point));
    const stroke = colorOf(color, regionNumber);
    const [first] = placed;
    if (isPoint && first) return <circle key={key} className="shape-point" cx={first[0]} cy={first[1]} r={3} fill={stroke} />;
    const d = pathOf(placed, isClosed);
    return (
      <g key={key}>
        <path className="shape-edge" d={d} />
        <path className="shape-line" d={d} stroke={stroke} />
      </g>
    );
  });
}
