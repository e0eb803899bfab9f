import type { VolumeMessages } from './en.js';

/** A series in three planes, in French. */
export const fr: VolumeMessages = {
  planes: { axial: 'Axial', coronal: 'Coronal', sagittal: 'Sagittal' },
  about: {
    axial: 'en travers du corps, vu des pieds',
    coronal: 'dans la longueur du corps, vu de face',
    sagittal: 'dans la longueur du corps, vu de gauche',
  },
  oblique: 'oblique',
  title: 'Trois plans de la série',
  loading: (done, total) => `Lecture de la coupe ${done} sur ${total}`,
  cancel: 'Retour aux images',
  cannot: 'Cette série ne peut pas être montrée en trois plans',
  problems: {
    'too-few': 'Elle a moins de trois coupes placées l’une derrière l’autre.',
    'not-parallel': 'Ses coupes ne sont pas parallèles entre elles.',
    'not-in-line': 'Ses coupes ne sont pas alignées l’une derrière l’autre.',
    'same-place': 'Elle a plusieurs images du même endroit, par exemple à des temps différents ou de natures différentes.',
    hole: 'Il manque des coupes entre les autres : ce qui s’y trouve ne peut pas être inventé.',
    'differing-size': 'Ses coupes n’ont pas la même taille, ou leurs pixels n’ont pas la même taille.',
    'too-large': 'Elle a plus de points que la mémoire de cet ordinateur ne doit en contenir.',
    'no-place': 'Ses images ne disent pas où elles se trouvent dans le corps, ni la taille de leurs pixels.',
    colour: 'Ses images sont en couleurs.',
  },
  failed: 'Les plans n’ont pas pu être calculés',
  failedBody: 'Une coupe n’a pas pu être lue, ou la mémoire n’a pas suffi. Les images elles-mêmes sont intactes.',
  noPlanes: 'Vous pouvez toujours parcourir ses images.',
  thickness: 'Épaisseur de la coupe',
  single: 'une seule coupe',
  millimetres: (value) => `${value} mm`,
  mode: 'Ce qui en est montré',
  modes: { mean: 'Moyenne', greatest: 'Maximum (MIP)', least: 'Minimum (MinIP)' },
  straighten: 'Redresser',
  howTo:
    'Faites glisser le centre de la croix pour déplacer les plans, et une poignée ronde pour les tourner. La molette parcourt un plan.',
  made: 'Ces images sont calculées à partir des coupes de la série ; ce qui y est lu et mesuré l’est donc aussi.',
  at: (place) => `à ${place} mm`,
  slab: (thickness, mode) => `${thickness} mm, ${mode}`,
};
