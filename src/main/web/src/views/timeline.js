// What happened when: of one party, or month by month of all.
import { h, plural, s } from '../dom.js';
import { standalone, pngOf } from '../files.js';
import { counted, cutNote, downloads, empty, entity as entityRef, evidence, fileButton, fileLink, firstPage, grouped, long, paged, section, sentence, when } from '../parts.js';
import { picker } from '../picker.js';
import { queryPath } from '../api.js';
import { dateWords, full, kindWord, link, short, standing, STANDINGS } from '../words.js';
import { claim, encounter, statement, visit } from './entity.js';

const WIDTH = 960;
const LANE = 54;
const LEFT = 92;

/** Half of what a letter below the scale takes, so that the last word is not cut off. */
const HALF_LETTER = 3.6;

export async function timeline(parameters, asker) {
  const id = parameters.get('id') ?? '';
  const choose = picker({
    label: 'Timeline of a person or body',
    name: 'id',
    kinds: ['Person', 'Organization', 'Other'],
    choose: (one) => (location.hash = link('timeline', { id: short(one.iri) })),
    submit: (text) => text && (location.hash = link('timeline', { id: text })),
  });
  return id ? ofParty(full(id), asker, choose) : ofAll(parameters.get('month'), asker, choose);
}

async function ofParty(party, asker, choose) {
  const [label, met, visits, claims, said] = await Promise.all([
    asker.rows('view-label', { entity: party }, { quiet: true }),
    asker.rows('view-meetings', { party }),
    asker.rows('view-visits', { party }),
    asker.rows('view-claims', { party }),
    asker.rows('view-statements', { speaker: party }),
  ]);
  const iri = label[0]?.entity ?? party;
  const name = label[0]?.name ?? short(party);
  const items = [
    ...grouped(met, (row) => row.event).map((rows) => ({ lane: 0, how: 'fact', date: rows[0].date || rows[0].earliest, label: `${kindWord(rows[0].kind)} with ${[...new Set(rows.map((row) => row.name))].join(', ')}`, make: () => encounter(asker, rows) })),
    ...grouped(visits, (row) => row.event).map((rows) => {
      const how = standing(rows[0].polarity, rows[0].modality);
      const where = [...new Set(rows.map((row) => row.where))].filter(Boolean).join(', ');
      return { lane: how === 'fact' ? 1 : 2, how, date: rows[0].date || rows[0].earliest, label: `${how === 'fact' ? '' : STANDINGS[how].word + ': '}Visit${where ? ' to ' + where : ''}`, make: () => visit(asker, rows) };
    }),
    ...grouped(claims, (row) => row.claim).map((rows) => {
      const how = standing(rows[0].polarity, rows[0].modality);
      return { lane: 2, how, date: rows[0].date || rows[0].earliest, label: `${STANDINGS[how].word}: ${kindWord(rows[0].kind)}${rows[0].name ? ' with ' + rows[0].name : ''}`, make: () => claim(asker, rows) };
    }),
    ...grouped(said, (row) => row.statement).map((rows) => ({ lane: 3, how: 'said', date: rows[0].date || rows[0].published, label: `Said: ${rows[0].text.slice(0, 120)}`, make: () => statement(asker, rows[0]) })),
  ];
  const dated = items.filter((item) => /^\d{4}/.test(item.date)).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.lane - b.lane));
  const undated = items.length - dated.length;
  const list = long(dated.map((item) => item.make()), 12, 'entries');
  const chart = dated.length > 0 ? drawn(dated, ['Met', 'Visited', 'Claimed', 'Said'], name) : undefined;
  return {
    title: `Timeline of ${name}`,
    body: [
      h('div', { class: 'lead' }, h('h1', {}, 'Timeline of ', entityRef(iri, name)), h('p', { class: 'quiet' }, `${plural(dated.length, 'entry', 'entries')} with a date${undated > 0 ? `; ${undated} without one are on the page of ${name}` : ''}. Statements without a date stand at the day of publication.`)),
      choose.element,
      cutNote(met, visits, claims, said),
      firstPage(claims, `of what is claimed, planned or denied, the last ${new Set(claims.map((row) => row.claim)).size} are here.`),
      firstPage(said, `of what ${name} said, the last ${said.length.toLocaleString('en')} statements are here.`),
      chart ? h('div', { class: 'scroll chart', tabindex: '0', role: 'region', 'aria-label': 'Chart' }, chart) : empty(`Nothing with a date is known of ${name}.`, 'See ', entityRef(iri, 'all about them'), '.'),
      chart ? h('p', { class: 'hint legend' }, '● reported or said; rings ◌ are claimed, planned ◷, denied ✕ or supposed ?: no article asserts them.') : undefined,
      dated.length > 0 ? section('entries', 'In order', counted(dated.length, [met, visits, ...[claims, said].filter((rows) => rows.cut)]), list) : undefined,
      downloads(
        fileLink(queryPath('view-meetings', { party }, 'csv'), 'meetings.csv', 'meetings (CSV)'),
        visits.length > 0 && fileLink(queryPath('view-visits', { party }, 'csv'), 'visits.csv', 'visits (CSV)'),
        fileLink(queryPath('view-claims', { party, page: 'all' }, 'csv'), 'claims.csv', 'claims (CSV)'),
        fileLink(queryPath('view-statements', { speaker: party, page: 'all' }, 'csv'), 'statements.csv', 'statements (CSV)'),
        chart && fileButton('timeline.svg', 'image/svg+xml', 'SVG', () => standalone(chart)),
        chart && fileButton('timeline.png', 'image/png', 'PNG', () => pngOf(standalone(chart))),
      ),
    ],
  };
}

/** First day of a date of any precision, in days. */
function day(date) {
  const [year, month = '01', of = '01'] = date.slice(0, 10).split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(of)) / 86_400_000;
}

function drawn(items, lanes, name) {
  const days = items.map((item) => day(item.date));
  const first = Math.min(...days);
  const last = Math.max(...days);
  const span = Math.max(1, last - first);
  const x = (at) => LEFT + 16 + ((at - first) / span) * (WIDTH - LEFT - 40);
  const height = lanes.length * LANE + 36;
  const stacked = new Map();
  const svg = s(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, class: 'timeline', role: 'img', 'aria-label': `Chart of ${plural(items.length, 'entry', 'entries')} of ${name}, ${dateWords(items[0].date)} to ${dateWords(items.at(-1).date)}; the list below has the same` },
    ...lanes.map((lane, i) => [s('text', { x: 4, y: i * LANE + 32, class: 'lane' }, lane), s('line', { x1: LEFT, x2: WIDTH, y1: (i + 1) * LANE - 2, y2: (i + 1) * LANE - 2, class: 'rule' })]),
    ...ticks(first, last).map(([at, label]) => [s('line', { x1: x(at), x2: x(at), y1: 4, y2: height - 24, class: 'tick' }), s('text', { x: Math.min(x(at), WIDTH - 4 - label.length * HALF_LETTER), y: height - 8, class: 'tick-label', 'text-anchor': 'middle' }, label)]),
    ...items.map((item) => {
      const at = Math.round(x(day(item.date)) / 9);
      const key = `${item.lane} ${at}`;
      const level = stacked.get(key) ?? 0;
      stacked.set(key, level + 1);
      if (level > 4) return undefined;
      return s('circle', { cx: at * 9, cy: (item.lane + 1) * LANE - 12 - level * 9, r: 4, class: item.how === 'fact' ? 'dot-fact' : item.how === 'said' ? 'dot-said' : 'dot-claim' }, s('title', {}, `${dateWords(item.date)}. ${item.label}`));
    }),
  );
  return svg;
}

/** Places of the scale with their labels: days, months or years, ten at most. */
function ticks(first, last) {
  const made = [];
  const start = new Date(first * 86_400_000);
  const span = last - first;
  if (span <= 1) return [[first, dateWords(start.toISOString().slice(0, 10))]];
  for (let year = start.getUTCFullYear(), month = start.getUTCMonth(); ; month++) {
    const at = Date.UTC(year, month, 1) / 86_400_000;
    if (at > last) break;
    if (at >= first) made.push([at, new Date(at * 86_400_000).toISOString().slice(0, 7)]);
  }
  if (made.length === 0) return [first, last].map((at) => [at, dateWords(new Date(at * 86_400_000).toISOString().slice(0, 10))]);
  const every = Math.ceil(made.length / 9);
  const months = made.filter((_, i) => i % every === 0).map(([at, label]) => [at, dateWords(label)]);
  // The first day too, where no month near it is named.
  return months[0][0] - first > span / 8 ? [[first, dateWords(start.toISOString().slice(0, 10))], ...months] : months;
}

async function ofAll(month, asker, choose) {
  const months = await asker.rows('view-months');
  const events = month ? await asker.rows('view-month', { month }) : [];
  const most = Math.max(1, ...months.map((row) => Number(row.encounters) + Number(row.visits)));
  return {
    title: month ? `Timeline: ${dateWords(month)}` : 'Timeline',
    body: [
      h('div', { class: 'lead' }, h('h1', {}, 'Timeline'), h('p', {}, 'Encounters and visits that articles report as fact, by month. Choose a month, or a person or body.')),
      choose.element,
      cutNote(months),
      months.length === 0
        ? empty('No event in this store has a date.')
        : h(
            'div',
            { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Months' },
            h(
              'ul',
              { class: 'months' },
              ...months.map((row) => {
                const count = Number(row.encounters) + Number(row.visits);
                const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
                bar.style.inlineSize = `${(count / most) * 100}%`;
                return h('li', {}, h('a', { href: link('timeline', { month: row.month }), 'aria-current': row.month === month ? 'true' : undefined }, dateWords(row.month)), h('span', { class: 'quiet' }, ` ${plural(Number(row.encounters), 'encounter')}, ${plural(Number(row.visits), 'visit')}, ${plural(Number(row.statements), 'dated statement')}`), bar);
              }),
            ),
          ),
      month
        ? section(
            'month',
            dateWords(month),
            counted(events.length, [events]),
            cutNote(events),
            events.length === 0
              ? empty('No encounter or visit is told of this month.')
              : paged(
                  asker,
                  'view-month',
                  { month },
                  events,
                  (rows) => grouped(rows, (row) => row.event).map(([row]) =>
                    h('li', { class: 'fact' }, h('p', { class: 'head' }, h('span', { class: 'when' }, when(row.date)), kindWord(row.kind), ': ', row.who.split(' | ').join(', ') || 'parties not told', row.where ? ` in ${row.where.split(' | ').join(', ')}` : ''), sentence(row.sentence), evidence(asker, row.event, 'Where it stands')),
                  ),
                  15,
                  'events',
                ),
          )
        : undefined,
      downloads(fileLink(queryPath('view-months', {}, 'csv'), 'months.csv', 'months (CSV)'), month && fileLink(queryPath('view-month', { month, page: 'all' }, 'csv'), `${month}.csv`, 'this month (CSV)')),
    ],
  };
}
