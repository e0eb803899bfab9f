import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../setup/repository.mjs';
import { licencesPage, licencesText } from './licences-page.mjs';
import { softwareBill } from './software-bill.mjs';
import { thirdParties } from './third-parties.mjs';

/** What the notices are made from, besides the lock file. */
export const NOTICE_INPUTS = ['resources/licences', 'resources/notices'];

/** Into the folder of the page: licences.en.html, licences.fr.html, licences.css. */
export function writeLicencesPages(/** @type {string} */ folder) {
  const parties = thirdParties();
  for (const language of /** @type {const} */ (['en', 'fr'])) {
    writeFileSync(join(folder, `licences.${language}.html`), licencesPage(language, parties, ownNotices()));
  }
  copyFileSync(join(root, 'resources', 'notices', 'licences.css'), join(folder, 'licences.css'));
}

/** Into a folder that ships beside the program: licences.txt, sbom.cdx.json. */
export function writeNotices(/** @type {string} */ folder) {
  const program = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const parties = thirdParties();
  writeFileSync(join(folder, 'licences.txt'), licencesText(parties, ownNotices()));
  writeFileSync(join(folder, 'sbom.cdx.json'), softwareBill(program, program.devDependencies.electron, parties));
}

/** Notices for what came otherwise than as a package of code: resources/licences/NAME.txt. */
function ownNotices() {
  const folder = join(root, 'resources', 'licences');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ title: basename(name, '.txt').replaceAll('-', ' '), text: readFileSync(join(folder, name), 'utf8').trim() }));
}
