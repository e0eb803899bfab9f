/** A Markdown table: a pipe inside a cell is written so that it doesn't end the cell. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** One section of the document. */
export interface Section {
  readonly title: string;
  /** Markdown paragraphs and tables, in order. */
  readonly parts: readonly string[];
}

export const sectionText = ({ title, parts }: Section): string => [`## ${title}`, ...parts].join('\n\n');
