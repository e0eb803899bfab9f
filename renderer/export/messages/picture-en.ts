import { countsIn } from './counts.js';

const { of } = countsIn('en');

export const pictureEn = {
  title: 'The picture that would leave',
  note: 'These points and nothing else: no entry, no name, no date goes with them.',
  firstOnly: 'Of a file with several pictures it is the first.',
  lookLabel: 'Brightness and direction',
  looks: {
    seen: { label: 'As you see it', note: 'With the brightness, turns and flips that you set.' },
    file: { label: 'As the file says', note: 'Nothing of what you changed on the screen.' },
  },
  none: 'No picture would leave.',
  failed: 'This picture can’t be drawn here.',
  bytes: (bytes: number) => of(bytes, '# byte', '# bytes'),
};

/** Every text beside a picture for a chat. A key that is missing in a language fails the type check. */
export type PictureMessages = typeof pictureEn;
