import { countsIn } from '../../messages/counts.js';
import type { FaceMessages } from './en.js';

const { of, number } = countsIn('fr');
const mm = (value: number): string => new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(value);

export const facesFr: FaceMessages = {
  series: (modality, slices, spacing) =>
    `${modality ? `${modality}, ` : ''}${of(slices, '# coupe', '# coupes')} espacées de ${mm(spacing)} mm`,
  notice: {
    'leave-out': (series, files) =>
      `Une série (${series}) permettrait de reconstituer un visage. ${of(files, 'Son fichier reste', 'Ses # fichiers restent')} ici tant que vous n’avez pas décidé.`,
    deface: (series, files) =>
      `Le visage est retiré d’une série (${series}) : ${of(files, '# fichier part', '# fichiers partent')} sans lui.`,
    keep: (series, files) =>
      `Un visage qui peut être reconstitué part avec une série (${series}, ${of(files, '# fichier', '# fichiers')}), parce que vous l’avez dit.`,
  },
  unsure: {
    'leave-out': (series, files) =>
      `Une série (${series}) a la forme d’une tête, et le programme n’y trouve pas de visage : cela ne veut pas dire qu’il n’y en a pas. ${of(files, 'Son fichier reste', 'Ses # fichiers restent')} ici tant que vous n’avez pas regardé et décidé.`,
    keep: (series, files) =>
      `Une série qui a la forme d’une tête part telle quelle (${series}, ${of(files, '# fichier', '# fichiers')}), parce que vous l’avez dit.`,
  },
  unknown: (series, files) =>
    `Une série (${series}) montre peut-être un visage et ne peut pas être décodée pour le voir. ${of(files, 'Son fichier reste', 'Ses # fichiers restent')} ici.`,
  see: 'Voir le visage…',
  seeResult: 'Voir le résultat…',
  undo: 'La laisser ici',
  none: 'Parmi les coupes qui partent, le programme n’a trouvé aucune tête dont le visage pourrait être reconstitué. Une tête placée de façon inhabituelle, ou dont on ne voit qu’une partie, peut lui échapper. Si ce sont des coupes d’une tête, regardez-les d’abord, ou donnez une seule coupe : elle ne montre pas de visage.',
  seeHead: 'Voir la tête…',
  single: 'Une seule coupe ne permet pas de reconstituer un visage : il en faut beaucoup d’une même tête.',
  photographs:
    'Dans les photographies, le programme cherche les visages et propose des caches. Il en manque : regardez chacune avant de l’emporter.',

  dialogTitle: 'Voici le visage qui partirait',
  why: (faceHeight, spacing, pixel) =>
    `Les coupes sont espacées de ${mm(spacing)} mm, avec des points de ${mm(pixel)} mm, et montrent la peau du front jusqu’à ${number(Math.round(faceHeight))} mm sous la racine du nez. Dans une étude de 2019, un programme de reconnaissance faciale a retrouvé 70 personnes sur 84 (83 %) à partir d’examens de leur tête.`,
  unsureTitle: 'Cette tête montre-t-elle un visage ?',
  unsureWhy:
    'Ces coupes ont la forme d’une tête, et le programme n’y trouve pas de nez : il est peut-être couvert, tourné loin sur le côté, coupé ou absent. Tournez la tête et regardez-la de tous les côtés. Vous seul pouvez dire si quelqu’un y serait reconnu ; ce que le programme ne trouve pas, il ne peut pas le retirer.',
  unsureLabel: 'La surface de la tête, telle quelle',
  before: 'Telle quelle',
  after: 'Sans le visage',
  beforeLabel: 'La surface de la tête, avec son visage',
  afterLabel: 'La surface de la tête, sans le visage',
  drawing: 'Dessin en cours…',
  failed: 'La tête n’a pas pu être dessinée.',
  turn: 'Tourner',
  tilt: 'Incliner',
  turnHint: 'Faites glisser une tête, ou utilisez les curseurs, pour tourner les deux.',
  front: 'De face',
  threeQuarter: 'De trois quarts',
  side: 'De profil',
  whatGoes:
    'De l’air remplace le visage, le front et les oreilles dans chaque coupe. Tout autre point garde sa valeur au bit près. Si la tête est très penchée en avant, un peu du cerveau est retiré avec le front.',
  confirm: 'J’ai regardé la tête de droite et n’y reconnais personne',
  confirmNote: 'C’est seulement alors que la copie dit que personne ne peut y être reconnu.',
  deface: 'Retirer le visage',
  leaveOut: 'Laisser la série ici',
  keep: 'Garder le visage…',
  keepWarning:
    'Quiconque reçoit cette copie peut en tirer ce visage et chercher la personne. Ne gardez le visage que si elle est d’accord, ou si c’est lui qu’on examine.',
  keepAnyway: 'Laisser partir le visage',
  unsureKeep: 'Laisser partir la série…',
  unsureKeepWarning:
    'Ne la laissez partir que si vous avez tourné la tête et ne voyez pas de visage, ou si la personne accepte que son visage parte.',
  unsureKeepAnyway: 'La laisser partir',
  close: 'Fermer',
};
