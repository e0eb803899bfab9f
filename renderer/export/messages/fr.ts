import { countsIn } from './counts.js';
import type { ExportMessages } from './en.js';
import { clauses, reasons } from './reasons-fr.js';
import { summaryInFrench } from './summary-fr.js';

const { number, of, size } = countsIn('fr');

const UNCHANGED = 'Vos fichiers d’origine sont intacts, et rien d’une copie n’est resté sur le disque.';

export const fr: ExportMessages = {
  summary: summaryInFrench,
  number,
  size,

  title: 'Ce qui partirait',
  sealed: 'scellé',
  sealedHint: 'Rien n’en quitte cet ordinateur : voir la preuve',
  cancel: 'Annuler',
  close: 'Fermer',
  save: 'Enregistrer la copie',
  search: 'Chercher dans ce qui reste et ce qui part',
  clearSearch: 'Effacer la recherche',
  searchFound: (rows) => of(rows, '# donnée trouvée', '# données trouvées'),
  nothingFound: 'Rien ici ne correspond à la recherche.',

  scopeLabel: 'Que copier',
  scope: { image: 'Cette image', series: 'Cette série', study: 'Cet examen' },
  scopeFiles: (files) => of(files, '# fichier', '# fichiers'),

  samenessLabel: 'Données dans l’ensemble des fichiers',
  sameness: { some: 'Pas partout', differs: 'Varie', same: 'Partout pareil' },

  fileView: 'Montrer les informations de',
  allFiles: (files) => of(files, 'l’unique fichier', 'tous les # fichiers ensemble'),

  staysTitle: 'Ce qui reste ici',
  entries: (entries) => of(entries, '# donnée', '# données'),
  staysNote: 'Retiré ou remplacé avant que la copie soit faite.',
  staysFacts: (facts) => of(facts, '# d’entre elles porte une information.', '# d’entre elles portent une information.'),
  allStay: 'Tout reste ici.',
  lookFirstToLeave: 'Ces fichiers sont d’un genre qui montre souvent un nom : regardez d’abord leurs images, puis ils peuvent partir.',
  noneCanLeave: 'Aucun de ces fichiers ne peut partir ; la raison est à côté de chacun.',
  staysNone: 'Aucune information n’a à rester : la copie dit ce que dit l’original.',
  leavesTitle: 'Ce qui part',
  leavesNote: 'Chaque donnée de la copie, telle qu’elle est écrite.',
  leavesFacts: (facts) => of(facts, '# d’entre elles porte une information.', '# d’entre elles portent une information.'),
  leavesNone: 'Rien ne partirait.',
  picturesTitle: 'Images qui partent',
  picturesNote: (leaving, all) => `${number(leaving)} sur ${of(all, '# fichier', '# fichiers')} ${leaving < 2 ? 'coché' : 'cochés'}.`,
  picturesNone: 'Il n’y a pas d’image parmi ces fichiers.',

  kinds: {
    person: 'Qui vous êtes',
    'time-place': 'Quand et où',
    care: 'Vos soins et qui les donne',
    machine: 'L’appareil',
    geometry: 'Position et dimensions dans le corps',
    picture: 'Comment l’image est faite',
    references: 'Liens entre les fichiers',
    technical: 'Données techniques',
  },
  fileNames: 'Noms des fichiers',
  fileNameNote: 'Refait : le nom ne dit rien de l’original.',

  actions: {
    keep: 'gardé tel quel',
    descend: 'gardé, ses parties décidées une à une',
    empty: 'vidé',
    replace: 'remplacé',
    clean: 'gardé, sans ce qui n’est pas l’image',
    redact: 'gardé, avec des zones masquées',
    remove: 'retiré',
    add: 'ajouté',
  },
  reasons,
  clauses,

  detail: {
    tag: 'Étiquette (tag)',
    name: 'Nom dans la norme',
    vr: 'Sorte de valeur (VR)',
    path: 'Où elle se trouve',
    action: 'Ce qui en est fait',
    why: 'Pourquoi',
    clause: 'Article',
    files: 'Fichiers',
    before: 'Dans vos fichiers',
    after: 'Dans la copie',
  },
  inside: (name) => `dans ${name}`,
  emptyValue: 'sans valeur',
  madeEmpty: 'laissé vide',
  pictureValue: 'l’image',
  trimmedValue: 'octets après sa fin',
  partsValue: 'a ses propres parties',
  sameInAll: (files) => of(files, 'dans # fichier', 'la même dans les # fichiers'),
  differs: (distinct) => of(distinct, '# valeur', '# valeurs différentes'),
  moreValues: (count) => of(count, 'et # autre valeur', 'et # autres valeurs'),
  inFiles: (files) => of(files, '# fichier', '# fichiers'),

  frames: (frames) => of(frames, '# image', '# images'),
  include: (name) => `Emporter ${name}`,
  look: 'La regarder',
  lookFirst: 'Regardez d’abord l’image, vous pourrez ensuite la cocher.',
  pictureFailed: 'Cette image ne peut pas être dessinée ici.',
  uncheckedTotal: (files) =>
    of(
      files,
      '# fichier d’un genre qui montre souvent un nom partirait, et personne d’autre que vous ne l’a regardé.',
      '# fichiers d’un genre qui montre souvent un nom partiraient, et personne d’autre que vous ne les a regardés.',
    ),
  uncheckedLeaves: 'Partirait, et personne d’autre que vous n’y a cherché de l’écriture',
  writing: {
    'burned-in': 'Le fichier dit lui-même qu’il y a de l’écriture dans l’image.',
    ultrasound: 'Le nom est souvent écrit dans les images d’échographie.',
    'secondary-capture': 'Une image capturée ou convertie contient souvent de l’écriture.',
    other: 'Une image sans genre indiqué : elle peut contenir de l’écriture.',
    endoscopy: 'Le nom est souvent écrit dans les images d’endoscopie.',
    photograph: 'Une photographie peut montrer un nom, ou un visage.',
    'scanned-film': 'Sur un film numérisé, le nom fait souvent partie de l’image.',
    'dose-sheet': 'Une feuille de dose est une page de texte, en général avec le nom.',
    'screen-save': 'Une image d’écran montre souvent le nom.',
  },

  sections: {
    unchecked: (files) => of(files, '# fichier d’un genre qui montre souvent un nom', '# fichiers d’un genre qui montre souvent un nom'),
    leaving: (files) => of(files, '# autre fichier d’image', '# autres fichiers d’image'),
    stays: (files) => of(files, '# fichier reste ici', '# fichiers restent ici'),
  },
  stays: {
    'not-readable': 'Il ne peut pas être lu en entier : personne ne peut dire ce qu’il contient.',
    'not-dicom': 'Ce n’est pas un fichier d’un appareil d’hôpital, et cette version n’exporte que ceux-là.',
    'not-checked-for-text': 'On n’y a pas cherché d’écriture dans l’image.',
    'text-found': 'De l’écriture a été trouvée dans son image, et elle n’est pas masquée.',
    'face-in-volume': 'Sa série permettrait de reconstituer un visage. Faites retirer le visage, ou dites qu’il peut rester.',
    'face-possible': 'Il a la forme d’une tête, et le programme n’y trouve pas de visage. Regardez la tête et dites si elle peut partir.',
    'face-in-picture': 'On voit un visage dans son image. Masquez le visage, ou dites qu’il peut rester.',
    'face-unknown': 'Un visage s’y voit peut-être, et ses images ne peuvent pas être décodées pour le vérifier.',
    'boxes-not-covered': 'Les zones à masquer ne peuvent pas l’être dans son image, ou pas sans perte.',
    'encapsulated-document': 'Il contient un document, qui nomme sûrement des personnes.',
    'structured-report': 'C’est un compte rendu écrit, qui nomme sûrement des personnes.',
    waveform: 'C’est un tracé enregistré (comme celui du cœur) ; cette version ne les exporte pas.',
    video: 'C’est une vidéo ; cette version ne les exporte pas.',
    directory: 'C’est l’index d’un disque. Un index est refait, jamais copié.',
    'not-an-image': 'À la place de son image se trouve autre chose.',
    'codestream-not-understood': 'Son image compressée n’est pas comprise jusqu’au dernier octet : quelque chose pourrait s’y cacher.',
    'bits-beside-picture':
      'Quelque chose qui ne se voit pas, comme une ancienne inscription, se cache dans les bits à côté de son image compressée, et ne peut pas en être retiré.',
    'picture-not-described': 'Ce qu’il dit de son image se contredit : personne ne pourrait la regarder.',
    'not-a-film': 'C’est une seule image, et non un film.',
    'picture-not-drawn': 'Cette version ne sait pas dessiner son image.',
    'words-not-collected':
      'Les noms, les dates et les numéros des fichiers de cette personne n’ont pas tous pu être relevés : il pourrait en rester un dans la copie.',
    'leak-in-needed': 'Un de vos mots ou numéros se trouve dans une table avec laquelle l’image est dessinée.',
    'leak-found': 'Un de vos mots ou numéros a été trouvé dans ce qui serait écrit. Le fichier n’est alors pas écrit.',
    'duplicate-elements': 'La même donnée s’y trouve deux fois : l’une pourrait se cacher.',
    'short-pixel-data': 'Son image est plus courte qu’elle ne le dit : il en manque une partie.',
    'syntax-contradicts-bytes': 'Il n’est pas codé comme il le dit, ou d’une façon que personne ne connaît.',
    'no-sop-class': 'Il ne dit pas ce qu’il est : aucune copie valable n’est possible.',
    'second-reader-differs': 'Deux lecteurs indépendants n’ont pas lu la même chose dans la copie. Elle n’est alors pas écrite.',
    'review-differs': 'Ce qui serait écrit n’est pas ce qui était prévu. La copie n’est alors pas écrite.',
    unticked: 'Vous l’avez retiré.',
  },

  oneReader: {
    'long-integer-vr': 'nombres entiers de 64 bits',
    'un-of-undefined-length': 'sorte de valeur inconnue, sans longueur indiquée',
    'items-in-unknown-vr': 'liste là où seuls des octets sont annoncés',
    'implicit-private-sequence': 'liste du fabricant dont le genre n’est pas écrit',
    'too-deep': 'plus de 64 listes emboîtées',
    'unknown-vr': 'sorte de valeur que le second lecteur ne connaît pas',
    'implicit-items': 'liste codée autrement que ce qui l’entoure',
    'stray-delimiter': 'marque de fin là où il ne devrait pas y en avoir',
  },
  oneReaderNote: (elements, why) =>
    `${of(elements, '# donnée vérifiée par un seul lecteur', '# données vérifiées par un seul lecteur')} : ${why}.`,
  twoReaders: 'Deux lecteurs indépendants ont lu la même chose dans chaque donnée.',

  bytesLabel: 'Chaque octet de la copie',
  bytesTotal: (bytes) => of(bytes, '# octet', '# octets'),
  bytesFacts: (bytes) => `${number(bytes)} d’informations`,
  bytesPixels: (bytes) => `${number(bytes)} de pixels`,
  bytesStructure: (bytes) => `${number(bytes)} de structure`,
  filesTitle: (files) => of(files, '# fichier avec son empreinte', '# fichiers, chacun avec son empreinte'),
  columnName: 'Nom',
  columnSize: 'Octets',
  fingerprint: 'empreinte',
  columnHash: 'Empreinte (SHA-256)',

  voided: 'Votre choix a changé : l’examen de la copie est refait.',
  planning: {
    faces: (done: number, total: number) => `Recherche de visages dans les coupes : ${number(done)} sur ${number(total)}`,
    reading: (done, total) => `Lecture de vos fichiers : ${number(done)} sur ${number(total)}`,
    planning: (done, total) => `Décision de ce qui peut partir : ${number(done)} sur ${of(total, '# fichier', '# fichiers')}`,
    drawing: (done, total) => `Dessin de ce qui partirait : ${number(done)} sur ${of(total, '# image', '# images')}`,
    staging: () => 'Préparation de la copie en mémoire…',
    reviewing: (done, total) => `Relecture de ce qui serait écrit : ${number(done)} sur ${of(total, '# fichier', '# fichiers')}`,
    comparing: (done, total) => `Comparaison de ce qui serait écrit : ${number(done)} sur ${of(total, '# image', '# images')}`,
  },
  timeLeft: (left) =>
    left.unit === 'moment'
      ? 'encore quelques secondes'
      : left.unit === 'second'
        ? `encore ${number(left.count)} secondes environ`
        : of(left.count, 'encore # minute environ', 'encore # minutes environ'),
  planningTitle: 'Recherche de ce qui partirait',
  planningNote: 'Rien n’a été écrit, et rien ne le sera avant votre accord.',

  wasCancelled: 'Rien n’a été écrit : vous avez arrêté avant que la copie soit faite.',
  writingTitle: 'Écriture de la copie',
  writingWaits: 'Choisissez un dossier et confirmez dans la fenêtre qui s’est ouverte.',
  writingCancelling: 'Arrêt, et suppression de ce qui a été écrit…',
  writingPhases: {
    writing: (amount) => `Écriture : ${amount}`,
    syncing: (amount) => `Mise en sûreté sur le disque : ${amount}`,
    checking: (amount) => `Vérification de ce qui a été écrit : ${amount}`,
    comparing: (amount) => `Relecture et comparaison : ${amount}`,
  },
  filesDone: (done, total) => `${number(done)} sur ${of(total, '# fichier', '# fichiers')}`,
  bytesDone: (done, total) => `${size(done)} sur ${size(total)}`,

  doneTitle: 'La copie est écrite',
  doneNote: (files) =>
    of(
      files,
      '# fichier a été écrit, relu, et est celui que vous avez vu.',
      '# fichiers ont été écrits, relus, et sont ceux que vous avez vus.',
    ),
  doneFolder: 'Dossier',
  doneReceipt: 'Reçu',
  doneReceiptNote:
    'Le reçu se trouve à côté de la copie et ne nomme personne : gardez-le, ou transmettez-le comme preuve de ce qui a été fait.',
  showFolder: 'Montrer dans le dossier',
  receipt: {
    program: 'Programme',
    policy: 'Règles',
    keptKey: 'Codes et numéros',
    keptKeys: {
      yes: 'ceux de votre clé conservée : les autres copies faites avec elle ont les mêmes pour la même personne',
      no: 'créés pour cette copie seule',
    },
    facts: 'Données',
    factsOf: (kept, changed, removed, added) =>
      `${of(kept, '# gardée', '# gardées')}, ${of(changed, '# changée', '# changées')}, ${of(removed, '# retirée', '# retirées')}, ${of(added, '# ajoutée', '# ajoutées')}`,
    checks: 'Vérifications',
    checksOf: (secondReader, readBack) =>
      `${of(secondReader, '# fichier lu par un second lecteur', '# fichiers lus par un second lecteur')}, ${of(readBack, '# relu et vérifié sur le disque', '# relus et vérifiés sur le disque')}`,
    text: 'Écriture dans les images',
    texts: {
      auto: 'cherchée dans chaque image par le programme',
      off: 'pas cherchée dans toutes les images par le programme',
      redact: 'noircie là où elle a été trouvée',
    },
    faces: 'Visages',
    facesOf: {
      'not-looked-for': 'pas recherchés',
      keep: 'gardés',
      'leave-out': 'recherchés dans les volumes ; aucun ne part',
      deface: 'retirés des volumes de la tête',
    },
    leftOut: 'Restés ici',
    overruled: 'Emportés sur votre décision',
    files: 'Fichiers',
  },

  failedTitle: 'Aucune copie n’a été faite',
  tryAgain: 'Réessayer',
  failures: {
    'source-changed': {
      happened: 'Un de vos fichiers a été modifié pendant que la copie se préparait.',
      means: `Ce que vous avez vu n’est peut-être plus ce qui serait écrit : rien ne l’a été. ${UNCHANGED}`,
      todo: 'Réessayez : l’examen sera refait sur les fichiers tels qu’ils sont maintenant.',
    },
    'source-gone': {
      happened: 'Un de vos fichiers n’est plus là.',
      means: `Il ne peut pas être copié. ${UNCHANGED}`,
      todo: 'Remettez le disque ou la clé, ouvrez de nouveau les fichiers et recommencez la copie.',
    },
    'source-unreadable': {
      happened: 'Un de vos fichiers n’a pas pu être lu.',
      means: `Il ne peut pas être copié en entier : aucune copie n’a été faite. ${UNCHANGED}`,
      todo: 'Vérifiez que le disque ou la clé est toujours branché, puis réessayez.',
    },
    'range-outside-source': {
      happened: 'Un fichier est plus court qu’au moment où la copie a été préparée.',
      means: `Il ne peut pas être copié en entier : aucune copie n’a été faite. ${UNCHANGED}`,
      todo: 'Ouvrez de nouveau les fichiers et recommencez la copie.',
    },
    'unknown-source': {
      happened: 'Un fichier qui fait partie de cette copie a été fermé.',
      means: `Le programme n’a plus le droit de le lire. ${UNCHANGED}`,
      todo: 'Ouvrez de nouveau les fichiers et recommencez la copie.',
    },
    'too-large': {
      happened: 'C’est plus qu’une copie ne peut contenir.',
      means: `Rien n’a été écrit. ${UNCHANGED}`,
      todo: 'Copiez une série à la fois.',
    },
    'stage-void': {
      happened: 'L’examen affiché n’était plus celui qui compte.',
      means: `Seul ce que vous avez vu peut partir : rien n’est parti. ${UNCHANGED}`,
      todo: 'Réessayez, et regardez le nouvel examen.',
    },
    'nothing-staged': {
      happened: 'Il n’y avait rien à écrire.',
      means: UNCHANGED,
      todo: 'Cochez au moins une image.',
    },
    'target-exists': {
      happened: 'Un dossier de ce nom existe déjà.',
      means: `Rien n’est jamais écrasé. ${UNCHANGED}`,
      todo: 'Réessayez, et choisissez un autre endroit.',
    },
    'target-not-writable': {
      happened: 'On ne peut pas écrire à l’endroit que vous avez choisi.',
      means: UNCHANGED,
      todo: 'Réessayez, et choisissez un dossier à vous, comme Documents, ou un disque qui n’est pas protégé en écriture.',
    },
    'target-gone': {
      happened: 'L’endroit que vous avez choisi n’existe pas, ou plus.',
      means:
        'Vos fichiers d’origine sont intacts. Sur un disque débranché, un dossier qui finit par « .partial » peut rester : ce n’est pas une copie achevée.',
      todo: 'Choisissez un dossier qui existe, ou rebranchez le disque (et supprimez ce qui reste de ce dossier), puis réessayez.',
    },
    'disk-full': {
      happened: 'Il n’y a pas assez de place à l’endroit que vous avez choisi.',
      means: UNCHANGED,
      todo: 'Faites de la place ou choisissez un autre disque, puis réessayez.',
    },
    'read-back-differs': {
      happened: 'La copie a été relue sur le disque et n’était pas ce qui avait été écrit.',
      means: `Elle a été supprimée. Le disque est peut-être défaillant. ${UNCHANGED}`,
      todo: 'Réessayez sur un autre disque.',
    },
    'written-doubted': {
      happened: 'Une fois écrite, la copie a été vérifiée sur le disque, et la vérification a échoué.',
      means: `Elle a été supprimée. Le disque est peut-être défaillant. ${UNCHANGED}`,
      todo: 'Réessayez sur un autre disque.',
    },
    'written-unanswered': {
      happened: 'La copie a été écrite, mais sa vérification sur le disque n’a pas abouti.',
      means: `Elle a été supprimée, car rien ne reste sans avoir été vérifié. ${UNCHANGED}`,
      todo: 'Réessayez. Si cela se reproduit, redémarrez le programme.',
    },
    'write-failed': {
      happened: 'La copie n’a pas pu être écrite.',
      means: UNCHANGED,
      todo: 'Réessayez, et choisissez un autre endroit.',
    },
    'worker-stopped': {
      happened: 'La partie du programme qui lit les images s’est arrêtée.',
      means: `Un des fichiers est peut-être abîmé, ou fait pour nuire ; il n’a rien pu atteindre. ${UNCHANGED}`,
      todo: 'Réessayez avec moins de fichiers, pour trouver celui qui en est la cause.',
    },
    'not-staged': {
      happened: 'La copie n’a pas pu être préparée.',
      means: `Rien n’a été écrit. ${UNCHANGED}`,
      todo: 'Copiez une série à la fois. Si cela échoue aussi, quittez le programme et ouvrez de nouveau les fichiers.',
    },
    'files-not-readable': {
      happened: 'Les fichiers n’ont plus pu être lus.',
      means: `Rien n’a été écrit. ${UNCHANGED}`,
      todo: 'Vérifiez que le disque ou la clé est toujours branché, ouvrez de nouveau les fichiers et recommencez la copie.',
    },
  },
};
