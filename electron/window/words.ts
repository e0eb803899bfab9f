import type { Written } from '../files/target-name.js';

interface WrittenWords {
  readonly chooseTarget: string;
  readonly write: string;
  readonly consequence: (parent: string, name: string) => string;
}

/** What main itself says: menu, dialogs, the last question before writing. The page has its own table. */
export interface Words {
  readonly file: string;
  readonly openFiles: string;
  readonly openFolder: string;
  readonly openSample: string;
  readonly closeAll: string;
  readonly export: string;
  readonly verifyCopy: string;
  readonly quit: string;
  readonly edit: string;
  readonly view: string;
  readonly toggleTheme: string;
  readonly toggleNames: string;
  readonly toggleCapture: string;
  /** The same where the system can't. */
  readonly noCapture: string;
  readonly showKeys: string;
  readonly fullScreen: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly actualSize: string;
  readonly help: string;
  readonly showHelp: string;
  readonly showProof: string;
  readonly chooseHere: string;
  readonly cancel: string;
  readonly question: (files: string, size: string) => string;
  /** What is asked before something is written, by what it is. */
  readonly written: Readonly<Record<Written, WrittenWords>>;
  readonly files: (count: number) => string;
}

const english: Words = {
  file: '&File',
  openFiles: 'Open files…',
  openFolder: 'Open folder…',
  openSample: 'Open the sample study',
  closeAll: 'Close all',
  export: 'Save an anonymised copy…',
  verifyCopy: 'Check a copy against its receipt…',
  quit: 'Quit',
  edit: '&Edit',
  view: '&View',
  toggleTheme: 'Light or dark',
  toggleNames: 'Hide or show who it is',
  toggleCapture: 'Keep out of screenshots and shared screens',
  noCapture: 'Keep out of screenshots (Linux has no means to)',
  showKeys: 'Keys and mouse…',
  fullScreen: 'Full screen',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  actualSize: 'Usual size',
  help: '&Help',
  showHelp: 'Manual',
  showProof: 'Nothing leaves this computer: the proof',
  chooseHere: 'Choose this folder',
  cancel: 'Cancel',
  question: (files, size) => `Write ${files} (${size})?`,
  written: {
    copy: {
      chooseTarget: 'Where should the anonymised copy go?',
      write: 'Write the copy',
      consequence: (parent, name) =>
        `They become the new folder “${name}” in “${parent}”. A name may be written in a picture, for example in a corner: ` +
        'go on only if you have looked at the pictures yourself. The files you opened stay as they are.',
    },
    marks: {
      chooseTarget: 'Where should your marks go?',
      write: 'Save the marks',
      consequence: (parent, name) =>
        `They become the new folder “${name}” in “${parent}”. They are NOT anonymised: each of them holds the name, birth date and number of ` +
        'the person, as the scan has them. Keep them with the scan. The files you opened stay as they are.',
    },
  },
  files: (count) => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`),
};

const french: Words = {
  file: '&Fichier',
  openFiles: 'Ouvrir des fichiers…',
  openFolder: 'Ouvrir un dossier…',
  openSample: 'Ouvrir l’examen d’exemple',
  closeAll: 'Tout fermer',
  export: 'Enregistrer une copie anonymisée…',
  verifyCopy: 'Vérifier une copie avec son reçu…',
  quit: 'Quitter',
  edit: '&Édition',
  view: '&Affichage',
  toggleTheme: 'Clair ou sombre',
  toggleNames: 'Masquer ou montrer l’identité',
  toggleCapture: 'Exclure des captures et des partages d’écran',
  noCapture: 'Exclure des captures d’écran (impossible sous Linux)',
  showKeys: 'Touches et souris…',
  fullScreen: 'Plein écran',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  actualSize: 'Taille habituelle',
  help: '&Aide',
  showHelp: 'Mode d’emploi',
  showProof: 'Rien ne quitte cet ordinateur : la preuve',
  chooseHere: 'Choisir ce dossier',
  cancel: 'Annuler',
  question: (files, size) => `Écrire ${files} (${size}) ?`,
  written: {
    copy: {
      chooseTarget: 'Où enregistrer la copie anonymisée ?',
      write: 'Écrire la copie',
      consequence: (parent, name) =>
        `La copie sera le nouveau dossier « ${name} » dans « ${parent} ». Un nom peut être écrit dans une image, par ` +
        'exemple dans un coin : ne continuez que si vous avez regardé les images vous-même. Les fichiers que vous avez ouverts restent tels quels.',
    },
    marks: {
      chooseTarget: 'Où enregistrer vos repères ?',
      write: 'Enregistrer les repères',
      consequence: (parent, name) =>
        `Ils seront le nouveau dossier « ${name} » dans « ${parent} ». Ils ne sont PAS anonymisés : chacun porte le nom, la date de naissance et le ` +
        'numéro de la personne, tels qu’ils sont dans l’examen. Gardez-les avec l’examen. Les fichiers que vous avez ouverts restent tels quels.',
    },
  },
  files: (count) => (count === 1 ? '1 fichier' : `${count.toLocaleString('fr')} fichiers`),
};

/** The words for a locale such as `fr-CA`; English for every language that isn't there yet. */
export function wordsFor(locale: string): Words {
  return locale.toLowerCase().startsWith('fr') ? french : english;
}

/** A length in the units that file managers show, in that language. */
export function sizeText(bytes: number, locale: string): string {
  const isFrench = locale.toLowerCase().startsWith('fr');
  const units = isFrench ? ['octets', 'ko', 'Mo', 'Go', 'To'] : ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const last = units.length - 1;
  let power = 0;
  let value = bytes;
  // 999,950 is 1 MB, not 1,000 kB: what counts is the number as shown.
  while (power < last && Math.round(value * 10) >= 10_000) {
    value /= 1000;
    power += 1;
  }
  const number = value.toLocaleString(isFrench ? 'fr' : 'en', { maximumFractionDigits: power === 0 ? 0 : 1 });
  const unit = bytes === 1 ? units[0]?.slice(0, -1) : units[power];
  return `${number} ${unit}`;
}
