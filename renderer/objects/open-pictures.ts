import { useMemo } from 'react';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { SopReference } from '../../core/study/objects/sop-reference.js';
import { useAppState, useDispatch } from '../app/store.js';

/** A reference to something that is open. The frame counts from 0. */
export interface OpenTarget {
  readonly record: InstanceRecord;
  readonly frame: number;
  readonly jump: () => void;
}

/** Finds what references mean among what is open; undefined for what isn't. */
export function useOpenTargets(): (reference: SopReference) => OpenTarget | undefined {
  const records = useAppState((state) => state.records);
  const dispatch = useDispatch();
  return useMemo(() => {
    const byUid = new Map<string, InstanceRecord>();
    for (const record of records) if (record.sopInstanceUid !== '') byUid.set(record.sopInstanceUid, record);
    return (reference) => {
      const record = byUid.get(reference.sopInstanceUid);
      if (!record) return undefined;
      const frames = record.image.kind === 'image' ? record.image.numberOfFrames : 1;
      const frame = Math.min(frames, reference.frames[0] ?? 1) - 1;
      return { record, frame, jump: () => dispatch({ type: 'select', position: { fileId: record.fileId, frame } }) };
    };
  }, [records, dispatch]);
}
