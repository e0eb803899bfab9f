import type { ByteSource } from '../../dicom/byte-source.js';
import { FrameError } from '../frame-error.js';
import { H264, type H264Sequence, type H264Slice, readSequence, readSlice } from './h264-syntax.js';
import { HEVC, hevcCodecString, hevcType, startsPicture } from './hevc-syntax.js';
import { type NalUnit, nalUnits } from './nal-units.js';
import { MOST_SAMPLE, MOST_SAMPLES, MOST_SCANNED, type VideoSample, type VideoTrack } from './video-track.js';

/** What stands in front of a picture: where it begins, where behind a delimiter, and whether parameter sets are in it. */
interface Front {
  readonly start: number;
  readonly behind: number | null;
  readonly hasSets: boolean;
}

/** What a byte stream's NAL units say of where pictures begin. */
interface PictureFinder {
  /** `begin`: a picture begins with this unit, or with those in front of it that belong to it. */
  meet(unit: NalUnit): { readonly kind: 'picture' | 'slice' | 'front' | 'other'; readonly isKey: boolean };
  isParameterSet(unit: NalUnit): boolean;
  isDelimiter(unit: NalUnit): boolean;
  readonly codecString: string | null;
}

/** Most bytes of all parameter sets. */
const MOST_PARAMETERS = 64 * 1024;

/** The parameter sets in front of the first picture: many streams say them once, and a decoder that begins later needs them again. */
class ParameterSets {
  readonly #ranges: (readonly [start: number, end: number])[] = [];
  #open: number | null = null;

  constructor(readonly source: ByteSource) {}

  meet(unit: NalUnit, isSet: boolean, isBefore: boolean): void {
    if (this.#open !== null) this.#ranges.push([this.#open, unit.start]);
    this.#open = isSet && isBefore ? unit.start : null;
  }

  joined(): Uint8Array {
    const bytes: number[] = [];
    for (const [start, end] of this.#ranges)
      if (bytes.length + end - start <= MOST_PARAMETERS) bytes.push(...this.source.read(start, end - start));
    return Uint8Array.from(bytes);
  }
}

/**
 * The pictures of a byte stream: each begins with what stands in front of its first slice (delimiter, parameter sets, messages). Two fields
 * of one frame are one picture. Pictures in front of the first key one can't be decoded and are left out.
 * @throws FrameError where there is no picture to begin with, or the stream is larger than is read
 */
export function annexBTrack(source: ByteSource, codec: VideoTrack['codec'], container: VideoTrack['container']): VideoTrack {
  if (source.size > MOST_SCANNED) throw new FrameError('too-large');
  const finder = codec === 'h264' ? new H264Pictures() : new HevcPictures();
  const begins: (Front & { isKey: boolean })[] = [];
  let front = null as Front | null;
  const sets = new ParameterSets(source);
  for (const unit of nalUnits(source)) {
    const { kind, isKey } = finder.meet(unit);
    const isSet = finder.isParameterSet(unit);
    sets.meet(unit, isSet, begins.length === 0);
    if (kind === 'front')
      front = {
        start: front?.start ?? unit.start,
        behind: front?.behind ?? (finder.isDelimiter(unit) ? null : unit.start),
        hasSets: isSet || (front?.hasSets ?? false),
      };
    else if (kind === 'picture') {
      begins.push({ ...(front ?? { start: unit.start, behind: null, hasSets: false }), behind: front?.behind ?? unit.start, isKey });
      if (begins.length > MOST_SAMPLES) throw new FrameError('too-large');
    }
    if (kind !== 'front') front = null;
  }
  const samples = begins.map(({ start, behind, hasSets, isKey }, index): VideoSample => {
    const end = begins[index + 1]?.start ?? source.size;
    // Parameter sets may not stand in front of a delimiter: where they have to be put there, it goes.
    const offset = isKey && !hasSets ? (behind ?? start) : start;
    return { offset, length: end - offset, isKey, lacksParameters: isKey && !hasSets };
  });
  const first = samples.findIndex(({ isKey }) => isKey);
  const { codecString } = finder;
  if (first < 0 || codecString === null) throw new FrameError('codestream-invalid');
  if (samples.some(({ length }) => length > MOST_SAMPLE)) throw new FrameError('too-large');
  return { codec, codecString, description: null, parameters: sets.joined(), source, samples: samples.slice(first), container };
}

class H264Pictures implements PictureFinder {
  codecString: string | null = null;
  #sequence: H264Sequence | null = null;
  #before: H264Slice | null = null;

  isParameterSet({ head }: NalUnit): boolean {
    const type = (head[0] ?? 0) & 0x1f;
    return type === H264.SPS || type === H264.PPS;
  }

  isDelimiter({ head }: NalUnit): boolean {
    return ((head[0] ?? 0) & 0x1f) === H264.DELIMITER;
  }

  meet({ head }: NalUnit): ReturnType<PictureFinder['meet']> {
    const type = (head[0] ?? 0) & 0x1f;
    if (type === H264.SPS) {
      this.#sequence = readSequence(head) ?? this.#sequence;
      this.codecString ??= this.#sequence?.codecString ?? null;
    }
    if (type >= H264.SEI && type <= H264.DELIMITER) return { kind: 'front', isKey: false };
    if (type >= 14 && type <= 18) return { kind: 'front', isKey: false };
    if (type !== H264.SLICE && type !== H264.PARTITION && type !== H264.IDR) return { kind: 'other', isKey: false };
    const slice = this.#sequence && readSlice(head, this.#sequence);
    if (!slice) return { kind: 'other', isKey: false };
    const before = this.#before;
    this.#before = slice;
    const isSecondField = before !== null && before.field !== 0 && slice.field !== 0 && slice.field !== before.field;
    const isSame = before !== null && slice.frameNumber === before.frameNumber && isSecondField;
    if (slice.firstBlock !== 0 || isSame) {
      // Two fields are one frame: a third one begins the next.
      if (isSame) this.#before = { ...slice, field: 0 };
      return { kind: 'slice', isKey: false };
    }
    return { kind: 'picture', isKey: type === H264.IDR };
  }
}

class HevcPictures implements PictureFinder {
  codecString: string | null = null;

  isParameterSet({ head }: NalUnit): boolean {
    const type = hevcType(head[0] ?? 0);
    return type >= HEVC.VPS && type <= HEVC.PPS;
  }

  isDelimiter({ head }: NalUnit): boolean {
    return hevcType(head[0] ?? 0) === HEVC.DELIMITER;
  }

  meet({ head }: NalUnit): ReturnType<PictureFinder['meet']> {
    const type = hevcType(head[0] ?? 0);
    if (type === HEVC.SPS) this.codecString ??= hevcCodecString(head);
    if ((type >= HEVC.VPS && type <= HEVC.DELIMITER) || type === HEVC.PREFIX_SEI) return { kind: 'front', isKey: false };
    if (type > HEVC.LAST_SLICE) return { kind: 'other', isKey: false };
    if (!startsPicture(head)) return { kind: 'slice', isKey: false };
    return { kind: 'picture', isKey: type >= HEVC.FIRST_KEY && type <= HEVC.LAST_KEY };
  }
}
