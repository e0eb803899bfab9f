import type { CopyProblem } from '../../../core/deid/receipt/compare-copy.js';
import { countsIn } from './counts.js';
import type { VerifyMessages } from './verify-en.js';

const { of, size } = countsIn('fr');

const one: Readonly<Record<CopyProblem['problem'], (count: number) => string>> = {
  changed: (count) => of(count, '# fichier modifié', '# fichiers modifiés'),
  missing: (count) => of(count, '# fichier manquant', '# fichiers manquants'),
  added: (count) => of(count, '# fichier ajouté', '# fichiers ajoutés'),
  unreadable: (count) => of(count, '# fichier illisible', '# fichiers illisibles'),
};

export const verifyFr: VerifyMessages = {
  title: 'Vérifier une copie avec son reçu',
  open: 'Vérifier cette copie, maintenant ou plus tard…',
  close: 'Fermer',
  lead: 'Vous saurez si une copie est encore, octet par octet, ce que ce programme a écrit. Rien n’est ouvert ni modifié.',
  copy: 'La copie',
  chooseFolder: 'Choisir un dossier…',
  chooseZip: 'Choisir un zip…',
  receipt: 'Son reçu',
  chooseReceipt: 'Choisir un reçu…',
  receiptHint: 'Il se trouve à côté de la copie, sous le même nom terminé par « .receipt.json ».',
  nothingPicked: 'Rien n’est encore choisi',
  check: 'Vérifier',
  cancel: 'Annuler',
  begins: 'Lecture du reçu…',
  progress: (done, total) => `${size(done)} comparés sur ${size(total)}`,
  stopped: 'Arrêté. On ne peut rien dire de cette copie.',
  failed: 'La copie ou le reçu n’a pas pu être lu. Vérifiez que les deux sont là, et choisissez-les à nouveau.',
  notAReceipt: 'Ce fichier n’est pas un reçu de ce programme. Choisissez celui dont le nom se termine par « .receipt.json ».',
  receiptOfZip: 'Ce reçu est celui d’une copie en un seul zip. Choisissez ce zip, sans l’ouvrir ni le décompresser.',
  receiptOfFolder: 'Ce reçu est celui d’une copie dans un dossier. Choisissez ce dossier.',
  same: (files) =>
    files === 1
      ? 'Rien n’a été modifié. Le fichier est bien celui qui a été écrit.'
      : `Rien n’a été modifié. Les ${of(files, '# fichier', '# fichiers')} sont bien ceux qui ont été écrits.`,
  differs: (counts) =>
    `Ce n’est pas ce qui a été écrit : ${(['changed', 'missing', 'added', 'unreadable'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => one[kind](counts[kind]))
      .join(', ')}.`,
  problems: 'Fichiers qui ne sont pas ce qui a été écrit',
  kinds: {
    changed: 'modifié',
    missing: 'manquant',
    added: 'ajouté : le reçu ne le mentionne pas',
    unreadable: 'illisible',
  },
};
