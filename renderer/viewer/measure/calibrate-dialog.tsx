import { type FormEvent, useId, useState } from 'react';
import { Input, Label, Radio, RadioGroup, Text, TextField } from 'react-aria-components';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { Mark } from '../../../core/study/measure/mark.js';
import { calibrate } from '../../../core/study/measure/scale.js';
import { useMessages } from '../../app/messages/use-messages.js';
import type { Place } from '../../app/series.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { aspectUnder } from './seen-shapes.js';

/** Nothing that is looked at here is longer: ten metres. */
const LONGEST = 10_000;

/** The selected length, its picture and where that stands; null where no length is selected. */
function useChosenLength(): { readonly mark: Mark; readonly record: InstanceRecord; readonly place: Place } | null {
  const mark = useAppState(({ measures }) => measures.sheet.marks.find(({ id }) => id === measures.selected));
  const place = useAppState((state) => (mark ? state.places.get(mark.at.fileId) : undefined));
  const record = place?.series.images.find(({ fileId }) => fileId === mark?.at.fileId);
  return mark?.shape.kind === 'length' && place && record ? { mark, record, place } : null;
}

/** Asks how long a line really is, and for which pictures that holds. */
export function CalibrateDialog() {
  const chosen = useChosenLength();
  return chosen ? <Question {...chosen} /> : null;
}

function Question({ mark, record, place: { series } }: NonNullable<ReturnType<typeof useChosenLength>>) {
  const messages = useMessages();
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const formId = useId();
  const [text, setText] = useState('');
  const [holds, setHolds] = useState<'file' | 'series'>('file');
  const { image } = record;
  const [from, to] = mark.shape.points;
  const isSame = (other: InstanceRecord['image']): boolean =>
    image.kind === 'image' && other.kind === 'image' && other.rows === image.rows && other.columns === image.columns;
  const same = series.images.filter((each) => isSame(each.image)).length;
  const close = () => dispatch({ type: 'dialog', dialog: null });
  const scale = from && to ? calibrate(from, to, millimetres(text), aspectUnder(mark.shape)) : null;
  const isWrong = text.trim() !== '' && scale === null;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (!scale || image.kind !== 'image') return;
    const kept = holds === 'file' ? ({ kind: 'file', fileId: record.fileId } as const) : ({ kind: 'series', key: series.key } as const);
    const calibration = { ...scale, holds: kept, rows: image.rows, columns: image.columns };
    dispatch({ type: 'measure', action: { type: 'calibrate', calibration } });
    close();
  };
  return (
    <WindowDialog
      title={words.calibrateTitle}
      closeLabel={messages.dismiss}
      onClose={close}
      feet={
        <>
          <TextButton onPress={close}>{messages.cancel}</TextButton>
          <TextButton look="main" type="submit" form={formId} isDisabled={scale === null}>
            {words.calibrate}
          </TextButton>
        </>
      }
    >
      <form id={formId} className="calibrate" onSubmit={keep}>
        <p>{words.calibrateLead}</p>
        <TextField className="calibrate-length" value={text} onChange={setText} isInvalid={isWrong} autoFocus>
          <Label>{words.calibrateLength}</Label>
          <span>
            <Input inputMode="decimal" /> mm
          </span>
          {isWrong && <Text slot="errorMessage">{words.calibrateWrong}</Text>}
        </TextField>
        {same > 1 && (
          <RadioGroup className="calibrate-holds" value={holds} onChange={(value) => setHolds(value === 'series' ? 'series' : 'file')}>
            <Label>{words.calibrateFor}</Label>
            <Radio value="file" className="calibrate-radio">
              {words.calibrateFile}
            </Radio>
            <Radio value="series" className="calibrate-radio">
              {words.calibrateSeries(same)}
            </Radio>
          </RadioGroup>
        )}
      </form>
    </WindowDialog>
  );
}

/** A length as it is typed, with the comma or the point of the person's language; not a number where it is none, or can't be one. */
function millimetres(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return value > 0 && value <= LONGEST ? value : Number.NaN;
}
