/** Texts of the proof and of the help. */
export const aboutEn = {
  close: 'Close',
  proof: {
    title: 'Sealed',
    lead: 'Nothing that you open leaves this computer. That isn’t a promise of ours to believe: it is shut, and you can watch it being tried.',
    enforcedTitle: 'What is shut',
    enforced: [
      'The window has no way to the network: its rules allow it to load the program’s own parts and nothing else.',
      'Should something get past those rules, every request that doesn’t go to the program itself is cut off, and no name on the internet can be looked up.',
      'Scans are read in a closed room of the program that can’t reach your disk: it sees only the files that you opened.',
      'Nothing is written without a window of the system that asks you, with the number and size of the files.',
      'Nothing of a scan is kept when you quit: no cache, no history, no log.',
    ],
    testTitle: 'Try it now',
    testLead: 'The program really tries to get out, by addresses that are set aside for examples. Each try has to fail.',
    attempts: {
      https: 'Ask for a page on the internet',
      address: 'Ask a computer by its number',
      websocket: 'Open a lasting connection',
      image: 'Load a picture from the internet',
      beacon: 'Send a message without waiting for an answer',
      webrtc: 'Find a way to another person’s computer',
    },
    where: { page: 'from the window', worker: 'from the part that reads scans' },
    verdicts: {
      running: 'trying…',
      refused: 'refused',
      unclear: 'failed, but it can’t be told who refused it',
      reached: 'got out: don’t open anything, and tell us',
    },
    allRefused: (tries: number) => `All ${tries} tries were refused.`,
    someUnclear: 'No try got out, but some were not seen to be refused by the program itself.',
    someReached: 'A try got out. This program isn’t sealed: close it, and don’t open anything personal in it.',
    again: 'Try again',
    versionsTitle: 'What is running',
    substitute:
      'This runs on a substitute for development: an old Electron. It never is in a build that ships, and shouldn’t be used for real scans from strangers.',
  },
  help: {
    title: 'Help',
    mouseTitle: 'With the mouse',
    mouse: [
      { label: 'Brightness and contrast', keys: ['Drag left button'] },
      { label: 'Larger and smaller', keys: ['Drag right button'] },
      { label: 'Move the picture', keys: ['Drag middle button'] },
      { label: 'Through the pictures of a series', keys: ['Wheel'] },
    ],
    keysTitle: 'With the keys',
    promisesTitle: 'What this program promises',
    promises: [
      'Nothing that you open leaves this computer.',
      'Your original files are never changed.',
      'What you see in the review is, byte for byte, what is written.',
      'What can’t be made safe isn’t copied, and you are told why.',
      'A copy is whole or isn’t there at all.',
    ],
    limitsTitle: 'What it can’t do',
    limits: [
      'It isn’t a medical device. Don’t make a diagnosis with it, and don’t change a treatment because of what you see.',
      'This version doesn’t find writing inside pictures. It leaves out the kinds that often carry it; look at the others yourself.',
      'This version doesn’t recognise faces: from a scan of a head a face can be rebuilt.',
      'A person who knows you may recognise an unusual body or implant in any picture.',
    ],
  },
};

/** A key that is missing in a language fails the type check. */
export type AboutMessages = typeof aboutEn;
