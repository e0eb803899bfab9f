import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { licencesPage } from '../../scripts/build/notices/licences-page.mjs';
import { softwareBill } from '../../scripts/build/notices/software-bill.mjs';
import { type ThirdParty, thirdParties } from '../../scripts/build/notices/third-parties.mjs';
import { repository } from '../support/real-files.js';

const program = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
let parties: readonly ThirdParty[] = [];

beforeAll(() => {
  parties = thirdParties();
});

describe('what the program is made of', () => {
  it('names every dependency that package.json names, in its version, and no tool', () => {
    const named = new Map(parties.map(({ name, version }) => [name, version]));
    for (const [name, version] of Object.entries(program.dependencies)) expect(named.get(name), name).toBe(version);
    for (const tool of ['vite', 'vitest', 'typescript', 'electron-builder', 'knip']) expect(named.has(tool), tool).toBe(false);
  });

  it('gives a licence and a hash for each, and the text wherever the package brings one', () => {
    for (const party of parties) {
      expect(party.licence, party.name).toMatch(/^[A-Za-z0-9. ()+-]+$/);
      expect(party.sha512, party.name).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(parties.find(({ name }) => name === 'react')?.texts.join()).toContain('MIT License');
    expect(parties.filter(({ texts }) => texts.length === 0).length).toBeLessThan(parties.length / 4);
  });

  it('is a bill in CycloneDX that is the same each time, and refers to what it lists', () => {
    const text = softwareBill(program, '45.4.1', parties);
    expect(softwareBill(program, '45.4.1', parties)).toBe(text);
    const bill = JSON.parse(text);
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5']);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const refs = bill.components.map((component: { 'bom-ref': string }) => component['bom-ref']);
    expect(new Set(refs).size).toBe(parties.length + 1);
    expect(bill.dependencies[0].dependsOn).toEqual(refs);
    expect(refs).toContain('pkg:npm/%40noble/hashes@2.4.0');
    expect(softwareBill(program, '45.4.2', parties)).not.toBe(text);
  });

  it('is shown as text, never as markup', () => {
    const hostile = { name: '<b>', version: '1', licence: 'MIT', sha512: '', texts: ['<script>alert(1)</script>&'] };
    const page = licencesPage('fr', [hostile], []);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
    expect(page).toContain('lang="fr"');
  });
});
