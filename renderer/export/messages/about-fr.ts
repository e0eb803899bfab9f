import type { AboutMessages } from './about-en.js';

export const aboutFr: AboutMessages = {
  close: 'Fermer',
  proof: {
    title: 'Scellé',
    lead: 'Rien de ce que vous ouvrez ne quitte cet ordinateur. Vous n’avez pas à nous croire : c’est fermé, et vous pouvez voir le programme essayer.',
    enforcedTitle: 'Ce qui est fermé',
    enforced: [
      'La fenêtre n’a pas d’accès au réseau : ses règles lui permettent de charger les parties du programme et rien d’autre.',
      'Si quelque chose passait outre, toute demande qui ne va pas au programme lui-même est coupée, et aucun nom d’internet ne peut être trouvé.',
      'Les images sont lues dans une pièce close du programme, sans accès à votre disque : elle ne voit que les fichiers que vous avez ouverts.',
      'Rien n’est écrit sans une fenêtre du système qui vous le demande, avec le nombre et la taille des fichiers.',
      'Rien d’une image n’est gardé quand vous quittez : ni cache, ni historique, ni journal.',
    ],
    testTitle: 'Essayez maintenant',
    testLead: 'Le programme essaie vraiment de sortir, vers des adresses réservées aux exemples. Chaque essai doit échouer.',
    attempts: {
      https: 'Demander une page d’internet',
      address: 'S’adresser à un ordinateur par son numéro',
      websocket: 'Ouvrir une connexion durable',
      image: 'Charger une image d’internet',
      font: 'Charger une police de caractères d’internet',
      prefetch: 'Charger une page d’avance',
      beacon: 'Envoyer un message sans attendre de réponse',
      webrtc: 'Trouver un chemin vers l’ordinateur d’une autre personne',
    },
    where: { page: 'depuis la fenêtre', worker: 'depuis la partie qui lit les images' },
    verdicts: {
      running: 'essai en cours…',
      refused: 'refusé',
      unclear: 'échoué, sans qu’on sache qui l’a refusé',
      reached: 'sorti : n’ouvrez rien, et dites-le-nous',
    },
    allRefused: (tries) => `Les ${tries} essais ont été refusés.`,
    someUnclear: 'Aucun essai n’est sorti, mais on n’a pas vu le programme lui-même les refuser tous.',
    someReached: 'Un essai est sorti. Ce programme n’est pas scellé : fermez-le, et n’y ouvrez rien de personnel.',
    again: 'Réessayer',
    versionsTitle: 'Ce qui fonctionne',
    substitute:
      'Ceci fonctionne sur un remplaçant pour le développement : un ancien Electron. Il n’est jamais dans une version distribuée, et ne devrait pas servir à de vraies images venues d’inconnus.',
  },
};
