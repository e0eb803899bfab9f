import type { GridMessages } from './en.js';

/** How the stage is divided, in French. */
export const fr: GridMessages = {
  layout: 'Images côte à côte',
  layoutOf: (rows, columns) =>
    rows === 1 && columns === 1
      ? 'Une seule image'
      : `${rows} ${rows === 1 ? 'ligne' : 'lignes'}, ${columns} ${columns === 1 ? 'colonne' : 'colonnes'}`,
  links: 'Ce que les images font ensemble',
  automatic: 'Selon l’examen',
  automaticHint: 'L’examen décide de la disposition de ses images quand on l’ouvre.',
  cell: (number, of) => `Emplacement ${number} sur ${of}`,
  emptyCell: 'Cet emplacement est vide. Faites-y glisser une série, ou choisissez-en une dans la liste.',
  severalPatients: (people) => `Des images de ${people} personnes sont à l’écran. Le nom figure au-dessus de chacune.`,
};
