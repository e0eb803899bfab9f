import type { NotApplied } from '../../../core/study/objects/presentation/presentation.js';
import type { Relationship } from '../../../core/study/objects/report/content-item.js';
import type { WaveformRefusal } from '../../../core/study/objects/waveform/waveform.js';
import { plural } from '../../app/messages/language.js';
import type { ObjectMessages } from './en.js';

const count = (value: number, one: string, other: string): string => plural('fr', value, { one, other });

/** What an item is to the one above it, where that isn't plain from its place. */
const relationships: Readonly<Record<Relationship, string>> = {
  CONTAINS: '',
  'HAS OBS CONTEXT': '',
  'HAS ACQ CONTEXT': '',
  'HAS CONCEPT MOD': '',
  'HAS PROPERTIES': '',
  'INFERRED FROM': 'déduit de',
  'SELECTED FROM': 'choisi dans',
};

const named = (what: string, name: string): string => (name === '' ? what : `${what} : « ${name} »`);

const notApplied: Readonly<Record<NotApplied, string>> = {
  table: 'Une table de luminosité endommagée. L’image est montrée sans elle.',
  bitmap: 'Un dessin point par point endommagé : il n’est pas tracé et ne couvre rien.',
  palette: 'Une palette de couleurs : l’image reste en gris.',
  profile: 'Un profil de couleur : les couleurs sont montrées telles qu’elles sont enregistrées.',
  'compound-graphic': 'Des règles, flèches et autres dessins composés dont le fichier ne donne pas les contours simples.',
  mask: 'La soustraction d’une image de masque.',
  'beyond-bounds': 'Des annotations endommagées, ou trop nombreuses pour être tracées à la fois.',
};

const refusals: Readonly<Record<WaveformRefusal, string>> = {
  'no-samples': 'Il ne contient aucun échantillon.',
  'bad-description': 'Le fichier le décrit de façon contradictoire ; il n’est donc pas tracé.',
  'bits-not-supported': 'Ses échantillons sont enregistrés d’une façon que cette version ne lit pas.',
  'too-large': 'Il est trop long pour être tracé.',
};

export const fr: ObjectMessages = {
  reading: 'Lecture…',
  failed: 'Ce fichier ne peut plus être lu',
  failedBody: 'A-t-il été déplacé, ou son disque retiré ? Rien n’a été modifié. Ouvrez-le à nouveau.',
  notOpen: (kind, objects) => `${objects > 1 ? `${objects} × ` : ''}${kind || 'objet d’un autre type'}, pas parmi ce qui est ouvert`,
  jumpTo: (series, number, isPicture, frame) =>
    `${series}${number === null ? '' : `, ${isPicture ? 'image' : 'numéro'} ${number}`}${frame === null ? '' : `, vue ${frame}`}`,
  covered: 'nom masqué',
  textMayName: 'Les noms sont masqués. Le texte libre peut encore nommer des personnes.',

  report: 'Compte rendu',
  keyObjects: 'Images clés',
  completion: { COMPLETE: 'Complet', PARTIAL: 'Incomplet : une partie peut suivre', '': '' },
  verification: { VERIFIED: 'Vérifié', UNVERIFIED: 'Vérifié par personne', '': '' },
  verifiedBy: (name, organization, moment) => `par ${[name, organization, moment].filter(Boolean).join(', ')}`,
  written: (moment) => `Rédigé le ${moment}`,
  cut: 'Le compte rendu est plus long que ce qui est montré : la fin manque ici. Le panneau des détails le donne en entier.',
  measurement: 'Mesure',
  value: 'Valeur',
  unit: 'Unité',
  note: 'Remarque',
  noValue: 'sans valeur',
  noWords: 'non précisé',
  unnamed: 'Sans nom',
  relationships,
  seeItem: (name, position) => `voir « ${name} » (élément ${position})`,
  itemMissing: (position) => `renvoie à l’élément ${position}, qui n’existe pas`,
  region: (shape, points) => `Zone tracée sur une image : ${shape.toLowerCase()}, ${count(points, '# point', '# points')}`,
  region3d: (shape, points) => `Zone dans le patient : ${shape.toLowerCase()}, ${count(points, '# point', '# points')}`,
  times: (range, positions) => `Dans le temps : ${range.toLowerCase()}, ${count(positions, '# endroit', '# endroits')}`,
  otherItem: (type) => `Un élément d’un type qui n’est pas montré (${type || 'sans type'})`,
  noReference: 'ne nomme aucun objet',
  noKeyObjects: 'Cette sélection ne nomme aucune image.',
  selected: (objects) => count(objects, '# image ou objet a été choisi', '# images et objets ont été choisis'),

  documentTitle: 'Document',
  documentNone: 'Ce fichier ne contient pas de document.',
  documentTooLarge: 'Le document est trop volumineux pour être ouvert ici.',
  documentFormat: {
    cda: 'Un document clinique en XML (CDA). Cette version ne le montre pas : le panneau des détails donne ce que le fichier en dit.',
    stl: 'Un modèle 3D pour l’impression (STL). Cette version ne le montre pas.',
    obj: 'Un modèle 3D (OBJ). Cette version ne le montre pas.',
    other: 'Un document d’un type que cette version ne montre pas.',
  },
  pdfFailed: 'Le document est endommagé ou protégé par un mot de passe ; il ne peut pas être dessiné. Le reste de l’examen fonctionne.',
  pdfPage: (page, pages) => `Page ${page} sur ${pages}`,
  pdfNext: 'Page suivante',
  pdfPrevious: 'Page précédente',
  pdfLarger: 'Agrandir',
  pdfSmaller: 'Réduire',
  pdfWidth: 'Ajuster à la largeur',
  pdfPageFailed: 'Cette page ne peut pas être dessinée.',
  pdfKeys: 'Page précédente et page suivante tournent les pages, + et − changent la taille.',

  presentation: 'État de présentation',
  presentationBody: 'Comment quelqu’un a voulu qu’une image soit vue : luminosité, partie, rotation, caches et ce qui y a été tracé.',
  made: (creator, moment) => [creator, moment].filter(Boolean).join(', '),
  forPictures: 'Pour ces images',
  noPictures: 'Il ne nomme aucune image.',
  apply: 'Montrer sur l’image',
  unapply: 'Retirer de l’image',
  applied: 'Il est posé sur ses images.',
  asks: 'Ce qu’il demande',
  window: (center, width, explanation) => `Fenêtre : centre ${center}, largeur ${width}${explanation ? ` (${explanation})` : ''}`,
  turned: (degrees) => `Tournée de ${degrees}° dans le sens horaire`,
  flipped: 'Retournée de gauche à droite',
  inverse: 'Noir et blanc inversés',
  shutters: (shutters) => count(shutters, '# cache', '# caches'),
  graphics: (shapes, texts) =>
    `Tracés : ${[...(shapes > 0 ? [count(shapes, '# forme', '# formes')] : []), ...(texts > 0 ? [count(texts, '# texte', '# textes')] : [])].join(', ')}`,
  nothingAsked: 'Rien qui change l’image.',
  notAppliedTitle: 'Ce que cette version n’applique pas',
  tables: {
    modality: (name) => named('Une table qui donne leur sens aux valeurs enregistrées', name),
    voi: (name) => named('Une table de luminosité', name),
    presentation: (name) => named('Une table de luminosité pour l’écran', name),
  },
  bitmaps: (bitmaps) => count(bitmaps, '# dessin point par point sur l’image', '# dessins point par point sur l’image'),
  notApplied,
  beyondTables: 'Ses tables : les valeurs de l’image ne sont pas des nombres entiers d’au plus 16 bits. L’image garde sa propre fenêtre.',
  layerTexts: 'Ce qui est écrit sur les images',

  waveform: 'Enregistrement',
  group: (index, label) => label || `Groupe ${index}`,
  groupFacts: (channels, seconds, frequency) =>
    `${count(channels, '# voie', '# voies')}, ${seconds} s, ${frequency} échantillons par seconde`,
  derived: 'calculé à partir d’autres',
  groups: 'Groupes',
  refusals,
  missingSamples: (samples) => `Le fichier s’arrête trop tôt : ${count(samples, '# échantillon manque', '# échantillons manquent')}.`,
  channelLabel: (index) => `Voie ${index}`,
  ecgNote: 'Millimètres du papier tel qu’il est tracé ici ; à l’écran ils sont plus grands ou plus petits.',
  arrangement: 'Disposition',
  arrangements: { rows: 'Une ligne chacune', 'three-by-four': '3 × 4 et rythme' },
  paperSpeed: 'Vitesse du papier',
  gain: 'Hauteur',
  ownScale: (range, unit) => `pleine hauteur : ${range} ${unit}`,
  storedValue: 'valeurs enregistrées',
  largerScale: 'Agrandir',
  smallerScale: 'Réduire',
  plot: (group, channels) => `Tracé de ${group} : ${channels}`,
  annotations: 'Ce qui en est dit',
  atMoment: (seconds) => `à ${seconds} s`,
  noGroups: 'Cet enregistrement ne contient aucun échantillon.',

  structureSet: 'Ensemble de structures',
  structureBody: 'Des régions tracées pour un plan de radiothérapie.',
  regions: 'Régions',
  regionCount: (regions, points) => `${count(regions, '# région', '# régions')}, ${points} points`,
  contours: (contours) => count(contours, '# contour', '# contours'),
  noContours: 'aucun contour',
  showAll: 'Montrer sur les images',
  hideAll: 'Retirer des images',
  showRegion: (name) => `Montrer ${name}`,
  unnamedRegion: (number) => `Région ${number}`,
  goTo: 'Y aller',
  goToRegion: (name) => `Aller au milieu de ${name}`,
  structuresCut: 'Certains contours sont endommagés, ou trop nombreux pour être lus à la fois, et ne sont pas montrés.',
  seriesNotOpen: 'Les images sur lesquelles ils ont été tracés ne sont pas ouvertes. Ouvrez aussi leur série, et ils y seront superposés.',

  segments: (segments) => count(segments, '# segment', '# segments'),
  segmentsNotOpen:
    'Les images sur lesquelles ils ont été tracés ne sont pas ouvertes. Ouvrez aussi leur série, et ils y seront superposés.',
  unnamedSegment: (number) => `Segment ${number}`,
  opacity: 'Opacité',
  layerKinds: { presentation: 'État de présentation', 'structure-set': 'Ensemble de structures', segmentation: 'Segmentation' },
  overlayLabel: 'Sur l’image',
  overlayRemove: (name) => `Retirer : ${name}`,
  noScreen: (kind) =>
    `${kind || 'Ce type de fichier'} n’a ni image ni écran propre dans cette version. Le panneau des détails donne tout ce que le fichier dit.`,
};
