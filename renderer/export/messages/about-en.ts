/** Texts of the proof. */
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
      font: 'Load letters from the internet',
      prefetch: 'Fetch a page ahead of time',
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
};

/** A key that is missing in a language fails the type check. */
export type AboutMessages = typeof aboutEn;
