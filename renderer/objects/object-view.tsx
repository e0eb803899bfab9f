import { useEffect, useRef } from 'react';
import type { Grant } from '../../core/bridge.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { objectKind } from '../../core/study/objects/object-kind.js';
import type { StudyObject } from '../../core/study/objects/read-object.js';
import { useCell } from '../app/cell.js';
import { useAppState, useDispatch } from '../app/store.js';
import { DocumentView } from './document-view.js';
import { useObjectMessages } from './messages/object-messages.js';
import { ObjectSentence } from './object-sentence.js';
import './objects.css';
import './report/report.css';
import { PresentationView } from './presentation/presentation-view.js';
import { useReachable } from './reachable.js';
import { KeyObjectsView } from './report/key-objects-view.js';
import { ReportView } from './report/report-view.js';
import { useObject } from './shelf.js';
import { StructureSetView } from './structure-set/structure-set-view.js';
import { WaveformView } from './waveform/waveform-view.js';

/** Whether a file without a picture has a screen of its own here. */
export const hasObjectView = (record: InstanceRecord): boolean => objectKind(record.sopClass.uid) !== null;

/** A file without a picture, in the picture's place. */
export function ObjectView({ record }: { readonly record: InstanceRecord }) {
  const file = useAppState((state) => state.grants.get(record.fileId));
  const dispatch = useDispatch();
  const cell = useCell();
  const words = useObjectMessages();
  const answer = useObject(file);
  const region = useRef<HTMLElement>(null);
  useReachable(region);
  useEffect(() => {
    // No picture is on the screen any more: its tools rest.
    dispatch({ type: 'shown', shown: { fileId: record.fileId, frame: 0, kind: 'no-picture' }, cell });
  }, [dispatch, record, cell]);
  return (
    <section className="object-view" ref={region} aria-label={record.sopClass.name ?? words.documentTitle}>
      {answer === undefined && <p className="object-note">{words.reading}</p>}
      {answer?.kind === 'failed' && <ObjectSentence title={words.failed}>{words.failedBody}</ObjectSentence>}
      {answer?.kind === 'read' && answer.object === null && (
        <ObjectSentence title={record.sopClass.name ?? ''}>{words.noScreen(record.sopClass.name ?? '')}</ObjectSentence>
      )}
      {answer?.kind === 'read' && answer.object && file && <Screen key={file.id} file={file} record={record} object={answer.object} />}
    </section>
  );
}

function Screen({ file, record, object }: { readonly file: Grant; readonly record: InstanceRecord; readonly object: StudyObject }) {
  switch (object.kind) {
    case 'report':
      return <ReportView report={object} />;
    case 'key-objects':
      return <KeyObjectsView report={object} />;
    case 'document':
      return <DocumentView file={file} document={object} />;
    case 'presentation':
      return <PresentationView fileId={record.fileId} presentation={object} />;
    case 'waveform':
      return <WaveformView waveform={object} />;
    case 'structure-set':
      return <StructureSetView fileId={record.fileId} set={object} />;
  }
}
