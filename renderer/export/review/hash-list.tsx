import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import { Term } from '../glossary/term.js';
import { exportMessages } from '../messages/export-messages.js';
import type { Language } from '../state.js';

export interface HashedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const LAYOUT = { rowHeight: 28, headingHeight: 28 };

/** Every file of a copy with its size and SHA-256; only the rows in view are in the page. */
export function HashList({ files, language }: { readonly files: readonly HashedFile[]; readonly language: Language }) {
  const messages = exportMessages(language);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={LAYOUT}>
      <Table className="export-hashes" aria-label={messages.filesTitle(files.length)}>
        <TableHeader className="export-hash-head">
          <Column isRowHeader width={140} className="export-hash-name">
            {messages.columnName}
          </Column>
          <Column width={140} className="export-number">
            {messages.columnSize}
          </Column>
          <Column className="export-hash-hash">
            <Term term="fingerprint" language={language}>
              {messages.columnHash}
            </Term>
          </Column>
        </TableHeader>
        <TableBody items={files.map((file) => ({ id: file.name, ...file }))}>
          {(file) => (
            <Row className="export-hash-row" textValue={file.name}>
              <Cell className="export-hash-name">{file.name}</Cell>
              <Cell className="export-number">{messages.number(file.bytes)}</Cell>
              <Cell className="export-hash-hash">
                <code>{file.sha256}</code>
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}
