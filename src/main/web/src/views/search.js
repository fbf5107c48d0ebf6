// What the words someone entered are found in: names, headlines, and what was said.
import { h, plural } from '../dom.js';
import { downloads, empty, entity, fileLink, long, section, unnamedMark } from '../parts.js';
import { queryPath } from '../api.js';
import { articleLink, dateWords, entityKind, link, short } from '../words.js';

export async function search(parameters, asker) {
  const q = (parameters.get('q') ?? '').trim();
  if (!q) return { title: 'Search', body: [h('h1', {}, 'Search'), empty('Enter a name or some words in the field above.')] };
  const [{ entities }, headlines, said] = await Promise.all([
    asker.json('search', { q }),
    asker.rows('view-headlines', { words: q }),
    asker.rows('view-said', { words: q }),
  ]);
  asker.note('who-is', { key: q });
  const nothing = entities.length + headlines.length + said.length === 0;
  return {
    title: `Search: ${q}`,
    body: [
      h('h1', {}, 'Search: ', q),
      nothing
        ? empty(
            `Nothing in this store has the name or the words “${q}”.`,
            'Try one word, or the surname alone; or start from ',
            h('a', { href: '#/' }, 'those most spoken of'),
            '.',
          )
        : undefined,
      entities.length > 0 &&
        section(
          'names',
          'Names',
          entities.length,
          long(
            entities.map((one) =>
              h('li', {}, entity(one.iri, one.name), h('span', { class: 'quiet' }, ` ${entityKind(one.iri)}, ${plural(one.articles, 'article')}`)),
            ),
            10,
            'names',
          ),
        ),
      headlines.length > 0 &&
        section(
          'headlines',
          'Headlines',
          headlines.length,
          long(
            headlines.map((row) =>
              h(
                'li',
                {},
                h('a', { href: articleLink(row.article) }, row.headline),
                h('span', { class: 'quiet' }, ' ', [row.source, row.published && dateWords(row.published)].filter(Boolean).join(', ')),
              ),
            ),
            10,
            'headlines',
          ),
        ),
      said.length > 0 &&
        section(
          'said',
          'Said',
          said.length,
          long(
            said.map((row) =>
              h(
                'li',
                { class: 'said' },
                entity(row.speaker, row.name),
                short(row.speaker).startsWith('unnamed/') ? [' ', unnamedMark()] : undefined,
                h('blockquote', {}, h('p', {}, row.text)),
                h('a', { href: articleLink(row.article, row.statement), class: 'source' }, `in the article${row.published ? ` of ${dateWords(row.published)}` : ''}`),
              ),
            ),
            10,
            'statements',
          ),
        ),
      !nothing &&
        downloads(
          fileLink(queryPath('view-said', { words: q }, 'csv'), 'said.csv', 'statements (CSV)'),
          fileLink(queryPath('view-headlines', { words: q }, 'csv'), 'headlines.csv', 'headlines (CSV)'),
          h('a', { href: link('queries', { name: 'view-said', words: q }) }, 'the query'),
        ),
    ],
  };
}
