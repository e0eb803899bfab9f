import type { ShapeKind } from '../../../../core/study/measure/shape.js';

/** What is said of measures and marks. French has the same keys, or nothing compiles. */
export const en = {
  layer: 'Measures and marks on this picture',
  kinds: {
    length: 'Length',
    polyline: 'Line',
    angle: 'Angle',
    cobb: 'Cobb angle',
    ratio: 'Ratio',
    rectangle: 'Rectangle',
    ellipse: 'Ellipse',
    polygon: 'Polygon',
    freehand: 'Drawn region',
    probe: 'Point',
    arrow: 'Arrow',
    text: 'Text',
    circle: 'Circle',
  } satisfies Record<ShapeKind, string> as Readonly<Record<ShapeKind, string>>,
  numbered: (kind: string, number: number) => `${kind} ${number}`,
  /** For who doesn't see it: which one it is, its name, and what it says. */
  sentence: (kind: string, number: number, of: number, name: string, reading: string) =>
    `${kind} ${number} of ${of}${name === '' ? '' : `, ${name}`}${reading === '' ? '' : `: ${reading}`}`,
  handle: (mark: string, number: number, of: number) => `${mark}, point ${number} of ${of}`,
  handleHint: 'Arrow keys move it, with Shift by ten pixels.',
  markHint: 'Arrow keys move it, Enter names it, Delete removes it.',
  cross: (column: string, row: string) => `Cross at column ${column}, row ${row}`,
  crossHint: 'Arrow keys move it, with Shift by ten pixels. Enter sets a point. Escape ends.',
  pointSet: (number: number) => `Point ${number} is set`,

  /** While something is drawn: what to do with the pointer. */
  hints: {
    length: 'Drag from end to end, or click both ends.',
    polyline: 'Click along the line. Click the last point again, or press Enter, to end it.',
    angle: 'Click one side, the corner, the other side.',
    cobb: 'Drag along the first end plate, then along the second.',
    ratio: 'Drag across the heart, then across the chest: the first for the second.',
    rectangle: 'Drag from corner to corner.',
    ellipse: 'Drag from corner to corner of the box around it.',
    polygon: 'Click the corners. Click the first one again, or press Enter, to close it.',
    freehand: 'Draw around it without letting go.',
    probe: 'Click the point whose value you want.',
    arrow: 'Drag from the tail to what it points at.',
    text: 'Click where the words shall stand.',
    circle: 'Drag from the middle to the edge.',
  } satisfies Record<ShapeKind, string> as Readonly<Record<ShapeKind, string>>,
  hintKeys: 'Arrow keys move the cross, Enter sets a point, Ctrl+Enter ends a line.',
  hintEnds: 'Esc ends drawing.',

  lengthUnits: { mm: 'mm', detector: 'mm at the detector', px: 'px' },
  areaUnits: { mm: 'mm²', detector: 'mm² at the detector', px: 'px²' },
  centimetres2: { mm: 'cm²', detector: 'cm² at the detector' },
  value: (value: string, unit: string) => (unit === '' ? value : `${value} ${unit}`),
  degrees: (value: string) => `${value}°`,
  noAngle: 'no angle here',
  ratio: (value: string) => `ratio ${value}`,
  noRatio: 'no ratio: a line has no length',
  mean: (value: string, deviation: string) => `mean ${value} · SD ${deviation}`,
  range: (least: string, most: string) => `${least} to ${most}`,
  pixels: (count: string) => `n ${count}`,
  noValues: 'nothing was measured here',
  inColor: 'in colour: no values',
  outside: 'outside the picture',
  area: (value: string) => `area ${value}`,
  calibrated: 'by your calibration',

  name: 'Name',
  words: 'Words',

  panel: 'Measures',
  panelEmpty: 'Nothing is drawn yet. Choose what to draw under Measure, then drag on the picture. By keys: M, then Enter.',
  panelForgotten:
    'Not part of any anonymised copy. Forgotten when the study or the window is closed, unless you save them as files of their own.',
  keyImages: 'Key images',
  keyImage: 'Key image',
  marks: 'Drawn on the pictures',
  unstar: (title: string, picture: string) => `Take the star from ${title}, ${picture}`,
  renameOf: (mark: string) => `Name ${mark}`,
  hideOf: (mark: string) => `Hide ${mark}`,
  showOf: (mark: string) => `Show ${mark}`,
  removeOf: (mark: string) => `Delete ${mark}`,

  calibrateTitle: 'Calibrate by this line',
  calibrateLead:
    'Give the real length of the line you drew, for example of a ruler or a coin in the picture. What is measured then rests on your number, and says so. Undo takes it back.',
  calibrateLength: 'Real length',
  calibrateWrong: 'Type a number of millimetres, for example 25 or 12.5.',
  calibrateFor: 'Holds for',
  calibrateFile: 'This picture only',
  calibrateSeries: (pictures: number) => `All ${pictures} pictures of the series that have this size`,
  calibrate: 'Calibrate',
};

export type MeasureMessages = typeof en;
