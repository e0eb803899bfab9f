/** Transfer syntaxes (PS3.5 §10, PS3.6 Table A-1) and how their data set is encoded. */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
  /** The data set is deflated as a whole (PS3.5 §A.5). */
  readonly deflated: boolean;
  /** Pixel data is a sequence of fragments (PS3.5 §A.4). */
  readonly encapsulated: boolean;
}

export const IMPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_VR_BIG_ENDIAN = '1.2.840.10008.1.2.2';
export const EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

const native = (uid: string, name: string, explicitVr: boolean, littleEndian: boolean, deflated = false): TransferSyntax => ({
  uid,
  name,
  explicitVr,
  littleEndian,
  deflated,
  encapsulated: false,
});
const encapsulated = (uid: string, name: string): TransferSyntax => ({
  uid: `1.2.840.10008.1.2.${uid}`,
  name,
  explicitVr: true,
  littleEndian: true,
  deflated: false,
  encapsulated: true,
});

export const TRANSFER_SYNTAXES: readonly TransferSyntax[] = [
  native(IMPLICIT_VR_LITTLE_ENDIAN, 'Implicit VR Little Endian', false, true),
  native(EXPLICIT_VR_LITTLE_ENDIAN, 'Explicit VR Little Endian', true, true),
  native('1.2.840.10008.1.2.1.99', 'Deflated Explicit VR Little Endian', true, true, true),
  native(EXPLICIT_VR_BIG_ENDIAN, 'Explicit VR Big Endian', true, false),
  native('1.2.840.113619.5.2', 'Implicit VR Little Endian, big endian pixels (GE private)', false, true),
  encapsulated('1.98', 'Encapsulated Uncompressed Explicit VR Little Endian'),
  encapsulated('4.50', 'JPEG Baseline (Process 1)'),
  encapsulated('4.51', 'JPEG Extended (Process 2 and 4)'),
  encapsulated('4.53', 'JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)'),
  encapsulated('4.55', 'JPEG Full Progression, Non-Hierarchical (Process 10 and 12)'),
  encapsulated('4.57', 'JPEG Lossless, Non-Hierarchical (Process 14)'),
  encapsulated('4.70', 'JPEG Lossless, First-Order Prediction (Process 14, Selection Value 1)'),
  encapsulated('4.80', 'JPEG-LS Lossless'),
  encapsulated('4.81', 'JPEG-LS Near-Lossless'),
  encapsulated('4.90', 'JPEG 2000 Lossless Only'),
  encapsulated('4.91', 'JPEG 2000'),
  encapsulated('4.92', 'JPEG 2000 Multi-component Lossless Only'),
  encapsulated('4.93', 'JPEG 2000 Multi-component'),
  encapsulated('4.100', 'MPEG2 Main Profile / Main Level'),
  encapsulated('4.100.1', 'Fragmentable MPEG2 Main Profile / Main Level'),
  encapsulated('4.101', 'MPEG2 Main Profile / High Level'),
  encapsulated('4.101.1', 'Fragmentable MPEG2 Main Profile / High Level'),
  encapsulated('4.102', 'MPEG-4 AVC/H.264 High Profile / Level 4.1'),
  encapsulated('4.102.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1'),
  encapsulated('4.103', 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1'),
  encapsulated('4.103.1', 'Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1'),
  encapsulated('4.104', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video'),
  encapsulated('4.104.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video'),
  encapsulated('4.105', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video'),
  encapsulated('4.105.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video'),
  encapsulated('4.106', 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2'),
  encapsulated('4.106.1', 'Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2'),
  encapsulated('4.107', 'HEVC/H.265 Main Profile / Level 5.1'),
  encapsulated('4.108', 'HEVC/H.265 Main 10 Profile / Level 5.1'),
  encapsulated('4.110', 'JPEG XL Lossless'),
  encapsulated('4.111', 'JPEG XL JPEG Recompression'),
  encapsulated('4.112', 'JPEG XL'),
  encapsulated('4.201', 'High-Throughput JPEG 2000 Lossless Only'),
  encapsulated('4.202', 'High-Throughput JPEG 2000 with RPCL Options Lossless Only'),
  encapsulated('4.203', 'High-Throughput JPEG 2000'),
  encapsulated('5', 'RLE Lossless'),
  encapsulated('8.1', 'Deflated Image Frame Compression'),
];

const BY_UID: ReadonlyMap<string, TransferSyntax> = new Map(TRANSFER_SYNTAXES.map((syntax) => [syntax.uid, syntax]));

/** The syntax of that UID. One that the table doesn't know is read as explicit VR little endian (PS3.5 §10.1 asks that of all newer ones). */
export function transferSyntaxOf(uid: string): TransferSyntax {
  return (
    BY_UID.get(uid) ?? { uid, name: 'Unknown transfer syntax', explicitVr: true, littleEndian: true, deflated: false, encapsulated: false }
  );
}
export const isKnownTransferSyntax = (uid: string): boolean => BY_UID.has(uid);
