import { countsIn } from './counts.js';

const { of } = countsIn('en');

export const findingsEn = {
  groups: { found: 'Found in other places', overruled: 'Kept on your decision' },
  keep: 'Keep it anyway',
  keepNote: (files: number) =>
    of(
      files,
      'Only if it is a false alarm: what stands here then leaves as it is, in # file.',
      'Only if it is a false alarm: what stands here then leaves as it is, in # files.',
    ),
  undo: 'Take it out again',
  undoNote: 'Something of yours was found here, and you said that it is a false alarm. It leaves as it is.',
  overruledTotal: (places: number) =>
    of(
      places,
      '# place leaves as it is although something of yours was found there: you called it a false alarm.',
      '# places leave as they are although something of yours was found there: you called it a false alarm.',
    ),
};

/** Every text of what the leak search found. A key that is missing in a language fails the type check. */
export type FindingMessages = typeof findingsEn;
