/**
 * The switches that an installed program takes: how and where it draws, its language, its profile. All others are refused, and
 * not only those known to be dangerous: Chromium and V8 have hundreds (a debugger's port, no sandbox, another proxy, a log on the
 * disk), and each new version brings more.
 */
const WINDOW_SWITCHES: ReadonlySet<string> = new Set([
  'version',
  'help',
  'lang',
  'user-data-dir',
  'disable-gpu',
  'force-device-scale-factor',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
]);

/**
 * The first switch on a command line that an installed program refuses, without its value; undefined where there is none.
 * Reads words as Chromium does: a switch begins with `-` (on Windows also with `/`), and none comes after `--`.
 */
export function refusedSwitch(
  argv: readonly string[],
  platform: NodeJS.Platform,
  allowed: ReadonlySet<string> = WINDOW_SWITCHES,
): string | undefined {
  const prefix = platform === 'win32' ? /^(--|-|\/)(?=.)/ : /^--?(?=.)/;
  for (const word of argv.slice(1)) {
    if (word === '--') return undefined;
    const match = prefix.exec(word);
    if (!match) continue;
    // macOS hands its own over with a single dash (-psn_…, -Apple…): no Chromium reads those.
    if (platform === 'darwin' && /^-(psn_|Apple|NS)/.test(word)) continue;
    const name = word.slice(match[0].length).split('=', 1)[0] ?? '';
    if (!allowed.has(platform === 'win32' ? name.toLowerCase() : name)) return match[0] + name;
  }
  return undefined;
}
