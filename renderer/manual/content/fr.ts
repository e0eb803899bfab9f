import { fr as app } from '../../app/messages/fr.js';
import { plural } from '../../app/messages/language.js';
import { facesFr as faces } from '../../export/faces/messages/fr.js';
import { choicesFr as choices } from '../../export/messages/choices-fr.js';
import { findingsFr as findings } from '../../export/messages/findings-fr.js';
import { fr as copy } from '../../export/messages/fr.js';
import { handOverFr as handOver } from '../../export/messages/hand-over-fr.js';
import { keyFr as keys } from '../../export/messages/key-fr.js';
import { pictureFr as picture } from '../../export/messages/picture-fr.js';
import { policiesFr as policies } from '../../export/messages/policies-fr.js';
import { sourceFr as source } from '../../export/messages/source-fr.js';
import { verifyFr as verify } from '../../export/messages/verify-fr.js';
import { picturesFr as pictures } from '../../export/pictures/messages/fr.js';
import { chapter, drawing, heading, key, list, type Manual, name, note, say, steps, text } from './chapter.js';

export const manualFr: Manual = {
  title: 'Mode d’emploi',
  close: 'Fermer',
  search: 'Chercher dans le mode d’emploi',
  clear: 'Effacer',
  chapters: 'Chapitres',
  found: (chapters) => plural('fr', chapters, { one: '# chapitre', other: '# chapitres' }),
  none: 'Aucun chapitre ne contient tous ces mots. Essayez-en un seul.',
  previous: (title) => `Retour : ${title}`,
  next: (title) => `Suite : ${title}`,
  parts: { patient: 'Pour tous', clinician: 'Pour les soignants', researcher: 'Pour les chercheurs', reference: 'À consulter' },
  text: {
    start: {
      title: 'À quoi sert ce programme',
      blocks: [
        text`Un hôpital vous a remis des radiographies, un scanner, une IRM ou une échographie, sur un disque ou dans un dossier. Ce programme fait deux choses.`,
        list(
          say`Il les montre, sur votre propre ordinateur. Rien de ce que vous ouvrez n’est envoyé : le programme n’a aucun accès à Internet.`,
          say`Il en fait une copie sans votre nom, quand vous voulez donner les images à quelqu’un. Vous voyez tout ce qui partirait avant que quoi que ce soit ne soit écrit.`,
        ),
        text`Pourquoi c’est important : un fichier d’hôpital contient bien plus qu’une image. Votre nom, votre date de naissance et votre numéro de patient y sont, souvent votre adresse, le nom de vos médecins, le jour et le lieu de l’examen. Ce qui est parti une fois ne peut plus être rattrapé.`,
        note`Ce n’est pas un dispositif médical, et il n’est pas fait pour un diagnostic. Parlez de ce que vous voyez avec votre médecin.`,
        text`Pas de disque sous la main ? ${name(app.openSample)} ouvre les images d’une personne inventée, avec lesquelles on peut tout essayer. Continuez avec ${chapter('open')}.`,
      ],
    },
    open: {
      title: 'Ouvrir un disque ou un dossier',
      blocks: [
        steps(
          say`Insérez le disque, ou retrouvez le dossier que l’hôpital vous a donné.`,
          say`Faites glisser le disque ou le dossier entier dans cette fenêtre. Ou choisissez ${name(app.openFolder)} (${key('open-folder')}).`,
          say`Attendez qu’il soit lu. Les premières images se regardent aussitôt, et ${name(app.cancel)} arrête la lecture.`,
        ),
        text`Vous n’avez pas besoin de savoir quel fichier est lequel. Les fichiers d’un hôpital n’ont souvent pas d’extension, et un disque en contient beaucoup qui ne sont pas des images. Tous sont regardés ; ceux qui ne sont pas des examens sont listés, avec la raison.`,
        heading('Possible aussi'),
        list(
          say`Des fichiers seuls : ${name(app.openFiles)} (${key('open-files')}).`,
          say`Une archive zip, même avec une autre dedans, un tar, ou l’image d’un disque (ISO). Rien n’est décompressé sur votre disque.`,
          say`Plusieurs examens à la fois, de plusieurs personnes. Ils restent séparés, à gauche.`,
        ),
        text`Vos fichiers sont seulement lus, jamais modifiés. ${name(app.closeAll)} (${key('close-all')}) les retire de l’écran, et vous avez quelques secondes pour revenir en arrière.`,
      ],
    },
    look: {
      title: 'Regarder les images',
      blocks: [
        drawing(
          'window',
          'La fenêtre : à gauche la liste des examens et des séries, au milieu l’image avec les outils au-dessus, en haut à droite le mot « scellé » et le bouton pour une copie.',
        ),
        steps(
          say`À gauche : les examens et leurs séries. Cliquez sur l’une d’elles pour la voir.`,
          say`Au milieu : l’image. La molette de la souris fait défiler les images d’une série.`,
          say`Au-dessus : les outils. Ce que fait un bouton s’affiche quand le pointeur s’y arrête.`,
          say`À droite : le mot « ${name(app.sealed)} » ouvre la preuve que rien ne sort, et ${name(app.makeCopyShort)} fait une copie.`,
        ),
        text`Trop de boutons ? ${name(app.togglePlain)} (${key('toggle-plain')}) n’en laisse que quelques grands, avec des mots, et l’un d’eux dit de quel genre d’image il s’agit. ${name(app.allTools)} ramène le reste.`,
        heading('Ce qui sert le plus'),
        list(
          say`Plus clair, plus sombre, plus de contraste : glissez avec le bouton gauche. ${key('preset-default')} revient à ce que demande le fichier.`,
          say`Les gris en couleurs, avec une barre qui dit quelle valeur chaque couleur représente : ${name(app.colours)}. Une copie sort en gris.`,
          say`Voir de près : maintenez ${key('toggle-lens')} pour une loupe. ${key('toggle-histogram')} montre combien de fois chaque gris apparaît, avec la fenêtre comme une bande à glisser.`,
          say`Plus grand, plus petit : ${key('zoom-in')} et ${key('zoom-out')}, ou glissez avec le bouton droit. ${key('fit')} montre l’image entière.`,
          say`Image suivante et précédente : ${key('next-image')} et ${key('previous-image')}. ${key('play')} lit la série comme un film.`,
          say`Plusieurs images à la fois : ${name(app.layoutFour)} et d’autres choix sont dans la liste de toutes les commandes.`,
          say`Tout comme au début : ${key('reset-view')}.`,
          say`Masquer de qui il s’agit, quand quelqu’un regarde par-dessus votre épaule : ${key('toggle-names')}.`,
          say`Exclure la fenêtre des captures et des partages d’écran : dans le menu Affichage, sous Windows et macOS. Linux n’en donne pas le moyen. Un appareil photo la voit partout.`,
        ),
        text`${key('commands')} ouvre la liste de toutes les commandes : tapez ce que vous voulez faire. Toutes les touches sont dans ${chapter('keys')}.`,
      ],
    },
    see: {
      title: 'Qu’est-ce que je vois ?',
      blocks: [
        text`Ce programme ne peut pas vous dire ce qu’une image signifie. Il peut vous dire de quel genre d’image il s’agit, et dans quel sens la tenir.`,
        list(
          say`Une radiographie (CR, DX) : l’ombre de toute une partie du corps. L’os est blanc, l’air est noir.`,
          say`Un scanner (CT) : des centaines de coupes fines. L’os est blanc, l’air est noir. Avec ${name(app.windowPresets)}, vous choisissez ce que montrent les gris : le poumon, l’os ou le cerveau.`,
          say`Une IRM (MR) : des coupes aussi, en plusieurs séries qui montrent le même endroit de façons différentes. Dans certaines, l’eau est claire ; dans d’autres, elle est sombre.`,
          say`Une échographie (US) : un éventail d’échos, souvent un film, avec de l’écriture autour.`,
        ),
        heading('Gauche et droite'),
        drawing('sides', 'Une personne vue de face : la lettre R, pour le côté droit du corps, se trouve au bord gauche de l’image.'),
        text`Des lettres sur les bords disent dans quel sens est le corps, en anglais comme partout : R et L pour sa droite et sa gauche, A et P pour l’avant et l’arrière, H et F pour la tête et les pieds. Les coupes se regardent d’habitude depuis les pieds, et les radiographies de face : le côté droit du corps est alors au bord gauche. Tournez l’image ou mettez-la en miroir, et les lettres suivent. S’il n’y a pas de lettres, c’est que le fichier ne le dit pas.`,
        heading('Les coins'),
        text`Ils disent de quelle image il s’agit et sur combien, à quelle taille elle est montrée, et quels gris le sont (C est leur milieu, L leur étendue). ${key('toggle-words')} les cache. Une échelle n’est dessinée que si le fichier dit quelle est la vraie taille des choses.`,
        note`Ne cherchez pas la maladie vous-même. Beaucoup de ce qui paraît étrange est normal, et beaucoup de ce qui compte ne se voit pas sans formation.`,
      ],
    },
    copy: {
      title: 'Faire une copie anonymisée',
      blocks: [
        text`Rien ne sort autrement que par là. La première fois, cela prend quelques minutes.`,
        steps(
          say`Choisissez ${name(app.makeCopyShort)}, puis si vous voulez cette image, cette série ou tout l’examen (${key('export')}).`,
          say`Dites à quoi elle va servir : ${name(choices.purposes['second-opinion'])}, ${name(choices.purposes.research)} ou ${name(choices.purposes.picture)}. C’est ce qui décide de ce qui est gardé. Dans le doute, prenez le premier : des fichiers eux-mêmes, c’est celui qui garde le moins de vous.`,
          say`Lisez la phrase en haut. Elle dit combien d’images et d’informations partiraient, et ce qui reste. Voyez ${chapter('stays')}.`,
          say`Appuyez sur ${name(pictures.open)} et cherchez si un nom y est écrit. Voyez ${chapter('text')}.`,
          say`Appuyez sur ${name(copy.save)}, choisissez un dossier, et confirmez encore une fois.`,
        ),
        text`La copie est alors écrite, relue sur le disque, et comparée à ce que vous avez vu. Si un seul octet diffère, elle est supprimée et on vous le dit.`,
        heading('Ce que vous obtenez'),
        list(
          say`Un nouveau dossier avec la copie. Rien de ce qui était là n’est remplacé, et vos propres fichiers restent tels quels.`,
          say`À côté, un reçu : ce qui a été fait, et une empreinte de chaque fichier. Il ne nomme personne.`,
        ),
        text`Sous ${name(choices.shapeLabel)}, vous pouvez demander ${name(choices.shapes.zip.label)}, plus facile à envoyer, ou une copie ${name(choices.shapes.disc.label)}, que cherchent les programmes des hôpitaux.`,
        note`Le nom de vos dossiers dit souvent qui vous êtes. Envoyez le nouveau dossier, pas celui dans lequel il se trouve.`,
      ],
    },
    stays: {
      title: 'Ce qui reste, ce qui part',
      blocks: [
        drawing(
          'review',
          'L’écran avant l’enregistrement : à gauche ce qui reste ici, barré ; au milieu ce qui part, tel qu’il est écrit ; à droite les images qui partent.',
        ),
        steps(
          say`${name(copy.staysTitle)} : ce qui est retiré ou remplacé, son ancienne valeur barrée.`,
          say`${name(copy.leavesTitle)} : toutes les données de la copie, mot pour mot comme elles seront écrites.`,
          say`${name(copy.picturesTitle)} : les images. Décochez celles qui ne doivent pas partir.`,
        ),
        text`Ce que vous voyez là n’est pas une prévision. La copie a été faite en mémoire, et cet écran a été lu dans ses octets mêmes, par deux lecteurs qui ne savent rien l’un de l’autre.`,
        heading('Ce qui est toujours retiré'),
        list(
          say`Nom, date de naissance, numéro de patient, adresse, téléphone, noms des médecins et, sauf si vous choisissez de le garder, celui de l’hôpital.`,
          say`Les données du fabricant que personne ne connaît, et tout ce que la norme (DICOM PS3.15) classe comme identifiant, sauf ce que vous choisissez de garder.`,
          say`Les octets cachés à côté de l’image, et les commentaires à l’intérieur des images compressées.`,
        ),
        text`Ensuite, vos mots, vos numéros et vos dates sont cherchés dans tout ce qui resterait : un nom dans une remarque est trouvé là aussi. Ce qui a été trouvé est listé sous ${name(findings.groups.found)}. Si c’est une fausse alerte, parce que votre nom est aussi un mot courant, vous pouvez dire ${name(findings.keep)}.`,
        heading('Ce qui est mis à la place'),
        text`Les numéros de série sont refaits, de la même façon dans tous les fichiers d’une copie, pour qu’ils aillent toujours ensemble. Un code inventé remplace votre nom.`,
        text`Tout sur une donnée, avec les mots de la norme, s’ouvre quand vous cliquez dessus. Le champ de recherche cherche dans les deux colonnes.`,
      ],
    },
    text: {
      title: 'L’écriture dans les images',
      blocks: [
        text`Un nom est souvent écrit dans l’image elle-même, en points comme les autres : sur presque toute échographie, sur les films numérisés, sur les images d’écran. Retirer le nom du fichier ne l’enlève pas de là.`,
        drawing('boxes', 'Une image avec une ligne d’écriture en haut à gauche, et la même image avec un cache noir dessus.'),
        steps(
          say`Le programme parcourt toutes les images, y cherche de l’écriture et met un cache sur ce qu’il trouve. Sous ${name(pictures.possibleTitle)} se trouve ce dont il n’est pas sûr.`,
          say`Vous regardez chaque image. Le programme en laisse parfois passer : surtout des mots pâles, petits, penchés ou écrits à la main.`,
          say`Tracez un cache à la souris sur ce qui reste, ou appuyez sur ${name(pictures.add)} et servez-vous des flèches. ${name(pictures.removeShort)} en retire un, et ${name(pictures.undo)} revient en arrière.`,
          say`${name(pictures.confirmBoxes)} ou ${name(pictures.confirmNone)} dit que vous l’avez vue.`,
        ),
        text`Un cache peut valoir pour toutes les images de la série, ou pour toutes celles du même appareil : c’est du travail en moins quand l’écriture est toujours au même endroit. ${name(pictures.viewCopy)} montre l’image comme elle est dans la copie.`,
        text`Sous le cache, il n’y a plus rien : les points sont mis en noir dans le fichier, et pas seulement recouverts à l’écran. Tout autre point reste comme il était, ou l’on vous dit que l’image a dû être compressée de nouveau.`,
        note`Une image que vous n’avez pas regardée ne peut pas partir. C’est voulu : aucun programme ne trouve toute l’écriture.`,
      ],
    },
    faces: {
      title: 'Les visages',
      blocks: [
        text`À partir de nombreuses coupes fines d’une tête, on peut reconstituer le visage, comme sur une photographie. Des programmes peuvent y reconnaître quelqu’un, même si aucun nom n’est dans le fichier.`,
        text`Quand c’est possible, le programme le dit avant l’enregistrement et laisse la série ici tant que vous n’avez pas décidé. ${name(faces.see)} montre le visage qui partirait.`,
        list(
          say`${name(faces.deface)} : le visage, le front et les oreilles deviennent de l’air dans chaque coupe. Le cerveau garde ses valeurs, sauf si la tête est très penchée en avant : un peu de lui est alors retiré, derrière le front. Regardez le résultat avant de l’accepter.`,
          say`${name(faces.leaveOut)} : elle ne part pas.`,
          say`${name(faces.keep)} : seulement s’il le faut, parce que c’est le visage qu’on examine, et seulement si la personne est d’accord.`,
        ),
        text`Quand le programme trouve la forme d’une tête sans y voir de visage, parce que le nez est couvert, absent ou tourné loin sur le côté, il vous le demande : ${name(faces.seeHead)} montre la tête de tous les côtés. Il ne reconnaît pas toutes les têtes : d’une partie de tête, ou d’une tête placée de façon inhabituelle, il peut ne rien dire. Si de nombreuses coupes d’une tête doivent partir et qu’aucune tête ne vous a été montrée, donnez une seule coupe et non la série.`,
        text`Une coupe seule ne montre pas de visage. Dans les photographies, le programme cherche les visages et propose des caches, comme pour l’écriture. Il en manque beaucoup qui sont de profil ou à moitié cachés : regardez chacune.`,
        note`Un os inhabituel, un implant ou une cicatrice peuvent aussi être reconnus par quelqu’un qui vous connaît. Aucun programme ne peut l’enlever.`,
      ],
    },
    picture: {
      title: 'Envoyer une image, par exemple à un chatbot',
      blocks: [
        text`Un chatbot ou une messagerie n’a pas besoin du fichier entier. Donnez-lui une image : elle n’emporte rien d’autre.`,
        steps(
          say`Affichez l’image en question, avec la luminosité et la taille que vous voulez.`,
          say`Choisissez ${name(app.makeCopyShort)}, puis ${name(app.copyImage)}.`,
          say`Choisissez ${name(choices.purposes.picture)}.`,
          say`Regardez-la, et dites qu’aucun nom n’y est écrit.`,
          say`Enregistrez-la, ou appuyez sur ${name(handOver.copy)} et collez-la dans votre message.`,
        ),
        text`${name(picture.looks.seen.label)} garde la luminosité et le sens que vous avez choisis. L’image n’est pas plus grande qu’un écran, et contient ses points et rien d’autre : ni date, ni nom, ni lieu.`,
        text`À votre demande, elle dit ${name(picture.marks.letters)} et ${name(picture.marks.scale)}, là où le fichier le sait. Les lignes et les mots que le fichier superpose lui-même à son image ne partent avec elle que sous ${name(picture.marks.overlays)}, vos propres traits et flèches que sous ${name(picture.marks.drawn)}.`,
        text`D’un film, seule l’image affichée part, sauf si vous en choisissez d’autres : une image pour chacune, ou, sous ${name(choices.shapeLabel)}, ${name(choices.shapes.webm.label)}, qui en fait une seule vidéo (WebM). Chacune doit d’abord être regardée.`,
        heading('Avant de la donner à un chatbot'),
        list(
          say`Il se peut qu’il garde l’image, et que des gens la voient. Lisez ce qu’en dit celui qui le propose.`,
          say`Il peut se tromper avec assurance. Demandez à un médecin avant de changer quoi que ce soit.`,
          say`Ce que vous écrivez à côté de l’image part aussi : n’y mettez pas votre nom.`,
        ),
      ],
    },
    check: {
      title: 'Vérifier une copie',
      blocks: [
        text`Vous n’avez pas à croire ce programme sur parole. Avant d’envoyer une copie, regardez-la vous-même.`,
        steps(
          say`Fermez tout (${key('close-all')}), puis ouvrez le dossier de la copie, comme un disque.`,
          say`Regardez le nom en haut : un code inventé devrait s’y trouver.`,
          say`Ouvrez ${name(app.details)} (${key('toggle-details')}) et cherchez-y votre nom, votre année de naissance, votre ville.`,
          say`Parcourez les images encore une fois.`,
        ),
        heading('Le reçu'),
        text`Le fichier qui finit par .receipt.json se trouve à côté de la copie. Ses empreintes (SHA-256) sont celles que vous avez vues avant l’enregistrement. Qui reçoit la copie et le reçu peut vérifier que pas un octet n’a changé en route : ${name(verify.title)}, dans le menu et la liste des commandes, dit quels fichiers sont les mêmes, modifiés, manquants ou ajoutés. Tout programme qui calcule des SHA-256 le peut aussi, et ${name('verify')} en ligne de commande.`,
        text`Vous pouvez garder le reçu, l’imprimer (${name(handOver.printReceipt)}) ou le transmettre : il ne nomme personne.`,
      ],
    },
    trouble: {
      title: 'Quand quelque chose ne marche pas',
      blocks: [
        heading('Le disque s’ouvre, mais il n’y a pas d’images'),
        text`Ouvrez tout le disque, pas un seul de ses dossiers. ${name(app.showWhy)} liste chaque fichier qui n’a pas été ouvert, avec la raison. Si l’index du disque cite des fichiers absents, le disque est incomplet : demandez-en un autre.`,
        heading('Une image ne peut pas être montrée'),
        text`À sa place, la raison est écrite. Une image fausse serait pire qu’aucune image : dans le doute, le programme n’en montre pas. Les autres images fonctionnent.`,
        heading(`On ne peut pas appuyer sur « ${copy.save} »`),
        text`Ce qui manque est écrit à côté. Le plus souvent, il reste des images que personne n’a regardées.`,
        heading('Quelque chose reste ici, dont j’ai besoin'),
        text`Cliquez dessus : la raison est donnée. Sous ${name(choices.purposes.own)}, on peut en garder davantage, et chaque choix dit ce qu’il révèle.`,
        heading('La copie n’a pas pu être écrite'),
        text`La phrase à l’écran dit quoi faire. Rien d’inachevé ne reste sous le nom d’une copie. Si l’ordinateur s’est éteint au milieu, le programme propose au démarrage suivant de supprimer ce qui est resté.`,
        heading('Le programme ne s’ouvre pas en administrateur'),
        text`Sous Linux, il ne démarre pas en tant que root, parce que le bac à sable du système n’y fonctionne pas. Démarrez-le sous votre propre compte.`,
      ],
    },
    case: {
      title: 'Partager un cas',
      blocks: [
        text`${name(choices.purposes['second-opinion'])} garde ce qu’il faut pour lire les images : géométrie, acquisition, valeurs de fenêtre. Les descriptions, les remarques et tout autre texte libre, les dates et les âges sont retirés. Sous ${name(choices.purposes.own)}, vous pouvez en garder davantage ; chaque option est l’une de celles de DICOM PS3.15, annexe E, et sa clause est indiquée.`,
        list(
          say`Dates : ${name(choices.dates.modified.label)} garde le temps entre les examens et cache les jours.`,
          say`${name(choices.switches.retainPatientCharacteristics.label)} : nécessaires pour une SUV, une croissance, une dose.`,
          say`${name(choices.switches.cleanDescriptors.label)} : des noms de séries lisibles. Ce qui a été saisi à la main peut cacher un nom que personne ne cherche.`,
        ),
        heading('Les examens suivants de la même personne'),
        text`${name(keys.open(false))}, avant l’enregistrement, garde une clé secrète. Avec elle, une personne a le même code et le même décalage de dates dans toutes vos copies. Protégez la clé comme les originaux.`,
        heading('Sous quelle forme'),
        text`${name(choices.shapes.disc.label)} écrit un DICOMDIR, qu’un PACS peut importer. ${name(choices.shapes.zip.label)} est un fichier unique. ${name(handOver.print)} et ${name(handOver.copy)} servent pour une image seule, et seulement après cet écran.`,
        note`Le consentement et les règles de votre établissement ne sont pas remplacés par une copie technique.`,
      ],
    },
    objects: {
      title: 'Comptes rendus, films et autres fichiers',
      blocks: [
        text`Tous les fichiers d’un examen ne sont pas des images. Ceux-ci s’ouvrent comme ce qu’ils sont :`,
        list(
          say`Les comptes rendus structurés, en texte, avec des liens vers les images dont ils parlent.`,
          say`Les documents (PDF), lus dans le bac à sable : aucun de leurs scripts ne s’exécute, aucun lien n’est suivi.`,
          say`Les états de présentation : choisissez-en un, et sa fenêtre, ses marques et ses découpes se posent sur l’image.`,
          say`Les segmentations et les ensembles de structures, sur les coupes auxquelles ils appartiennent.`,
          say`Les courbes, comme un ECG, avec leur échelle.`,
          say`Les lames de pathologie, dont seules les parties visibles sont lues, et les vidéos en H.264, image par image.`,
        ),
        text`Les comptes rendus, documents, courbes et vidéos nomment si souvent quelqu’un qu’ils restent hors d’une copie. ${name(app.details)} (${key('toggle-details')}) montre toutes les données de chaque fichier, même imbriquées.`,
      ],
    },
    right: {
      title: 'Les images sont-elles justes ?',
      blocks: [
        text`Chaque image est décodée dans toute sa profondeur, et la Modality LUT, la VOI LUT et la Presentation LUT sont appliquées comme le demande la norme. Dans les tests, des images sont comparées à celles d’autres décodeurs, valeur par valeur ; le document CONFORMANCE du dépôt dit lesquelles.`,
        list(
          say`Une compression avec pertes est nommée dans le coin : ${name(app.lossy)}.`,
          say`${name(app.toggleCross)} (${key('toggle-cross')}) lit la valeur d’un point, dans son unité si le fichier en donne une.`,
          say`${name(app.measureTools)} : longueurs, angles et régions. Des millimètres ne sont donnés que si le fichier dit la taille de ses points, et ce que vous tracez est oublié quand vous quittez, sauf si vous l’enregistrez : ${name(app.keepMarks)} ${key('keep-marks')} écrit des fichiers qui le montrent de nouveau sur les mêmes images, ici et dans d’autres programmes. Ces fichiers portent le nom de la personne : gardez-les avec l’examen.`,
          say`${name(app.actualSize)} (${key('actual-size')}) montre un point de l’image sur un point de l’écran.`,
          say`Une série est divisée là où le défilement mêlerait des choses différentes, comme des échos ou des phases.`,
        ),
        text`Un profil de couleur du fichier n’est pas appliqué, et l’écran n’est pas étalonné (PS3.14).`,
        note`Pas pour un diagnostic. Ce programme n’est un dispositif médical dans aucun pays.`,
      ],
    },
    set: {
      title: 'Préparer un ensemble',
      blocks: [
        steps(
          say`Ouvrez tous les examens de l’ensemble.`,
          say`Choisissez ${name(choices.purposes.research)}, ou vos propres options, et gardez-les sous un nom : ${name(policies.title)}. ${name(policies.share)} les transmet, pour que plusieurs centres fassent la même chose.`,
          say`Activez ${name(keys.open(false))} si l’ensemble doit grandir.`,
          say`Regardez les images, enregistrez, et gardez les reçus.`,
        ),
        text`${name(choices.purposes.research)} décale les dates d’un même nombre de jours secret pour chaque personne, et garde l’âge, le sexe et la taille. Un âge de plus de 89 ans devient 90.`,
        heading('En grand nombre'),
        text`La ligne de commande est le même moteur, sans fenêtre : ${name('inspect')}, ${name('plan')}, ${name('export')}, ${name('text')}, ${name('verify')}. Avec une clé gardée et des termes recueillis d’abord, un ensemble réparti sur plusieurs passages donne les mêmes octets qu’en un seul. Les films (WebM) ne se font que dans la fenêtre. Celle du programme installé (negatoscope et un verbe) lit dans le bac à sable ; celle du dépôt non : ne l’utilisez que sur des fichiers dont vous pensez qu’ils sont ce qu’ils paraissent.`,
        note`Personne ne peut promettre que quelqu’un ne sera pas reconnu. Une maladie rare, un lieu rare et une date suffisent ; décidez de ce qu’il faut à l’ensemble avant d’en garder davantage.`,
      ],
    },
    record: {
      title: 'Ce qui peut être prouvé',
      blocks: [
        list(
          say`Chaque élément de la source est gardé, changé ou retiré, et chaque élément de la copie est gardé, changé ou ajouté. Les comptes tombent juste, et les deux lecteurs les font. ${name(source.open)} les montre, octet par octet.`,
          say`Le reçu (JSON) contient les règles, les comptes, la version, ce qui a été décidé à la main, et le SHA-256 de chaque fichier. Il ne contient ni nom, ni chemin, ni empreinte d’une source.`,
          say`La copie est marquée : Patient Identity Removed (0012,0062), la méthode et ses codes (0012,0063 et 0012,0064), et Longitudinal Temporal Information Modified (0028,0303).`,
          say`Les UID sont en 2.25 avec 122 bits que l’on ne peut pas recalculer à rebours, et les mêmes dans tous les fichiers d’une copie, références comprises.`,
        ),
        text`Quelles lignes du tableau E.1-1 de PS3.15 sont traitées et comment, ce que la recherche d’écriture et de visages trouve et manque : tout est mesuré dans le dépôt, sous CONFORMANCE, TEXT et FACES.`,
      ],
    },
    keys: {
      title: 'Touches et souris',
      blocks: [
        {
          kind: 'keys',
          mouse: [
            { label: 'Luminosité et contraste', keys: ['Glisser, bouton gauche'] },
            { label: 'Plus grand, plus petit', keys: ['Glisser, bouton droit'] },
            { label: 'Déplacer l’image', keys: ['Glisser, bouton du milieu'] },
            { label: 'Parcourir les images d’une série', keys: ['Molette'] },
          ],
        },
        text`Tout peut se faire sans souris : ${name('Tab')} va d’un endroit à l’autre, les flèches se déplacent dans une liste, et ${key('commands')} trouve chaque commande par son nom.`,
        text`Ce sont les boutons habituels de la souris, et vos propres touches. ${name(app.keysAndMouse)} (${key('show-keys')}) donne une autre touche à une commande, dit laquelle la perdrait, et change ce que font les boutons et la molette.`,
      ],
    },
    promises: {
      title: 'Ce que ce programme promet',
      blocks: [
        steps(
          say`Rien de ce que vous ouvrez ne quitte cet ordinateur. Le mot « ${name(app.sealed)} » vous laisse regarder des essais d’en sortir.`,
          say`Ce que vous voyez avant l’enregistrement est, octet pour octet, ce qui est écrit.`,
          say`Chaque donnée et chaque octet est compté.`,
          say`Il n’y a qu’une sortie. Copier, imprimer et glisser passent par le même écran.`,
          say`Ce qui ne peut pas être rendu sûr n’est pas copié, et on vous dit pourquoi.`,
          say`Rien d’un examen ne reste quand vous quittez : ni cache, ni historique, ni journal.`,
          say`Vos fichiers ne sont jamais modifiés, et une copie est entière ou n’existe pas.`,
          say`L’image est juste, ou il n’y en a pas.`,
          say`Un fichier fait pour nuire ne le peut pas : il est lu dans une pièce fermée du programme.`,
        ),
        text`Chacune a son test. Ils sont listés dans le fichier SECURITY du dépôt, avec ce qui n’est pas promis.`,
      ],
    },
    limits: {
      title: 'Ce qu’il ne sait pas faire',
      blocks: [
        list(
          say`Ce n’est pas un dispositif médical. Ne posez pas de diagnostic avec lui, et ne changez pas de traitement à cause de ce que vous voyez.`,
          say`Il trouve la plupart de l’écriture dans les images, pas toute. C’est pourquoi chaque image qui part doit avoir été vue par vous.`,
          say`Il reconnaît des têtes dont le visage pourrait être reconstitué, et des visages dans les photographies, pas tous.`,
          say`Il ne peut pas savoir ce que d’autres ont déjà. Qui possède votre original peut voir qu’une copie est du même corps.`,
          say`Il ne peut pas surveiller ce que font d’autres programmes : un enregistreur d’écran, un dossier synchronisé, une boîte de dialogue qui retient le dernier dossier.`,
          say`Il ne cherche pas de nouvelle version : ce serait une connexion. Voyez là où vous l’avez obtenu.`,
        ),
      ],
    },
  },
};
