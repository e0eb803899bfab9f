import { countsIn } from './counts.js';
import type { PictureMessages } from './picture-en.js';

const { of, number } = countsIn('fr');

export const pictureFr: PictureMessages = {
  titles: (pictures) => of(pictures, 'L’image qui partirait', 'Les # images qui partiraient'),
  filmTitle: 'Le film qui partirait',
  filmFrames: 'Ces vues forment le film, à la vitesse du fichier. Chacune doit d’abord être regardée.',
  note: 'Ces points et rien d’autre : ni donnée, ni nom, ni date ne part avec eux.',
  framesLabel: 'Quelles vues',
  frames: {
    shown: { label: () => 'Celle à l’écran', note: 'Une seule image : la vue que vous regardiez.' },
    every: {
      label: (frames) => (frames > 1 ? `Les ${number(frames)}` : 'Toutes'),
      note: 'Chaque vue devient une image, et doit d’abord être regardée.',
    },
    range: {
      label: () => 'De … à …',
      note: 'Chacune de ces vues devient une image, et doit d’abord être regardée.',
    },
  },
  from: 'De la vue',
  to: 'à la vue',
  fewer: 'Une de moins',
  more: 'Une de plus',
  place: (place, all) => `Image ${number(place)} sur ${number(all)}`,
  previous: 'Image précédente',
  next: 'Image suivante',
  marksLabel: 'Y inscrire',
  marks: {
    letters: 'De quel côté est quoi',
    scale: 'La taille des choses',
    overlays: 'Ce que le fichier y superpose',
    drawn: 'Ce que vous y avez tracé',
  },
  marksNote: {
    none: 'Sans lettres, qui la reçoit ne distingue pas la gauche de la droite.',
    some: 'R et L sont la droite et la gauche du corps, A et P l’avant et l’arrière, H et F la tête et les pieds. Ce que le fichier ne dit pas n’est pas inscrit.',
    overlays:
      'Les lignes et les mots que le fichier superpose à ses images en font alors partie : un nom peut s’y trouver. Chacune de ces images doit d’abord être regardée, avec ce qui s’y superpose.',
    overlaysStay: 'Les lignes et les mots que le fichier superpose à ses images restent ici.',
    drawn: 'Vos traits, vos flèches et vos contours font partie de l’image ; leurs nombres et vos mots restent ici.',
    drawnStays: 'Ce que vous avez tracé reste ici.',
  },
  words: { decimal: ',', detector: 'au détecteur' },
  lookLabel: 'Luminosité et sens',
  looks: {
    seen: { label: 'Comme vous la voyez', note: 'Avec la luminosité, les rotations et les retournements que vous avez choisis.' },
    file: { label: 'Comme le dit le fichier', note: 'Rien de ce que vous avez changé à l’écran.' },
  },
  none: 'Aucune image ne partirait.',
  failed: 'Cette image ne peut pas être dessinée ici.',
  bytes: (bytes) => of(bytes, '# octet', '# octets'),
};
