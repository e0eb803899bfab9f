import type { PlainMessages } from './en.js';

export const fr: PlainMessages = {
  bar: 'Ce que vous pouvez faire avec l’image',
  names: {
    'previous-image': 'Image précédente',
    'next-image': 'Image suivante',
    play: 'Comme un film',
    'zoom-in': 'Plus grand',
    'zoom-out': 'Plus petit',
    compare: 'Comparer',
    'explain-picture': 'Qu’est-ce que c’est ?',
    'reset-view': 'Comme au début',
  },
  explainTitle: 'De quel genre d’image s’agit-il ?',
  close: 'Fermer',
  kinds: {
    ct: 'C’est un scanner : un appareil à rayons X a tourné autour du corps, et un ordinateur en a fait de nombreuses coupes fines. L’os est blanc, l’air est noir, et ce qui est mou est gris.',
    mr: 'C’est une IRM (résonance magnétique) : des aimants puissants et des ondes radio ont fait de nombreuses coupes fines du corps, sans rayons X. Le même endroit est souvent pris de plusieurs façons : l’eau est claire dans une série et sombre dans une autre.',
    'x-ray':
      'C’est une radiographie : l’ombre de toute une partie du corps à la fois. L’os est blanc parce qu’il arrête les rayons, l’air est noir.',
    mammogram:
      'C’est une mammographie : une radiographie du sein, prise de plusieurs côtés. Le tissu dense est blanc, la graisse est sombre.',
    'x-ray-film': 'C’est un film de radiographies, pris pendant un mouvement ou le passage d’un produit de contraste.',
    ultrasound:
      'C’est une échographie : des échos de sons, dessinés en éventail. Ce qui renvoie le son est clair, et les liquides sont sombres.',
    pet: 'C’est une image de TEP : elle montre où s’est rassemblé un produit faiblement radioactif qui a été injecté. Certains endroits, comme le cerveau, le cœur et la vessie, en rassemblent chez tout le monde.',
    nuclear: 'C’est une image de médecine nucléaire : elle montre où s’est rassemblé un produit faiblement radioactif qui a été donné.',
    slide: 'C’est du tissu vu au microscope : une tranche fine, colorée pour que l’on distingue les cellules.',
    photograph: 'C’est une photographie, prise du corps ou à travers un instrument.',
    unknown: 'Le fichier ne nomme aucun genre d’image que ce programme sache expliquer. Tout ce qu’il dit se trouve dans les détails.',
  },
  planes: {
    axial: 'C’est une coupe en travers du corps, comme une tranche de pain.',
    coronal: 'C’est une coupe qui sépare l’avant du corps de l’arrière, comme si vous étiez devant la personne.',
    sagittal: 'C’est une coupe qui sépare la gauche du corps de la droite, comme si vous étiez à côté de la personne.',
  },
  edges: (left, top) => `Au bord gauche de l’image se trouve ${left}, au bord supérieur ${top}.`,
  noEdges: 'Le fichier ne dit pas où sont les côtés du corps.',
  sides: {
    R: 'le côté droit du corps',
    L: 'le côté gauche du corps',
    A: 'l’avant du corps',
    P: 'l’arrière du corps',
    H: 'le côté de la tête',
    F: 'le côté des pieds',
  },
  series: (step, of) => `Vous voyez l’image ${step} sur ${of} de cette série.`,
  meaning:
    'Ce que l’image signifie, ce programme ne peut pas vous le dire. Beaucoup de ce qui paraît étrange est normal. Demandez au médecin qui l’a fait faire, ou à celui qui a écrit le compte rendu.',
};
