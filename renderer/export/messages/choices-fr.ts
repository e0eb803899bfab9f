import type { ChoiceMessages } from './choices-en.js';
import { countsIn } from './counts.js';

const { of } = countsIn('fr');

export const choicesFr: ChoiceMessages = {
  purposeLabel: 'À quoi va-t-elle servir ?',
  purposes: {
    'second-opinion': 'Second avis',
    research: 'Recherche',
    picture: 'Une image pour un message',
    own: 'Choisir vous-même…',
  },
  consequences: {
    'second-opinion':
      'Le moins possible : ce qu’il faut à un médecin pour lire l’image, comme ses mesures et la façon dont elle a été prise.',
    research:
      'Ce qui vous décrit (comme l’âge, le sexe, le poids et l’origine) est aussi gardé. Les dates sont décalées d’un même nombre de jours secret : le temps entre elles reste juste.',
    picture: 'Une image pas plus grande qu’un écran, et pas une seule donnée avec elle.',
    own: 'Votre propre choix de ce qui est gardé.',
  },

  chosen: ({ moved, kept }) =>
    [
      moved > 0
        ? of(moved, '# date part, décalée d’un nombre de jours secret.', '# dates partent, décalées d’un nombre de jours secret.')
        : '',
      kept > 0 ? of(kept, '# information part à cause de votre choix.', '# informations partent à cause de votre choix.') : '',
    ]
      .filter(Boolean)
      .join(' '),

  shapeLabel: 'L’écrire comme',
  shapes: {
    folder: { label: 'Un dossier', note: 'Les fichiers côte à côte.' },
    zip: { label: 'Un seul fichier compressé', note: 'Un fichier unique, plus facile à envoyer ; tout ordinateur sait l’ouvrir.' },
    disc: {
      label: 'Comme sur un disque d’hôpital',
      note: 'Un dossier avec un index, que cherchent les programmes des hôpitaux et des cabinets.',
    },
    png: { label: 'Une image exacte', note: 'Chaque point est tel que vous le voyez ici.' },
    webm: { label: 'Un film', note: 'Une vidéo (WebM) à la vitesse du fichier ; les détails fins peuvent perdre un peu de netteté.' },
    jpeg: { label: 'Une image légère', note: 'Environ le tiers de la taille ; les détails fins peuvent perdre un peu de netteté.' },
  },

  dialogTitle: 'Choisir ce qui est gardé',
  dialogNote: 'Tout ce que vous ne choisissez pas ici est retiré ou remplacé. Ce que vous choisissez vous est montré avant de partir.',
  reset: 'Revenir au moins possible',
  cancel: 'Annuler',
  apply: 'Montrer ce qui partirait',
  term: 'Avec les mots de la norme',

  datesTitle: 'Dates et heures',
  dates: {
    no: {
      label: 'Les retirer',
      consequence: 'On ne peut plus voir combien de temps sépare deux examens.',
      term: 'PS3.15, tableau E.1-1, Basic Application Level Confidentiality Profile',
    },
    modified: {
      label: 'Les décaler',
      consequence:
        'Toutes d’un même nombre de jours secret : le temps entre elles reste juste, les vrais jours restent ici. Les heures partent.',
      term: 'PS3.15, §E.3.6, option « Retain Longitudinal Temporal Information With Modified Dates »',
    },
    full: {
      label: 'Les garder',
      consequence: 'Qui sait quand vous avez été examiné peut découvrir que c’est vous.',
      term: 'PS3.15, §E.3.6, option « Retain Longitudinal Temporal Information With Full Dates »',
    },
  },

  keepingTitle: 'Garder aussi',
  facesTitle: 'Visages',
  switches: {
    retainPatientCharacteristics: {
      label: 'L’âge, le sexe, la taille, le poids, l’origine et l’état de santé',
      consequence: 'Certaines mesures en ont besoin. Avec un lieu ou un jour, ils peuvent dire qui vous êtes.',
      term: 'PS3.15, §E.3.7, option « Retain Patient Characteristics »',
    },
    cleanDescriptors: {
      label: 'Les descriptions',
      consequence:
        'Noms des examens et des protocoles, et remarques. Vos mots qui se trouvent ailleurs dans vos fichiers en sont coupés ; ce que personne ne cherche peut y rester.',
      term: 'PS3.15, §E.3.5, option « Clean Descriptors »',
    },
    cleanStructuredContent: {
      label: 'Les résultats codés',
      consequence: 'Les codes et les nombres sont gardés, le texte entre eux est inventé.',
      term: 'PS3.15, §E.3.4, option « Clean Structured Content »',
    },
    cleanGraphics: {
      label: 'Les marques à côté de l’image',
      consequence: 'Les traits et les flèches sont gardés, leur texte est inventé. Les marques enregistrées comme image restent ici.',
      term: 'PS3.15, §E.3.3, option « Clean Graphics »',
    },
    retainDeviceIdentity: {
      label: 'L’appareil qui l’a faite',
      consequence: 'Son nom et son numéro de série partent. Ils peuvent dire de quel hôpital il s’agit.',
      term: 'PS3.15, §E.3.8, option « Retain Device Identity »',
    },
    retainInstitutionIdentity: {
      label: 'L’hôpital où elle a été faite',
      consequence: 'Son nom et son adresse partent. Dans un petit lieu, peu de gens ont été examinés le même jour.',
      term: 'PS3.15, §E.3.11, option « Retain Institution Identity »',
    },
    retainUids: {
      label: 'Les numéros de série de l’original',
      consequence: 'Qui possède l’original peut voir que ceci en est une copie, et donc que c’est vous.',
      term: 'PS3.15, §E.3.9, option « Retain UIDs »',
    },
    retainSafePrivate: {
      label: 'Les données du fabricant que le fichier déclare sans danger',
      consequence: 'Certains calculs en ont besoin. Qu’elles soient sans danger, seul le fichier le dit de lui-même.',
      term: 'PS3.15, §E.3.10, option « Retain Safe Private »',
    },
    cleanRecognizableVisualFeatures: {
      label: 'Aucune image avec un visage',
      consequence: 'Ce qui montre un visage ne part qu’une fois le visage retiré ou masqué. Un visage gardé ne part plus.',
      term: 'PS3.15, §E.3.2, option « Clean Recognizable Visual Features »',
    },
  },

  receiptPolicies: {
    basic: 'Le moins possible',
    'second-opinion': 'Second avis',
    research: 'Recherche scientifique',
    'own-choice': 'Choisies une à une',
    picture: 'Une image pour un message',
  },
};
