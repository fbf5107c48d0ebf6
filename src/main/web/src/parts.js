// Parts that several views are made of.
import { Asker, queries, queryPath, Trouble } from './api.js';
import { announce, h, s } from './dom.js';
import { articleLink, dateWords, entityLink, isIri, link, percent, short, STANDINGS, UNCERTAIN } from './words.js';

/** The mark of how something is told: an icon and a word, never colour alone. */
export function standingMark(standing, by) {
  const { word, icon, says } = STANDINGS[standing];
  return h(
    'span',
    { class: `mark mark-${standing}`, title: says },
    h('span', { 'aria-hidden': 'true', class: 'icon' }, icon),
    ' ' + word,
    by ? [' by ', by] : undefined,
  );
}

/** A piece of the line that stands for links that are told in this way. */
export function lineSample(standing) {
  return s('svg', { class: 'sample', viewBox: '0 0 34 6', 'aria-hidden': 'true' }, s('line', { x1: 0, x2: 34, y1: 3, y2: 3, class: `told-${standing}`, 'stroke-dasharray': standing === 'fact' ? undefined : STANDINGS[standing].dashes.join(' ') }));
}

/** How sure the rule is, where it is not very. */
export function sureMark(sure) {
  if (!sure) return undefined;
  return Number(sure) < UNCERTAIN
    ? h('span', { class: 'mark mark-unsure', title: 'share of such readings that are right on test articles' }, `uncertain, ${percent(sure)}`)
    : undefined;
}

/** Beside the words that stand for a person or group whom no article names. */
export function unnamedMark() {
  return h('span', { class: 'mark mark-unnamed', title: 'the article does not give this source a name' }, 'unnamed source');
}

export function entity(iri, name) {
  return h('a', { href: entityLink(iri), class: 'entity' }, name || short(iri));
}

/** One for each value of a key, in the order they come, with all their rows. */
export function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const of = key(row);
    if (!groups.has(of)) groups.set(of, []);
    groups.get(of).push(row);
  }
  return [...groups.values()];
}

/** Several things in a row: a, b and c. */
export function listed(items) {
  return items.flatMap((item, i) => [i === 0 ? undefined : i === items.length - 1 ? ' and ' : ', ', item]);
}

export function when(date, earliest) {
  if (date) return h('time', { datetime: date.startsWith('--') ? undefined : date }, dateWords(date));
  if (earliest) return h('span', {}, 'from ', h('time', { datetime: earliest }, dateWords(earliest)));
  return h('span', { class: 'quiet' }, 'no date told');
}

/** A sentence of an article. */
export function sentence(text) {
  return h('blockquote', {}, h('p', {}, text));
}

/** Opens the sentences behind a claim, with their articles. */
export function evidence(asker, claim, label) {
  const body = h('div', { class: 'evidence' });
  const details = h(
    'details',
    {
      class: 'words',
      ontoggle: async () => {
        if (!details.open || body.childElementCount > 0) return;
        body.append(h('p', { class: 'quiet' }, 'Looking up…'));
        try {
          const rows = await asker.rows('view-evidence', { claim }, { quiet: true });
          body.replaceChildren(
            ...rows.map((row) =>
              h(
                'figure',
                {},
                sentence(row.sentence),
                h(
                  'figcaption',
                  {},
                  h('a', { href: articleLink(row.article, claim) }, row.headline || 'the article'),
                  ` — ${[row.source, row.published && dateWords(row.published)].filter(Boolean).join(', ')} `,
                  h('span', { class: 'quiet' }, `read by ${row.rule}${row.sure ? ', ' + percent(row.sure) : ''}`),
                  ' ',
                  sureMark(row.sure),
                ),
              ),
            ),
          );
          const more = cutNote(rows);
          if (more) body.append(more);
          if (rows.length === 0) body.replaceChildren(h('p', { class: 'quiet' }, 'No sentence is kept for this.'));
        } catch (e) {
          body.replaceChildren(trouble(e));
        }
      },
    },
    h('summary', {}, label),
    body,
  );
  return details;
}

export function section(id, title, count, ...children) {
  return h(
    'section',
    { id, class: 'part', 'aria-labelledby': id + '-title' },
    h('h2', { id: id + '-title' }, title, count === undefined ? undefined : h('span', { class: 'count' }, ` ${count}`)),
    ...children,
  );
}

export function empty(text, ...next) {
  return h('div', { class: 'empty' }, h('p', {}, text), next.length > 0 ? h('p', {}, ...next) : undefined);
}

/** An error in words, and what to do next. */
export function trouble(error) {
  const next =
    !(error instanceof Trouble) || error.status >= 500 || error.status === 0
      ? 'Try again in a moment. If it stays, look at what the server printed.'
      : error.status === 401
        ? 'This server needs a token: load the page again, and give the token as the password.'
        : 'Go back, or search for another name above.';
  return h('div', { class: 'trouble', role: 'alert' }, h('p', {}, h('strong', {}, 'That did not work. '), error.message), h('p', {}, next));
}

/** Says so where the server left rows out of any of these answers; nothing where it gave all. */
export function cutNote(...answers) {
  const cut = answers.find((rows) => rows.cut)?.cut;
  return cut ? h('p', { class: 'hint cut' }, h('strong', {}, 'Not all of it: '), `this server gives at most ${Number(cut).toLocaleString('en')} rows of an answer, and there are more.`) : undefined;
}

/** How many there are, as far as the server gave them; `which` of them are on the first page. */
export function counted(count, answers, which = 'first') {
  if (answers.some((rows) => rows.page)) return `the ${which} ${count.toLocaleString('en')}`;
  return answers.some((rows) => rows.cut) ? `at least ${count.toLocaleString('en')}` : count;
}

/** A list that shows the first few, and more on demand. */
export function long(items, shown = 10, of = 'items') {
  const list = h('ul', { class: 'rows' }, ...items.slice(0, shown));
  if (items.length <= shown) return list;
  const rest = items.slice(shown);
  const more = h(
    'button',
    {
      type: 'button',
      class: 'more',
      onclick: () => {
        const first = rest[0];
        list.append(...rest);
        more.remove();
        first.tabIndex = -1;
        first.focus();
        announce(`${rest.length} more ${of} shown`);
      },
    },
    `Show ${rest.length.toLocaleString('en')} more`,
  );
  return h('div', {}, list, more);
}

/**
 * A list of what a query gives page by page: the first few of the first page, the rest of it on demand, and then the
 * pages after it. `items` makes those of some rows.
 */
export function paged(asker, name, inputs, rows, items, shown, of) {
  const list = long(items(rows), shown, of);
  if (!rows.page) return list;
  let number = 1;
  const words = h('p', { class: 'hint more-pages' });
  const say = (told) => words.replaceChildren(h('strong', {}, 'Not all of it: '), `${told} There may be more. `, button);
  const button = h(
    'button',
    {
      type: 'button',
      onclick: async () => {
        button.disabled = true;
        try {
          const next = await asker.rows(name, { ...inputs, page: number + 1 }, { quiet: true });
          number++;
          const made = items(next);
          const added = made.length > 0 ? h('ul', { class: 'rows' }, ...made) : undefined;
          if (added) words.before(added);
          if (next.page) say(`these are the first ${(number * rows.page).toLocaleString('en')} ${of}.`);
          else words.replaceChildren('That is all of them.');
          const [first] = made;
          if (first) {
            first.tabIndex = -1;
            first.focus();
          }
          announce(`${made.length} more ${of} shown`);
        } catch (e) {
          if (e.name !== 'AbortError') words.append(trouble(e));
        }
        button.disabled = false;
      },
    },
    `Show the next ${rows.page.toLocaleString('en')}`,
  );
  say(`these are the first ${rows.page.toLocaleString('en')} ${of}.`);
  return h('div', {}, list, words);
}

/** Says so where only the first page of an answer is used. */
export function firstPage(rows, says) {
  return rows.page ? h('p', { class: 'hint more-pages' }, h('strong', {}, 'Not all of it: '), says, ' There may be more, which are in the file below.') : undefined;
}

/** A link to a file of the server. */
export function fileLink(path, name, label) {
  return h('a', { href: path, download: name }, label);
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A button that makes a file of what is shown. */
export function fileButton(name, type, label, make) {
  return h(
    'button',
    {
      type: 'button',
      onclick: async () => {
        try {
          const made = await make();
          save(made instanceof Blob ? made : new Blob([made], { type }), name);
          announce(`${name} is saved`);
        } catch (e) {
          announce(`${name} could not be made: ${e.message}`);
        }
      },
    },
    label,
  );
}

/** The row of files that a view can be taken away as. */
export function downloads(...items) {
  const shown = items.flat().filter(Boolean);
  return h('div', { class: 'files' }, h('span', {}, 'Take away: '), h('ul', {}, ...shown.map((item) => h('li', {}, item))));
}

/** What asked the server, as SPARQL to read, change and run. */
export function madeBy(asker) {
  const body = h('div', {});
  const details = h(
    'details',
    {
      class: 'made',
      ontoggle: async () => {
        if (!details.open) return;
        const catalog = await queries().catch(() => new Map());
        body.replaceChildren(
          ...asker.asked.map(({ name, inputs, sparql }) => {
            const text = h('pre', { tabindex: '0', 'aria-label': `SPARQL of ${name}` }, sparql ?? 'Looking up…');
            if (!sparql) {
              new Asker()
                .json('sparql', { query: name, ...inputs })
                .then((bound) => (text.textContent = bound.sparql))
                .catch((e) => (text.textContent = e.message));
            }
            const file = (format) => (sparql ? `/sparql?${new URLSearchParams({ query: sparql, format })}` : queryPath(name, { ...inputs, page: catalog.get(name)?.inputs.some((one) => one.type === 'page') ? 'all' : undefined }, format));
            return h(
              'section',
              {},
              h('h3', {}, name),
              sparql ? undefined : h('p', {}, catalog.get(name)?.summary ?? ''),
              h('p', {}, h('a', { href: link('queries', sparql ? { sparql } : { name, ...inputs }) }, 'Open in the editor'), ' ', fileLink(file('csv'), `${name}.csv`, 'CSV'), ' ', fileLink(file('json'), `${name}.json`, 'JSON')),
              text,
            );
          }),
        );
      },
    },
    h('summary', {}, 'How this was made: the queries, in SPARQL'),
    body,
  );
  return details;
}

/** A table of columns `{ title, cell(row) }`. */
export function table(caption, columns, rows) {
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : undefined }, column.title)))),
      h(
        'tbody',
        {},
        ...rows.map((row) => h('tr', {}, ...columns.map((column) => h('td', { class: column.number ? 'number' : undefined }, column.cell(row))))),
      ),
    ),
  );
}

/** A value of an answer: entities and articles as links, the rest as text. */
export function value(text) {
  if (!isIri(text)) return text;
  const id = short(text);
  if (/^article\/[^#]+$/.test(id)) return h('a', { href: articleLink(text) }, id);
  if (/^article\/.+#/.test(id)) return h('a', { href: articleLink(text.replace(/#.*/, ''), text) }, id);
  if (/^(person|org|place|unnamed|group|work)\//.test(id)) return entity(text, id);
  return id;
}
