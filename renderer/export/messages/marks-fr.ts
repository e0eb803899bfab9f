import type { MarksMessages } from './marks-en.js';

export const marksFr: MarksMessages = {
  title: 'Enregistrer vos repères dans des fichiers',
  close: 'Fermer',
  lead: 'Vos repères deviennent des fichiers à part, à garder avec l’examen. Ce programme et d’autres les montreront de nouveau sur les mêmes images. L’examen lui-même n’est pas modifié.',
  warningTitle: 'Ces fichiers disent de qui il s’agit',
  warning:
    'Le nom, la date de naissance et le numéro de la personne y sont copiés depuis l’examen, pour que d’autres programmes sachent à quoi se rapportent les repères. Ces fichiers ne sont pas anonymisés : ne les joignez pas à une copie anonymisée.',
  copiedTitle: 'Copié de l’examen dans chaque fichier',
  hidden: 'masqué à l’écran, mais écrit tout de même',
  what: 'Que faut-il enregistrer ?',
  kinds: {
    presentation: 'Repères sur les images',
    'key-images': 'Images clés',
    report: 'Mesures',
  },
  kindHints: {
    presentation: 'Traits, régions, flèches et textes tels que vous les avez tracés, avec le fenêtrage et l’orientation de l’image.',
    'key-images': 'Les images marquées d’une étoile.',
    report: 'Chaque nombre avec son unité et l’endroit où il a été lu.',
  },
  making: 'Les fichiers sont préparés et relus…',
  nothing: 'Il n’y a rien à enregistrer parmi ce que vous avez coché.',
  filesTitle: (count) => (count === 1 ? '1 fichier serait écrit' : `${count} fichiers seraient écrits`),
  contents: (count, size) => `${count} éléments, ${size}`,
  fingerprint: 'Empreinte',
  origins: { copied: 'vient de l’examen', reference: 'désigne l’examen', made: '' },
  originsHint: 'Tout ce que contiendrait le fichier, relu dans les octets mêmes qui seraient écrits.',
  notKept: {
    hidden: (kind, count) => `${kind} : ${count} ${count === 1 ? 'masqué' : 'masqués'}. Affichez ce que vous voulez enregistrer.`,
    'in-a-plane': (kind, count) => `${kind} : ${count} dans des plans calculés, qui ne sont pas des images d’un fichier.`,
    'no-identity': (kind, count) =>
      `${kind} : ${count} sur des images qui ne sont pas des fichiers d’un appareil d’hôpital, ou sans les numéros qui permettent de retrouver une image.`,
    'other-study': (kind, count) => `${kind} : ${count} sur des images d’un autre examen.`,
    'nothing-measured': (kind, count) => `${kind} : ${count} sans valeur, par exemple un angle dont un côté est nul.`,
  },
  notKeptTitle: 'Non enregistré',
  save: 'Choisir un dossier et enregistrer…',
  writing: 'Écriture et relecture…',
  cancel: 'Annuler',
  doneTitle: 'Vos repères sont enregistrés',
  done: (files, folder) =>
    `${files === 1 ? '1 fichier se trouve' : `${files} fichiers se trouvent`} dans le nouveau dossier « ${folder} ». Ouvrez-le avec l’examen pour revoir les repères.`,
  receipt: (name) => `À côté se trouve ${name}, qui permet de vérifier plus tard que rien n’a été modifié.`,
  showFolder: 'Afficher le dossier',
  again: 'Réessayer',
};
