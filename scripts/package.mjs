/**
 * Packages the program: npm run package -- [--test] [TARGET…]. Targets are electron-builder's (dir, tar.gz, deb, rpm, AppImage,
 * nsis, portable, dmg), for this machine's processor; without one, all of this system's, as electron-builder.yml lists them. `--test` packages the Electron that is at hand, which may be the
 * substitute: such a package says -test and is never published. Everything is written below dist/.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { TEST_MARK } from './package/after-pack.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { distFolder, findElectron } from './setup/electron.mjs';
import { withLock } from './setup/lock.mjs';
import { isProgram, print, root, runScript, SetupError, say } from './setup/repository.mjs';
import { programPath } from './setup/system-libraries.mjs';

/** Where packages for trying go, away from those that ship. */
const TEST_OUTPUT = join('dist', 'test');

/**
 * Packages and answers the paths of what was made.
 * @param {{ isTest: boolean, targets: readonly string[], output?: string }} wanted
 * @returns {Promise<readonly string[]>}
 */
export async function packageProgram({ isTest, targets, output = isTest ? TEST_OUTPUT : 'dist' }) {
  await build(['electron', 'renderer', 'verbs', 'sample', 'notices']);
  const { build: make, Platform } = await import('electron-builder');
  const restore = setEnvironment(isTest);
  try {
    const config = { extends: join(root, 'electron-builder.yml'), directories: { output }, ...(isTest ? await testConfig() : {}) };
    const names = targets.length > 0 ? [...targets] : null;
    // Nobody builds anew meanwhile what is being packed.
    return await withLock('build', () =>
      make({ projectDir: root, publish: 'never', targets: Platform.current().createTarget(names), config }),
    );
  } finally {
    restore();
  }
}

/** What differs in a package for trying. */
async function testConfig() {
  const electron = await findElectron();
  say(`A package for trying, with Electron ${electron.version}: never to be published.`);
  return {
    electronVersion: electron.version,
    electronDist: distFolder(electron.executable),
    compression: /** @type {const} */ ('store'),
    linux: { artifactName: `\${name}-\${version}-linux-\${arch}${TEST_MARK}.\${ext}` },
    win: { artifactName: `\${name}-\${version}-windows-\${arch}${TEST_MARK}.\${ext}` },
    mac: { artifactName: `\${name}-\${version}-mac${TEST_MARK}.\${ext}`, notarize: false },
  };
}

/**
 * What electron-builder reads from the environment. Times in packages are the commit's, so that one commit gives one package.
 * @param {boolean} isTest
 */
function setEnvironment(isTest) {
  const sevenZip = programPath('7za');
  const wanted = {
    SOURCE_DATE_EPOCH:
      process.env['SOURCE_DATE_EPOCH'] ?? execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim(),
    ...(isTest && sevenZip ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
    ...(isTest ? { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', CUSTOM_FPM_PATH: join(root, 'scripts', 'package', 'fpm-stand-in.mjs') } : {}),
  };
  const before = Object.keys(wanted).map((name) => /** @type {const} */ ([name, process.env[name]]));
  Object.assign(process.env, wanted);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await installDependencies();
    const words = process.argv.slice(2);
    const unknown = words.find((word) => word.startsWith('-') && word !== '--test');
    if (unknown !== undefined) throw new SetupError(`${unknown} isn't known: npm run package -- [--test] [TARGET…]`);
    const made = await packageProgram({ isTest: words.includes('--test'), targets: words.filter((word) => !word.startsWith('-')) });
    print(made.join('\n'));
    return 0;
  });
}
