/**
 * Makes docs/screenshots/: every screen in English and French, dark and light, of the real window with the sample study. It takes
 * minutes, so that nothing but a person runs it: node scripts/screenshots.mjs [-g en-dark].
 */
import { spawnSync } from 'node:child_process';
import { installDependencies } from './setup/dependencies.mjs';
import { root, runScript } from './setup/repository.mjs';
import { DISPLAY_NEEDS, ELECTRON_NEEDS, requireNeeds } from './setup/system-libraries.mjs';

await runScript(async () => {
  await installDependencies();
  await requireNeeds([...ELECTRON_NEEDS, ...DISPLAY_NEEDS], 'the window that is photographed');
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config=tests/screenshots/playwright.config.ts',
    ...process.argv.slice(2),
  ];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
});
