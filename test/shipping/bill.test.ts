import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { billOfMaterials } from '../../scripts/shipping/bill.mjs';
import { bundledPackages, placeOf } from '../../scripts/shipping/bundled.mjs';
import { packedPackages, shippedPackages } from '../../scripts/shipping/contents.mjs';
import { ELECTRON, electronProblems } from '../../scripts/shipping/electron.mjs';
import { licenceOf, licenceText, notices } from '../../scripts/shipping/licences.mjs';
import packageJson from '../../package.json';
import { ROOT } from '../support/source';

beforeAll(async () => {
  await ensureBuilt();
});

describe('the bill of materials', () => {
  it('names every package that ships once, with its hash and licence', () => {
    const bill = billOfMaterials();
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const refs = bill.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const packages = bill.components.filter((component) => 'hashes' in component);
    expect(packages).toHaveLength(shippedPackages().length);
    for (const { name, hashes } of packages) {
      expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    }
    for (const { name, licenses } of bill.components) expect(licenses, name).toHaveLength(1);
  });

  it('names the fonts, SQLite, and Electron with the browser and Node inside it', () => {
    const { components } = billOfMaterials(ELECTRON.inside);
    const named = components.map(({ name, version }) => `${name} ${version}`);
    expect(named).toContain('Inter v20');
    expect(named).toContain('Roboto 3.014');
    expect(named.filter((one) => /^sqlite 3\.\d+\.\d+$/.test(one))).toHaveLength(1);
    const electron = components.find(({ name }) => name === 'electron');
    expect(electron?.version).toBe(packageJson.devDependencies.electron);
    const inside = electron !== undefined && 'components' in electron ? electron.components : [];
    expect(inside).toMatchObject([
      { name: 'chromium', version: ELECTRON.inside.chrome },
      { name: 'node' },
    ]);
  });

  it('is the same bytes each time', () => {
    expect(JSON.stringify(billOfMaterials())).toBe(JSON.stringify(billOfMaterials()));
  });

  it('is made of what the bundler really took', () => {
    const maps = readdirSync(join(ROOT, 'out', 'main'), { recursive: true, encoding: 'utf8' });
    const taken = maps
      .filter((name) => name.endsWith('.map'))
      .flatMap((name) => {
        const map = readFileSync(join(ROOT, 'out', 'main', name), 'utf8');
        return (JSON.parse(map) as { sources: string[] }).sources;
      })
      .map(placeOf);
    const listed = bundledPackages(join(ROOT, 'out'));
    expect(taken.filter((place) => place !== undefined && !listed.includes(place))).toEqual([]);
    expect(listed).toEqual(expect.arrayContaining(['node_modules/react', 'node_modules/zod']));
    expect(listed).toContain('node_modules/@fontsource-variable/inter');
    expect(packedPackages()).toContain('node_modules/better-sqlite3');
  });

  it.each([
    ['/x/node_modules/a/index.js', 'node_modules/a'],
    ['C:\\x\\node_modules\\@a\\b\\c.js?v=1', 'node_modules/@a/b'],
    ['/x/node_modules/a/node_modules/@b/c/d.css', 'node_modules/a/node_modules/@b/c'],
    ['/x/src/renderer/main.tsx', undefined],
  ])('knows that %s is of %s', (id, place) => {
    expect(placeOf(id)).toBe(place);
  });
});

describe('Electron', () => {
  const { version } = { version: packageJson.devDependencies.electron };

  it('is above the floor and within two majors of the newest', () => {
    expect(electronProblems(version)).toEqual([]);
  });

  it.each([
    ['below the floor', '44.11.5', {}],
    ['two majors behind', '45.3.2', { newest: { version: '47.0.0', read: '2027-03-01' } }],
    ['not the one whose contents are known', '45.4.0', {}],
  ])('is not packed when it is %s', (_, candidate, change) => {
    expect(electronProblems(candidate, { ...ELECTRON, ...change })).not.toEqual([]);
  });

  it('is not released when nobody has looked for a newer one in two weeks', () => {
    expect(electronProblems(version, ELECTRON, ELECTRON.newest.read)).toEqual([]);
    expect(electronProblems(version, ELECTRON, '2030-01-01')).toHaveLength(1);
  });
});

describe('licences', () => {
  it('travel with the program, each with its text', () => {
    const text = notices();
    for (const place of shippedPackages()) {
      const licence = licenceText(place);
      expect(licence.length, place).toBeGreaterThan(200);
      expect(text).toContain(licence);
    }
    for (const font of ['Inter', 'Roboto']) expect(text).toContain(`Font ${font}`);
  });

  it('that nobody has looked at stop the packing', () => {
    const odd = 'node_modules/.tierwise-odd-licence';
    const place = join(ROOT, odd);
    mkdirSync(place, { recursive: true });
    try {
      for (const license of [
        'GPL-3.0-only',
        'MIT AND GPL-3.0-only',
        'SEE LICENSE IN x',
        undefined,
      ]) {
        writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'odd', license }));
        expect(() => licenceOf(odd)).toThrow('look at it before it ships');
      }
      writeFileSync(
        join(place, 'package.json'),
        JSON.stringify({ license: 'MIT OR GPL-3.0-only' }),
      );
      expect(licenceOf(odd)).toBe('MIT OR GPL-3.0-only');
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
