import type { ReportRow } from './report.js';

/** What was found in pictures and done about it, in a sentence each; no word of a picture. */
export function textSentences(rows: readonly ReportRow[]): string[] {
  const sentences: string[] = [];
  const found = rows.filter(({ reason }) => reason === 'text-found');
  if (found.length > 0) {
    const like = found.filter(({ pixels }) => (pixels?.text?.likeHeaders ?? 0) > 0).length;
    const looks = like > 0 ? ` In ${like} of them it looks like what the headers say of the person.` : '';
    sentences.push(
      `Text was found in the pictures of ${found.length} files, which were left out.${looks} --text redact covers what is found; --redact covers boxes of your own.`,
    );
  }
  const covered = rows.filter(({ pixels }) => pixels?.covered);
  if (covered.length > 0) {
    const boxes = covered.reduce((sum, { pixels }) => sum + (pixels?.covered?.boxes ?? 0), 0);
    sentences.push(
      `${boxes} boxes were covered in the pictures of ${covered.length} files. Look at them: a search for text can miss some.`,
    );
  }
  return sentences;
}
