import type { Grant, OpeningBatch } from '../../core/bridge.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { AppAction } from '../../renderer/app/actions.js';
import { INITIAL_STATE, reduce } from '../../renderer/app/reduce.js';
import type { AppState } from '../../renderer/app/state.js';

/** What a test says about a record; all else is invented. */
export interface Invented {
  readonly fileId: string;
  readonly patient?: string;
  readonly study?: string;
  readonly series?: string;
  readonly number?: number;
  readonly frames?: number;
  /** Millimetres along the body's axis. */
  readonly z?: number;
  readonly picture?: boolean;
  readonly modality?: string;
  readonly spacing?: { readonly row: number; readonly column: number };
}

export function inventRecord(invented: Invented): InstanceRecord {
  const { fileId, patient = 'Exemplaire^Odile', study = '1.2.3', series = '1.2.3.4', number = 1, frames = 1, z, picture = true } = invented;
  return {
    fileId,
    untrustedName: `disc/${fileId}`,
    transferSyntax: { uid: '1.2.840.10008.1.2.1', name: 'Explicit VR Little Endian' },
    sopClass: { uid: '1.2.840.10008.5.1.4.1.1.2', name: 'CT Image Storage' },
    sopInstanceUid: `2.25.${fileId.charCodeAt(0)}${number}`,
    patient: { name: patient, id: `ID-${patient.length}`, issuer: '', birthDate: '19700917', sex: 'F' },
    study: { uid: study, id: '', date: '20260312', time: '101500', description: 'Thorax', accessionNumber: '' },
    series: {
      uid: series,
      number: 2,
      modality: invented.modality ?? 'CT',
      description: 'Axial',
      bodyPart: 'CHEST',
      protocol: '',
      laterality: '',
      date: '',
      time: '',
    },
    instanceNumber: number,
    acquisitionNumber: null,
    acquisitionDate: '',
    acquisitionTime: '',
    contentDate: '',
    contentTime: '',
    imageLaterality: '',
    imageType: ['ORIGINAL', 'PRIMARY'],
    image: picture
      ? {
          kind: 'image',
          rows: 4,
          columns: 6,
          samplesPerPixel: 1,
          photometric: 'MONOCHROME2',
          planarConfiguration: 0,
          sampleKind: 'integer',
          bitsAllocated: 16,
          bitsStored: 12,
          highBit: 11,
          signed: false,
          numberOfFrames: frames,
          padding: null,
          lossy: false,
        }
      : { kind: 'refused', code: 'no-pixel-data', detail: '' },
    windows: [],
    geometry: {
      position: z === undefined ? null : [0, 0, z],
      orientation: z === undefined ? null : [1, 0, 0, 0, 1, 0],
      frameOfReferenceUid: '',
      patientOrientation: null,
      spacing: invented.spacing ? { ...invented.spacing, kind: 'patient' } : null,
      sliceThickness: null,
      spacingBetweenSlices: null,
    },
    warnings: [],
    writingKind: null,
  };
}

export const inventGrant = (id: string, size = 1000): Grant => ({ id, untrustedName: `disc/${id}`, size });

export function batch(part: Partial<OpeningBatch>): OpeningBatch {
  return { openingId: 'o1', origin: 'dialog', grants: [], skipped: [], done: false, cancelled: false, ...part };
}

/** A window in which these records are open. */
export function stateWith(records: readonly InstanceRecord[]): AppState {
  const grants = records.map((record) => inventGrant(record.fileId));
  return reduceAll(INITIAL_STATE, [
    { type: 'opening', batch: batch({ grants, done: true }) },
    {
      type: 'read',
      openingId: 'o1',
      records: records.map((record) => ({ grant: inventGrant(record.fileId), record })),
      notOpened: [],
    },
    { type: 'opened', openingId: 'o1', cancelled: false, discs: [] },
  ]);
}

export const reduceAll = (state: AppState, actions: readonly AppAction[]): AppState => actions.reduce(reduce, state);
