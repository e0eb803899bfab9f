import type { HandOverMessages } from './hand-over-en.js';

export const handOverFr: HandOverMessages = {
  copy: 'Copier',
  copyHint: 'Copier l’image, pour la coller dans un message',
  copied: {
    done: 'Copiée : collez-la où vous en avez besoin.',
    cancelled: 'Rien n’a été copié.',
    failed: 'L’image n’a pas pu être copiée. Rien n’est parti ; réessayez, ou enregistrez-la en fichier.',
  },
  print: 'Imprimer…',
  printed: {
    done: 'Envoyée à l’imprimante.',
    cancelled: 'Rien n’a été imprimé.',
    failed: 'Rien n’a été imprimé : le système n’a trouvé aucune imprimante, ou il a refusé. Vérifiez l’imprimante, puis réessayez.',
  },
  printReceipt: 'Imprimer le reçu…',
  saveReceipt: 'Enregistrer le reçu en page…',
  saved: {
    done: 'Le reçu est enregistré.',
    cancelled: 'Rien n’a été enregistré.',
    failed: 'Le reçu n’a pas pu être enregistré à cet endroit. Choisissez-en un autre et réessayez.',
  },
  drag: 'Faites glisser la copie d’ici',
  dragNote: 'dans un message, un navigateur ou un dossier. Au clavier : « Montrer dans le dossier ».',
};
