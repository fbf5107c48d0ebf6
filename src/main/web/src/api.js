// Talks to the server: named queries as rows, and the few answers that are put together there.

/** An answer that is an error, with the words of the server. */
export class Trouble extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function load(path, signal) {
  let response;
  try {
    response = await fetch(path, { signal, headers: { Accept: 'application/sparql-results+json, application/json' } });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Trouble(0, 'The server does not answer. Is "newsgraph serve" still running?');
  }
  if (!response.ok) throw new Trouble(response.status, (await response.text()).trim());
  const { headers } = response;
  return { json: await response.json(), cut: headers.get('Newsgraph-Truncated'), page: headers.get('Newsgraph-Page'), now: headers.get('Newsgraph-Now') };
}

function search(parameters) {
  const made = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') made.append(name, each);
    }
  }
  return made.toString();
}

export function queryPath(name, inputs, format) {
  return `/queries/${name}?${search({ ...inputs, format })}`;
}

/** What one view asks: remembers the queries, so that the view can show how it was made. */
export class Asker {
  constructor(signal) {
    this.signal = signal;
    this.asked = [];
  }

  note(name, inputs = {}) {
    if (!this.asked.some((one) => one.name === name && one.inputs && search(one.inputs) === search(inputs))) {
      this.asked.push({ name, inputs });
    }
  }

  /**
   * Rows of a named query: one object for each, with texts; `cut` is how many the server gave if there are more; `page`
   * how many things a page has, if this one is full and there may be another. Of a query in pages the first column is
   * the thing; it may have several rows. `now` are the IRIs of those who are now the one asked for.
   */
  async rows(name, inputs = {}, options = {}) {
    if (!options.quiet) this.note(name, inputs);
    const { json, cut, page, now } = await load(queryPath(name, inputs, 'json'), this.signal);
    const rows = json.results.bindings.map((binding) => {
      const row = {};
      for (const column of json.head.vars) row[column] = binding[column]?.value ?? '';
      return row;
    });
    rows.cut = cut;
    rows.now = now?.split(' ') ?? [];
    if (page && new Set(rows.map((row) => row[json.head.vars[0]])).size >= Number(page)) rows.page = Number(page);
    return rows;
  }

  /** Notes SPARQL that is not of the catalog. */
  noteFree(name, sparql) {
    this.asked.push({ name, sparql });
  }

  /** What has all these words: `{ entities, statements, headlines }`, best first. */
  async found(q, limit) {
    return (await load(`/search?${search({ q, limit })}`, this.signal)).json;
  }

  /** Entities of whose names the last word may be half written. */
  async suggestions(prefix, limit) {
    return (await load(`/search?${search({ prefix, limit })}`, this.signal)).json.suggestions;
  }

  async json(path, parameters = {}) {
    return (await load(`/api/${path}?${search(parameters)}`, this.signal)).json;
  }
}

/** Free SPARQL: `{ vars, rows }` with terms, `{ truth }`, or `{ text }` of a graph. */
export async function sparql(query, signal) {
  const response = await fetch('/sparql', {
    method: 'POST',
    signal,
    headers: {
      'Content-Type': 'application/sparql-query; charset=utf-8',
      Accept: 'application/sparql-results+json, text/turtle;q=0.9',
    },
    body: query,
  });
  if (!response.ok) throw new Trouble(response.status, (await response.text()).trim());
  const cut = response.headers.get('Newsgraph-Truncated');
  if (!response.headers.get('Content-Type').includes('json')) return { text: await response.text(), cut };
  const json = await response.json();
  if ('boolean' in json) return { truth: json.boolean };
  return { vars: json.head.vars, rows: json.results.bindings, cut };
}

let catalog;

/** The queries of the server, by name. */
export async function queries() {
  catalog ??= load('/api/queries').then(({ json }) => new Map(json.queries.map((query) => [query.name, query])));
  try {
    return await catalog;
  } catch (e) {
    catalog = undefined;
    throw e;
  }
}
