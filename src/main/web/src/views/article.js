// An article with every piece of evidence marked in its text: from the words to the triples and back.
import { Trouble } from '../api.js';
import { h, plural } from '../dom.js';
import { counted, cutNote, downloads, empty, entity as entityRef, fileLink, section, standingMark, sureMark, table, unnamedMark, value } from '../parts.js';
import { dateWords, full, isIri, kindWord, link, local, NEWS, short, standing } from '../words.js';

/** Keys for queries, which tell a reader nothing. */
const HIDDEN = new Set(['evidence', 'month', 'claimKey', 'partiesKey', 'eventKey', 'cameoCode']);

/** What one claim is, from its triples. */
function read(rows) {
  const of = (property) => rows.filter((row) => row.property === NEWS + property);
  const types = rows.filter((row) => local(row.property) === 'type').map((row) => local(row.value));
  const isProposition = types.includes('Proposition');
  const kind = types.includes('Role') ? 'Role' : types.includes('Statement') ? 'Statement' : local(of('eventType')[0]?.value ?? types[0] ?? '');
  return {
    kind,
    how: isProposition ? standing(of('polarity')[0]?.value ?? 'positive', of('modality')[0]?.value) : 'fact',
    parties: [...of('participant'), ...of('speaker')],
    title: of('title')[0]?.value,
    text: of('text')[0]?.value,
    date: of('date')[0]?.value,
    rows,
  };
}

function unknown(iri) {
  return { title: 'No such article', body: [h('h1', {}, 'No such article'), empty(`This store has no article “${short(iri)}”.`, 'Search for words of its headline above.')] };
}

export async function article(parameters, asker) {
  const id = parameters.get('id') ?? '';
  if (!id) return { title: 'No article named', body: [h('h1', {}, 'No article named'), empty('Search for words of its headline above.')] };
  const iri = full(id);
  let answers;
  try {
    answers = await Promise.all([
      asker.rows('view-article', { article: iri }),
      asker.rows('view-article-evidence', { article: iri }),
      asker.rows('view-article-triples', { article: iri }),
      asker.rows('view-article-entities', { article: iri }),
    ]);
  } catch (e) {
    // What names no article of this store is refused.
    if (!(e instanceof Trouble) || e.status < 400 || e.status > 404) throw e;
    return unknown(iri);
  }
  const [facts, found, triples, entities] = answers;
  const fact = (property) => facts.find((row) => local(row.property) === property);
  const text = fact('isString')?.value;
  if (text === undefined) return unknown(iri);
  const claims = new Map();
  for (const row of triples) {
    if (!claims.has(row.claim)) claims.set(row.claim, []);
    claims.get(row.claim).push(row);
  }
  for (const [claim, rows] of claims) claims.set(claim, { ...read(rows), spans: [] });
  for (const row of found) {
    claims.get(row.claim)?.spans.push({ begin: Number(row.begin), end: Number(row.end), rule: row.rule, sure: row.sure });
  }
  const ordered = [...claims].filter(([, claim]) => claim.spans.length > 0).sort(([, a], [, b]) => a.spans[0].begin - b.spans[0].begin || a.spans[0].end - b.spans[0].end);

  const headline = fact('headline')?.value || 'Article without a headline';
  const url = fact('url')?.value;
  const select = selector(id);
  const body = marked(text, ordered, select);
  const cards = h('ol', { class: 'cards' }, ...ordered.map(([claim, what]) => card(claim, what, select)));
  select.bind(body, cards);

  return {
    title: headline,
    ready: () => {
      const wanted = parameters.get('claim');
      if (wanted) select.to(full(wanted), true);
    },
    body: [
      h(
        'div',
        { class: 'lead' },
        h('p', { class: 'kicker' }, [fact('publisher')?.name, fact('articleSection')?.value].filter(Boolean).join(' · ') || 'Article'),
        h('h1', {}, headline),
        h(
          'p',
          { class: 'quiet' },
          ...[
            fact('datePublished') && dateWords(fact('datePublished').value),
            fact('byline')?.value,
            url && isIri(url) && h('a', { href: url, rel: 'noreferrer noopener' }, 'Read it at its publisher'),
          ]
            .filter(Boolean)
            .flatMap((part, i) => (i === 0 ? part : [' · ', part])),
        ),
      ),
      h(
        'div',
        { class: 'reading' },
        h(
          'section',
          { class: 'paper', 'aria-labelledby': 'text-title' },
          h('h2', { id: 'text-title', class: 'hidden' }, 'Text'),
          h('p', { class: 'hint legend' }, h('span', { class: 'ev ev-fact' }, 'reported'), ' ', h('span', { class: 'ev ev-said' }, 'said'), ' ', h('span', { class: 'ev ev-claim' }, 'claimed, planned, denied'), ' ', h('span', { class: 'ev ev-role' }, 'office'), ': choose a line to see what was read from it.'),
          body,
        ),
        h('section', { class: 'panel', 'aria-labelledby': 'read-title' }, h('h2', { id: 'read-title' }, 'What was read', h('span', { class: 'count' }, ` ${counted(ordered.length, [found, triples])}`)), cutNote(found, triples), ordered.length > 0 ? cards : empty('Nothing was read from this article.')),
      ),
      section(
        'named',
        'Named in it',
        counted(entities.length, [entities]),
        cutNote(entities),
        h('ul', { class: 'chips' }, ...entities.map((row) => h('li', {}, entityRef(row.entity, row.name), row.unnamed === 'true' ? [' ', unnamedMark()] : undefined))),
      ),
      downloads(
        fileLink(`/data?${new URLSearchParams({ graph: iri, format: 'turtle' })}`, `${local(iri)}.ttl`, `its graph (Turtle)`),
        fileLink(`/queries/view-article-evidence?${new URLSearchParams({ article: iri, format: 'csv' })}`, 'evidence.csv', 'its evidence (CSV)'),
        h('a', { href: link('queries', { name: 'view-article-triples', article: iri }) }, 'its triples as a query'),
      ),
    ],
  };
}

const CLASSES = { fact: 'ev-fact', said: 'ev-said', claim: 'ev-claim', role: 'ev-role' };

/** Of several that nearly the same words are evidence of, what is shown first. */
const RANK = ['fact', 'claim', 'said', 'role'];

function look(what) {
  if (what.how !== 'fact') return 'claim';
  if (what.kind === 'Statement') return 'said';
  return what.kind === 'Role' ? 'role' : 'fact';
}

/** The text in pieces, each piece a link to a claim that it is evidence of: one of the narrowest. */
function marked(text, ordered, select) {
  const edges = new Set([0, text.length]);
  for (const [, what] of ordered) {
    for (const { begin, end } of what.spans) edges.add(begin).add(end);
  }
  for (const match of text.matchAll(/\n+/g)) edges.add(match.index).add(match.index + match[0].length);
  const cuts = [...edges].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const paragraphs = [];
  let paragraph = h('p', {});
  let last = '';
  for (let i = 0; i + 1 < cuts.length; i++) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    if (/^\n+$/.test(piece)) {
      if (paragraph.childNodes.length > 0) paragraphs.push(paragraph);
      paragraph = h('p', {});
      continue;
    }
    const covering = ordered
      .flatMap(([claim, what]) => what.spans.filter((span) => span.begin <= cuts[i] && span.end >= cuts[i + 1]).map((span) => ({ claim, what, size: span.end - span.begin })))
      .sort((a, b) => a.size - b.size);
    if (covering.length === 0) {
      paragraph.append(piece);
      last = '';
      continue;
    }
    const [{ size: narrowest }] = covering;
    const { claim, what } = covering.filter((one) => one.size <= 1.6 * narrowest).sort((a, b) => RANK.indexOf(look(a.what)) - RANK.indexOf(look(b.what)))[0];
    const anchor = h(
      'a',
      {
        href: select.address(claim),
        class: `ev ${CLASSES[look(what)]}`,
        'data-claims': covering.map((one) => one.claim).join(' '),
        // One stop of the tab key for each claim is enough.
        tabindex: last === claim ? '-1' : undefined,
        onclick: (event) => {
          event.preventDefault();
          select.next([claim, ...covering.map((one) => one.claim).filter((one) => one !== claim)]);
        },
      },
      piece,
    );
    last = claim;
    paragraph.append(anchor);
  }
  if (paragraph.childNodes.length > 0) paragraphs.push(paragraph);
  return h('div', { class: 'text' }, ...paragraphs);
}

/** Keeps words and triples together: what is chosen in one is shown in the other. */
function selector(article) {
  let body;
  let cards;
  let current;
  const self = {
    bind: (newBody, newCards) => ((body = newBody), (cards = newCards)),
    address: (claim) => link('article', { id: article, claim: short(claim) }),
    /** The first of these, or the one after the chosen one. */
    next(claims) {
      self.to(claims[(claims.indexOf(current) + 1) % claims.length], false);
    },
    to(claim, fromCard) {
      current = claim;
      history.replaceState(null, '', self.address(claim));
      for (const anchor of body.querySelectorAll('.ev')) anchor.classList.toggle('chosen', anchor.dataset.claims.split(' ').includes(claim));
      for (const each of cards.children) {
        const chosen = each.dataset.claim === claim;
        each.classList.toggle('chosen', chosen);
        if (chosen) {
          each.querySelector('details').open = true;
          // Beside the text the cards scroll by themselves.
          cards.parentElement.scrollTop = each.offsetTop - 48;
        }
        if (chosen && !fromCard) {
          each.querySelector('summary').focus({ preventScroll: true });
          each.scrollIntoView({ block: 'nearest' });
        }
      }
      if (fromCard) body.querySelector('.chosen')?.scrollIntoView({ block: 'center' });
    },
  };
  return self;
}

const clipped = (text) => (text.length > 90 ? text.slice(0, 88) + '…' : text);

function card(claim, what, select) {
  const [span] = what.spans;
  const title =
    what.kind === 'Role'
      ? ['Office: ', what.title]
      : what.kind === 'Statement'
        ? [h('strong', {}, what.parties.map((row) => row.name).join(', ') || 'No one named'), ' ', clipped(what.text ?? '')]
        : [kindWord(what.kind), ': ', what.parties.map((row) => row.name).join(', ') || 'parties not told'];
  return h(
    'li',
    { class: `card ${look(what)}`, 'data-claim': claim },
    h(
      'details',
      {},
      h('summary', {}, what.how !== 'fact' ? [standingMark(what.how), ' '] : undefined, ...title, what.date ? `, ${dateWords(what.date)}` : '', ' ', sureMark(span.sure)),
      h('p', {}, h('button', { type: 'button', onclick: () => select.to(claim, true) }, 'Show the words'), h('span', { class: 'quiet' }, ` ${plural(what.spans.length, 'place')}; rule ${span.rule}${span.sure ? `, ${Math.round(span.sure * 100)}% right on test articles` : ''}`)),
      table(
        'Triples',
        [
          { title: 'Property', cell: (row) => short(row.property) },
          { title: 'Value', cell: (row) => (row.name ? entityRef(row.value, row.name) : value(row.value)) },
        ],
        what.rows.filter((row) => !HIDDEN.has(local(row.property))),
      ),
    ),
  );
}
