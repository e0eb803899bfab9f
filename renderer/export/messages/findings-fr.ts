import { countsIn } from './counts.js';
import type { FindingMessages } from './findings-en.js';

const { of } = countsIn('fr');

export const findingsFr: FindingMessages = {
  groups: { found: 'Trouvé à d’autres endroits', overruled: 'Gardé sur votre décision' },
  keep: 'Garder quand même',
  keepNote: (files) =>
    of(
      files,
      'Seulement si c’est une fausse alerte : ce qui est écrit ici part alors tel quel, dans # fichier.',
      'Seulement si c’est une fausse alerte : ce qui est écrit ici part alors tel quel, dans # fichiers.',
    ),
  undo: 'Le retirer de nouveau',
  undoNote: 'Quelque chose de vous a été trouvé ici, et vous avez dit que c’est une fausse alerte. Cela part tel quel.',
  overruledTotal: (places) =>
    of(
      places,
      '# endroit part tel quel bien que quelque chose de vous y ait été trouvé : vous l’avez appelé fausse alerte.',
      '# endroits partent tels quels bien que quelque chose de vous y ait été trouvé : vous l’avez appelé fausse alerte.',
    ),
};
