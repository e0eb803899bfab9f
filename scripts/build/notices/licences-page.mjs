/** @typedef {import('./third-parties.mjs').ThirdParty} ThirdParty */
/** @typedef {{ title: string, text: string }} OwnNotice */

const WORDS = {
  en: {
    title: 'Licences',
    own: 'Negatoscope is free software under the Apache License 2.0. It is made of the work of others, under the licences below.',
    runtime: 'Electron and Chromium bring their own licences: LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    none: 'The package brings no text of its own; its licence is the one named here.',
  },
  fr: {
    title: 'Licences',
    own: 'Negatoscope est un logiciel libre sous licence Apache 2.0. Il repose sur le travail d’autres personnes, sous les licences ci-dessous.',
    runtime: 'Electron et Chromium apportent leurs propres licences : LICENSE.electron.txt et LICENSES.chromium.html, à côté du programme.',
    none: 'Le paquet n’apporte pas de texte ; sa licence est celle qui est nommée ici.',
  },
};

/**
 * The page of licences: static, no script, styled by licences.css beside it.
 * @param {'en' | 'fr'} language
 * @param {readonly ThirdParty[]} parties
 * @param {readonly OwnNotice[]} notices of what came otherwise than as a package
 */
export function licencesPage(language, parties, notices) {
  const words = WORDS[language];
  const entries = [
    ...notices.map(({ title, text }) => section(title, '', [text])),
    ...parties.map((party) =>
      section(`${party.name} ${party.version}`, party.licence, party.texts.length > 0 ? party.texts : [words.none]),
    ),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>Negatoscope</title>
<link rel="stylesheet" href="/licences.css">
</head>
<body>
<main>
<h1>${inHtml(words.title)}</h1>
<p>${inHtml(words.own)}</p>
<p>${inHtml(words.runtime)}</p>
${entries.join('\n')}
</main>
</body>
</html>
`;
}

/** The same as plain text, to be read without the program. @param {readonly ThirdParty[]} parties @param {readonly OwnNotice[]} notices */
export function licencesText(parties, notices) {
  const words = WORDS.en;
  const parts = [
    `${words.own}\n${words.runtime}`,
    ...notices.map(({ title, text }) => `${title}\n\n${text}`),
    ...parties.map(({ name, version, licence, texts }) => `${name} ${version} (${licence})\n\n${texts.join('\n\n') || words.none}`),
  ];
  return `${parts.join(`\n\n${'─'.repeat(80)}\n\n`)}\n`;
}

/** @param {string} title @param {string} licence @param {readonly string[]} texts */
function section(title, licence, texts) {
  const label = licence === '' ? '' : ` <span>${inHtml(licence)}</span>`;
  return `<details><summary>${inHtml(title)}${label}</summary>${texts.map((text) => `<pre>${inHtml(text)}</pre>`).join('')}</details>`;
}

/** Text as HTML shows it. */
function inHtml(/** @type {string} */ text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
