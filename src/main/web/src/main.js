// The explorer: finds the view that the address names, and shows it.
import 'leaflet/dist/leaflet.css';
import './style.css';
import { Asker } from './api.js';
import { announce, h } from './dom.js';
import { picker } from './picker.js';
import { empty, madeBy, trouble } from './parts.js';
import { entityLink, link } from './words.js';
import { home } from './views/home.js';
import { search } from './views/search.js';
import { entity } from './views/entity.js';
import { article } from './views/article.js';
import { timeline } from './views/timeline.js';
import { path } from './views/path.js';
import { outlets } from './views/outlets.js';
import { queries } from './views/queries.js';

// What draws networks and maps is four fifths of the script: it comes when it is wanted.
const network = async (...given) => (await import('./views/network.js')).network(...given);
const map = async (...given) => (await import('./views/map.js')).map(...given);

/** Each takes the parameters of its address and an asker; gives a title and what to show. */
const VIEWS = { '': home, search, entity, article, network, timeline, map, path, outlets, queries };

const NAVIGATION = [
  ['network', 'Network'],
  ['timeline', 'Timeline'],
  ['map', 'Map'],
  ['path', 'Path'],
  ['outlets', 'Outlets'],
  ['queries', 'Queries'],
];

const main = document.getElementById('main');
let going;
let first = true;

function address() {
  const [, name = '', parameters = ''] = /^#\/([a-z]*)\??(.*)$/.exec(location.hash || '#/') ?? [];
  return { name, parameters: new URLSearchParams(parameters), known: Object.hasOwn(VIEWS, name) && /^#\/|^$/.test(location.hash) };
}

async function show() {
  // A link within the page, such as "skip to the content", is no other view.
  if (location.hash && !location.hash.startsWith('#/')) return;
  const { name, parameters, known } = address();
  going?.abort();
  going = new AbortController();
  const { signal } = going;
  for (const anchor of document.querySelectorAll('#views a')) {
    if (anchor.getAttribute('href') === `#/${name}`) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  }
  find.input.value = name === 'search' ? (parameters.get('q') ?? '') : '';
  main.setAttribute('aria-busy', 'true');
  const asker = new Asker(signal);
  let shown;
  try {
    shown = known
      ? await VIEWS[name](parameters, asker)
      : { title: 'No such page', body: [h('h1', {}, 'No such page'), empty('There is nothing at this address.', h('a', { href: '#/' }, 'Go to the start'))] };
  } catch (e) {
    if (signal.aborted) return;
    shown = { title: 'Trouble', body: [h('h1', {}, 'Trouble'), trouble(e)] };
  }
  if (signal.aborted) return;
  const parts = [...shown.body];
  if (asker.asked.length > 0) parts.push(madeBy(asker));
  main.replaceChildren(...parts.flat(Infinity).filter(Boolean));
  main.className = `view-${name || 'home'}`;
  main.removeAttribute('aria-busy');
  document.title = shown.title === 'Newsgraph' ? 'Newsgraph' : `${shown.title} – Newsgraph`;
  shown.ready?.(signal);
  main.dataset.ready = location.hash || '#/';
  if (!first) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
    announce(shown.title);
  }
  first = false;
}

document.getElementById('views').append(...NAVIGATION.map(([name, title]) => h('li', {}, h('a', { href: `#/${name}` }, title))));
const find = picker({
  label: 'Find a person, body or place',
  hideLabel: true,
  name: 'q',
  placeholder: 'Find a person, body, place or words',
  choose: (one) => {
    find.input.value = '';
    location.hash = entityLink(one.iri);
  },
  submit: (text) => {
    if (text) location.hash = link('search', { q: text });
  },
});
document.getElementById('find').append(find.element);

addEventListener('hashchange', show);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
show();
