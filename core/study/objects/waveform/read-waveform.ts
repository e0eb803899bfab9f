import { type DataSet, findElement } from '../../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue, valueBytes } from '../../../dicom/read-value.js';
import type { Tag } from '../../../dicom/tag.js';
import { plainText } from '../../plain-text.js';
import { codedConcept } from '../coded-concept.js';
import { longText } from '../long-text.js';
import { readSample, readSamples, sampleInterpretation, sampleWidth } from './read-samples.js';
import type { MultiplexGroup, Waveform, WaveformAnnotation, WaveformChannel, WaveformRefusal } from './waveform.js';

const WAVEFORM_SEQUENCE = 0x54000100;
const WAVEFORM_BITS_ALLOCATED = 0x54001004;
const WAVEFORM_SAMPLE_INTERPRETATION = 0x54001006;
const WAVEFORM_PADDING_VALUE = 0x5400100a;
const WAVEFORM_DATA = 0x54001010;
const WAVEFORM_ORIGINALITY = 0x003a0004;
const NUMBER_OF_CHANNELS = 0x003a0005;
const NUMBER_OF_SAMPLES = 0x003a0010;
const SAMPLING_FREQUENCY = 0x003a001a;
const MULTIPLEX_GROUP_LABEL = 0x003a0020;
const CHANNEL_DEFINITION_SEQUENCE = 0x003a0200;
const CHANNEL_LABEL = 0x003a0203;
const CHANNEL_SOURCE_SEQUENCE = 0x003a0208;
const CHANNEL_SENSITIVITY = 0x003a0210;
const CHANNEL_SENSITIVITY_UNITS_SEQUENCE = 0x003a0211;
const CHANNEL_SENSITIVITY_CORRECTION_FACTOR = 0x003a0212;
const CHANNEL_BASELINE = 0x003a0213;
const CHANNEL_TIME_SKEW = 0x003a0214;
const CHANNEL_SAMPLE_SKEW = 0x003a0215;
const FILTER_LOW_FREQUENCY = 0x003a0220;
const FILTER_HIGH_FREQUENCY = 0x003a0221;
const NOTCH_FILTER_FREQUENCY = 0x003a0222;
const WAVEFORM_ANNOTATION_SEQUENCE = 0x0040b020;
const UNFORMATTED_TEXT_VALUE = 0x00700006;
const REFERENCED_WAVEFORM_CHANNELS = 0x0040a0b0;
const REFERENCED_SAMPLE_POSITIONS = 0x0040a132;
const CONCEPT_NAME_CODE_SEQUENCE = 0x0040a043;
const NUMERIC_VALUE = 0x0040a30a;
const MEASUREMENT_UNITS_CODE_SEQUENCE = 0x004008ea;

/** Bounds of one file: groups, channels of one, stored values of all together, annotations. */
export const WAVEFORM_LIMITS = { groups: 64, channels: 512, values: 32 * 1024 * 1024, annotations: 1_000, moments: 64 } as const;

/** Reads all multiplex groups of a file. Never fails for what the file says: a group that can't be read says why. */
export function readWaveform(dataSet: DataSet): Waveform {
  let left: number = WAVEFORM_LIMITS.values;
  const groups = sequenceItems(dataSet, WAVEFORM_SEQUENCE)
    .slice(0, WAVEFORM_LIMITS.groups)
    .map((item) => {
      const group = readGroup(item, left);
      if (!('refused' in group)) left -= group.samples * group.channels.length;
      return group;
    });
  return {
    kind: 'waveform',
    groups,
    annotations: sequenceItems(dataSet, WAVEFORM_ANNOTATION_SEQUENCE)
      .slice(0, WAVEFORM_LIMITS.annotations)
      .map((item) => readAnnotation(item, groups)),
  };
}

function readGroup(item: DataSet, mostValues: number): MultiplexGroup | { refused: WaveformRefusal; label: string } {
  const label = plainText(textValue(item, MULTIPLEX_GROUP_LABEL));
  const refuse = (refused: WaveformRefusal) => ({ refused, label });
  const channels = numberValue(item, NUMBER_OF_CHANNELS) ?? 0;
  const declared = numberValue(item, NUMBER_OF_SAMPLES) ?? 0;
  const frequency = numberValue(item, SAMPLING_FREQUENCY) ?? 0;
  const definitions = sequenceItems(item, CHANNEL_DEFINITION_SEQUENCE);
  const isWhole = [channels, declared].every((value) => Number.isSafeInteger(value) && value > 0);
  if (!isWhole || !(frequency > 0) || definitions.length !== channels) return refuse('bad-description');
  if (channels > WAVEFORM_LIMITS.channels) return refuse('too-large');
  const bits = numberValue(item, WAVEFORM_BITS_ALLOCATED) ?? 0;
  const interpretation = sampleInterpretation(textValue(item, WAVEFORM_SAMPLE_INTERPRETATION), bits);
  if (!interpretation) return refuse('bits-not-supported');
  const element = findElement(item, WAVEFORM_DATA);
  if (!element || element.valueLength === 0 || element.fragments || element.items) return refuse('no-samples');
  const step = channels * sampleWidth(interpretation);
  const samples = Math.min(declared, Math.floor(element.valueLength / step));
  if (samples === 0) return refuse('no-samples');
  if (samples * channels > mostValues) return refuse('too-large');
  const { littleEndian } = item.encoding;
  const bytes = item.body.read(element.valueOffset, samples * step);
  const values = readSamples(bytes, channels, samples, interpretation, littleEndian);
  const originality = textValue(item, WAVEFORM_ORIGINALITY);
  const padding = findElement(item, WAVEFORM_PADDING_VALUE);
  return {
    label,
    frequency,
    samples,
    originality: originality === 'ORIGINAL' || originality === 'DERIVED' ? originality : '',
    padding: padding && padding.valueLength <= 8 ? readSample(valueBytes(item, padding), interpretation, littleEndian) : null,
    channels: definitions.map((definition, index) => readChannel(definition, values[index] ?? new Int32Array(0), frequency)),
    missing: declared - samples,
  };
}

function readChannel(definition: DataSet, samples: Int32Array, frequency: number): WaveformChannel {
  const sensitivity = numberValue(definition, CHANNEL_SENSITIVITY);
  const source = codedConcept(definition, CHANNEL_SOURCE_SEQUENCE);
  const positive = (tag: Tag): number | null => {
    const value = numberValue(definition, tag);
    return value !== undefined && value > 0 ? value : null;
  };
  return {
    label: plainText(textValue(definition, CHANNEL_LABEL)) || (source?.meaning ?? ''),
    source,
    samples,
    sensitivity: sensitivity === undefined ? null : sensitivity * (numberValue(definition, CHANNEL_SENSITIVITY_CORRECTION_FACTOR) ?? 1),
    unit: sensitivity === undefined ? null : codedConcept(definition, CHANNEL_SENSITIVITY_UNITS_SEQUENCE),
    baseline: numberValue(definition, CHANNEL_BASELINE) ?? 0,
    // Seconds, or samples: one of the two is there (PS3.3 C.10.9.1.4.4).
    skew: numberValue(definition, CHANNEL_TIME_SKEW) ?? (numberValue(definition, CHANNEL_SAMPLE_SKEW) ?? 0) / frequency,
    lowPass: positive(FILTER_HIGH_FREQUENCY),
    highPass: positive(FILTER_LOW_FREQUENCY),
    notch: positive(NOTCH_FILTER_FREQUENCY),
  };
}

function readAnnotation(item: DataSet, groups: Waveform['groups']): WaveformAnnotation {
  return {
    text: longText(textValue(item, UNFORMATTED_TEXT_VALUE)),
    concept: codedConcept(item, CONCEPT_NAME_CODE_SEQUENCE),
    value: plainText(textValue(item, NUMERIC_VALUE)),
    unit: codedConcept(item, MEASUREMENT_UNITS_CODE_SEQUENCE),
    moments: momentsOf(item, groups),
  };
}

/** Sample positions count from 1 (PS3.3 C.18.7.1.1); they are of the group that the annotation's first channel is of. */
function momentsOf(item: DataSet, groups: Waveform['groups']): number[] {
  const [number = 1] = numberValues(item, REFERENCED_WAVEFORM_CHANNELS);
  const group = groups[number - 1];
  if (!group || 'refused' in group) return [];
  return numberValues(item, REFERENCED_SAMPLE_POSITIONS)
    .slice(0, WAVEFORM_LIMITS.moments)
    .filter((position) => Number.isSafeInteger(position) && position >= 1)
    .map((position) => (position - 1) / group.frequency);
}
