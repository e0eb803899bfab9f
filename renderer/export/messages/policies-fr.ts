import type { PolicyMessages } from './policies-en.js';

export const policiesFr: PolicyMessages = {
  title: 'Les choix que vous gardez',
  note: 'Gardez ce choix sous un nom, ouvrez-en un que l’on vous a donné, ou transmettez le vôtre.',
  none: 'Vous n’en gardez aucun pour l’instant.',
  use: (name) => `Utiliser « ${name} »`,
  forget: (name) => `Oublier « ${name} »`,
  nameLabel: 'Nom de ce choix',
  nameNote: 'Jusqu’à 40 lettres sans accent, chiffres, espaces, « - » et « . ». Pas le nom d’une personne.',
  keep: 'Garder',
  open: 'Ouvrir un fichier…',
  share: 'Enregistrer en fichier…',
  used: (name) => `« ${name} » est choisi ci-dessous. Rien ne change avant que vous montriez ce qui partirait.`,
  kept: (name) => `« ${name} » est gardé.`,
  forgotten: (name) => `« ${name} » est oublié.`,
  notKept: 'Il n’a pas pu être gardé : le dossier du programme n’accepte pas l’écriture.',
  notOpened: 'Le fichier n’a pas pu être ouvert.',
  shared: {
    done: 'Le fichier est enregistré.',
    cancelled: 'Rien n’a été enregistré.',
    failed: 'Le fichier n’a pas pu être enregistré à cet endroit. Choisissez-en un autre et réessayez.',
  },
  faults: {
    'not-json': 'Ce fichier n’est pas un choix de ce programme : il est illisible.',
    'too-long': 'Ce fichier est trop long pour être un choix de ce programme.',
    'not-an-object': 'Ce fichier n’est pas un choix de ce programme.',
    'wrong-schema': 'Ce fichier est d’une autre version de ce programme.',
    'bad-name': 'Le nom dans ce fichier manque, ou contient des lettres qu’un nom ne peut pas avoir.',
    'unknown-key': 'Ce fichier demande quelque chose que cette version ne connaît pas : il n’est pas utilisé du tout.',
    'bad-value': 'Quelque chose dans ce fichier a une valeur impossible : il n’est pas utilisé du tout.',
  },
  faultAt: (at) => `À l’endroit : ${at}`,
};
