import { createHash } from 'node:crypto';

/** @typedef {import('./third-parties.mjs').ThirdParty} ThirdParty */

/**
 * The bill of what the program is made of, as CycloneDX 1.5 in JSON. It has no date, and its serial number follows from its
 * content: the same lock file gives the same bytes.
 * @param {{ name: string, version: string, license: string }} program
 * @param {string} electron the version of the runtime that ships
 * @param {readonly ThirdParty[]} parties
 */
export function softwareBill(program, electron, parties) {
  const own = {
    ...component('application', program.name, program.version, program.license),
    purl: `pkg:generic/${program.name}@${program.version}`,
  };
  const runtime = { ...component('framework', 'electron', electron, 'MIT'), purl: `pkg:npm/electron@${electron}` };
  const components = [
    runtime,
    ...parties.map((party) => ({
      ...component('library', party.name, party.version, party.licence),
      purl: purlOf(party),
      hashes: [{ alg: 'SHA-512', content: party.sha512 }],
    })),
  ].map((each) => ({ 'bom-ref': each.purl, ...each }));
  const content = {
    metadata: { component: { 'bom-ref': own.purl, ...own } },
    components,
    dependencies: [{ ref: own.purl, dependsOn: components.map((each) => each.purl) }],
  };
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber: serialNumber(JSON.stringify(content)), version: 1, ...content };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** @param {string} type @param {string} name @param {string} version @param {string} licence an SPDX expression */
function component(type, name, version, licence) {
  return { type, name, version, licenses: [{ expression: licence }] };
}

/** A package's address by the rules of purl: the @ of a scope is escaped. */
function purlOf(/** @type {ThirdParty} */ { name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** A UUID made of a hash: version 8 of RFC 9562, which leaves its bits to whoever makes it. */
function serialNumber(/** @type {string} */ content) {
  const hash = createHash('sha256').update(content).digest();
  hash.writeUInt8((hash.readUInt8(6) % 16) + 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) % 64) + 0x80, 8);
  const hex = hash.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`;
}
