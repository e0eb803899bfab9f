import type { PatientGroup, SeriesGroup } from './group-studies.js';
import type { InstanceRecord } from './instance-record.js';
import { type SeriesNote, seriesNotes } from './series-notes.js';

/** What the verb `inspect` prints of a study. It names the person: it is for whoever asked, on their own machine. */
export interface StudySummary {
  readonly patient: {
    readonly name: string;
    readonly id: string;
    readonly issuer: string;
    readonly birthDate: string;
    readonly sex: string;
  };
  readonly uid: string;
  readonly date: string;
  readonly time: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly series: readonly SeriesSummary[];
}

export interface SeriesSummary {
  readonly uid: string;
  readonly number: number | null;
  readonly modality: string;
  readonly description: string;
  readonly part: SeriesGroup['part'];
  readonly orderedBy: SeriesGroup['orderedBy'];
  /** What a reader should know before scrolling: missing slices, a tilted gantry. */
  readonly notes: readonly SeriesNote[];
  readonly frames: number;
  readonly instances: readonly InstanceSummary[];
}

export interface InstanceSummary {
  readonly file: string;
  readonly sopInstanceUid: string;
  readonly sopClass: { readonly uid: string; readonly name: string | null };
  readonly transferSyntax: { readonly uid: string; readonly name: string };
  readonly number: number | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly frames: number;
  readonly photometric: string | null;
  /** Of a whole slide in tiles: which level or side picture it is, and the size of the whole; absent elsewhere. */
  readonly slide?: { readonly role: string; readonly totalRows: number; readonly totalColumns: number };
  /** Why there is no picture; null where there is one. */
  readonly refused: string | null;
  readonly carriesWriting: string | null;
  readonly warnings: readonly string[];
}

/** One row a study, in the order of the groups. */
export function summariseStudies(patients: readonly PatientGroup[]): StudySummary[] {
  return patients.flatMap(({ studies, name, id, issuer, birthDate, sex }) =>
    studies.map(({ uid, date, time, description, modalities, series }) => ({
      patient: { name, id, issuer, birthDate, sex },
      uid,
      date,
      time,
      description,
      modalities,
      series: series.map((one) => ({
        uid: one.uid,
        number: one.number,
        modality: one.modality,
        description: one.description,
        part: one.part,
        orderedBy: one.orderedBy,
        notes: seriesNotes(one),
        frames: one.frames,
        instances: one.images.map(summariseInstance),
      })),
    })),
  );
}

function summariseInstance(record: InstanceRecord): InstanceSummary {
  const { image } = record;
  const picture = image.kind === 'image';
  const slide = record.slide && {
    role: record.slide.role,
    totalRows: record.slide.shape.totalRows,
    totalColumns: record.slide.shape.totalColumns,
  };
  return {
    file: record.untrustedName,
    sopInstanceUid: record.sopInstanceUid,
    sopClass: record.sopClass,
    transferSyntax: record.transferSyntax,
    number: record.instanceNumber,
    rows: picture ? image.rows : null,
    columns: picture ? image.columns : null,
    frames: picture ? image.numberOfFrames : 0,
    photometric: picture ? image.photometric : null,
    ...(slide ? { slide } : {}),
    refused: picture ? null : image.detail === '' ? image.code : `${image.code}: ${image.detail}`,
    carriesWriting: record.writingKind,
    warnings: record.warnings,
  };
}
