// All about one person, body or place.
import { queryPath } from '../api.js';
import { h, plural } from '../dom.js';
import {
  counted,
  cutNote,
  downloads,
  empty,
  entity as entityRef,
  evidence,
  fileLink,
  grouped,
  listed,
  long,
  paged,
  section,
  sentence,
  standingMark,
  sureMark,
  unnamedMark,
  when,
} from '../parts.js';
import { articleLink, dateWords, entityKind, full, kindWord, link, local, short, standing } from '../words.js';

/** As many view-co-mentions gives. */
const MOST_TOGETHER = 40;

const distinct = (values) => [...new Set(values.filter(Boolean))];

/** One encounter for its several rows: kinds, others and places. */
export function encounter(asker, rows) {
  const [row] = rows;
  const others = grouped(rows, (each) => each.other).map(([each]) => entityRef(each.other, each.name));
  const places = grouped(rows.filter((each) => each.place), (each) => each.place).map(([each]) => entityRef(each.place, each.where));
  const kinds = distinct(rows.map((each) => kindWord(each.kind)));
  const articles = Math.max(...rows.map((each) => Number(each.articles)));
  const sure = rows.map((each) => each.sure).filter(Boolean).sort().at(-1);
  return h(
    'li',
    { class: 'fact' },
    h('p', { class: 'head' }, h('span', { class: 'when' }, when(row.date, row.earliest)), h('span', {}, kinds.join(', '), ' with ', ...listed(others), places.length > 0 ? [' in ', ...listed(places)] : undefined), ' ', sureMark(sure)),
    sentence(row.sentence),
    evidence(asker, row.event, articles === 1 ? 'Where it stands' : `All ${articles} reports`),
  );
}

/** Something that is claimed, planned, denied or supposed. */
export function claim(asker, rows) {
  const [row] = rows;
  const others = grouped(rows.filter((each) => each.other), (each) => each.other).map(([each]) => entityRef(each.other, each.name));
  const speakers = grouped(rows.filter((each) => each.speaker), (each) => each.speaker).map(([each]) => [
    entityRef(each.speaker, each.said),
    each.unnamed === 'true' ? [' ', unnamedMark()] : undefined,
  ]);
  const places = distinct(rows.map((each) => each.where));
  const how = standing(row.polarity, row.modality);
  return h(
    'li',
    { class: 'claim' },
    h(
      'p',
      { class: 'head' },
      h('span', { class: 'when' }, when(row.date, row.earliest)),
      standingMark(how, speakers.length > 0 ? listed(speakers) : undefined),
      h('span', {}, ' ', kindWord(row.kind), others.length > 0 ? [' with ', ...listed(others)] : undefined, places.length > 0 ? [' in ', ...listed(places)] : undefined),
      ' ',
      sureMark(row.sure),
    ),
    sentence(row.sentence),
    evidence(asker, row.claim, 'Where it stands'),
  );
}

/** A visit, of which an article says so, or that is claimed, planned, denied or supposed. */
export function visit(asker, rows) {
  const [row] = rows;
  const places = grouped(rows.filter((each) => each.place), (each) => each.place).map(([each]) => entityRef(each.place, each.where));
  const how = standing(row.polarity, row.modality);
  return h(
    'li',
    { class: how === 'fact' ? 'fact' : 'claim' },
    h(
      'p',
      { class: 'head' },
      h('span', { class: 'when' }, when(row.date, row.earliest)),
      how === 'fact' ? undefined : [standingMark(how, row.said ? row.said.split(' | ').join(', ') : undefined), ' '],
      h('span', {}, 'Visit', places.length > 0 ? [' to ', ...listed(places)] : ', place not told', row.with ? ` with ${row.with.split(' | ').join(', ')}` : ''),
      ' ',
      sureMark(row.sure),
    ),
    sentence(row.sentence),
    evidence(asker, row.event, Number(row.articles) === 1 ? 'Where it stands' : `All ${row.articles} reports`),
  );
}

export function statement(asker, row, about) {
  return h(
    'li',
    { class: 'said' },
    h(
      'p',
      { class: 'head' },
      h('span', { class: 'when' }, row.date ? when(row.date) : row.published ? h('span', { class: 'quiet' }, 'published ', when(row.published)) : when('')),
      about ? [entityRef(row.speaker, row.name), row.unnamed === 'true' ? [' ', unnamedMark()] : undefined] : undefined,
      h('span', { class: 'quiet' }, ` ${row.kind === 'say' ? 'said' : row.kind}, ${row.quote}`, row.audience ? `, to ${row.audience}` : ''),
      ' ',
      sureMark(row.sure),
    ),
    sentence(row.text),
    row.about ? h('p', { class: 'quiet' }, 'about ', row.about.split(' | ').join(', ')) : undefined,
    evidence(asker, row.statement, 'The sentence'),
  );
}

export async function entity(parameters, asker) {
  const id = parameters.get('id') ?? '';
  if (!id) return { title: 'No one named', body: [h('h1', {}, 'No one named'), empty('Search for a name above.')] };
  const iri = full(id);
  const known = await asker.rows('view-entity', { entity: iri });
  const name = known.find((row) => local(row.property) === 'prefLabel')?.value;
  if (!name && known.now.length > 0) {
    const labels = await Promise.all(known.now.map((one) => asker.rows('view-label', { entity: one }, { quiet: true })));
    return {
      title: 'Known otherwise now',
      body: [
        h('h1', {}, 'Known otherwise now'),
        h('div', { class: 'empty' }, h('p', {}, `Somebody decided that “${short(iri)}” is ${known.now.length === 1 ? 'the same as' : 'more than one. They are'}:`), h('ul', { class: 'plain now' }, ...known.now.map((one, i) => h('li', {}, entityRef(one, labels[i][0]?.name), h('span', { class: 'quiet' }, ` ${short(one)}`))))),
      ],
    };
  }
  if (!name) {
    return { title: 'Not known', body: [h('h1', {}, 'Not known'), empty(`No article of this store speaks of “${short(iri)}”.`, 'Search for the name above, or see ', h('a', { href: '#/' }, 'who is most spoken of'), '.')] };
  }
  const values = (property) => known.filter((row) => local(row.property) === property);
  const isPlace = values('type').some((row) => local(row.value) === 'Place');
  const isBody = values('type').some((row) => local(row.value) === 'Organization');
  const isDescribed = values('unnamed').some((row) => row.value === 'true');
  const isUnnamed = isDescribed && !isBody;
  const mine = short(iri);

  const [roles, met, visits, claims, said, about, together, articles, events] = await Promise.all([
    isPlace ? [] : asker.rows('view-roles', { entity: iri }),
    isPlace ? [] : asker.rows('view-meetings', { party: iri }),
    isPlace ? [] : asker.rows('view-visits', { party: iri }),
    isPlace ? [] : asker.rows('view-claims', { party: iri }),
    isPlace ? [] : asker.rows('view-statements', { speaker: iri }),
    asker.rows('view-statements-about', { about: iri }),
    asker.rows('view-co-mentions', { entity: iri }),
    asker.rows('view-articles', { entity: iri }),
    isPlace ? asker.rows('view-place-events', { place: iri }) : [],
  ]);
  const encounters = grouped(met, (row) => row.event);
  const visited = grouped(visits, (row) => row.event);
  const told = grouped(claims, (row) => row.claim);
  const happened = grouped(events, (row) => row.event);
  const aliases = values('altLabel').map((row) => row.value).filter((alias) => alias !== name);
  const country = values('country')[0] ?? values('containedInPlace')[0];
  const parts = [
    roles.length > 0 && section('roles', 'Offices', undefined, cutNote(roles), rolesOverTime(asker, roles)),
    isPlace &&
      section(
        'here',
        'Met and visited here',
        counted(happened.length, [events], 'last'),
        cutNote(events),
        happened.length > 0
          ? paged(asker, 'view-place-events', { place: iri }, events, (rows) => grouped(rows, (row) => row.event).map((of) => placeEvent(asker, of, name)), 8, 'events')
          : empty('No article of this store tells of a meeting or visit here.'),
      ),
    !isPlace &&
      section(
        'met',
        'Met',
        counted(encounters.length, [met]),
        cutNote(met),
        encounters.length > 0 ? long(encounters.map((rows) => encounter(asker, rows)), 8, 'meetings') : empty('No article of this store reports a meeting, talks or a call as fact.', told.length > 0 ? 'What is claimed or planned is below.' : 'See what was said instead.'),
      ),
    told.length > 0 &&
      section(
        'claims',
        'Claimed, planned or denied',
        counted(told.length, [claims], 'last'),
        cutNote(claims),
        h('p', { class: 'hint' }, 'No article asserts these. They are not counted as meetings.'),
        paged(asker, 'view-claims', { party: iri }, claims, (rows) => grouped(rows, (row) => row.claim).map((of) => claim(asker, of)), 6, 'claims'),
      ),
    visited.length > 0 &&
      section(
        'visited',
        'Visited',
        counted(visited.length, [visits]),
        cutNote(visits),
        visits.some((row) => row.polarity) ? h('p', { class: 'hint' }, 'Those with a dashed line are only claimed, planned, denied or supposed: no article asserts them.') : undefined,
        long(visited.map((rows) => visit(asker, rows)), 6, 'visits'),
      ),
    !isPlace &&
      said.length > 0 &&
      section('said', 'Said', counted(said.length, [said], 'last'), cutNote(said), paged(asker, 'view-statements', { speaker: iri }, said, (rows) => grouped(rows, (row) => row.statement).map(([row]) => statement(asker, row)), 6, 'statements')),
    about.length > 0 &&
      section(
        'about',
        isPlace ? 'Said about it' : 'What others said about them',
        counted(about.length, [about], 'last'),
        cutNote(about),
        paged(asker, 'view-statements-about', { about: iri }, about, (rows) => grouped(rows, (row) => row.statement).map(([row]) => statement(asker, row, true)), 6, 'statements'),
      ),
    together.length > 0 &&
      section(
        'together',
        'Named in the same articles',
        together.length === MOST_TOGETHER ? `the ${MOST_TOGETHER} most often` : together.length,
        cutNote(together),
        h('ul', { class: 'chips' }, ...together.map((row) => h('li', {}, entityRef(row.other, row.name), h('span', { class: 'quiet' }, ` ${row.articles}`)))),
      ),
    section(
      'sources',
      'Sources',
      articles.page ? `the last ${plural(articles.length, 'article')}` : `${articles.cut ? 'at least ' : ''}${plural(articles.length, 'article')}`,
      cutNote(articles),
      sources(articles),
      paged(
        asker,
        'view-articles',
        { entity: iri },
        articles,
        (rows) =>
          rows.map((row) =>
            h(
              'li',
              {},
              h('a', { href: articleLink(row.article) }, row.headline || short(row.article)),
              h('span', { class: 'quiet' }, ' ', [row.source, row.published && dateWords(row.published)].filter(Boolean).join(', ')),
            ),
          ),
        6,
        'articles',
      ),
    ),
  ].filter(Boolean);
  const contents = parts.map((part) => {
    const title = part.querySelector('h2');
    return h('li', {}, h('button', { type: 'button', class: 'link', onclick: () => (part.scrollIntoView(), (title.tabIndex = -1), title.focus({ preventScroll: true })) }, title.textContent));
  });
  return {
    title: name,
    body: [
      h(
        'div',
        { class: 'lead' },
        h('p', { class: 'kicker' }, isPlace ? 'Place' : isDescribed && isBody ? 'Organization' : entityKind(iri)),
        h('h1', {}, name, isUnnamed ? [' ', unnamedMark()] : undefined),
        h(
          'p',
          { class: 'quiet' },
          ...[
            roles[0] && [roles[0].title, roles[0].body && ` (${roles[0].body})`],
            country && ['of ', entityRef(country.value, country.name)],
            aliases.length > 0 && `also: ${aliases.join(', ')}`,
          ]
            .filter(Boolean)
            .flatMap((part, i) => (i === 0 ? part : [' · ', part])),
        ),
        isDescribed ? h('p', { class: 'hint' }, isUnnamed ? 'The article gives this source no name. It is not joined with anyone else.' : 'The article calls this body so, and by no name of its own. It is not joined with any other.') : undefined,
        h(
          'ul',
          { class: 'actions' },
          ...(isPlace
            ? [h('li', {}, h('a', { href: link('map', { place: mine }) }, 'On the map'))]
            : [
                h('li', {}, h('a', { href: link('network', { node: mine }) }, 'Network')),
                h('li', {}, h('a', { href: link('timeline', { id: mine }) }, 'Timeline')),
                h('li', {}, h('a', { href: link('map', { id: mine }) }, 'Map')),
                h('li', {}, h('a', { href: link('path', { from: mine }) }, 'Path to someone')),
              ]),
        ),
      ),
      h('nav', { 'aria-label': 'On this page', class: 'contents' }, h('ul', {}, ...contents)),
      ...parts,
      downloads(
        isPlace
          ? fileLink(queryPath('view-place-events', { place: iri, page: 'all' }, 'csv'), 'events.csv', 'events (CSV)')
          : [
              fileLink(queryPath('view-meetings', { party: iri }, 'csv'), 'meetings.csv', 'meetings (CSV)'),
              visited.length > 0 && fileLink(queryPath('view-visits', { party: iri }, 'csv'), 'visits.csv', 'visits (CSV)'),
              fileLink(queryPath('view-statements', { speaker: iri, page: 'all' }, 'csv'), 'statements.csv', 'statements (CSV)'),
            ],
        fileLink(queryPath('view-articles', { entity: iri, page: 'all' }, 'csv'), 'articles.csv', 'articles (CSV)'),
        fileLink(queryPath('view-statements-about', { about: iri, page: 'all' }, 'csv'), 'about.csv', 'said about (CSV)'),
        fileLink(`/sparql?${new URLSearchParams({ query: everything(iri), format: 'turtle' })}`, `${local(iri)}.ttl`, 'all of it (Turtle)'),
      ),
    ],
  };
}

/** The entity with its events, claims and statements, and their evidence. */
function everything(iri) {
  return `PREFIX news: <https://w3id.org/newsgraph/ontology#>
DESCRIBE ?thing WHERE {
  VALUES ?who { <${encodeIri(iri)}> }
  { BIND (?who AS ?thing) } UNION { ?thing news:participant ?who } UNION { ?thing news:speaker ?who }
  UNION { ?claim news:participant ?who ; news:evidence ?thing } UNION { ?claim news:speaker ?who ; news:evidence ?thing }
}`;
}

/** As it can stand between angle brackets. */
export function encodeIri(iri) {
  // eslint-disable-next-line no-control-regex
  return iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign));
}

function placeEvent(asker, rows, name) {
  const [row] = rows;
  const places = distinct(rows.map((each) => each.where)).filter((where) => where !== name);
  return h(
    'li',
    { class: 'fact' },
    h('p', { class: 'head' }, h('span', { class: 'when' }, when(row.date)), h('span', {}, distinct(rows.map((each) => kindWord(each.kind))).join(', '), ': ', row.who.split(' | ').join(', ') || 'parties not told', places.length > 0 ? ` (${places.join(', ')})` : '')),
    sentence(row.sentence),
    evidence(asker, row.event, Number(row.articles) === 1 ? 'Where it stands' : `All ${row.articles} reports`),
  );
}

function sources(articles) {
  const outlets = grouped(articles.filter((row) => row.source), (row) => row.source)
    .map((rows) => [rows[0].source, rows.length])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return outlets.length > 0 ? h('p', { class: 'quiet' }, outlets.map(([source, count]) => `${source} ${count}`).join(' · ')) : undefined;
}

/** Bars from the first to the last article that gives the office. */
function rolesOverTime(asker, roles) {
  const days = roles.flatMap((row) => [row.first, row.last]).filter(Boolean).map((day) => Date.parse(day));
  const start = Math.min(...days);
  const span = Math.max(...days) - start;
  const list = long(
    roles.map((row) => {
      const from = row.first ? (Date.parse(row.first) - start) / (span || 1) : 0;
      const to = row.last ? (Date.parse(row.last) - start) / (span || 1) : 1;
      const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', {}));
      bar.firstChild.style.marginInlineStart = `${from * 100}%`;
      bar.firstChild.style.inlineSize = `${Math.max(2, (to - from) * 100)}%`;
      return h(
        'li',
        {},
        h(
          'p',
          { class: 'head' },
          h('strong', {}, row.title),
          row.body ? ` (${row.body})` : '',
          row.tenure !== 'current' ? [' ', h('span', { class: 'mark' }, row.tenure)] : undefined,
          h('span', { class: 'quiet' }, ' ', plural(Number(row.articles), 'article'), row.first ? `, ${row.first === row.last ? dateWords(row.first) : `${dateWords(row.first)} to ${dateWords(row.last)}`}` : ''),
        ),
        span > 0 ? bar : undefined,
        evidence(asker, row.role, 'The words'),
      );
    }),
    12,
    'offices',
  );
  list.classList.add('roles');
  return list;
}
