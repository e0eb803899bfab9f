/** The time that every written file carries, as PDF writes it (ISO 32000-1, 7.9.4). */
const TIME = 'D:19800101000000Z';

/**
 * A PDF of Chromium's without what it says of this machine: the system and its version (Creator), and the moment with the time
 * zone. Nothing is moved, since the file finds its objects by where they lie: what goes is overwritten with blanks.
 */
export function neutralPdf(pdf: Uint8Array): Uint8Array {
  // One letter a byte: everything else comes out as it was.
  const text = Buffer.from(pdf).toString('latin1');
  const neutral = text
    .replaceAll(/\/(Creator|Producer) \(((?:[^()\\]|\\.)*)\)/g, (whole, key: string) => `/${key} ()`.padEnd(whole.length))
    .replaceAll(/\/(CreationDate|ModDate) \(D:[^()]{14,30}\)/g, (whole, key: string) => `/${key} (${TIME})`.padEnd(whole.length));
  return Buffer.from(neutral, 'latin1');
}
