/** Words of the page's keyboard that a menu calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** Keys that a menu may take by itself: with Control or Command, or of the upper row. A plain letter belongs to what is typed. */
const MENU_KEY = /^(?:Mod\+(?:Alt\+)?(?:Shift\+)?(?:[!-~]|\w{2,})|(?:Alt\+)?(?:Shift\+)?F\d+)$/;

/** The first of a command's keys that its menu entry can have, as Electron writes it; undefined where it has none. */
export function acceleratorOf(keys: readonly string[]): string | undefined {
  const key = keys.find((candidate) => MENU_KEY.test(candidate));
  // The sign + stands between the words of an accelerator.
  return key
    ?.replace(/\+\+$/, '+Plus')
    .split('+')
    .map((word) => NAMES[word] ?? word)
    .join('+');
}
