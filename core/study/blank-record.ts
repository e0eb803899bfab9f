import type { InstanceRecord } from './instance-record.js';

/** What a file that isn't DICOM can say of itself; `format` is a fixed word of the program, never text of the file. */
export type ForeignFacts = Pick<InstanceRecord, 'image' | 'windows' | 'geometry'> & { readonly format: string };

/** The record of a file that isn't DICOM: it stands alone, says nothing of a person, and has a picture. */
export function blankRecord(fileId: string, untrustedName: string, { format, image, windows, geometry }: ForeignFacts): InstanceRecord {
  return {
    fileId,
    untrustedName,
    transferSyntax: { uid: '', name: format },
    sopClass: { uid: '', name: format },
    sopInstanceUid: '',
    patient: { name: '', id: '', issuer: '', birthDate: '', sex: '' },
    study: { uid: '', id: '', date: '', time: '', description: '', accessionNumber: '' },
    series: {
      uid: '',
      number: null,
      modality: '',
      description: '',
      bodyPart: '',
      protocol: '',
      laterality: '',
      date: '',
      time: '',
    },
    instanceNumber: null,
    acquisitionNumber: null,
    acquisitionDate: '',
    acquisitionTime: '',
    contentDate: '',
    contentTime: '',
    imageLaterality: '',
    imageType: [],
    image,
    windows,
    geometry,
    warnings: [],
    writingKind: null,
  };
}

/** True for a record that `blankRecord` made. */
export const isForeign = (record: InstanceRecord): boolean => record.sopClass.uid === '' && record.transferSyntax.uid === '';
