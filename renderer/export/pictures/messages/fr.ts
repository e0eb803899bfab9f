import { countsIn } from '../../messages/counts.js';
import type { PicturesMessages } from './en.js';

const { number, of } = countsIn('fr');

export const picturesFr: PicturesMessages = {
  title: 'Regardez les images : un nom y est-il écrit ?',
  advice:
    'Des noms, des dates et des numéros sont souvent écrits dans l’image elle-même, surtout dans les coins et le long des bords. Une photo peut montrer un visage.',
  open: 'Regarder les images',
  done: 'Terminé',
  doneHint: 'Revenir à l’examen, avec les caches tels qu’ils sont',

  searchNone: 'Il n’y a rien à parcourir.',
  searching: (looked, all) =>
    `Le programme cherche de l’écriture : ${of(looked, '# image parcourue', '# images parcourues')} sur ${number(all)}.`,
  searchStop: 'Ne pas attendre',
  searchGoOn: 'Parcourir le reste',
  searchDone: (frames, all) =>
    frames === 0
      ? `Le programme a parcouru ${of(all, '# image', '# images')} et n’y a trouvé ni écriture ni visage. Il peut en manquer : regardez vous-même.`
      : `Le programme a parcouru ${of(all, '# image', '# images')} et a trouvé de l’écriture ou un visage dans ${number(frames)}. Il peut en manquer : regardez vous-même.`,
  searchStopped: (left) =>
    of(left, '# image n’a pas été parcourue par le programme.', '# images n’ont pas été parcourues par le programme.'),
  searchFailed: 'Le programme ne peut pas chercher d’écriture en ce moment. Regardez vous-même chaque image.',
  searchProgress: 'Images parcourues',

  sheet: 'Toutes les images',
  one: 'Une image',
  filters: { all: 'Toutes', found: 'Avec des caches', unseen: 'Pas encore vues' },
  filterLabel: 'Quelles images afficher',
  sheetLabel: 'Planche-contact',
  sheetEmpty: { all: 'Il n’y a pas d’image.', found: 'Aucune image n’a de cache.', unseen: 'Vous les avez toutes vues.' },
  tileSize: 'Taille des images',
  smaller: 'Images plus petites',
  larger: 'Images plus grandes',
  shownCount: (shown, all) => `${of(shown, '# image', '# images')} sur ${number(all)} ${shown > 1 ? 'ont' : 'a'} été sur votre écran.`,
  nextPage: 'Page suivante',
  allSeen: (frames) =>
    of(frames, 'J’ai regardé cette image : il n’y reste aucun nom', 'J’ai regardé ces # images : il n’y reste aucun nom'),
  allSeenWait: 'Parcourez d’abord toutes les images : faites défiler jusqu’à la fin, ou appuyez sur « Page suivante ».',
  allSeenDone: 'Vous les avez toutes vues.',
  ownLook: (frames) =>
    of(
      frames,
      '# image est à regarder à part : elle a des caches, ou est d’un genre qui montre souvent un nom.',
      '# images sont à regarder à part : elles ont des caches, ou sont d’un genre qui montre souvent un nom.',
    ),
  lookOneByOne: (frames) => of(frames, 'La regarder', 'Les regarder une par une'),
  tile: (place, name) => `Image ${number(place)}, ${name}`,
  tileBoxes: (boxes) => of(boxes, '# cache', '# caches'),
  tileUnchecked: 'à vérifier',
  tileOriginal: (place) => `${number(place)} · original, avec ses caches`,
  tileSeen: 'vue',
  tileUnseen: 'pas vue',
  tileFailed: 'Cette image ne peut pas être dessinée ici.',
  drawing: 'L’image se dessine…',

  place: (place, all) => `Image ${number(place)} sur ${number(all)}`,
  frameOf: (frame) => `vue ${number(frame)} du fichier`,
  previous: 'Image précédente',
  next: 'Image suivante',
  confirmBoxes: 'Ces caches sont bons',
  confirmNone: 'Je ne vois pas de nom ici',
  confirmed: 'Vous avez vu cette image.',
  leaveHere: 'Ne pas copier ce fichier',
  takeBack: 'Le copier quand même',
  isLeft: 'Ce fichier reste ici.',
  takenAlong: 'Elle est d’un genre qui montre souvent un nom. Le fichier part une fois que vous avez vu toutes ses images.',

  view: 'Ce qui est affiché',
  viewEdit: 'Votre original, avec les caches',
  viewCopy: 'Telle qu’elle partira',
  copyMaking: 'La copie est refaite…',
  copyStays: 'Ce fichier reste ici : rien n’en partirait.',
  copyNote: 'Relue dans ce qui serait écrit.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  zoom: (times) => `${number(times * 100)} %`,

  marksTitle: (boxes) => of(boxes, '# cache sera noir', '# caches seront noirs'),
  marksNone: 'Rien ne sera noir dans cette image.',
  marksHelp:
    'Tracez un cache à la souris, ou appuyez sur « Ajouter un cache ». Les flèches le déplacent, Maj et les flèches changent sa taille, Suppr l’enlève.',
  add: 'Ajouter un cache',
  undo: 'Annuler',
  redo: 'Rétablir',
  remove: (what) => `Enlever le cache ${what}`,
  removeShort: 'Enlever',
  possibleTitle: 'Peut-être de l’écriture ou un visage, pas en noir',
  possibleNote: 'Le programme n’était pas sûr. Mettez en noir ce qui dit quelque chose de vous.',
  accept: 'Mettre en noir',
  acceptWhat: (what) => `Mettre en noir : ${what}`,
  quoted: (text) => `« ${text} »`,
  nothingRead: 'illisible',
  drawnByYou: 'tracé par vous',
  face: 'un visage',
  likeness: {
    name: 'ressemble au nom',
    identifier: 'ressemble à un numéro de patient ou de venue',
    device: 'ressemble au nom ou au numéro de la machine',
    uid: 'ressemble à un numéro du fichier',
    date: 'ressemble à une de vos dates',
    phone: 'ressemble à un numéro de téléphone',
    address: 'ressemble à une adresse',
    institution: 'ressemble à l’hôpital',
    path: 'ressemble au nom du fichier',
  },
  snapped: 'La partie noire est un peu plus grande que le cache tracé : ce fichier range les couleurs par blocs.',
  methods: {
    'in-place': 'Seuls les caches changent. Chaque autre point reste exactement tel qu’il est.',
    'same-syntax': 'L’image est compressée de nouveau, sans perte. Hors des caches, chaque point reste exactement tel qu’il est.',
    blocks: 'Seuls les blocs sous les caches deviennent noirs. Le reste de l’image compressée reste exactement tel qu’il est.',
    'to-jpeg-ls': 'L’image est compressée autrement, sans perte, pour ne perdre aucun détail. Le fichier peut devenir plus grand.',
    'to-rle': 'L’image est compressée autrement, sans perte, pour ne perdre aucun détail. Le fichier peut devenir plus grand.',
  },
  notCovered: 'On ne peut pas mettre de cache dans ce genre de fichier. Avec des caches, il reste ici.',

  reachLabel: 'Un changement vaut pour',
  reach: {
    frame: () => 'cette image seulement',
    file: (frames) => of(frames, 'la # vue de ce fichier', 'les # vues de ce fichier'),
    series: (frames) => of(frames, 'cette série (# image)', 'cette série (# images)'),
    machine: (frames) =>
      of(
        frames,
        'toutes celles de cette taille et de cette machine (# image)',
        'toutes celles de cette taille et de cette machine (# images)',
      ),
  },

  box: (place, all, what) => `Cache ${number(place)} sur ${number(all)} : ${what}`,
  boxAt: (x, y, width, height) => `à ${number(x)} de la gauche, ${number(y)} du haut, largeur ${number(width)}, hauteur ${number(height)}`,
  said: {
    added: 'Cache ajouté.',
    removed: 'Cache enlevé.',
    undone: 'Dernier changement annulé.',
    redone: 'Changement rétabli.',
    seen: 'Image vue.',
    allChecked: 'Vous avez vu toutes les images.',
  },

  leaveOut: 'Ne pas les copier',
  gateLook: (frames) => of(frames, 'La regarder', 'Les regarder'),
  gate: {
    unchecked: (frames) =>
      of(
        frames,
        'De l’écriture ou un visage a été trouvé dans # image. Vérifiez-la avant d’enregistrer.',
        'De l’écriture ou des visages ont été trouvés dans # images. Vérifiez-les avant d’enregistrer.',
      ),
    unseen: (frames) =>
      of(
        frames,
        'Regardez # image avant d’enregistrer : elle peut montrer un nom.',
        'Regardez # images avant d’enregistrer : elles peuvent montrer un nom.',
      ),
    undrawn: (frames) =>
      of(
        frames,
        '# image ne peut pas être dessinée ici : personne ne peut la regarder. Elle ne peut pas partir.',
        '# images ne peuvent pas être dessinées ici : personne ne peut les regarder. Elles ne peuvent pas partir.',
      ),
    looking: (done, total) =>
      `Le programme cherche encore de l’écriture (${number(done)} sur ${number(total)}). Patientez, ou dites que vous ne voulez pas attendre.`,
    staying: (frames) =>
      of(
        frames,
        '# image reste ici : elle est d’un genre qui montre souvent un nom. Elle part une fois que vous l’avez regardée.',
        '# images restent ici : elles sont d’un genre qui montre souvent un nom. Elles partent une fois que vous les avez regardées.',
      ),
    'not-made': 'Les caches ont changé depuis que cette copie a été préparée.',
  },
  make: 'La refaire avec ces caches',
};
