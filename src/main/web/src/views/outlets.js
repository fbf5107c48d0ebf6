// Who reports what, and whom they let speak: two outlets side by side.
import { h, plural } from '../dom.js';
import { counted, cutNote, downloads, empty, entity as entityRef, evidence, fileLink, paged, section, sentence, table, when } from '../parts.js';
import { queryPath } from '../api.js';
import { dateWords, link } from '../words.js';

export async function outlets(parameters, asker) {
  const all = await asker.rows('view-outlets');
  const lead = h('div', { class: 'lead' }, h('h1', {}, 'Outlets'), h('p', {}, 'Who reports what, and whom they let speak.'));
  if (all.length < 2) return { title: 'Outlets', body: [lead, empty(all.length === 0 ? 'No article of this store names its publisher.' : 'Only one outlet is in this store; there is nothing to compare.')] };
  const id = (row) => row.publisher.replace(/^.*\/publisher\//, '');
  const find = (name) => all.find((row) => id(row) === name || row.name === name || row.publisher === name);
  const one = find(parameters.get('a')) ?? all[0];
  const other = find(parameters.get('b')) ?? all.find((row) => row !== one);
  const select = (name, label, chosen) =>
    h('label', {}, h('span', {}, label), h('select', { name }, ...all.map((row) => h('option', { value: id(row), selected: row === chosen }, row.name))));
  const form = h(
    'form',
    {
      class: 'controls pair',
      onsubmit: (event) => {
        event.preventDefault();
        const data = new FormData(form);
        location.hash = link('outlets', { a: data.get('a'), b: data.get('b') });
      },
    },
    select('a', 'One', one),
    select('b', 'The other', other),
    h('button', {}, 'Compare'),
  );
  const sides = [one, other];
  const [voices, quotes, only, both] = await Promise.all([
    Promise.all(sides.map((row) => asker.rows('view-outlet-voices', { publisher: row.publisher }))),
    Promise.all(sides.map((row) => asker.rows('view-outlet-quotes', { publisher: row.publisher }))),
    Promise.all(sides.map((row, i) => asker.rows('view-outlet-only', { publisher: row.publisher, other: sides[1 - i].publisher }))),
    asker.rows('view-outlet-both', { publisher: one.publisher, other: other.publisher }),
  ]);
  const share = (rows, test) => {
    const total = rows.reduce((sum, row) => sum + Number(row.statements), 0);
    const part = rows.filter(test).reduce((sum, row) => sum + Number(row.statements), 0);
    return total === 0 ? '–' : `${Math.round((100 * part) / total)}%`;
  };
  const facts = [
    ['Articles', (i) => Number(sides[i].articles).toLocaleString('en')],
    ['From', (i) => dateWords(sides[i].first)],
    ['To', (i) => dateWords(sides[i].last)],
    ['Statements', (i) => quotes[i].reduce((sum, row) => sum + Number(row.statements), 0).toLocaleString('en')],
    ['In quotation marks, in full or in part', (i) => share(quotes[i], (row) => row.quote !== 'indirect')],
    ['Of sources without a name', (i) => share(quotes[i], (row) => row.unnamed === 'true')],
  ];
  return {
    title: `${one.name} and ${other.name}`,
    body: [
      lead,
      form,
      cutNote(all, ...voices, ...quotes),
      table('Side by side', [{ title: '', cell: ([title]) => title }, { title: one.name, number: true, cell: ([, of]) => of(0) }, { title: other.name, number: true, cell: ([, of]) => of(1) }], facts),
      section(
        'voices',
        'Whom they let speak',
        undefined,
        h(
          'div',
          { class: 'columns' },
          ...sides.map((row, i) =>
            h('section', {}, h('h3', {}, row.name), voices[i].length === 0 ? empty('No named speaker.') : paged(asker, 'view-outlet-voices', { publisher: row.publisher }, voices[i], (rows) => rows.map((voice) => h('li', {}, entityRef(voice.speaker, voice.name), h('span', { class: 'quiet' }, ` ${plural(Number(voice.statements), 'statement')}, ${voice.direct} quoted`))), 12, 'speakers')),
          ),
        ),
      ),
      section('both', 'Reported by both', counted(both.length, [both], 'last'), cutNote(both), both.length === 0 ? empty('No encounter is reported by both.') : paged(asker, 'view-outlet-both', { publisher: one.publisher, other: other.publisher }, both, (rows) => rows.map((row) => h('li', { class: 'fact' }, head(row), h('div', { class: 'columns' }, h('div', {}, h('h3', {}, one.name), sentence(row.sentence)), h('div', {}, h('h3', {}, other.name), sentence(row.otherSentence))), evidence(asker, row.event, 'All reports'))), 6, 'encounters')),
      ...sides.map((row, i) =>
        section(
          `only-${i}`,
          `Only in ${row.name}`,
          counted(only[i].length, [only[i]], 'last'),
          cutNote(only[i]),
          only[i].length === 0 ? empty(`Nothing that ${sides[1 - i].name} does not have.`) : paged(asker, 'view-outlet-only', { publisher: row.publisher, other: sides[1 - i].publisher }, only[i], (rows) => rows.map((each) => h('li', { class: 'fact' }, head(each), sentence(each.sentence), evidence(asker, each.event, 'Where it stands'))), 5, 'encounters'),
        ),
      ),
      table(
        'All outlets',
        [
          { title: 'Outlet', cell: (row) => row.name },
          { title: 'Articles', number: true, cell: (row) => row.articles },
          { title: 'First', cell: (row) => dateWords(row.first) },
          { title: 'Last', cell: (row) => dateWords(row.last) },
        ],
        all,
      ),
      downloads(
        fileLink(queryPath('view-outlets', {}, 'csv'), 'outlets.csv', 'outlets (CSV)'),
        fileLink(queryPath('view-outlet-both', { publisher: one.publisher, other: other.publisher, page: 'all' }, 'csv'), 'both.csv', 'reported by both (CSV)'),
        ...sides.map((row, i) => fileLink(queryPath('view-outlet-only', { publisher: row.publisher, other: sides[1 - i].publisher, page: 'all' }, 'csv'), `only-${id(row)}.csv`, `only in ${row.name} (CSV)`)),
      ),
    ],
  };
}

function head(row) {
  return h('p', { class: 'head' }, h('span', { class: 'when' }, when(row.date)), row.who.split(' | ').join(', '));
}
