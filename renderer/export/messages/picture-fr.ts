import { countsIn } from './counts.js';
import type { PictureMessages } from './picture-en.js';

const { of } = countsIn('fr');

export const pictureFr: PictureMessages = {
  title: 'L’image qui partirait',
  note: 'Ces points et rien d’autre : ni donnée, ni nom, ni date ne part avec eux.',
  firstOnly: 'D’un fichier de plusieurs images, c’est la première.',
  lookLabel: 'Luminosité et sens',
  looks: {
    seen: { label: 'Comme vous la voyez', note: 'Avec la luminosité, les rotations et les retournements que vous avez choisis.' },
    file: { label: 'Comme le dit le fichier', note: 'Rien de ce que vous avez changé à l’écran.' },
  },
  none: 'Aucune image ne partirait.',
  failed: 'Cette image ne peut pas être dessinée ici.',
  bytes: (bytes) => of(bytes, '# octet', '# octets'),
};
