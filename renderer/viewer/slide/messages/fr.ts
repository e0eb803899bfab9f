import { plural } from '../../../app/messages/language.js';
import type { SlideMessages } from './en.js';

const count = (value: number, one: string, other: string): string => plural('fr', value, { one, other });

export const fr: SlideMessages = {
  pictures: 'Images de cette lame',
  roles: { volume: 'Lame', unknown: 'Image', thumbnail: 'Vignette', overview: 'Vue d’ensemble', label: 'Étiquette' },
  points: (columns, rows) => `${columns} × ${rows}`,
  pointSize: (micrometres) => `${micrometres} µm par point`,
  noScale: 'sans échelle dans le fichier',
  drawnNow: 'à l’écran',
  micrometres: (value) => `${value} µm`,
  tilesWait: (tiles) => `Lecture de ${count(tiles, '# tuile', '# tuiles')}…`,
  tooMuch: 'Le fichier n’a pas de copie plus petite de cette lame. Agrandissez pour la voir.',
  tilesFailed: (tiles) => count(tiles, '# tuile visible ne peut pas être affichée.', '# tuiles visibles ne peuvent pas être affichées.'),
  labelNote: 'Une photographie de l’étiquette de la lame. Elle peut montrer un nom ou un numéro.',
  overviewNote: 'Une photographie de toute la lame, le plus souvent avec son étiquette. Elle peut montrer un nom ou un numéro.',
  covered: 'Cachée tant que les noms le sont',
  uncover: 'Afficher les noms et les étiquettes',
  profile: 'Couleurs telles qu’enregistrées : le profil de couleur du fichier n’est pas appliqué',
  depth: 'Plan focal',
  depthNumber: (number, of) => `Plan focal ${number} sur ${of}`,
  channel: 'Chemin optique',
  channelNumber: (number) => `Chemin optique ${number}`,
};
