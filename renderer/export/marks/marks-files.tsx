import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ReviewedMarks } from '../../workers/keep-api.js';
import { exportMessages } from '../messages/export-messages.js';
import type { MarksMessages } from '../messages/marks-messages.js';
import type { Language } from '../state.js';
import type { MarksDialogProps } from './marks-dialog.js';

interface MarksFilesProps extends Pick<MarksDialogProps, 'elementsOf'> {
  readonly files: readonly ReviewedMarks[];
  readonly language: Language;
  readonly messages: MarksMessages;
}

/** The files that would be written, and all that stands in the one that is chosen. */
export function MarksFiles({ files, language, messages, elementsOf }: MarksFilesProps) {
  const [chosen, setChosen] = useState(files[0]?.name ?? '');
  const words = exportMessages(language);
  const isThere = files.some(({ name }) => name === chosen);
  return (
    <section className="marks-review" aria-labelledby="marks-files-title">
      <h3 id="marks-files-title">{messages.filesTitle(files.length)}</h3>
      <Tabs
        className="marks-tabs"
        selectedKey={isThere ? chosen : (files[0]?.name ?? '')}
        onSelectionChange={(key) => setChosen(String(key))}
      >
        <TabList className="marks-tab-list" aria-label={messages.filesTitle(files.length)}>
          {files.map(({ name, kind, bytes, elements }) => (
            <Tab key={name} id={name} className="marks-tab">
              <span className="marks-kind-name">{messages.kinds[kind]}</span>
              <span className="marks-quiet">{messages.contents(words.number(elements.output), words.size(bytes))}</span>
            </Tab>
          ))}
        </TabList>
        {files.map((file) => (
          <TabPanel key={file.name} id={file.name} className="marks-panel">
            <p className="marks-quiet">{messages.originsHint}</p>
            <p className="marks-hash">
              {file.name} · {messages.fingerprint} <code>{file.sha256}</code>
            </p>
            <div className="marks-elements">{elementsOf(file, (row) => messages.origins[file.origins[row] ?? 'made'])}</div>
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}
