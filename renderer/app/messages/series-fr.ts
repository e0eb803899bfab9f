import { plural } from './language.js';
import type { SeriesMessages } from './series-en.js';

const count = (value: number, one: string, other: string): string => plural('fr', value, { one, other });

export const seriesFr: SeriesMessages = {
  apartBy: (reasons) => `séparées par ${reasons}`,
  reasons: {
    'no-picture': 'genre de fichier',
    frames: 'fichier',
    size: 'taille',
    colour: 'couleur',
    orientation: 'direction',
    'frame-of-reference': 'position du patient',
    localiser: 'repérage',
    echo: 'écho',
    'b-value': 'valeur b',
    'image-type': 'genre d’image',
    'temporal-position': 'temps',
    'trigger-time': 'phase cardiaque',
    acquisition: 'acquisition',
    'acquisition-time': 'temps',
  },
  values: {
    echo: (value) => `écho ${value} ms`,
    'b-value': (value) => `b ${value} s/mm²`,
    'image-type': (value) => value,
    'temporal-position': (value) => `temps ${value}`,
    'trigger-time': (value) => `${value} ms après le battement`,
    acquisition: (value) => `acquisition ${value}`,
    'acquisition-time': (value) => `prise à ${value}`,
  },
  missing: (slices, after) => `${count(slices, 'Il manque # coupe', 'Il manque # coupes')}${after === '' ? '' : `, derrière ${after}`}`,
  doubled: (slices) => count(slices, '# coupe est là deux fois', '# coupes sont là deux fois'),
  uneven: (least, most) => `Les coupes sont espacées de ${least} à ${most} mm`,
  tilted: (degrees) => `Statif incliné de ${degrees}°`,
  noPosition: (pictures) =>
    `${count(pictures, '# image ne dit pas où elle se trouve', '# images ne disent pas où elles se trouvent')} : dans l’ordre des numéros`,
  orders: { time: 'Un même endroit au cours du temps', volumes: 'Plusieurs volumes, l’un après l’autre' },
};
