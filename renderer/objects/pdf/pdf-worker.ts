import './polyfills.js';
// Parses the document: in a worker of its own, as sandboxed as those that read scans.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
