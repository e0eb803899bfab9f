import { escapeHtml } from './escape-html.js';

/** The picture as large as the page, on white, and not a word beside it. */
export const PICTURE_CSS = `
@page { margin: 12mm; }
html, body { margin: 0; background: #fff; }
img { display: block; width: 100%; height: auto; max-height: 265mm; object-fit: contain; }
`;

export const pictureSheet = (style: string, picture: string): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Negatoscope</title><link rel="stylesheet" href="${escapeHtml(style)}"></head>
<body><img src="${escapeHtml(picture)}" alt=""></body>
</html>
`;
