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
  help: {
    title: 'Aide',
    mouseTitle: 'À la souris',
    mouse: [
      { label: 'Luminosité et contraste', keys: ['Glisser, bouton gauche'] },
      { label: 'Plus grand, plus petit', keys: ['Glisser, bouton droit'] },
      { label: 'Déplacer l’image', keys: ['Glisser, bouton du milieu'] },
      { label: 'Parcourir les images d’une série', keys: ['Molette'] },
    ],
    keysTitle: 'Au clavier',
    promisesTitle: 'Ce que ce programme promet',
    promises: [
      'Rien de ce que vous ouvrez ne quitte cet ordinateur.',
      'Vos fichiers d’origine ne sont jamais modifiés.',
      'Ce que vous voyez avant l’enregistrement est, octet pour octet, ce qui est écrit.',
      'Ce qui ne peut pas être rendu sûr n’est pas copié, et on vous dit pourquoi.',
      'Une copie est entière, ou n’existe pas.',
    ],
    limitsTitle: 'Ce qu’il ne sait pas faire',
    limits: [
      'Ce n’est pas un dispositif médical. Ne posez pas de diagnostic avec lui, et ne changez pas de traitement à cause de ce que vous voyez.',
      'Cette version ne trouve pas l’écriture dans les images. Elle laisse ici les genres qui en contiennent souvent ; regardez les autres vous-même.',
      'Cette version ne reconnaît pas les visages : à partir d’un examen de la tête, on peut reconstruire un visage.',
      'Quelqu’un qui vous connaît peut reconnaître un corps ou un implant inhabituel dans n’importe quelle image.',
    ],
  },
};
