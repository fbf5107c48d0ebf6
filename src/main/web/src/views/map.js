// Where people met and spoke: country outlines from this server, no tiles from anywhere.
import L from 'leaflet';
import { feature, mesh } from 'topojson-client';
import { h, plural } from '../dom.js';
import { standalone } from '../files.js';
import { counted, cutNote, downloads, empty, entity as entityRef, fileButton, fileLink, firstPage, section, table } from '../parts.js';
import { picker } from '../picker.js';
import { queryPath } from '../api.js';
import { entityLink, full, link, short } from '../words.js';

let world;

export async function map(parameters, asker) {
  const party = parameters.get('id') ? full(parameters.get('id')) : undefined;
  const focus = parameters.get('place') ? full(parameters.get('place')) : undefined;
  const choose = picker({
    label: party ? 'Map of someone else' : 'Only of a person or body',
    name: 'id',
    kinds: ['Person', 'Organization', 'Other'],
    choose: (one) => (location.hash = link('map', { id: short(one.iri) })),
    submit: (text) => text && (location.hash = link('map', { id: text })),
  });
  world ??= fetch('/app/world.json').then((response) => response.json());
  const [events, said, label, shape] = await Promise.all([
    asker.rows('view-map', party ? { party } : {}),
    asker.rows('view-map-statements', party ? { speaker: party } : {}),
    party ? asker.rows('view-label', { entity: party }, { quiet: true }) : [],
    world,
  ]);
  const name = label[0]?.name ?? (party ? short(party) : undefined);
  const places = new Map();
  for (const row of events) places.set(row.place, { ...row, events: Number(row.events), statements: 0 });
  for (const row of said) {
    const place = places.get(row.place) ?? { ...row, events: 0 };
    places.set(row.place, { ...place, statements: Number(row.statements) });
  }
  const found = [...places.values()].sort((a, b) => b.events - a.events || b.statements - a.statements || (a.name < b.name ? -1 : 1));
  const stage = h('div', { class: 'stage map' });
  let drawn;
  const title = name ? `Map of ${name}` : 'Map';
  return {
    title,
    body: [
      h('div', { class: 'lead' }, h('h1', {}, party ? ['Map of ', entityRef(label[0]?.entity ?? party, name)] : 'Map'), h('p', {}, 'Where people met or went (dots), and where they spoke (rings), as articles report it. Not where articles were filed.')),
      choose.element,
      cutNote(events, said),
      firstPage(events, `the map has the ${events.length.toLocaleString('en')} places with most meetings and visits.`),
      firstPage(said, `the map has the ${said.length.toLocaleString('en')} places with most statements.`),
      found.length === 0 ? empty(party ? `No place is told for what ${name} did or said.` : 'No event in this store has a place on the map.', 'See ', h('a', { href: party ? entityLink(party) : '#/' }, party ? 'all about them' : 'the start'), '.') : stage,
      found.length > 0
        ? section(
            'places',
            'Places',
            counted(found.length, [events, said]),
            table(
              'Places on the map',
              [
                { title: 'Place', cell: (row) => entityRef(row.place, row.name) },
                { title: 'Met or visited', number: true, cell: (row) => row.events || '' },
                { title: 'Said there', number: true, cell: (row) => row.statements || '' },
              ],
              found,
            ),
          )
        : undefined,
      downloads(
        fileLink(queryPath('view-map', { ...(party ? { party } : {}), page: 'all' }, 'csv'), 'places.csv', 'places (CSV)'),
        fileLink(queryPath('view-map-statements', { ...(party ? { speaker: party } : {}), page: 'all' }, 'csv'), 'spoken.csv', 'where they spoke (CSV)'),
        found.length > 0 && fileButton('places.geojson', 'application/geo+json', 'GeoJSON', () => geojson(found)),
        found.length > 0 && fileButton('map.svg', 'image/svg+xml', 'SVG', () => standalone(stage.querySelector('svg'))),
      ),
    ],
    ready: (signal) => {
      if (found.length === 0) return;
      drawn = draw(stage, shape, found, focus);
      signal.addEventListener('abort', () => drawn.remove());
    },
  };
}

/** Outlines that cross 180 degrees go on beyond it, where they would jump to the other end of the map. */
function unbroken(collection) {
  const line = (points) => {
    let [last] = points[0];
    return points.map(([x, y]) => {
      while (x - last > 180) x -= 360;
      while (last - x > 180) x += 360;
      last = x;
      return [x, y];
    });
  };
  const deep = (coordinates) => (typeof coordinates[0][0] === 'number' ? line(coordinates) : coordinates.map(deep));
  for (const { geometry } of collection.features) geometry.coordinates = deep(geometry.coordinates);
  return collection;
}

function draw(stage, shape, found, focus) {
  const chart = L.map(stage, { center: [20, 15], zoom: 2, minZoom: 1, maxZoom: 7, worldCopyJump: false, attributionControl: false, zoomSnap: 0.5, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
  const land = L.geoJSON(unbroken(feature(shape, shape.objects.countries)), { interactive: false, className: 'land' });
  const borders = L.geoJSON(unbroken({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: mesh(shape, shape.objects.countries, (a, b) => a !== b) }] }), { interactive: false, className: 'borders' });
  land.addTo(chart);
  borders.addTo(chart);
  const most = Math.max(1, ...found.map((row) => row.events + row.statements));
  const bounds = [];
  let focused;
  for (const row of [...found].reverse()) {
    const at = [Number(row.lat), Number(row.long)];
    bounds.push(at);
    const radius = 5 + 13 * Math.sqrt((row.events + row.statements) / most);
    const marker = L.circleMarker(at, { radius, className: row.events > 0 ? 'place-met' : 'place-said' });
    const words = [row.events ? `${plural(row.events, 'meeting or visit', 'meetings and visits')}` : '', row.statements ? plural(row.statements, 'statement') : ''].filter(Boolean).join(', ');
    // Elements, never markup: names come from articles.
    marker.bindTooltip(h('span', {}, `${row.name}: ${words}`));
    marker.bindPopup(h('div', {}, h('p', {}, h('strong', {}, row.name)), h('p', {}, words), h('p', {}, h('a', { href: entityLink(row.place) }, 'What happened there'))));
    marker.addTo(chart);
    if (row.place === focus) focused = marker;
  }
  const only = found.find((row) => row.place === focus);
  if (only) chart.setView([Number(only.lat), Number(only.long)], 4);
  else chart.fitBounds(bounds, { padding: [40, 40], maxZoom: 4 });
  focused?.openPopup();
  stage.dataset.drawn = 'yes';
  return chart;
}

function geojson(found) {
  return (
    JSON.stringify(
      {
        type: 'FeatureCollection',
        features: found.map((row) => ({
          type: 'Feature',
          id: row.place,
          geometry: { type: 'Point', coordinates: [Number(row.long), Number(row.lat)] },
          properties: { name: row.name, events: row.events, statements: row.statements },
        })),
      },
      null,
      1,
    ) + '\n'
  );
}
