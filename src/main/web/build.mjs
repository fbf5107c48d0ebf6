// Bundles the explorer: node build.mjs [TARGET]. From the top of the repository:
//
//   mkdir -p target/web && cp -r src/main/web/. target/web && npm ci --prefix target/web
//   node target/web/build.mjs src/main/resources/org/newsgraph/web/app
//
// The bundle is committed, so that nobody needs Node to build the jar; a test builds it again and
// compares. The same sources give the same bytes.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, 'out'));
const require = createRequire(join(here, 'package.json'));
mkdirSync(target, { recursive: true });

const made = await build({
  absWorkingDir: here,
  entryPoints: { explorer: 'src/main.js' },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  // Names that the server knows; two parts of one name would be an error of this build.
  chunkNames: '[name]',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  loader: { '.png': 'dataurl' },
  metafile: true,
});

copyFileSync(join(here, 'src', 'index.html'), join(target, 'index.html'));

// Outlines of the countries; their names and numbers are not drawn.
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'));
// Antarctica is the one that reaches around the pole, which no flat map can draw.
world.objects.countries.geometries = world.objects.countries.geometries.filter((country) => country.id !== '010');
for (const country of world.objects.countries.geometries) {
  delete country.properties;
  delete country.id;
}
delete world.objects.land;
writeFileSync(join(target, 'world.json'), JSON.stringify(world) + '\n');

// What stands in the bundle, with its terms.
const packages = new Set(['world-atlas']);
for (const file of Object.keys(made.metafile.inputs)) {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  if (name) packages.add(name);
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  let text = '';
  for (const file of ['LICENSE', 'LICENSE.txt', 'LICENSE.md']) {
    try {
      text = readFileSync(join(folder, file), 'utf8').trim();
      break;
    } catch {
      // Some packages only name their licence.
    }
  }
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(
  join(target, 'licences.txt'),
  'What is bundled in the explorer beside its own files. The outlines of the countries are of Natural\n' +
    'Earth (public domain), by way of world-atlas.\n\n' +
    licences.join('\n' + '-'.repeat(80) + '\n\n'),
);
