/** What the page may load and reach: its own origin, and nothing of anybody else's. No inline script, no frame, no form. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const COMMON: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // No other origin shares the process, and the codecs may use threads.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function pageHeaders(type: string): Record<string, string> {
  return { ...COMMON, 'Content-Type': type };
}

/** Headers of bytes of a scan. The whole size isn't told: who asks knows it from the grant. */
export function byteHeaders(range?: { readonly first: number; readonly length: number }): Record<string, string> {
  const headers: Record<string, string> = { ...COMMON, 'Content-Type': 'application/octet-stream' };
  if (range) {
    headers['Content-Range'] = `bytes ${range.first}-${range.first + range.length - 1}/*`;
    headers['Content-Length'] = String(range.length);
  }
  return headers;
}
