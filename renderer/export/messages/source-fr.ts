import { countsIn } from './counts.js';
import type { SourceMessages } from './source-en.js';

const { number, of } = countsIn('fr');

export const sourceFr: SourceMessages = {
  open: 'Où va chaque octet de vos fichiers',
  barLabel: 'Chaque octet de vos fichiers',
  number,
  total: (bytes) => of(bytes, '# octet dans vos fichiers', '# octets dans vos fichiers'),
  kept: (bytes) => of(bytes, '# part tel quel', '# partent tels quels'),
  elements: ({ source, output, kept, changed, removed, added }) =>
    `${of(source, '# donnée dans vos fichiers', '# données dans vos fichiers')} = ${number(kept)} gardées + ${number(changed)} changées + ${number(removed)} retirées. ` +
    `${of(output, '# donnée dans la copie', '# données dans la copie')} = ${number(kept)} gardées + ${number(changed)} changées + ${number(added)} ajoutées.`,
  columns: { what: 'Ce que c’est', bytes: 'Octets dans vos fichiers', leaving: 'Partent tels quels' },
  madeNew: 'écrite de nouveau',
  parts: {
    preamble: 'Avant le début',
    meta: 'En-tête du fichier',
    facts: 'Informations',
    private: 'Données du fabricant',
    overlays: 'Dessins sur l’image',
    icons: 'Petites images à côté de l’image',
    pixels: 'Images',
    after: 'Derrière la fin',
    structure: 'Structure, noms et longueurs des données',
  },
  pixelNotes: {
    bits: (files) =>
      of(
        files,
        'Des bits à côté des niveaux de gris ont été mis à zéro dans # fichier.',
        'Des bits à côté des niveaux de gris ont été mis à zéro dans # fichiers.',
      ),
    'past-last-pixel': (files) =>
      of(
        files,
        'Des octets derrière le dernier point ont été retirés de # fichier.',
        'Des octets derrière le dernier point ont été retirés de # fichiers.',
      ),
    comment: (files) =>
      of(
        files,
        'Des commentaires dans l’image compressée ont été retirés de # fichier.',
        'Des commentaires dans les images compressées ont été retirés de # fichiers.',
      ),
    application: (files) =>
      of(
        files,
        'Des notes de programme dans l’image compressée ont été retirées de # fichier.',
        'Des notes de programme dans les images compressées ont été retirées de # fichiers.',
      ),
    thumbnail: (files) =>
      of(
        files,
        'Une petite image dans l’image compressée a été retirée de # fichier.',
        'De petites images dans les images compressées ont été retirées de # fichiers.',
      ),
    'behind-end': (files) =>
      of(
        files,
        'Des octets derrière la fin de l’image compressée ont été retirés de # fichier.',
        'Des octets derrière la fin des images compressées ont été retirés de # fichiers.',
      ),
    between: (files) =>
      of(
        files,
        'Des octets entre les parties de l’image ont été retirés de # fichier.',
        'Des octets entre les parties des images ont été retirés de # fichiers.',
      ),
    'optional-table': (files) =>
      of(
        files,
        'Une table de longueurs qui serait fausse a été retirée de # fichier.',
        'Des tables de longueurs qui seraient fausses ont été retirées de # fichiers.',
      ),
    container: (files) =>
      of(
        files,
        'L’enveloppe de l’image compressée a été retirée de # fichier.',
        'Les enveloppes des images compressées ont été retirées de # fichiers.',
      ),
  },
};
