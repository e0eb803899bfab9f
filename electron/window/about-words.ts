/** The about box in both languages. */
export interface AboutWords {
  readonly title: string;
  readonly what: string;
  readonly substitute: string;
  readonly licence: string;
  readonly checksNothing: string;
  readonly notMedical: string;
  readonly close: string;
  readonly proof: string;
  readonly licences: string;
}

const english: AboutWords = {
  title: 'About Negatoscope',
  what: 'A secure, offline viewer for medical images that shows what would leave before a copy leaves.',
  substitute: 'This Electron is the old substitute for development: never open a stranger’s scans with it.',
  licence: 'Free software under the Apache License 2.0, made of the work of others: see “Licences”.',
  checksNothing:
    'It never asks whether there is a newer version, since it asks nobody anything. Where you got this one, you can see for yourself: ' +
    'compare the number above with the newest release there, from time to time.',
  notMedical: 'Not a medical device, and not for diagnosis.',
  close: 'Close',
  proof: 'Nothing leaves: the proof',
  licences: 'Licences',
};

const french: AboutWords = {
  title: 'À propos de Negatoscope',
  what: 'Une visionneuse d’images médicales sûre et hors ligne, qui montre ce qui partirait avant toute copie.',
  substitute: 'Cet Electron est l’ancien substitut de développement : n’ouvrez jamais avec lui les examens d’inconnus.',
  licence: 'Logiciel libre sous licence Apache 2.0, qui repose sur le travail d’autres personnes : voir « Licences ».',
  checksNothing:
    'Il ne demande jamais s’il existe une version plus récente, car il ne demande rien à personne. Vous pouvez le voir vous-même là où vous ' +
    'l’avez obtenu : comparez de temps en temps le numéro ci-dessus à la dernière version publiée.',
  notMedical: 'Ce n’est pas un dispositif médical ; il n’est pas destiné au diagnostic.',
  close: 'Fermer',
  proof: 'Rien ne part : la preuve',
  licences: 'Licences',
};

/** The words for a locale such as `fr-CA`; English for every language that isn't there yet. */
export function aboutWordsFor(locale: string): AboutWords {
  return locale.toLowerCase().startsWith('fr') ? french : english;
}
