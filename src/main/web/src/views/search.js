// What the words someone entered are found in: names, what was said, and headlines.
import { h, plural } from '../dom.js';
import { downloads, empty, entity, fileLink, long, section, standingMark } from '../parts.js';
import { Trouble } from '../api.js';
import { articleLink, dateWords, entityKind, link } from '../words.js';

const MOST = 50;

/** SPARQL that finds the same, for one property. */
function sparql(property, words) {
  return `PREFIX text: <http://jena.apache.org/text#>
PREFIX news: <https://w3id.org/newsgraph/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?found ?score ?words
WHERE {
  (?found ?score ?words) text:query (${property} ${JSON.stringify(words)} ${MOST})
}
ORDER BY DESC(?score) ?found
`;
}

/** A text with the words that were found marked. */
function marked(text, highlights) {
  const parts = [];
  let at = 0;
  for (const [start, end] of highlights) {
    if (start < at) continue;
    parts.push(text.slice(at, start), h('mark', {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

function source({ title, date, publisher }) {
  return [title, publisher, date && dateWords(date)].filter(Boolean).join(', ');
}

export async function search(parameters, asker) {
  const q = (parameters.get('q') ?? '').trim();
  const heading = h('h1', {}, 'Search', q ? [': ', q] : undefined);
  if (!q) return { title: 'Search', body: [heading, empty('Enter a name or some words in the field above.')] };
  let found;
  try {
    found = await asker.found(q, MOST);
  } catch (e) {
    // Such as signs without a word among them.
    if (!(e instanceof Trouble) || e.status !== 400) throw e;
    return { title: `Search: ${q}`, body: [heading, empty(`This cannot be searched for: ${e.message}.`, 'Try a name, or some words.')] };
  }
  const { entities, statements, headlines } = found;
  const nothing = entities.length + headlines.length + statements.length === 0;
  asker.noteFree('names', sparql('skos:prefLabel', q));
  asker.noteFree('said', sparql('news:text', q));
  asker.noteFree('headlines', sparql('schema:headline', q));
  return {
    title: `Search: ${q}`,
    body: [
      heading,
      h('p', { class: 'hint' }, 'All words must be there. “In quotes” they stand in this order; wor* begins so; -word is not there; a | b is either.'),
      nothing
        ? empty(
            `Nothing in this store has the name or the words “${q}”.`,
            'Try fewer words, or the surname alone; or start from ',
            h('a', { href: '#/' }, 'those most spoken of'),
            '.',
          )
        : undefined,
      entities.length > 0 &&
        section(
          'names',
          'Names',
          entities.length === MOST ? `the best ${MOST}` : entities.length,
          long(
            entities.map((one) =>
              h('li', {}, entity(one.iri, one.name), one.matched === one.name ? undefined : h('span', {}, ' (', ...marked(one.matched, one.highlights), ')'), h('span', { class: 'quiet' }, ` ${entityKind(one.iri)}, ${plural(one.articles, 'article')}`)),
            ),
            10,
            'names',
          ),
        ),
      statements.length > 0 &&
        section(
          'said',
          'Said',
          statements.length === MOST ? `the best ${MOST}` : statements.length,
          long(
            statements.map((one) =>
              h(
                'li',
                { class: one.asserted ? 'said' : 'claim' },
                h('p', { class: 'head' }, h('strong', {}, one.speakers.join(', ') || 'no one named'), one.asserted ? undefined : [' ', standingMark('claimed')]),
                h('blockquote', {}, h('p', {}, ...marked(one.text, one.highlights))),
                h('a', { href: articleLink(one.source.article, one.iri), class: 'source' }, source(one.source) || 'in the article'),
              ),
            ),
            10,
            'statements',
          ),
        ),
      headlines.length > 0 &&
        section(
          'headlines',
          'Headlines',
          headlines.length === MOST ? `the best ${MOST}` : headlines.length,
          long(
            headlines.map((one) =>
              h('li', {}, h('a', { href: articleLink(one.source.article) }, ...marked(one.source.title ?? '', one.highlights)), h('span', { class: 'quiet' }, ' ', source({ ...one.source, title: undefined }))),
            ),
            10,
            'headlines',
          ),
        ),
      !nothing &&
        downloads(
          fileLink(`/search?${new URLSearchParams({ q, limit: MOST })}`, 'found.json', 'all of it (JSON)'),
          fileLink(`/sparql?${new URLSearchParams({ query: sparql('news:text', q), format: 'csv' })}`, 'said.csv', 'statements (CSV)'),
          h('a', { href: link('queries', { sparql: sparql('news:text', q) }) }, 'the query'),
        ),
    ],
  };
}
