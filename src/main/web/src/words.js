// Plain words for what is in the graph, and short ids for IRIs.

const ID = 'https://w3id.org/newsgraph/id/';
export const NEWS = 'https://w3id.org/newsgraph/ontology#';
const PREFIXES = [
  ['news:', NEWS],
  ['schema:', 'https://schema.org/'],
  ['skos:', 'http://www.w3.org/2004/02/skos/core#'],
  ['rdf:', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['owl:', 'http://www.w3.org/2002/07/owl#'],
  ['nif:', 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#'],
  ['xsd:', 'http://www.w3.org/2001/XMLSchema#'],
  ['', ID],
];

/** The IRI as short as it is clear: person/anna-berg. */
export function short(iri) {
  for (const [prefix, namespace] of PREFIXES) {
    if (iri.startsWith(namespace)) return prefix + iri.slice(namespace.length);
  }
  return iri;
}

/** The IRI of a short id, a full IRI, or as it is (a name). */
export function full(id) {
  return /^[a-z]+\/[^\s:]+$/.test(id) ? ID + id : id;
}

export function local(iri) {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
}

export function isIri(text) {
  return /^(https?|urn|ftp):\S+$/.test(text);
}

/** The address of a view: link('entity', { id }). */
export function link(view, parameters = {}) {
  const made = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') made.append(name, each);
    }
  }
  const text = made.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return `#/${view}${text ? '?' + text : ''}`;
}

export function entityLink(iri) {
  return link('entity', { id: short(iri) });
}

export function articleLink(iri, claim) {
  return link('article', { id: short(iri), claim: claim ? short(claim) : undefined });
}

/** What an entity is, by its IRI. */
export function entityKind(iri) {
  const id = short(iri);
  if (id.startsWith('person/')) return 'Person';
  if (id.startsWith('org/')) return 'Organization';
  if (id.startsWith('place/')) return 'Place';
  if (id.startsWith('unnamed/')) return 'Without a name';
  return 'Other';
}

const KINDS = {
  Meeting: 'Meeting',
  Negotiation: 'Talks',
  PhoneCall: 'Phone call',
  Visit: 'Visit',
  Event: 'Event',
  Statement: 'Statement',
  Encounter: 'Encounter',
  Role: 'Office',
  Proposition: 'Claim',
};

export function kindWord(iri) {
  return KINDS[local(iri)] ?? local(iri);
}

/** How something is told that no article asserts. */
export function standing(polarity, modality) {
  if (!polarity) return 'fact';
  if (polarity === 'negative') return 'denied';
  if (modality === 'planned') return 'planned';
  return modality === 'happened' ? 'claimed' : 'supposed';
}

/** How each is shown: `dashes` of its line are lengths of dashes and gaps, as in the picture of `newsgraph export`. */
export const STANDINGS = {
  fact: { word: 'Reported', icon: '●', says: 'an article says so in its own voice' },
  claimed: { word: 'Claimed', icon: '◌', says: 'someone says so; no article asserts it', dashes: [9, 5, 9, 5] },
  planned: { word: 'Planned', icon: '◷', says: 'it is told as something to come', dashes: [2, 4, 2, 4] },
  denied: { word: 'Denied', icon: '✕', says: 'it is told that it was not so', dashes: [12, 4, 2, 4] },
  supposed: { word: 'Supposed', icon: '?', says: 'it is told as something that may be', dashes: [4, 7, 4, 7] },
};

/** Of several, none of them a fact, the one whose line is drawn. */
export function foremost(told) {
  return ['claimed', 'denied', 'planned', 'supposed'].find((one) => told.includes(one));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 6 March 2031, March 2031, 2031; 6 March where no year is known. */
export function dateWords(date) {
  let match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date);
  if (match) {
    const [, year, month, day] = match;
    return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
  }
  match = /^--(\d\d)(?:-(\d\d))?/.exec(date);
  if (match) return [match[2] && String(Number(match[2])), MONTHS[Number(match[1]) - 1]].filter(Boolean).join(' ');
  return date;
}

/** Below this a reading is called uncertain. */
export const UNCERTAIN = 0.6;

export function percent(sure) {
  return `${Math.round(Number(sure) * 100)}%`;
}
