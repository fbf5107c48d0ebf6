// How two people are linked, meeting by meeting, with the sentence of each.
import { h, plural } from '../dom.js';
import { cutNote, downloads, empty, entity as entityRef, evidence, fileButton, grouped, sentence, standingMark, when } from '../parts.js';
import { picker } from '../picker.js';
import { full, kindWord, link, short } from '../words.js';

export async function path(parameters, asker) {
  const from = parameters.get('from') ?? '';
  const to = parameters.get('to') ?? '';
  const labels = await Promise.all([from, to].map((one) => (one ? asker.rows('view-label', { entity: full(one) }, { quiet: true }).catch(() => []) : [])));
  const names = [from, to].map((one, i) => labels[i][0]?.name ?? one);
  const fields = [
    ['from', 'From'],
    ['to', 'To'],
  ].map(([name, label], i) =>
    picker({ label, name, kinds: ['Person', 'Organization', 'Other'], value: names[i], iri: [from, to][i] || undefined, submit: () => go(), choose: () => fields[0].value() && fields[1].value() && go() }),
  );
  const go = () => (location.hash = link('path', { from: short(fields[0].value()), to: short(fields[1].value()) }));
  const form = h(
    'form',
    {
      class: 'controls pair',
      onsubmit: (event) => {
        event.preventDefault();
        go();
      },
    },
    fields[0].element,
    fields[1].element,
    h('button', {}, 'Find the path'),
  );
  const lead = h('div', { class: 'lead' }, h('h1', {}, from && to ? `From ${names[0]} to ${names[1]}` : 'Path'), h('p', {}, 'The shortest chain of meetings, talks and calls that articles report as fact, with the sentence of each.'));
  if (!from || !to) return { title: 'Path', body: [lead, form, empty('Choose two people or bodies.')] };

  const { stops, seen, cut } = await asker.json('path', { from: full(from), to: full(to) });
  asker.note('view-met', { party: full(from) });
  const title = `Path: ${names[0]} to ${names[1]}`;
  if (stops.length === 0) {
    return {
      title,
      body: [
        lead,
        form,
        empty(
          cut
            ? `No chain of reported meetings was found from ${names[0]} to ${names[1]}, but there may be one: there are too many links to read them all.`
            : `No chain of reported meetings leads from ${names[0]} to ${names[1]}.`,
          `${plural(seen, 'person or body was', 'people and bodies were')} looked at. What is only claimed or planned is no link here; see the networks of `,
          h('a', { href: link('network', { node: short(full(from)), steps: 2 }) }, names[0]),
          ' and ',
          h('a', { href: link('network', { node: short(full(to)), steps: 2 }) }, names[1]),
          '.',
        ),
      ],
    };
  }
  const hops = await Promise.all(
    stops.slice(1).map(async (stop, i) => {
      const rows = await asker.rows('view-between', { party: stops[i].id, other: stop.id });
      const met = grouped(rows.filter((row) => !row.polarity), (row) => row.event).map(([row]) => row);
      met.cut = rows.cut;
      return met;
    }),
  );
  return {
    title,
    body: [
      lead,
      form,
      h('p', { class: 'quiet' }, plural(hops.length, 'step'), '.'),
      cut ? h('p', { class: 'hint cut' }, h('strong', {}, 'There may be a shorter one: '), 'there are too many links to read them all.') : undefined,
      cutNote(...hops),
      h(
        'ol',
        { class: 'chain' },
        ...stops.flatMap((stop, i) => [
          h('li', { class: 'stop' }, entityRef(stop.id, stop.name)),
          i < hops.length
            ? h(
                'li',
                { class: 'hop fact' },
                h('p', { class: 'head' }, standingMark('fact'), ' ', h('span', { class: 'when' }, when(hops[i][0]?.date ?? '')), kindWord(hops[i][0]?.kind ?? 'Encounter'), hops[i][0]?.where ? ` in ${hops[i][0].where}` : '', hops[i].length > 1 ? h('span', { class: 'quiet' }, `, and ${hops[i].length - 1} more`) : undefined),
                hops[i][0] ? sentence(hops[i][0].sentence) : undefined,
                ...hops[i].slice(0, 3).map((row, j) => evidence(asker, row.event, j === 0 ? 'Where it stands' : `${kindWord(row.kind)} ${row.date}`)),
              )
            : undefined,
        ]),
      ),
      downloads(fileButton('path.csv', 'text/csv', 'CSV', () => csv(stops, hops))),
    ],
  };
}

function csv(stops, hops) {
  const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const lines = [['from', 'to', 'kind', 'date', 'place', 'sentence', 'event'].join(',')];
  hops.forEach((rows, i) => rows.forEach((row) => lines.push([stops[i].name, stops[i + 1].name, kindWord(row.kind), row.date, row.where, row.sentence, row.event].map(cell).join(','))));
  return lines.join('\r\n') + '\r\n';
}
