import type { ReceiptFacts } from '../../core/bridge.js';

/** What stands on paper, and what main asks before a picture is copied. */
export interface SheetWords {
  readonly receiptTitle: string;
  readonly receiptLead: string;
  readonly program: string;
  readonly rules: string;
  readonly policies: Readonly<Record<string, string>>;
  readonly keptKey: string;
  readonly keptKeys: Readonly<Record<'yes' | 'no', string>>;
  readonly entries: string;
  readonly entriesOf: (kept: string, changed: string, removed: string, added: string) => string;
  readonly checks: string;
  readonly checksOf: (secondReader: string, readBack: string) => string;
  readonly writing: string;
  readonly writings: Readonly<Record<ReceiptFacts['text'], string>>;
  readonly faces: string;
  readonly facesOf: Readonly<Record<ReceiptFacts['faces'], string>>;
  readonly leftOut: string;
  readonly overruled: string;
  readonly files: string;
  readonly name: string;
  readonly bytes: string;
  readonly fingerprint: string;
  readonly howToCheck: string;
  readonly saveReceipt: string;
  readonly receiptFile: string;
  readonly chooseReceipt: string;
  readonly chooseCopy: string;
  readonly zipFile: string;
  readonly policyFile: string;
  readonly keyFile: string;
  readonly openKey: string;
  readonly saveKey: string;
  readonly openPolicy: string;
  readonly sharePolicy: string;
  readonly copyQuestion: string;
  readonly copyConsequence: string;
  readonly copy: string;
  readonly cancel: string;
  readonly locale: string;
}

const english: SheetWords = {
  receiptTitle: 'Receipt of an anonymised copy',
  receiptLead: 'It names nobody. It says what was written, and by which rules.',
  program: 'Program',
  rules: 'Rules',
  policies: {
    basic: 'As little as possible',
    'second-opinion': 'Second opinion',
    research: 'Research',
    'own-choice': 'Chosen one by one',
    picture: 'One picture for a chat',
  },
  keptKey: 'Codes and numbers',
  keptKeys: {
    yes: 'those of a kept key: other copies made with it have the same for the same person',
    no: 'made for this copy alone',
  },
  entries: 'Entries',
  entriesOf: (kept, changed, removed, added) => `${kept} kept, ${changed} changed, ${removed} removed, ${added} added`,
  checks: 'Checks',
  checksOf: (secondReader, readBack) =>
    `files read by a second reader: ${secondReader}; read back from the disk and checked there: ${readBack}`,
  writing: 'Writing in pictures',
  writings: {
    auto: 'looked for in every picture by the program',
    off: 'not looked for in every picture by the program',
    redact: 'blacked out where it was found',
  },
  faces: 'Faces',
  facesOf: { 'not-looked-for': 'not looked for', keep: 'kept', 'leave-out': 'left out', deface: 'removed' },
  leftOut: 'Files left out',
  overruled: 'Files taken along on the person’s decision',
  files: 'Files',
  name: 'Name',
  bytes: 'Bytes',
  fingerprint: 'Fingerprint (SHA-256)',
  howToCheck: 'A file whose fingerprint is another is not the one that was written. Any program that computes SHA-256 can check it.',
  saveReceipt: 'Save the receipt as a page',
  receiptFile: 'Receipt of a copy',
  chooseReceipt: 'Which receipt?',
  chooseCopy: 'Which copy?',
  zipFile: 'Packed copy (zip)',
  keyFile: 'Kept key, behind a passphrase',
  openKey: 'Open a backup of the key',
  saveKey: 'Save a backup of the key',
  policyFile: 'Choice of what a copy keeps',
  openPolicy: 'Open a choice of what a copy keeps',
  sharePolicy: 'Save this choice as a file',
  copyQuestion: 'Copy this picture?',
  copyConsequence:
    'Every program on this computer can read what is copied until something else is. A name may be written in the picture, for example in a ' +
    'corner: go on only if you have looked at it yourself.',
  copy: 'Copy the picture',
  cancel: 'Cancel',
  locale: 'en-GB',
};

const french: SheetWords = {
  receiptTitle: 'Reçu d’une copie anonymisée',
  receiptLead: 'Il ne nomme personne. Il dit ce qui a été écrit, et selon quelles règles.',
  program: 'Programme',
  rules: 'Règles',
  policies: {
    basic: 'Le moins possible',
    'second-opinion': 'Second avis',
    research: 'Recherche scientifique',
    'own-choice': 'Choisies une à une',
    picture: 'Une image pour un message',
  },
  keptKey: 'Codes et numéros',
  keptKeys: {
    yes: 'ceux d’une clé conservée : les autres copies faites avec elle ont les mêmes pour la même personne',
    no: 'créés pour cette copie seule',
  },
  entries: 'Données',
  entriesOf: (kept, changed, removed, added) => `${kept} gardées, ${changed} changées, ${removed} retirées, ${added} ajoutées`,
  checks: 'Vérifications',
  checksOf: (secondReader, readBack) =>
    `fichiers lus par un second lecteur : ${secondReader} ; relus et vérifiés sur le disque : ${readBack}`,
  writing: 'Écriture dans les images',
  writings: {
    auto: 'cherchée dans chaque image par le programme',
    off: 'pas cherchée dans toutes les images par le programme',
    redact: 'noircie là où elle a été trouvée',
  },
  faces: 'Visages',
  facesOf: { 'not-looked-for': 'non recherchés', keep: 'gardés', 'leave-out': 'écartés', deface: 'effacés' },
  leftOut: 'Fichiers écartés',
  overruled: 'Fichiers joints sur décision de la personne',
  files: 'Fichiers',
  name: 'Nom',
  bytes: 'Octets',
  fingerprint: 'Empreinte (SHA-256)',
  howToCheck:
    'Un fichier dont l’empreinte est différente n’est pas celui qui a été écrit. Tout programme qui calcule SHA-256 permet de le vérifier.',
  saveReceipt: 'Enregistrer le reçu en page',
  receiptFile: 'Reçu d’une copie',
  chooseReceipt: 'Quel reçu ?',
  chooseCopy: 'Quelle copie ?',
  zipFile: 'Copie compressée (zip)',
  keyFile: 'Clé gardée, derrière une phrase secrète',
  openKey: 'Ouvrir une sauvegarde de la clé',
  saveKey: 'Enregistrer une sauvegarde de la clé',
  policyFile: 'Choix de ce qu’une copie garde',
  openPolicy: 'Ouvrir un choix de ce qu’une copie garde',
  sharePolicy: 'Enregistrer ce choix en fichier',
  copyQuestion: 'Copier cette image ?',
  copyConsequence:
    'Tout programme de cet ordinateur peut lire ce qui est copié, jusqu’à ce qu’autre chose le soit. Un nom peut être écrit dans l’image, par ' +
    'exemple dans un coin : ne continuez que si vous l’avez regardée vous-même.',
  copy: 'Copier l’image',
  cancel: 'Annuler',
  locale: 'fr-FR',
};

export const sheetWords = (language: 'en' | 'fr'): SheetWords => (language === 'fr' ? french : english);
