import type { Glossary } from './glossary-en.js';

export const glossaryFr: Glossary = {
  tag: {
    title: 'Étiquette (tag)',
    text: 'Le numéro d’une donnée, comme (0010,0010) pour le nom du patient. Il est le même dans les fichiers du monde entier, quelle que soit la langue de l’hôpital.',
    covers: [],
  },
  name: {
    title: 'Nom dans la norme',
    text: 'Le nom anglais que la norme des images médicales (DICOM) donne à la donnée. Les programmes la connaissent par ce nom, ou par son étiquette.',
    covers: ['DICOM'],
  },
  vr: {
    title: 'Sorte de valeur (VR)',
    text: 'Deux lettres qui disent quelle sorte de valeur porte une donnée : PN est le nom d’une personne, DA une date, LO une ligne de texte, UI un numéro de série (UID), SQ une liste d’autres données.',
    covers: ['VR', 'UID', 'PN', 'DA', 'LO', 'UI', 'SQ'],
  },
  path: {
    title: 'Où elle se trouve',
    text: 'Une donnée peut se trouver dans une autre, comme une page dans un dossier. Les noms disent quelles données y mènent, de l’extérieur vers l’intérieur.',
    covers: [],
  },
  clause: {
    title: 'Article',
    text: 'L’endroit de la norme DICOM qui dit quoi faire. PS3.15 est sa partie sur la confidentialité : son tableau E.1-1 énumère chaque donnée qui peut dire qui est une personne, et ce qu’une copie en fait (X retire, Z vide, D met une valeur inventée, U un nouveau numéro, K garde, C nettoie).',
    covers: ['PS3', 'PS3.', 'E.1-1'],
  },
  fingerprint: {
    title: 'Empreinte (SHA-256)',
    text: 'Un nombre calculé à partir de chaque octet d’un fichier. Si un seul bit du fichier change, le nombre change aussi : qui a les deux peut dire que le fichier est bien celui que vous avez vu. Il ne dit rien de ce qu’il contient.',
    covers: ['SHA-256'],
  },
  options: {
    title: 'Options de la norme',
    text: 'La norme DICOM a une règle de base pour les copies anonymisées, et dix options qui gardent ou nettoient davantage (PS3.15, annexe E). Chaque choix est l’une d’elles, sous le nom que connaissent les spécialistes.',
    covers: ['PS3.15', 'UIDs'],
  },
};
