// The start: what is in the store, and ways in.
import { h, plural } from '../dom.js';
import { downloads, empty, entity, fileLink, section, trouble } from '../parts.js';
import { articleLink, dateWords, entityKind, link, short } from '../words.js';

export async function home(parameters, asker) {
  const [outlets, latest] = await Promise.all([asker.rows('view-outlets'), asker.rows('view-latest')]);
  const articles = outlets.reduce((sum, row) => sum + Number(row.articles), 0);
  const days = outlets.flatMap((row) => [row.first, row.last]).filter(Boolean).sort();
  // Just after the start of a large store this is still being counted: the page does not wait for it.
  const [people, others] = [[], []].map(() => h('div', {}, h('p', { class: 'quiet' }, 'Reading the names…')));
  const found = asker.rows('view-most-named').then((rows) => {
    const entities = rows.map((row) => ({ iri: row.entity, name: row.name, articles: Number(row.articles) }));
    people.replaceChildren(names(entities.filter((one) => entityKind(one.iri) === 'Person').slice(0, 12)));
    others.replaceChildren(names(entities.filter((one) => entityKind(one.iri) !== 'Person').slice(0, 12)));
    return entities;
  });
  found.catch((e) => e.name !== 'AbortError' && [people, others].forEach((part) => part.replaceChildren(trouble(e))));
  if (latest.length === 0 && outlets.length === 0 && (await found).length === 0) {
    return {
      title: 'Newsgraph',
      body: [h('h1', {}, 'Newsgraph'), empty('There are no articles in this store yet.', 'Stop the server, and read some with: ', h('code', {}, 'newsgraph ingest --store DIR FILE...'))],
    };
  }
  return {
    title: 'Newsgraph',
    body: [
      h(
        'div',
        { class: 'lead' },
        h('h1', {}, 'Who met whom, and who said what'),
        h(
          'p',
          {},
          articles > 0
            ? `${plural(articles, 'article')} of ${plural(outlets.length, 'outlet')}${days.length > 0 ? `, ${dateWords(days[0])} to ${dateWords(days.at(-1))}` : ''}. Every answer shows the words behind it.`
            : 'Every answer shows the words behind it.',
        ),
      ),
      h(
        'div',
        { class: 'columns' },
        section('people', 'People most spoken of', undefined, people),
        section('others', 'Places and bodies', undefined, others),
        section(
          'latest',
          'Latest articles',
          undefined,
          h(
            'ul',
            { class: 'plain' },
            ...latest.slice(0, 8).map((row) =>
              h(
                'li',
                {},
                h('a', { href: articleLink(row.article) }, row.headline || short(row.article)),
                h('span', { class: 'quiet' }, ' ', [row.source, row.published && dateWords(row.published)].filter(Boolean).join(', ')),
              ),
            ),
          ),
        ),
      ),
      section(
        'ways',
        'Ways to look',
        undefined,
        h(
          'ul',
          { class: 'ways' },
          way('network', 'Network', 'whom someone met, whom those met, and so on'),
          way('timeline', 'Timeline', 'what happened when'),
          way('map', 'Map', 'where people met and spoke'),
          way('path', 'Path', 'how two people are linked, meeting by meeting'),
          way('outlets', 'Outlets', 'who reports what, and whom they let speak'),
          way('queries', 'Queries', 'the questions behind it all, to change and run'),
        ),
      ),
      downloads(
        fileLink('/queries/who-met-whom?format=csv', 'who-met-whom.csv', 'who met whom (CSV)'),
        fileLink('/queries/who-said-what?format=csv', 'who-said-what.csv', 'who said what (CSV)'),
        fileLink('/data?default&format=turtle', 'newsgraph.ttl', 'everything (Turtle)'),
      ),
    ],
  };
}

function names(found) {
  return h(
    'ul',
    { class: 'plain' },
    ...found.map((one) => h('li', {}, entity(one.iri, one.name), h('span', { class: 'quiet' }, ` ${plural(one.articles, 'article')}`))),
  );
}

function way(view, title, says) {
  return h('li', {}, h('a', { href: link(view) }, title), h('span', {}, ' ', says));
}
