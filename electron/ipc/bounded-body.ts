/** The bytes that a page sent, read up to a bound; null where there are more, of which nothing is kept. */
export async function boundedBody(untrusted: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const reader = untrusted?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > mostBytes) {
      // Whether the page still sends makes no difference any more.
      reader.cancel().catch(() => undefined);
      return null;
    }
    pieces.push(value);
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, length);
}
