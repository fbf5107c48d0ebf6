// Whom someone met, whom those met, and so on. Places of the nodes come from the server.
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeRectangleProgram } from 'sigma/rendering';
import { dashed } from '../dashed.js';
import { h, plural, s } from '../dom.js';
import { gexf, networkSvg, pngOf } from '../files.js';
import { cutNote, downloads, empty, entity as entityRef, evidence, fileButton, fileLink, grouped, lineSample, sentence, standingMark, table, trouble, unnamedMark, when } from '../parts.js';
import { picker } from '../picker.js';
import { queryPath } from '../api.js';
import { dateWords, entityLink, foremost, full, kindWord, link, short, standing, STANDINGS } from '../words.js';

/** As many can be drawn with all their names; more are drawn by the graphics card. */
const FEW = 60;

/** A program of the graphics card for each way in which a link is told that is no fact. */
const DASHED = Object.fromEntries(Object.entries(STANDINGS).filter(([, one]) => one.dashes).map(([told, { dashes }]) => [told, dashed(dashes)]));

/** Colours of the page, as the canvas needs them. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return { ink: of('--ink'), quiet: of('--quiet'), line: of('--edge'), accent: of('--accent'), claim: of('--claim'), paper: of('--paper'), raised: of('--raised') };
}

export async function network(parameters, asker) {
  const starts = parameters.getAll('node');
  const settings = {
    steps: parameters.get('steps') || '1',
    from: parameters.get('from') ?? '',
    to: parameters.get('to') ?? '',
    kind: parameters.getAll('kind'),
    source: parameters.getAll('source'),
    told: parameters.getAll('told'),
    sure: parameters.get('sure') ?? '',
  };
  const go = (changes) => (location.hash = link('network', { node: starts.map(short), ...settings, ...changes }));
  const start = picker({
    label: starts.length > 0 ? 'Add another person or body' : 'Start from a person or body',
    name: 'node',
    kinds: ['Person', 'Organization', 'Other'],
    choose: (one) => go({ node: [...starts.map(short), short(one.iri)] }),
    submit: (text) => text && go({ node: [...starts.map(short), text] }),
  });
  if (starts.length === 0) {
    const known = await asker.rows('view-most-named');
    return {
      title: 'Network',
      body: [
        h('div', { class: 'lead' }, h('h1', {}, 'Network'), h('p', {}, 'Whom someone met, whom those met, and so on.')),
        start.element,
        h('p', {}, 'For example:'),
        h('ul', { class: 'chips' }, ...known.filter((row) => short(row.entity).startsWith('person/')).slice(0, 8).map((row) => h('li', {}, h('a', { href: link('network', { node: short(row.entity) }) }, row.name)))),
      ],
    };
  }
  const found = await asker.json('network', { node: starts.map(full), ...settings });
  for (const node of starts) asker.note('view-links', { party: full(node) });
  const { nodes, edges } = found;
  const pairs = paired(edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const small = nodes.length <= FEW;
  const stage = small ? h('div', { class: 'stage small', tabindex: '0', role: 'region', 'aria-label': 'Drawing' }) : h('div', { class: 'stage', role: 'img', 'aria-label': `Drawing of ${plural(nodes.length, 'person or body', 'people and bodies')} and ${plural(pairs.length, 'link')}; the list below has the same` });
  const aside = h('div', { class: 'chosen', 'aria-live': 'polite' }, h('p', { class: 'hint' }, 'Choose a dot or a line. A dot opens a person or body; a line, the sentences behind it.'));

  const drawing = h('div', { class: 'drawing' }, stage, aside);

  // The last choice counts, also where the answer to one before it comes later.
  let choice = 0;

  function showNode(id) {
    choice++;
    const node = byId.get(id);
    drawing.classList.add('open');
    aside.replaceChildren(
      h('h2', {}, entityRef(id, node.name), node.unnamed ? [' ', unnamedMark()] : undefined),
      h('p', {}, `${plural(node.links, 'link')} here.`),
      h(
        'p',
        {},
        node.start
          ? starts.length > 1 && h('button', { type: 'button', onclick: () => go({ node: starts.map(short).filter((one) => full(one) !== id) }) }, 'Take out of the starts')
          : h('button', { type: 'button', onclick: () => go({ node: [...starts.map(short), short(id)] }) }, 'Expand: show whom they met'),
        ' ',
        h('a', { href: entityLink(id) }, 'All about them'),
      ),
    );
  }

  async function showPair(pair) {
    const title = h('h2', {}, entityRef(pair.one, byId.get(pair.one).name), ' and ', entityRef(pair.other, byId.get(pair.other).name));
    drawing.classList.add('open');
    aside.replaceChildren(title, h('p', { class: 'quiet' }, 'Looking up the sentences…'));
    const mine = ++choice;
    let all;
    try {
      all = await asker.rows('view-between', { party: pair.one, other: pair.other });
    } catch (e) {
      if (mine === choice && e.name !== 'AbortError') aside.replaceChildren(title, trouble(e));
      return;
    }
    if (mine !== choice) return;
    const rows = all.filter((row) => pair.told.includes(standing(row.polarity, row.modality)));
    aside.replaceChildren(
      title,
      cutNote(all) ?? '',
      h(
        'ul',
        { class: 'rows' },
        ...grouped(rows, (row) => row.event).map(([row]) => {
          const how = standing(row.polarity, row.modality);
          return h(
            'li',
            { class: how === 'fact' ? 'fact' : 'claim' },
            h('p', { class: 'head' }, h('span', { class: 'when' }, when(row.date)), standingMark(how), ' ', kindWord(row.kind), row.where ? ` in ${row.where}` : ''),
            sentence(row.sentence),
            evidence(asker, row.event, Number(row.articles) === 1 ? 'Where it stands' : `All ${row.articles} reports`),
          );
        }),
      ),
    );
  }

  const list = h(
    'details',
    { class: 'list' },
    h('summary', {}, 'The same as a list'),
    table(
      'Links',
      [
        { title: 'One', cell: (edge) => entityRef(edge.one, byId.get(edge.one).name) },
        { title: 'Other', cell: (edge) => entityRef(edge.other, byId.get(edge.other).name) },
        { title: 'How told', cell: (edge) => standingMark(edge.told) },
        { title: 'Kinds', cell: (edge) => edge.kinds.map(kindWord).join(', ') },
        { title: 'When', cell: (edge) => (edge.first === edge.last ? dateWords(edge.first) : `${dateWords(edge.first)} to ${dateWords(edge.last)}`) },
        { title: 'Events', number: true, cell: (edge) => edge.events },
        { title: 'Words', cell: (edge) => h('button', { type: 'button', onclick: () => (showPair({ one: edge.one, other: edge.other, told: [edge.told] }), aside.scrollIntoView({ block: 'nearest' })) }, 'Sentences') },
      ],
      edges.slice(0, 500),
    ),
    edges.length > 500 ? h('p', { class: 'hint' }, `The first 500 of ${edges.length.toLocaleString('en')}; the file has all.`) : undefined,
  );
  const name = byId.get(full(starts[0]))?.name ?? nodes.find((node) => node.start)?.name ?? short(starts[0]);

  return {
    title: `Network of ${name}`,
    body: [
      h(
        'div',
        { class: 'lead' },
        h('h1', {}, 'Network of ', name),
        h('p', { class: 'quiet' }, `${plural(nodes.length, 'person or body', 'people and bodies')}, ${plural(pairs.length, 'link')}.`),
        found.hidden > 0 ? h('p', { class: 'hint' }, h('strong', {}, `${found.hidden.toLocaleString('en')} more are hidden: `), 'the drawing takes the 2,000 who are linked most. Filter by time, kind or source, or take fewer steps, to see the others.') : undefined,
        found.cut ? h('p', { class: 'hint cut' }, h('strong', {}, 'Links are missing: '), 'there are too many to read them all. Take fewer steps, or fewer starts.') : undefined,
      ),
      filters(settings, found, go, start),
      edges.length === 0
        ? empty(found.cut ? 'Of the links that could be read, none is left with these settings.' : 'No meeting, claimed or reported, is left with these settings.', 'Widen the time, or allow more kinds; or see ', entityRef(full(starts[0]), `all about ${name}`), '.')
        : drawing,
      edges.length > 0 ? h('p', { class: 'hint legend' }, 'Lines: ', ...Object.keys(found.told).map((told) => [h('span', { class: 'key' }, lineSample(told), ' ', standingMark(told)), ' ']), small ? 'Those that are no fact carry the word.' : 'Choose one for its word and its sentences.') : undefined,
      onlyLinks(settings, found, starts),
      edges.length > 0 ? list : undefined,
      downloads(
        fileButton('network.gexf', 'application/xml', 'GEXF', () => gexf(nodes, edges)),
        fileButton('network.svg', 'image/svg+xml', 'SVG', () => networkSvg(nodes, edges, colours())),
        fileButton('network.png', 'image/png', 'PNG', () => pngOf(networkSvg(nodes, edges, colours()))),
        ...starts.slice(0, 1).map((node) => fileLink(queryPath('view-links', { party: full(node) }, 'csv'), 'links.csv', 'links of the first (CSV)')),
      ),
    ],
    ready: (signal) => edges.length > 0 && (small ? drawSmall : draw)(stage, nodes, pairs, { showNode, showPair, signal }),
  };
}

/** Ways to see only what is reported, or only what is not. */
function onlyLinks(settings, found, starts) {
  const told = Object.keys(found.told);
  const claims = told.filter((one) => one !== 'fact');
  if (claims.length === 0 || !told.includes('fact')) return undefined;
  const choice = (words, chosen) => {
    const isChosen = [...settings.told].sort().join() === [...chosen].sort().join();
    return h('li', {}, h('a', { href: link('network', { node: starts.map(short), ...settings, told: chosen }), 'aria-current': isChosen ? 'true' : undefined }, words));
  };
  return h('nav', { 'aria-label': 'How told' }, h('ul', { class: 'actions' }, choice('All links', []), choice('Only what is reported', ['fact']), choice('Only what is claimed, planned, denied or supposed', claims)));
}

/** One line for each pair: with what is a fact, if any is, and the words of what is only told. */
function paired(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const key = `${edge.one} ${edge.other}`;
    const pair = pairs.get(key) ?? { one: edge.one, other: edge.other, told: [], events: 0 };
    pair.told.push(edge.told);
    pair.events += edge.events;
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

/** A drawing in which every dot and line can be reached with the keyboard; what is only told is dashed. */
function drawSmall(stage, nodes, pairs, { showNode, showPair }) {
  const wide = (node) => Math.max(30, Math.min(42, node.name.length) * 3.5) + 14;
  const left = Math.min(...nodes.map((node) => node.x - wide(node))) - 10;
  const right = Math.max(...nodes.map((node) => node.x + wide(node))) + 10;
  const top = Math.min(...nodes.map((node) => node.y)) - 30;
  const bottom = Math.max(...nodes.map((node) => node.y)) + 40;
  const at = new Map(nodes.map((node) => [node.id, node]));
  const press = (act) => ({
    role: 'button',
    tabindex: '0',
    onclick: act,
    onkeydown: (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        act();
      }
    },
  });
  const open = (pair) => () => showPair(pair);
  const drawing = s(
    'svg',
    { viewBox: `${left} ${top} ${right - left} ${bottom - top}`, class: 'net', role: 'group', 'aria-label': 'Network' },
    ...pairs.map((pair) => {
      const [a, b] = [at.get(pair.one), at.get(pair.other)];
      const claims = pair.told.filter((told) => told !== 'fact');
      const isFact = claims.length < pair.told.length;
      const line = { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
      const words = claims.map((told) => `${STANDINGS[told].icon} ${STANDINGS[told].word.toLowerCase()}`).join(', ');
      const dashes = isFact ? undefined : STANDINGS[foremost(claims)].dashes.join(' ');
      return s(
        'g',
        { class: isFact ? 'link-fact' : `link-claim told-${foremost(claims)}`, ...press(open(pair)), 'aria-label': `${[words, isFact && 'reported'].filter(Boolean).join(', ')}: ${a.name} and ${b.name}` },
        s('line', { ...line, class: 'catch' }),
        s('line', { ...line, 'stroke-dasharray': dashes, 'stroke-width': 1.2 + Math.min(4, Math.log2(pair.events)) }),
        words && s('text', { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 + 4, 'text-anchor': 'middle' }, words),
      );
    }),
    ...nodes.map((node) =>
      s(
        'g',
        { class: node.start ? 'node-start' : node.unnamed ? 'node-unnamed' : 'node', ...press(() => showNode(node.id)), 'aria-label': [clipped(node.name), clipped(node.name) === node.name ? undefined : node.name, node.unnamed && 'unnamed source'].filter(Boolean).join(', ') },
        s('circle', { cx: node.x, cy: node.y, r: node.start ? 9 : 6 }),
        s('text', { x: node.x, y: node.y + 22, 'text-anchor': 'middle' }, clipped(node.name)),
      ),
    ),
  );
  // Names stay readable: a drawing wider than its frame is scrolled.
  drawing.style.inlineSize = `max(100%, ${Math.round((right - left) * 0.85)}px)`;
  stage.replaceChildren(drawing);
  const start = nodes.find((node) => node.start) ?? nodes[0];
  const scale = drawing.getBoundingClientRect().width / (right - left);
  stage.scrollLeft = (start.x - left) * scale - stage.clientWidth / 2;
  stage.dataset.drawn = '0';
}

function draw(stage, nodes, pairs, { showNode, showPair, signal }) {
  let drawn;
  let size = 1;
  for (const node of nodes) size = Math.max(size, node.links);
  // Many dots are smaller ones, or they cover each other.
  const shrink = Math.max(0.35, Math.min(1, Math.sqrt(200 / nodes.length)));
  const byKey = new Map();
  const paint = () => {
    drawn?.kill();
    const { ink, quiet, line, accent, claim } = colours();
    const graph = new Graph();
    for (const node of nodes) {
      graph.addNode(node.id, {
        label: clipped(node.unnamed ? `${node.name} (unnamed)` : node.name),
        x: node.x,
        y: -node.y,
        size: (node.start ? 8 : 3.5 + 5 * Math.sqrt(node.links / size)) * shrink,
        color: node.start ? accent : node.unnamed ? quiet : ink,
        forceLabel: node.start || nodes.length <= 40,
      });
    }
    pairs.forEach((pair, i) => {
      const key = `e${i}`;
      byKey.set(key, pair);
      const claims = pair.told.filter((told) => told !== 'fact');
      graph.addEdgeWithKey(key, pair.one, pair.other, {
        size: ((claims.length < pair.told.length ? 2.6 : 2.2) + Math.min(3, Math.log2(pair.events))) * shrink,
        type: claims.length < pair.told.length ? 'line' : foremost(claims),
        color: claims.length < pair.told.length ? line : claim,
        label: claims.length === 0 ? undefined : claims.map((told) => `${STANDINGS[told].icon} ${STANDINGS[told].word.toLowerCase()}`).join(', '),
        forceLabel: pairs.length <= FEW && claims.length > 0,
      });
    });
    try {
      drawn = new Sigma(graph, stage, {
        allowInvalidContainer: true,
        edgeProgramClasses: { line: EdgeRectangleProgram, ...DASHED },
        defaultEdgeType: 'line',
        enableEdgeEvents: pairs.length <= 4000,
        renderEdgeLabels: pairs.length <= FEW,
        labelColor: { color: ink },
        edgeLabelColor: { color: claim },
        labelFont: 'system-ui, sans-serif',
        edgeLabelFont: 'system-ui, sans-serif',
        labelSize: 13,
        edgeLabelSize: 11,
        labelRenderedSizeThreshold: 4 * shrink,
        labelDensity: 0.5,
        defaultDrawNodeHover: hover,
        defaultDrawNodeLabel: label,
        stagePadding: 70,
        zIndex: true,
      });
    } catch (e) {
      stage.replaceChildren(h('p', { class: 'hint' }, 'This browser cannot draw here (no WebGL). The list below has the same, and the SVG file the picture.'));
      return;
    }
    drawn.on('clickNode', ({ node }) => showNode(node));
    drawn.on('clickEdge', ({ edge }) => showPair(byKey.get(edge)));
    drawn.on('enterNode', () => (stage.style.cursor = 'pointer'));
    drawn.on('leaveNode', () => (stage.style.cursor = ''));
    drawn.on('enterEdge', () => (stage.style.cursor = 'pointer'));
    drawn.on('leaveEdge', () => (stage.style.cursor = ''));
  };
  const before = performance.now();
  paint();
  stage.dataset.drawn = String(Math.round(performance.now() - before));
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', paint, { signal });
  signal.addEventListener('abort', () => drawn?.kill());
}

const clipped = (text) => (text.length > 42 ? text.slice(0, 40) + '…' : text);

/** The name of a node, with a rim in the colour of the page, so that lines do not cross it. */
function label(context, data, settings) {
  if (!data.label) return;
  const { ink, raised } = colours();
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = raised;
  context.fillStyle = ink;
  const [x, y] = [data.x + data.size + 4, data.y + settings.labelSize / 3];
  context.strokeText(data.label, x, y);
  context.fillText(data.label, x, y);
}

/** The name of a node under the pointer, on the colour of the page. */
function hover(context, data, settings) {
  const { ink, paper } = colours();
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label).width;
  context.fillStyle = paper;
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(data.x - data.size - 3, data.y - 12, width + 2 * data.size + 14, 24, 4);
  context.fill();
  context.stroke();
  context.fillStyle = data.color;
  context.beginPath();
  context.arc(data.x, data.y, data.size, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = ink;
  context.fillText(data.label, data.x + data.size + 4, data.y + settings.labelSize / 3);
}

function filters(settings, found, go, start) {
  const field = (name, label, type, value, more) => h('label', {}, h('span', {}, label), h('input', { name, type, value, ...more }));
  const boxes = (name, title, counts, word) =>
    Object.keys(counts).length > 1 &&
    h(
      'fieldset',
      {},
      h('legend', {}, title),
      ...Object.entries(counts).map(([key, count]) => h('label', { class: 'box' }, h('input', { type: 'checkbox', name, value: key, checked: settings[name].length === 0 || settings[name].includes(key) }), ` ${word(key)} `, h('span', { class: 'quiet' }, count))),
    );
  const form = h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const chosen = (name, counts) => {
          const values = data.getAll(name);
          return values.length === Object.keys(counts).length ? [] : values;
        };
        go({
          steps: data.get('steps'),
          from: data.get('from'),
          to: data.get('to'),
          sure: data.get('sure') === '0' ? '' : data.get('sure'),
          kind: chosen('kind', found.kinds),
          told: chosen('told', found.told),
          source: chosen('source', found.sources),
        });
      },
    },
    h(
      'label',
      {},
      h('span', {}, 'Steps'),
      h('select', { name: 'steps' }, ...['1', '2', '3'].map((step) => h('option', { value: step, selected: step === settings.steps }, step))),
    ),
    field('from', 'From', 'date', settings.from),
    field('to', 'To', 'date', settings.to),
    field('sure', 'At least this sure (0 to 1)', 'number', settings.sure || '0', { min: 0, max: 1, step: 0.05 }),
    boxes('kind', 'Kinds', found.kinds, kindWord),
    boxes('told', 'How told', found.told, (key) => STANDINGS[key].word),
    boxes('source', 'Sources', found.sources, (key) => key),
    h('button', {}, 'Show'),
  );
  return h('div', { class: 'controls' }, start.element, h('details', { class: 'filter', open: Object.values(settings).some((value) => value.length > 1) }, h('summary', {}, 'Steps and filters'), form));
}
