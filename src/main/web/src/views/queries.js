// The questions behind it all: their text, to read, change and run; and free SPARQL.
import { queries as catalogue, queryPath, sparql, Trouble } from '../api.js';
import { announce, h, plural } from '../dom.js';
import { downloads, empty, fileButton, fileLink, table, trouble, value } from '../parts.js';
import { link } from '../words.js';

const EXAMPLE = `# Change this, and run it.
PREFIX news: <https://w3id.org/newsgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?name (COUNT(DISTINCT ?encounter) AS ?encounters)
WHERE {
  ?encounter a news:Encounter ;
             news:participant ?who .
  ?who skos:prefLabel ?name .
}
GROUP BY ?who ?name
ORDER BY DESC(?encounters) ?name
LIMIT 20
`;

export async function queries(parameters, asker) {
  const all = await catalogue();
  const name = parameters.get('name');
  const query = name ? all.get(name) : undefined;
  const lead = h('div', { class: 'lead' }, h('h1', {}, query ? query.name : 'Queries'), h('p', {}, query ? query.summary[0].toUpperCase() + query.summary.slice(1) : 'The questions that this explorer and the command line ask. Every one can be read, changed and run; the server only ever reads.'));
  const index = h(
    'nav',
    { class: 'index', 'aria-label': 'Queries' },
    ...[
      ['Questions', (one) => !one.name.startsWith('view-')],
      ['Behind the views', (one) => one.name.startsWith('view-')],
    ].map(([title, test]) =>
      h('details', { open: query ? test(query) : title === 'Questions' }, h('summary', {}, title), h('ul', { class: 'plain' }, ...[...all.values()].filter(test).map((one) => h('li', {}, h('a', { href: link('queries', { name: one.name }), 'aria-current': one === query ? 'page' : undefined, title: one.summary }, one.name))))),
    ),
    h('p', {}, h('a', { href: link('queries', { sparql: EXAMPLE }) }, 'A query of your own')),
  );
  if (name && !query) return { title: 'Queries', body: [lead, empty(`There is no query named “${name}”.`, 'Choose one:'), index] };
  const given = {};
  for (const input of query?.inputs ?? []) {
    if (parameters.get(input.variable)) given[input.variable] = parameters.get(input.variable);
  }
  const complete = query && query.inputs.every((input) => !input.required || given[input.variable]);
  const results = h('div', { class: 'results' });
  let text = parameters.get('sparql') ?? query?.sparql ?? EXAMPLE;
  if (query && complete && Object.keys(given).length > 0) text = (await asker.json('sparql', { query: name, ...given })).sparql;
  const editor = h('textarea', { id: 'sparql', rows: Math.min(24, text.split('\n').length + 1), spellcheck: 'false', value: text });

  const run = async () => {
    results.replaceChildren(h('p', { class: 'quiet' }, 'Running…'));
    try {
      const answer = await sparql(editor.value, asker.signal);
      results.replaceChildren(...shown(answer, editor.value));
      announce(results.querySelector('h2')?.textContent ?? 'Done');
    } catch (e) {
      if (e.name !== 'AbortError') {
        results.replaceChildren(trouble(e instanceof Trouble && e.status < 500 && e.status > 0 ? new Trouble(200, e.message) : e));
        results.querySelector('p:last-child').textContent = 'Change the query, and run it again.';
      }
    }
  };

  const form = query?.inputs.length
    ? h(
        'form',
        {
          class: 'controls',
          onsubmit: (event) => {
            event.preventDefault();
            location.hash = link('queries', { name, ...Object.fromEntries(new FormData(form)) });
          },
        },
        ...query.inputs.map((input) =>
          h('label', {}, h('span', {}, `${input.variable}: ${input.description.replace(/\.$/, '')}${input.required ? '' : ' (may be left empty)'}`), h('input', { name: input.variable, type: 'text', required: input.required, value: given[input.variable] ?? '', placeholder: input.type === 'page' ? '1' : input.type === 'month' ? '2024-03' : input.type === 'date' ? '2024-03-01' : 'a name, or an IRI' })),
        ),
        h('button', {}, 'Ask'),
      )
    : undefined;
  return {
    title: query ? query.name : 'Queries',
    ready: () => query && complete && run(),
    body: [
      lead,
      h(
        'div',
        { class: 'desk' },
        index,
        h(
          'div',
          {},
          form,
          query ? h('details', {}, h('summary', {}, 'Columns and cost'), h('dl', {}, ...query.outputs.flatMap((output) => [h('dt', {}, output.variable), h('dd', {}, output.description)]), h('dt', {}, 'cost'), h('dd', {}, query.cost))) : undefined,
          h('label', { for: 'sparql', class: 'above' }, 'SPARQL'),
          editor,
          h('p', {}, h('button', { type: 'button', class: 'main', onclick: run }, 'Run'), ' ', h('button', { type: 'button', onclick: () => (history.replaceState(null, '', link('queries', { sparql: editor.value })), announce('The address of this page now holds the query.')) }, 'Put it into the address, to share')),
          results,
          complete ? downloads(fileLink(queryPath(name, given, 'csv'), `${name}.csv`, 'CSV'), fileLink(queryPath(name, given, 'tsv'), `${name}.tsv`, 'TSV'), fileLink(queryPath(name, given, 'json'), `${name}.json`, 'JSON')) : undefined,
        ),
      ),
    ],
  };
}

function shown(answer, query) {
  if ('truth' in answer) return [h('h2', {}, answer.truth ? 'Yes' : 'No')];
  if ('text' in answer) return [h('h2', {}, 'A graph'), h('pre', { tabindex: '0', 'aria-label': 'Turtle' }, answer.text), downloads(fileButton('graph.ttl', 'text/turtle', 'Turtle', () => answer.text))];
  const more = answer.cut ? `; there are more than the server gives at once (${Number(answer.cut).toLocaleString('en')})` : '';
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  return [
    h('h2', {}, plural(answer.rows.length, 'row'), more),
    answer.rows.length === 0
      ? empty('No rows: nothing in this store fits.', 'Loosen a pattern, or try another name.')
      : table('Answer', answer.vars.map((name) => ({ title: name, cell: (row) => (row[name] ? (row[name].type === 'uri' ? value(row[name].value) : row[name].value) : '') })), answer.rows.slice(0, 500)),
    answer.rows.length > 500 ? h('p', { class: 'hint' }, 'The first 500 are shown; the file has all that the server gave.') : undefined,
    downloads(
      fileButton('answer.csv', 'text/csv', 'this answer (CSV)', () => [answer.vars.join(','), ...answer.rows.map((row) => answer.vars.map((name) => cell(row[name]?.value ?? '')).join(','))].join('\r\n') + '\r\n'),
      fileButton('query.rq', 'application/sparql-query', 'the query', () => query),
    ),
  ];
}
