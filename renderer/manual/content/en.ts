import { en as app } from '../../app/messages/en.js';
import { plural } from '../../app/messages/language.js';
import { facesEn as faces } from '../../export/faces/messages/en.js';
import { choicesEn as choices } from '../../export/messages/choices-en.js';
import { en as copy } from '../../export/messages/en.js';
import { findingsEn as findings } from '../../export/messages/findings-en.js';
import { handOverEn as handOver } from '../../export/messages/hand-over-en.js';
import { keyEn as keys } from '../../export/messages/key-en.js';
import { pictureEn as picture } from '../../export/messages/picture-en.js';
import { policiesEn as policies } from '../../export/messages/policies-en.js';
import { sourceEn as source } from '../../export/messages/source-en.js';
import { verifyEn as verify } from '../../export/messages/verify-en.js';
import { picturesEn as pictures } from '../../export/pictures/messages/en.js';
import { chapter, drawing, heading, key, list, type Manual, name, note, say, steps, text } from './chapter.js';

export const manualEn: Manual = {
  title: 'Manual',
  close: 'Close',
  search: 'Search the manual',
  clear: 'Clear',
  chapters: 'Chapters',
  found: (chapters) => plural('en', chapters, { one: '# chapter', other: '# chapters' }),
  none: 'No chapter has all these words. Try one of them alone.',
  previous: (title) => `Back: ${title}`,
  next: (title) => `Next: ${title}`,
  parts: { patient: 'For everybody', clinician: 'For clinicians', researcher: 'For researchers', reference: 'To look up' },
  text: {
    start: {
      title: 'What this program is for',
      blocks: [
        text`You got X-rays, a CT, an MRI or an ultrasound from a hospital, on a disc or as a folder. This program does two things with them.`,
        list(
          say`It shows them, on your own computer. Nothing that you open is sent anywhere: the program has no way to the internet.`,
          say`It makes a copy without your name in it, when you want to give the pictures to somebody. You see everything that would leave before anything is written.`,
        ),
        text`Why that matters: a file from a hospital holds much more than a picture. Your name, birth date and patient number are in it, often your address, the names of your doctors, and the day and place of the examination. What was sent once can’t be called back.`,
        note`This is not a medical device, and it isn’t made for diagnosis. Talk to your doctor about what you see.`,
        text`No disc at hand? ${name(app.openSample)} opens pictures of an invented person, to try everything with. Continue with ${chapter('open')}.`,
      ],
    },
    open: {
      title: 'Open a disc or a folder',
      blocks: [
        steps(
          say`Put the disc in, or find the folder that the hospital gave you.`,
          say`Drag the whole disc or folder into this window. Or choose ${name(app.openFolder)} (${key('open-folder')}).`,
          say`Wait until it has been read. You can look at the first pictures at once, and ${name(app.cancel)} stops.`,
        ),
        text`You needn’t know which file is which. Files of a hospital often have no ending in their names, and a disc holds many that are no pictures. All are looked at; what isn’t a scan is listed with the reason.`,
        heading('Also possible'),
        list(
          say`Single files: ${name(app.openFiles)} (${key('open-files')}).`,
          say`A zip, even with another zip inside, a tar, or the image of a disc (ISO). Nothing is unpacked to your disk.`,
          say`Several studies at once, of several people. They are kept apart on the left.`,
        ),
        text`Your files are only read, never changed. ${name(app.closeAll)} (${key('close-all')}) takes them off the screen, and for a few seconds you can undo that.`,
      ],
    },
    look: {
      title: 'Look at the pictures',
      blocks: [
        drawing(
          'window',
          'The window: on the left the list of studies and series, in the middle the picture with the tools above, at the top right the word “sealed” and the button for a copy.',
        ),
        steps(
          say`On the left: studies and their series. Click one to see it.`,
          say`In the middle: the picture. The wheel of the mouse goes through the pictures of a series.`,
          say`Above: tools. What a button does is said when the pointer rests on it.`,
          say`At the right: the word “${name(app.sealed)}” opens the proof that nothing leaves, and ${name(app.makeCopyShort)} makes a copy.`,
        ),
        text`Too many buttons? ${name(app.togglePlain)} (${key('toggle-plain')}) leaves a few large ones with words, and one of them says what kind of picture you see. ${name(app.allTools)} brings everything back.`,
        heading('What you will need most'),
        list(
          say`Brighter, darker, more contrast: drag with the left button. ${key('preset-default')} goes back to what the file asks for.`,
          say`Grey in colours, with a bar that says which value each colour stands for: ${name(app.colours)}. A copy leaves in grey.`,
          say`See small things close: hold ${key('toggle-lens')} for a magnifying glass. ${key('toggle-histogram')} shows how often each grey occurs, with the window as a band to drag.`,
          say`Larger, smaller: ${key('zoom-in')} and ${key('zoom-out')}, or drag with the right button. ${key('fit')} shows the whole picture.`,
          say`Next and previous picture: ${key('next-image')} and ${key('previous-image')}. ${key('play')} plays the series like a film.`,
          say`Several pictures at once: ${name(app.layoutFour)} and other choices are in the list of all commands.`,
          say`Everything as it was: ${key('reset-view')}.`,
          say`Hide who it is, when somebody looks over your shoulder: ${key('toggle-names')}.`,
          say`Keep the window out of screenshots and shared screens: in the View menu, on Windows and macOS. Linux has no means to. A camera sees it everywhere.`,
        ),
        text`${key('commands')} opens the list of all commands: type what you want to do. All keys are in ${chapter('keys')}.`,
      ],
    },
    see: {
      title: 'What do I see?',
      blocks: [
        text`This program can’t tell you what a picture means. It can tell you what kind of picture it is, and how to hold it.`,
        list(
          say`An X-ray (CR, DX): a shadow of the whole body part. Bone is white, air is black.`,
          say`A CT: hundreds of thin slices. Bone is white, air is black. With ${name(app.windowPresets)} you choose what the grey levels show: lung, bone or brain.`,
          say`An MRI (MR): slices as well, in several series that show the same place in different ways. In some, water is bright, in others it is dark.`,
          say`An ultrasound (US): a fan of echoes, often as a film, with writing around it.`,
        ),
        heading('Left and right'),
        drawing(
          'sides',
          'A person seen from the front: the letter R, for the right side of the body, stands at the left edge of the picture.',
        ),
        text`Letters at the edges say which way the body lies: R and L for its right and left, A and P for front and back, H and F for head and feet. Slices are usually seen from the feet, and X-rays from the front: then the right side of the body is at the left edge. Turn or mirror the picture, and the letters move with it. Where there are no letters, the file doesn’t say.`,
        heading('The corners'),
        text`They say which picture of how many it is, how large it is shown, and which grey levels (C is their middle, W their width). ${key('toggle-words')} hides them. A scale bar is drawn only where the file says how large things really are.`,
        note`Don’t look for the illness yourself. Much that looks strange is normal, and much that matters can’t be seen without training.`,
      ],
    },
    copy: {
      title: 'Make an anonymised copy',
      blocks: [
        text`Nothing leaves but by this way. It takes a few minutes the first time.`,
        steps(
          say`Choose ${name(app.makeCopyShort)}, and in it whether you want this image, this series or the whole study (${key('export')}).`,
          say`Say what you need it for: ${name(choices.purposes['second-opinion'])}, ${name(choices.purposes.research)} or ${name(choices.purposes.picture)}. This decides what is kept. If in doubt, take the first: of the files themselves, it keeps the least of you.`,
          say`Read the sentence at the top. It says how many pictures and facts would leave, and what stays. See ${chapter('stays')}.`,
          say`Press ${name(pictures.open)} and look whether a name is written in them. See ${chapter('text')}.`,
          say`Press ${name(copy.save)}, choose a folder, and say yes once more.`,
        ),
        text`Then the copy is written, read again from the disk, and compared with what you saw. If one byte is different, it is deleted and you are told.`,
        heading('What you get'),
        list(
          say`A new folder with the copy. Nothing that was there before is overwritten, and your own files stay as they are.`,
          say`Beside it a receipt: what was done, and a fingerprint of every file. It names nobody.`,
        ),
        text`Under ${name(choices.shapeLabel)} you can ask for ${name(choices.shapes.zip.label)}, which is easier to send, or for a copy ${name(choices.shapes.disc.label)}, which programs in hospitals look for.`,
        note`The names of your folders often tell who you are. Send the new folder, not the one that it lies in.`,
      ],
    },
    stays: {
      title: 'What stays, what leaves',
      blocks: [
        drawing(
          'review',
          'The review: at the left what stays here, struck through; in the middle what leaves, as it is written; at the right the pictures that leave.',
        ),
        steps(
          say`${name(copy.staysTitle)}: what is taken out or replaced, with its old value struck through.`,
          say`${name(copy.leavesTitle)}: every entry of the copy, word for word as it will be written.`,
          say`${name(copy.picturesTitle)}: the pictures. Untick what shouldn’t go along.`,
        ),
        text`What you see there isn’t a forecast. The copy has been made in memory, and the review was read out of its very bytes, by two readers that know nothing of each other.`,
        heading('What is always taken out'),
        list(
          say`Name, birth date, patient number, address, phone, the names of doctors and, unless you choose to keep it, that of the hospital.`,
          say`Entries of the manufacturer that nobody knows, and everything that the standard (DICOM PS3.15) lists as identifying, unless you choose to keep it.`,
          say`Bytes that hide beside the picture, and comments inside compressed pictures.`,
        ),
        text`Then your words, numbers and dates are looked for in everything that would stay: a name in a remark is found there too. What was found is listed under ${name(findings.groups.found)}. If it is a false alarm, because your name is also a word, you can say ${name(findings.keep)}.`,
        heading('What is put in'),
        text`Serial numbers are made new, in the same way in all files of one copy, so that they still belong together. A made-up code stands for your name.`,
        text`Everything about one entry, and the words of the standard for it, opens when you click it. The search field searches both columns.`,
      ],
    },
    text: {
      title: 'Writing in the pictures',
      blocks: [
        text`Names are often written into the picture itself, as points like all others: on almost every ultrasound, on scanned films, on pictures of screens. Taking the name out of the file doesn’t take it out of there.`,
        drawing('boxes', 'A picture with a line of writing at the top left, and the same picture with a black box over it.'),
        steps(
          say`The program looks through all pictures for writing and puts a box over what it finds. ${name(pictures.possibleTitle)} is what it isn’t sure of.`,
          say`You look at every picture. The program misses some writing: faint, small, slanted or hand-written words above all.`,
          say`Draw a box with the mouse over what is left, or press ${name(pictures.add)} and use the arrow keys. ${name(pictures.removeShort)} takes one away, and ${name(pictures.undo)} goes back.`,
          say`${name(pictures.confirmBoxes)} or ${name(pictures.confirmNone)} says that you have seen it.`,
        ),
        text`A box can count for all pictures of the series, or for all from the same machine: that saves work where the writing is always in the same place. ${name(pictures.viewCopy)} shows the picture as it is in the copy.`,
        text`Under the box there is nothing any more: the points are made black in the file, not only covered on the screen. Every other point stays as it was, or you are told that the picture had to be packed again.`,
        note`A picture that you haven’t looked at can’t leave. That is on purpose: no program finds all writing.`,
      ],
    },
    faces: {
      title: 'Faces',
      blocks: [
        text`From many thin slices of a head the face can be rebuilt, like a photograph. Programs can recognise people by it, even if no name is in the file.`,
        text`When that is possible, the program says so in the review and leaves the series out until you decide. ${name(faces.see)} shows the face that would leave.`,
        list(
          say`${name(faces.deface)}: face, forehead and ears become air in every slice. The brain keeps its values, unless the head is bent far forward: then a little of it behind the forehead goes too. Look at the result before you take it.`,
          say`${name(faces.leaveOut)}: it stays here.`,
          say`${name(faces.keep)}: only if it is needed, because the face is what is examined, and only if the person agrees.`,
        ),
        text`Where the program finds the form of a head and no face on it, because the nose is covered, missing or turned far aside, it asks you: ${name(faces.seeHead)} shows the head from all sides. It doesn’t recognise every head: of a part of one, or of one that is held in an unusual way, nothing may be said. If many slices of a head would leave and no head was shown to you, give away one slice and not the series.`,
        text`One slice alone shows no face. In photographs the program looks for faces and proposes boxes over them, as over writing. It misses many that are turned to the side or half covered: look at each one.`,
        note`An unusual bone, an implant or a scar can also be recognised by somebody who knows you. No program can take that away.`,
      ],
    },
    picture: {
      title: 'Send one picture, for example to a chat',
      blocks: [
        text`Chat programs and messengers don’t need the whole file. Give them one picture, and it takes nothing else with it.`,
        steps(
          say`Show the picture that you mean, as bright and as large as you want it.`,
          say`Choose ${name(app.makeCopyShort)} and ${name(app.copyImage)}.`,
          say`Choose ${name(choices.purposes.picture)}.`,
          say`Look at it, and say that no name is in it.`,
          say`Save it, or press ${name(handOver.copy)} and paste it into your message.`,
        ),
        text`${name(picture.looks.seen.label)} keeps the brightness and direction that you chose. The picture is no larger than a screen, and holds its points and nothing else: no date, no name, no place.`,
        text`On request it says ${name(picture.marks.letters)} and ${name(picture.marks.scale)}, where the file knows. Lines and words that the file itself draws over its picture go with it only under ${name(picture.marks.overlays)}, your own lines and arrows only under ${name(picture.marks.drawn)}.`,
        text`Of a film, only the image on the screen leaves, unless you choose more of them: a picture each, or under ${name(choices.shapeLabel)} ${name(choices.shapes.webm.label)}, which makes one video (WebM) of them. Each image has to be looked at first.`,
        heading('Before you give it to a chatbot'),
        list(
          say`It may keep the picture, and people may see it. Read what its maker says about that.`,
          say`It can be wrong and sound sure. Ask a doctor before you change anything.`,
          say`What you type beside the picture leaves too: don’t write your name there.`,
        ),
      ],
    },
    check: {
      title: 'Check a copy',
      blocks: [
        text`You needn’t believe this program. Before you send a copy, look at it yourself.`,
        steps(
          say`Close everything (${key('close-all')}), then open the folder of the copy, like a disc.`,
          say`Look at the name at the top: a made-up code should stand there.`,
          say`Open ${name(app.details)} (${key('toggle-details')}) and search for your name, the year of your birth, your town.`,
          say`Go through the pictures once more.`,
        ),
        heading('The receipt'),
        text`The file that ends in .receipt.json lies beside the copy. Its fingerprints (SHA-256) are those that you saw in the review. Whoever gets copy and receipt can check that not a byte was changed on the way: ${name(verify.title)}, in the menu and in the list of commands, says which files are the same, changed, missing or added. So can any program that computes SHA-256, and ${name('verify')} on the command line.`,
        text`You can keep the receipt, print it (${name(handOver.printReceipt)}) or pass it on: it names nobody.`,
      ],
    },
    trouble: {
      title: 'When something doesn’t work',
      blocks: [
        heading('The disc opens, but there are no pictures'),
        text`Open the whole disc, not one folder of it. ${name(app.showWhy)} lists every file that wasn’t opened, with the reason. If the disc’s index names files that aren’t there, the disc is incomplete: ask for a new one.`,
        heading('A picture can’t be shown'),
        text`In its place stands why. A wrong picture would be worse than none, so the program shows none if it isn’t sure. The other pictures work.`,
        heading(`“${copy.save}” can’t be pressed`),
        text`Beside it stands what is missing. Mostly there are pictures that nobody has looked at yet.`,
        heading('Something stays here that I need'),
        text`Click it: its reason is given. Under ${name(choices.purposes.own)} more can be kept, and each choice says what it gives away.`,
        heading('The copy couldn’t be written'),
        text`The sentence on the screen says what to do. Nothing half-finished is left under the name of a copy. If the computer was switched off in the middle, the program offers at the next start to delete what is left.`,
        heading('The program can’t be opened as administrator'),
        text`On Linux it doesn’t start as root, because the system’s sandbox doesn’t work there. Start it as yourself.`,
      ],
    },
    case: {
      title: 'Share a case',
      blocks: [
        text`${name(choices.purposes['second-opinion'])} keeps what is needed to read the pictures: geometry, acquisition, window values. Descriptions, remarks and other free text, dates and ages are taken out. You can keep more under ${name(choices.purposes.own)}; each option is one of those in DICOM PS3.15 Annex E, and is listed with its clause.`,
        list(
          say`Dates: ${name(choices.dates.modified.label)} keeps the time between examinations and hides the days.`,
          say`${name(choices.switches.retainPatientCharacteristics.label)}: needed for SUV, for growth, for dose.`,
          say`${name(choices.switches.cleanDescriptors.label)}: readable series names. What was typed by hand can hide a name that nobody looks for.`,
        ),
        heading('Later examinations of the same person'),
        text`${name(keys.open(false))} in the review keeps a secret key. With it, a person has the same code and the same shift of dates in all your copies. Keep the key as safe as the originals.`,
        heading('In which form'),
        text`${name(choices.shapes.disc.label)} writes a DICOMDIR, which a PACS can import. ${name(choices.shapes.zip.label)} is one file. ${name(handOver.print)} and ${name(handOver.copy)} work for single pictures, and only through the review.`,
        note`Consent and the rules of your institution are not replaced by a technical copy.`,
      ],
    },
    objects: {
      title: 'Reports, films and other files',
      blocks: [
        text`Not every file of a study is a picture. These open as what they are:`,
        list(
          say`Structured reports as text, with links to the pictures they speak of.`,
          say`Documents (PDF), read inside the sandbox: no script in them runs, and no link is followed.`,
          say`Presentation states: choose one, and its window, marks and cuts lie over the picture.`,
          say`Segmentations and structure sets over the slices that they belong to.`,
          say`Waveforms, such as an ECG, with their scale.`,
          say`Slides of pathology, from which only the tiles in view are read, and videos in H.264, frame by frame.`,
        ),
        text`Reports, documents, waveforms and videos name people so often that they stay out of a copy. ${name(app.details)} (${key('toggle-details')}) shows every entry of every file, nested ones too.`,
      ],
    },
    right: {
      title: 'How right are the pictures?',
      blocks: [
        text`Every picture is decoded at its full depth, and Modality LUT, VOI LUT and Presentation LUT are applied as the standard asks. In the tests, frames are compared with other decoders, value by value; the document CONFORMANCE in the repository lists which.`,
        list(
          say`Compression with loss is named in the corner: ${name(app.lossy)}.`,
          say`${name(app.toggleCross)} (${key('toggle-cross')}) reads the value at one point, in its unit where the file gives one.`,
          say`${name(app.measureTools)}: lengths, angles and regions. Millimetres are given only where the file says how large its points are, and what you draw is forgotten when you quit, unless you save it: ${name(app.keepMarks)} ${key('keep-marks')} makes files that show it again on the same pictures, here and in other programs. Those files hold the person’s name: keep them with the scan.`,
          say`${name(app.actualSize)} (${key('actual-size')}) shows one point of the picture on one point of the screen.`,
          say`Series are split where scrolling would otherwise mix different things, such as echoes or phases.`,
        ),
        text`A colour profile in a file isn’t applied, and the screen isn’t calibrated (PS3.14).`,
        note`Not for diagnosis. This program isn’t a medical device in any country.`,
      ],
    },
    set: {
      title: 'Prepare a set',
      blocks: [
        steps(
          say`Open all studies of the set.`,
          say`Choose ${name(choices.purposes.research)}, or your own options, and keep them under a name: ${name(policies.title)}. ${name(policies.share)} passes them on, so that several sites do the same.`,
          say`Turn ${name(keys.open(false))} on if the set will grow.`,
          say`Look at the pictures, save, and keep the receipts.`,
        ),
        text`${name(choices.purposes.research)} moves dates by one secret number of days for each person, and keeps age, sex and size. Ages over 89 become 90.`,
        heading('Many at once'),
        text`The command line is the same engine, without a window: ${name('inspect')}, ${name('plan')}, ${name('export')}, ${name('text')}, ${name('verify')}. With a kept key and terms that were collected first, a set that is split over several runs gets the same bytes as in one. Films (WebM) are made in the window only. The installed program (negatoscope and a verb) parses in the sandbox; that of the repository doesn’t: use it on files that you trust to be what they seem.`,
        note`Nobody can promise that a person can’t be recognised. A rare illness, a rare place and a date are enough; decide what the set needs before you keep more.`,
      ],
    },
    record: {
      title: 'What can be proven',
      blocks: [
        list(
          say`Every element of the source is kept, changed or removed, and every element of the copy is kept, changed or added. The numbers add up, and both readers count them. ${name(source.open)} shows them, byte by byte.`,
          say`The receipt (JSON) holds the rules, the counts, the version, what was overruled by hand, and the SHA-256 of every file. It holds no name, path or hash of a source.`,
          say`The copy is marked: Patient Identity Removed (0012,0062), the method and its codes (0012,0063 and 0012,0064), and Longitudinal Temporal Information Modified (0028,0303).`,
          say`UIDs are 2.25 with 122 bits that can’t be computed back, and the same in all files of a copy, references included.`,
        ),
        text`Which rows of PS3.15 Table E.1-1 are done how, and what the detection of text and faces finds and misses, is measured in the repository: CONFORMANCE, TEXT and FACES.`,
      ],
    },
    keys: {
      title: 'Keys and mouse',
      blocks: [
        {
          kind: 'keys',
          mouse: [
            { label: 'Brightness and contrast', keys: ['Drag left button'] },
            { label: 'Larger and smaller', keys: ['Drag right button'] },
            { label: 'Move the picture', keys: ['Drag middle button'] },
            { label: 'Through the pictures of a series', keys: ['Wheel'] },
          ],
        },
        text`Everything can be done without a mouse: ${name('Tab')} goes from place to place, arrow keys move inside a list, and ${key('commands')} finds every command by its name.`,
        text`These are the usual buttons of the mouse, and your own keys. ${name(app.keysAndMouse)} (${key('show-keys')}) gives a command another key, says which other one would lose it, and changes what the buttons and the wheel do.`,
      ],
    },
    promises: {
      title: 'What this program promises',
      blocks: [
        steps(
          say`Nothing that you open leaves this computer. The word “${name(app.sealed)}” lets you watch it being tried.`,
          say`What you see in the review is, byte for byte, what is written.`,
          say`Every entry and every byte is accounted for.`,
          say`There is one way out. Copying, printing and dragging go through the same review.`,
          say`What can’t be made safe isn’t copied, and you are told why.`,
          say`Nothing of a scan is kept when you quit: no cache, no history, no log.`,
          say`Your files are never changed, and a copy is whole or isn’t there.`,
          say`The picture is right, or there is none.`,
          say`A file that was made to do harm can’t: it is read in a closed room of the program.`,
        ),
        text`Each of them has a test. They are listed in the file SECURITY of the repository, with what is not promised.`,
      ],
    },
    limits: {
      title: 'What it can’t do',
      blocks: [
        list(
          say`It isn’t a medical device. Don’t make a diagnosis with it, and don’t change a treatment because of what you see.`,
          say`It finds most writing in pictures, not all. So every picture that leaves has to have been seen by you.`,
          say`It recognises heads whose face could be rebuilt, and faces in photographs, not all of them.`,
          say`It can’t know what others already have. Whoever has your original can tell that a copy is of the same body.`,
          say`It can’t guard what other programs do: a screen recorder, a synchronised folder, a file dialog that remembers the last folder.`,
          say`It doesn’t look for newer versions: that would be a connection. See where you got it.`,
        ),
      ],
    },
  },
};
