import { build } from '../../scripts/build.mjs';
import { hasDisplay, startDisplay } from '../../scripts/setup/display.mjs';
import { electronSentence, findElectron } from '../../scripts/setup/electron.mjs';

/** Before the first end-to-end test: a build of what is in the tree, an Electron, and a display where there is none. */
export default async function prepare(): Promise<(() => void) | undefined> {
  await build(['electron', 'renderer', 'sample']);
  const electron = await findElectron();
  process.stdout.write(`${electronSentence(electron)}\n`);
  process.env['NEGATOSCOPE_ELECTRON'] = electron.executable;
  if (hasDisplay()) return undefined;
  const display = await startDisplay();
  Object.assign(process.env, display.env);
  return display.stop;
}
