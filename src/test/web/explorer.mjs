// Walks the explorer in a real browser: node explorer.mjs ADDRESS FOLDER CHROMIUM. Prints a line for
// each check, "ok NAME" or "not ok NAME: WHY" with line ends as spaces, and puts screenshots into the folder. The store
// has the sample articles and the hostile ones of ExplorerTest.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address, folder, executable] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: executable,
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking'],
});

let failed = 0;

function equal(actual, expected, what = '') {
  if (actual !== expected) throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}

function ensure(condition, what) {
  if (!condition) throw new Error(what);
}

/** A page that notes what it should not do: complain, or ask another host. */
async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 850 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) page.complaints.push(`asked ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

async function visit(page, hash) {
  await page.goto(address + hash);
  // A change of the part after the hash loads nothing, so the page itself says when it is done.
  await page.waitForFunction((wanted) => document.getElementById('main').dataset.ready === wanted && !document.getElementById('main').hasAttribute('aria-busy'), hash || '#/');
}

async function check(name, work) {
  const before = Date.now();
  try {
    await work();
    console.log(`ok ${name} (${Date.now() - before} ms)`);
  } catch (e) {
    failed++;
    console.log(`not ok ${name}: ${String(e.message).replace(/\s+/g, ' ').slice(0, 900)}`);
  }
}

/** Clicks as a person does on a busy machine: looks whether it helped, and if not, clicks again. */
async function clickUntil(page, dot, wanted) {
  for (let tries = 1; ; tries++) {
    await page.locator(dot).click();
    try {
      await page.waitForSelector(wanted, { timeout: 5_000 });
      return;
    } catch (e) {
      const box = await page.locator(dot).boundingBox();
      const under = await page.evaluate(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2)?.outerHTML.slice(0, 200), box);
      if (tries === 3) throw new Error(`${e.message}; the click went to ${under}`);
    }
  }
}

async function saved(page, label) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`.files :text-is("${label}")`)]);
  return readFileSync(await download.path());
}

const page = await open({});
const shot = (name) => page.screenshot({ path: join(folder, name + '.png'), clip: { x: 0, y: 0, width: 1200, height: 720 } });

const ACHOLA = 'person/miriam-achola';
const WHITCOMBE = 'person/daniel-whitcombe';
const VIEWS = {
  start: '',
  search: '#/search?q=talks',
  person: `#/entity?id=${WHITCOMBE}`,
  place: '#/entity?id=place/kenya',
  network: `#/network?node=${WHITCOMBE}&steps=2`,
  timeline: `#/timeline?id=${WHITCOMBE}`,
  months: '#/timeline?month=2031-03',
  map: '#/map',
  path: '#/path?from=person/kaede-hoshino&to=person/haruto-minakawa',
  outlets: '#/outlets?a=northlight-news&b=pacific-ledger',
  queries: `#/queries?name=met-whom&party=${encodeURIComponent('Daniel Whitcombe')}`,
};

await check('the first view is there in good time', async () => {
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById('main').dataset.ready);
  const took = await page.evaluate(() => performance.now());
  await shot('start');
  // A bar for a busy machine; on a free one it takes a third of a second.
  ensure(took < 4000, `it took ${Math.round(took)} ms`);
});

await check('a name is found with the keyboard alone', async () => {
  await visit(page, '');
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content', 'the first stop');
  await page.focus('#find input');
  await page.keyboard.type('acho');
  await page.waitForSelector('[role=option]');
  equal(await page.getAttribute('#find input', 'aria-expanded'), 'true', 'aria-expanded');
  await page.keyboard.press('ArrowDown');
  ensure(await page.getAttribute('#find input', 'aria-activedescendant'), 'no suggestion is active');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:text("Miriam Achola")');
  equal(await page.evaluate(() => document.activeElement.id), 'main', 'what has the focus');
  ensure((await page.title()).startsWith('Miriam Achola'), await page.title());
  equal(await page.textContent('#status'), 'Miriam Achola', 'what a screen reader hears');
});

await check('words are found in headlines and statements', async () => {
  await visit(page, '');
  await page.fill('#find input', 'talks');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:text("Search: talks")');
  ensure((await page.locator('#headlines li').count()) > 0, 'no headlines');
  ensure((await page.locator('#said li').count()) > 0, 'no statements');
  await shot('search');
});

await check('nothing found says what to do', async () => {
  await visit(page, '#/search?q=xyzzy');
  ensure((await page.textContent('.empty')).includes('Try'), await page.textContent('main'));
  await visit(page, '#/entity?id=person/nobody-at-all');
  ensure((await page.textContent('.empty')).includes('Search'), await page.textContent('main'));
  await visit(page, '#/nothing');
  ensure((await page.textContent('main')).includes('No such page'), await page.textContent('main'));
  // What every object has is no view.
  await visit(page, '#/constructor');
  ensure((await page.textContent('main')).includes('No such page'), await page.textContent('main'));
  await visit(page, '#/network?node=Nobody');
  ensure((await page.textContent('.trouble')).includes('no party is named'), await page.textContent('main'));
});

await check('an address of someone who was merged or split leads to who it is now', async () => {
  await page.route('**/queries/view-entity?*bob*', (route) =>
    route.fulfill({ headers: { 'Content-Type': 'application/sparql-results+json', 'Newsgraph-Now': `https://w3id.org/newsgraph/id/${ACHOLA} https://w3id.org/newsgraph/id/${WHITCOMBE}` }, body: '{"head": {"vars": ["property", "value", "name"]}, "results": {"bindings": []}}' }),
  );
  await visit(page, '#/entity?id=person/bob');
  await page.unroute('**/queries/view-entity?*bob*');
  equal((await page.locator('.now a').allTextContents()).join(', '), 'Miriam Achola, Daniel Whitcombe', 'who it is now');
  await page.click('.now a');
  await page.waitForSelector('h1:text("Miriam Achola")');
});

await check('a person: whom they met, from the row to the words in the article', async () => {
  await visit(page, VIEWS.person);
  for (const part of ['#roles', '#met', '#claims', '#said', '#about', '#together', '#sources']) {
    ensure((await page.locator(part).count()) === 1, `no part ${part}`);
  }
  ensure((await page.textContent('#met .fact .head')).includes('March 2031'), 'no date');
  // A claim is marked by a word, and its line is dashed.
  ensure(/Claimed|Planned|Denied|Supposed/.test(await page.textContent('#claims .claim')), 'a claim without its word');
  equal(await page.evaluate(() => getComputedStyle(document.querySelector('#claims .claim')).borderInlineStartStyle), 'dashed', 'the line of a claim');
  equal(await page.evaluate(() => getComputedStyle(document.querySelector('#met .fact')).borderInlineStartStyle), 'solid', 'the line of a fact');
  for (const words of await page.locator('button.more').allTextContents()) ensure(/^Show [\d,]+ more$/.test(words), words);
  ensure((await page.locator('button.more').count()) > 0, 'no list is long');
  await shot('person');
  const quoted = await page.textContent('#met .fact blockquote');
  await page.click('#met .fact summary');
  await page.click('#met .fact .evidence a');
  await page.waitForSelector('.text .ev.chosen');
  const chosen = await page.evaluate(() => [...document.querySelectorAll('.text .chosen')].map((one) => one.textContent).join(''));
  ensure(quoted.includes(chosen) && chosen.length > 20, `"${chosen}" is not of "${quoted}"`);
  ensure(page.url().includes('claim='), page.url());
});

await check('a person: which places they visited, as told, with date, place and words', async () => {
  await visit(page, '#/entity?id=person/hernan-olazabal');
  const fact = await page.textContent('#visited .fact .head');
  ensure(/22 April 2031.*Visit to Bras[ií]lia/.test(fact), fact);
  await page.click('#visited .fact summary');
  await page.waitForSelector('#visited .fact .evidence blockquote');
  await visit(page, `#/entity?id=${ACHOLA}`);
  const plan = await page.locator('#visited .claim .head', { hasText: 'Khartoum' }).first().textContent();
  ensure(/from 10 March 2031.*Planned.*Visit to Khartoum/.test(plan), plan);
  equal(await page.locator('#claims .head', { hasText: 'Visit' }).count(), 0, 'visits among the other claims');
  // So has what is only claimed, planned or denied: where.
  const places = await page.evaluate(async () => {
    const query = 'PREFIX news: <https://w3id.org/newsgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?who ?where { ?claim news:polarity "positive" ; news:modality "planned" ; news:eventType news:Meeting ; news:participant ?who ; news:place/skos:prefLabel ?where . FILTER CONTAINS(STR(?who), "/person/") } ORDER BY ?claim ?who ?where LIMIT 1';
    const response = await fetch(`/sparql?${new URLSearchParams({ query, format: 'json' })}`);
    return (await response.json()).results.bindings;
  });
  await visit(page, `#/entity?id=${encodeURIComponent(places[0].who.value)}`);
  ensure((await page.textContent('#claims')).includes(` in ${places[0].where.value}`), `no place ${places[0].where.value} of a plan`);
  // The timeline has them too.
  await visit(page, '#/timeline?id=person/hernan-olazabal');
  ensure((await page.textContent('.timeline')).includes('Visit to Bras'), 'no visit in the timeline');
});

await check('a body is called by its description, and is no unnamed source', async () => {
  const described = await page.evaluate(async () => {
    const query = 'PREFIX news: <https://w3id.org/newsgraph/ontology#> PREFIX schema: <https://schema.org/> SELECT ?body ?words { ?body news:unnamed true ; a schema:Organization ; news:description ?words . ?said news:speaker ?body } ORDER BY ?body LIMIT 1';
    const response = await fetch(`/sparql?${new URLSearchParams({ query, format: 'json' })}`);
    return (await response.json()).results.bindings[0];
  });
  await visit(page, `#/entity?id=${encodeURIComponent(described.body.value)}`);
  equal(await page.textContent('h1'), described.words.value, 'the title');
  equal(await page.textContent('.kicker'), 'Organization', 'what it is');
});

await check('an unnamed source says so', async () => {
  await visit(page, '#/outlets');
  const marks = await page.evaluate(async () => {
    const response = await fetch('/queries/unnamed-sources?format=json');
    const { results } = await response.json();
    return results.bindings.length;
  });
  ensure(marks > 0, 'no unnamed sources in the store');
  await visit(page, '#/entity?id=place/sudan');
  ensure((await page.locator('.mark-unnamed').count()) > 0, 'no mark of an unnamed source');
});

await check('an article: from the words to the triples and back, and every char where it belongs', async () => {
  await visit(page, `#/entity?id=${ACHOLA}`);
  await page.click('#sources .rows a');
  await page.waitForSelector('.text');
  const id = new URLSearchParams(page.url().split('?')[1]).get('id');
  const text = await page.evaluate(async (article) => {
    const response = await fetch(`/queries/view-article?${new URLSearchParams({ article, format: 'json' })}`);
    const { results } = await response.json();
    return results.bindings.find((row) => row.property.value.endsWith('isString')).value.value;
  }, 'https://w3id.org/newsgraph/id/' + id);
  const shown = await page.evaluate(() => [...document.querySelectorAll('.text p')].map((one) => one.textContent).join('\n'));
  equal(shown.replace(/\n+/g, '\n').trim(), text.replace(/\n+/g, '\n').trim(), 'the text');
  const mark = page.locator('.text .ev').first();
  await mark.focus();
  await page.keyboard.press('Enter');
  const claim = await page.getAttribute('.card.chosen', 'data-claim');
  ensure((await page.locator('.card.chosen details[open] td').count()) > 2, 'no triples are shown');
  // Back: another card shows its own words, exactly those of its evidence.
  const other = page.locator(`.card:not([data-claim="${claim}"])`).nth(2);
  const wanted = await other.getAttribute('data-claim');
  await other.locator('summary').click();
  await other.locator('button').click();
  const anchors = await page.evaluate(async (of) => {
    const response = await fetch(`/queries/evidence-of?${new URLSearchParams({ claim: of, format: 'json' })}`);
    const { results } = await response.json();
    return results.bindings.map((row) => row.anchor.value);
  }, wanted);
  const words = await page.evaluate(() => [...document.querySelectorAll('.text .chosen')].map((one) => one.textContent).join(''));
  equal(words, anchors.join('').replace(/\n+/g, ''), 'the words');
  await mark.focus();
  await page.keyboard.press('Enter');
  await page.evaluate(() => scrollTo(0, 0));
  await shot('article');
});

await check('a place: what happened there', async () => {
  await visit(page, VIEWS.place);
  ensure((await page.locator('#here .fact').count()) > 0, 'nothing happened there');
});

await check('a network: expand, filter, and open the sentences of a line with the keyboard', async () => {
  await visit(page, `#/network?node=${WHITCOMBE}`);
  const before = await page.locator('.net .node, .net .node-unnamed, .net .node-start').count();
  ensure(before > 2, `${before} nodes`);
  await page.locator('.net .link-fact').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.drawing .fact blockquote');
  await page.locator('.net .link-claim').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.drawing .claim .mark');
  // One whom others met who are not in the drawing yet, and how many these are.
  const [expanded, more] = await page.evaluate(async (of) => {
    const network = async (steps) => (await fetch(`/api/network?${new URLSearchParams({ node: of, steps })}`)).json();
    const [near, wide] = [await network(1), await network(2)];
    const known = new Set(near.nodes.map((one) => one.id));
    const added = near.nodes
      .filter((one) => !one.start && !one.unnamed)
      .map((one) => [one.name, new Set(wide.edges.filter((edge) => edge.one === one.id || edge.other === one.id).flatMap((edge) => [edge.one, edge.other]).filter((id) => !known.has(id))).size]);
    return added.sort((a, b) => b[1] - a[1])[0];
  }, `https://w3id.org/newsgraph/id/${WHITCOMBE}`);
  ensure(more > 0, 'nobody in the drawing met anyone else');
  await page.locator('.net .node').filter({ hasText: expanded }).first().focus();
  await page.keyboard.press('Enter');
  await page.click('text=Expand: show whom they met');
  await page.waitForFunction(() => location.hash.split('node=').length === 3 && document.getElementById('main').dataset.ready === location.hash);
  const after = await page.locator('.net .node, .net .node-unnamed, .net .node-start').count();
  equal(after, before + more, `nodes after ${expanded} is expanded`);
  await visit(page, `#/network?node=${WHITCOMBE}&steps=2&told=fact`);
  equal(await page.locator('.net .link-claim').count(), 0, 'claims among facts');
  await visit(page, `#/network?node=${WHITCOMBE}&from=1990-01-01&to=1990-12-31&told=fact`);
  // What has no date stays whatever the time; all else is gone.
  const dates = await page.$$eval('.list tbody tr', (all) => all.map((row) => row.cells[4].textContent));
  ensure(dates.length > 0 && dates.every((date) => date === ''), `dates in 1990: ${dates.join('; ')}`);
  // A visit is no meeting, so that as a fact it links nobody.
  await visit(page, `#/network?node=${WHITCOMBE}&kind=Visit&told=fact`);
  ensure((await page.textContent('.empty')).includes('Widen the time'), 'no word about an empty network');
  equal(await page.locator('.net').count(), 0, 'drawings of an empty network');
  await visit(page, VIEWS.network);
  await shot('network');
  const gexf = (await saved(page, 'GEXF')).toString();
  ensure(gexf.includes('<gexf') && gexf.includes('label="Daniel Whitcombe"'), gexf.slice(0, 200));
  equal(await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('parsererror').length, gexf), 0, 'errors in the GEXF');
  const svg = (await saved(page, 'SVG')).toString();
  ensure(svg.startsWith('<svg') && svg.includes('stroke-dasharray'), svg.slice(0, 200));
  const png = await saved(page, 'PNG');
  equal(png.subarray(1, 4).toString(), 'PNG', 'the start of the PNG');
});

await check('the sentences of a line: trouble is told, and the last choice counts', async () => {
  await visit(page, `#/network?node=${WHITCOMBE}`);
  await page.click('.list summary');
  const buttons = page.locator('.list button');
  const rows = await page.$$eval('.list tbody tr', (all) => all.map((row) => [...row.querySelectorAll('a')].map((one) => one.textContent).join(' and ')));
  const other = rows.findIndex((names) => names !== rows[0]);
  ensure(other > 0, 'only one pair is linked');
  await page.route('**/queries/view-between*', (route) => route.fulfill({ status: 400, contentType: 'text/plain', body: 'too much of it' }));
  await buttons.first().click();
  await page.waitForSelector('.drawing .trouble:has-text("too much of it")');
  await page.unroute('**/queries/view-between*');
  let slow;
  await page.route('**/queries/view-between*', (route) => {
    if (slow) route.continue();
    else slow = route;
  });
  await buttons.first().click();
  await buttons.nth(other).click();
  await page.waitForSelector('.drawing .chosen blockquote');
  const late = page.waitForResponse((response) => response.url() === slow.request().url());
  await slow.continue();
  await (await late).finished();
  await page.waitForTimeout(200);
  equal(await page.textContent('.drawing .chosen h2'), rows[other], 'whose sentences are shown');
  await page.unroute('**/queries/view-between*');
});

await check('what the server leaves out is said', async () => {
  const cut = async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'newsgraph-truncated': '10000' } });
  };
  const NOTE = 'this server gives at most 10,000 rows of an answer, and there are more';
  await visit(page, VIEWS.person);
  equal(await page.locator('.cut').count(), 0, 'notes where all is shown');
  await page.route('**/queries/view-*', cut);
  await visit(page, VIEWS.timeline);
  ensure((await page.textContent('.cut')).includes(NOTE), 'no word in the timeline');
  await visit(page, VIEWS.person);
  for (const part of ['#met', '#claims', '#said', '#about', '#together', '#sources']) {
    ensure((await page.textContent(`${part} .cut`)).includes(NOTE), `no word in ${part}`);
  }
  ensure(/at least \d/.test(await page.textContent('#met h2')), await page.textContent('#met h2'));
  await page.click('#met .fact summary');
  await page.waitForSelector('#met .evidence .cut');
  await page.click('#sources .rows a');
  await page.waitForSelector('.panel .cut');
  ensure((await page.textContent('.panel .cut')).includes(NOTE), 'no word in the article');
  await page.unroute('**/queries/view-*');
  for (const [hash, words] of [
    [VIEWS.path, 'There may be a shorter one'],
    [`#/path?from=${ACHOLA}&to=person/haruto-minakawa`, 'but there may be one'],
    [VIEWS.network, 'Links are missing'],
  ]) {
    await visit(page, '');
    await page.route('**/api/{path,network}?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), cut: true } });
    });
    await visit(page, hash);
    ensure((await page.textContent('main')).includes(words), `no "${words}"`);
    await page.unroute('**/api/{path,network}?*');
    await visit(page, '');
    await visit(page, hash);
    ensure(!(await page.textContent('main')).includes(words), `"${words}" where all was read`);
  }
});

await check('a list that goes on beyond a page says so, and can be read to its end', async () => {
  await visit(page, '#/entity?id=place/tallinn-ee');
  ensure(/the last 100/.test(await page.textContent('#here h2')), await page.textContent('#here h2'));
  ensure((await page.textContent('#here .more-pages')).includes('these are the first 100 events. There may be more.'), await page.textContent('#here .more-pages'));
  await page.click('#here button.more');
  equal(await page.locator('#here li.fact').count(), 100, 'events of the first page');
  await page.focus('#here .more-pages button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#here li.fact').length > 100);
  const shown = await page.$$eval('#here li.fact', (all) => all.map((one) => one.querySelector('.head').textContent));
  equal(shown.length, 130, 'events of both pages');
  equal(new Set(shown).size, 130, 'different events');
  equal(await page.textContent('#here .more-pages'), 'That is all of them.', 'the last word');
  ensure(await page.evaluate(() => document.activeElement.matches('#here li.fact')), 'the focus is not on the first that was added');
  equal(await page.textContent('#status'), '30 more events shown', 'what a screen reader hears');
  const file = (await saved(page, 'events (CSV)')).toString();
  equal(new Set(file.trim().split(/\r?\n/).slice(1).map((line) => line.split(',')[0])).size, 130, 'events in the file');
  // The queries behind the page give the whole too.
  await page.click('.made summary');
  await page.waitForSelector('.made a');
  const all = await page.locator('.made a', { hasText: 'CSV' }).evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  ensure(all.some((href) => href.includes('view-place-events') && href.includes('page=all')), all.join(' '));
  await visit(page, '#/entity?id=place/kenya');
  equal(await page.locator('.more-pages').count(), 0, 'notes where all is shown');
  await visit(page, '#/timeline?id=person/nora-falk');
  ensure((await page.textContent('.more-pages')).includes('the last 200 statements are here'), 'no word in the timeline');
});

await check('a network of 2,000 is drawn within a second, and says that more are hidden', async () => {
  const nodes = Array.from({ length: 2000 }, (_, i) => ({ id: `https://w3id.org/newsgraph/id/person/p${i}`, name: `Person ${i}`, unnamed: i % 9 === 0, start: i === 0, links: 3, x: 1000 * Math.cos(i * 2.4) * Math.sqrt(i / 2000), y: 1000 * Math.sin(i * 2.4) * Math.sqrt(i / 2000) }));
  const edges = Array.from({ length: 6000 }, (_, i) => ({ one: nodes[i % 2000].id, other: nodes[(i * 7 + 1 + Math.floor(i / 2000)) % 2000].id, told: i % 5 ? 'fact' : 'claimed', events: 1 + (i % 3), kinds: ['Meeting'], first: '', last: '', sure: 0.9 })).filter((edge) => edge.one !== edge.other);
  const body = JSON.stringify({ nodes, edges, hidden: 321, kinds: { Meeting: 6000 }, sources: {}, told: { fact: 4800, claimed: 1200 } });
  await page.route('**/api/network*', (route) => route.fulfill({ contentType: 'application/json', body }));
  let best = Infinity;
  for (let i = 0; i < 3 && best > 1000; i++) {
    await visit(page, `#/network?node=person/p0&steps=${i + 1}`);
    best = Math.min(best, Number(await page.getAttribute('.stage', 'data-drawn')));
  }
  await page.waitForTimeout(300);
  await shot('network-2000');
  await page.unroute('**/api/network*');
  ensure((await page.textContent('main')).includes('321 more are hidden'), 'no word about those who are hidden');
  ensure(best < 1000, `drawn in ${best} ms`);
  console.log(`# 2,000 nodes drawn in ${best} ms`);
});

await check('a large network: each way of telling has its own line, in light and dark, without colour too', async () => {
  const nodes = Array.from({ length: 66 }, (_, i) => ({ id: `https://w3id.org/newsgraph/id/person/p${i}`, name: `P${i}`, unnamed: false, start: false, links: 1, x: i < 6 ? (i % 2) * 1000 - 500 : 0, y: i < 6 ? 150 * Math.floor(i / 2) : 450 + 12 * i }));
  const edge = (one, told) => ({ one: nodes[one].id, other: nodes[one + 1].id, told, events: 1, kinds: ['Meeting'], first: '', last: '', sure: 0.9 });
  const json = { nodes, edges: [edge(0, 'fact'), edge(2, 'claimed'), edge(4, 'planned')], hidden: 0, kinds: { Meeting: 3 }, sources: {}, told: { fact: 1, claimed: 1, planned: 1 } };
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.route('**/api/network*', (route) => route.fulfill({ json }));
    await visit(page, `#/network?node=person/p0&from=2031-01-0${colorScheme.length - 3}`);
    await page.waitForSelector('.stage[data-drawn]');
    await page.waitForTimeout(300);
    const picture = await page.locator('.stage').screenshot({ path: join(folder, `network-dashes-${colorScheme}.png`) });
    await page.unroute('**/api/network*');
    const rows = await lines(picture);
    const [frame] = rows[0];
    const many = (runs, least, most) => runs.filter((one) => one >= least && one <= most).length;
    const found = {
      solid: rows.filter(([longest]) => longest > 300 && longest < frame),
      dashed: rows.filter(([longest, , runs]) => longest < 60 && many(runs, 7, 12) > 20),
      dotted: rows.filter(([longest, , runs]) => longest < 60 && many(runs, 1, 4) > 50),
    };
    for (const [name, its] of Object.entries(found)) {
      ensure(its.length >= 1 && its.length <= 6, `${colorScheme}: ${its.length} rows of a ${name} line`);
      const contrast = Math.max(...its.map((row) => row[1]));
      ensure(contrast >= 3, `${colorScheme}: the ${name} line has a contrast of ${contrast.toFixed(2)}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

/** Of each row of pixels: its longest run that is not the ground, its contrast to it, and the lengths of all runs. */
async function lines(picture) {
  // A line is one long run, or many short ones.
  const blank = await browser.newPage();
  const rows = await blank.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: bytes } = context.getImageData(0, 0, image.width, image.height);
    const pixels = new Uint32Array(bytes.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [[ground]] = [...counts].sort((a, b) => b[1] - a[1]);
    return Array.from({ length: image.height }, (_, y) => {
      const runs = [];
      let run = 0;
      for (let x = 0; x <= image.width; x++) {
        if (x < image.width && pixels[y * image.width + x] !== ground) run++;
        else if (run > 0) {
          runs.push(run);
          run = 0;
        }
      }
      const colours = new Map();
      for (let x = 1; x < image.width - 1; x++) {
        const pixel = pixels[y * image.width + x];
        if (pixel !== ground) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
      }
      const light = (pixel) =>
        [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
          const part = ((pixel >>> (8 * i)) & 255) / 255;
          return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        }, 0.05);
      const most = [...colours].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ground;
      const contrast = Math.max(light(most), light(ground)) / Math.min(light(most), light(ground));
      return [Math.max(0, ...runs), contrast, runs];
    });
  }, picture.toString('base64'));
  await blank.close();
  return rows;
}

await check('a small network: a plan alone is no line like a fact, in light and dark, and the legend has each line', async () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id, i) => ({ id: `https://w3id.org/newsgraph/id/person/${id}`, name: id, unnamed: false, start: i === 0, links: 1, x: 200 * i, y: 100 * (i % 2) }));
  const edge = (other, told) => ({ one: nodes[0].id, other: nodes[other].id, told, events: 1, kinds: ['Meeting'], first: '', last: '', sure: 0.9 });
  const json = { nodes, edges: [edge(1, 'fact'), edge(2, 'planned'), edge(3, 'claimed'), edge(3, 'planned')], hidden: 0, kinds: { Meeting: 4 }, sources: {}, told: { fact: 1, planned: 2, claimed: 1 } };
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.route('**/api/network*', (route) => route.fulfill({ json }));
    await visit(page, `#/network?node=person/a&from=2031-02-0${colorScheme.length - 3}`);
    const drawn = await page.evaluate(() => {
      const shown = (line) => [getComputedStyle(line).strokeDasharray.replaceAll('px', ''), getComputedStyle(line).stroke];
      return { net: [...document.querySelectorAll('.net line:not(.catch)')].map(shown), legend: [...document.querySelectorAll('.legend .sample line')].map(shown) };
    });
    await page.unroute('**/api/network*');
    await page.locator('.stage').screenshot({ path: join(folder, `network-small-${colorScheme}.png`) });
    equal(drawn.net.map(([dashes]) => dashes).join('; '), 'none; 2, 4, 2, 4; 9, 5, 9, 5', `${colorScheme}: the lines`);
    equal(drawn.legend.map(([dashes]) => dashes).join('; '), 'none; 2, 4, 2, 4; 9, 5, 9, 5', `${colorScheme}: the legend`);
    ensure(drawn.net[0][1] !== drawn.net[1][1], `${colorScheme}: a plan has the colour of a fact`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

await check('a network can be shown without what is only told', async () => {
  // A real one: only facts, only the rest.
  await visit(page, VIEWS.network);
  await page.click('nav[aria-label="How told"] a:text-is("Only what is reported")');
  await page.waitForFunction(() => location.hash.includes('told=fact') && document.getElementById('main').dataset.ready === location.hash);
  equal(await page.locator('.net .link-claim').count(), 0, 'claims among facts');
  ensure((await page.locator('.net .link-fact').count()) > 0, 'no facts');
  await page.click('nav[aria-label="How told"] a:has-text("Only what is claimed")');
  await page.waitForFunction(() => location.hash.includes('told=claimed') && document.getElementById('main').dataset.ready === location.hash);
  equal(await page.locator('.net .link-fact').count(), 0, 'facts among claims');
  ensure((await page.locator('.net .link-claim').count()) > 0, 'no claims');
});

await check('a timeline of a person, and of a month', async () => {
  await visit(page, VIEWS.timeline);
  ensure((await page.locator('.timeline circle').count()) > 3, 'no dots');
  for (const id of [WHITCOMBE, ACHOLA, 'person/hernan-olazabal', 'person/haruto-minakawa', 'person/nora-falk']) {
    await visit(page, `#/timeline?id=${id}`);
    const outside = await page.evaluate(() => {
      const chart = document.querySelector('.timeline').getBoundingClientRect();
      return [...document.querySelectorAll('.timeline text')].filter((label) => label.getBoundingClientRect().right > chart.right || label.getBoundingClientRect().left < chart.left).map((label) => label.textContent);
    });
    equal(outside.join('; '), '', `words that are cut off for ${id}`);
  }
  await visit(page, VIEWS.timeline);
  ensure((await page.locator('#entries li').count()) > 3, 'no list');
  await shot('timeline');
  ensure((await saved(page, 'SVG')).toString().includes('<circle'), 'no SVG');
  await visit(page, VIEWS.months);
  ensure((await page.locator('#month .fact').count()) > 3, 'no events in March 2031');
});

await check('a map: places as dots and as a list, outlines without another host', async () => {
  await visit(page, VIEWS.map);
  await page.waitForSelector('.map[data-drawn=yes]');
  ensure((await page.locator('path.land').count()) > 100, 'no countries');
  ensure((await page.locator('path.place-met').count()) > 3, 'no places');
  await clickUntil(page, 'path.place-met >> nth=-1', '.leaflet-popup-content a');
  await shot('map');
  const places = JSON.parse((await saved(page, 'GeoJSON')).toString());
  ensure(places.features.length > 3, 'no places in the GeoJSON');
  await page.focus('.leaflet-container');
  await page.keyboard.press('+');
});

await check('a path with the sentence of each step', async () => {
  await visit(page, VIEWS.path);
  equal(await page.locator('.chain .stop').count(), 3, 'stops');
  equal(await page.locator('.chain .hop blockquote').count(), 2, 'sentences');
  await shot('path');
  ensure((await saved(page, 'CSV')).toString().includes('Kaede Hoshino'), 'no CSV');
  await visit(page, `#/path?from=${ACHOLA}&to=person/haruto-minakawa`);
  ensure((await page.textContent('.empty')).includes('No chain'), await page.textContent('main'));
});

await check('two outlets side by side', async () => {
  await visit(page, VIEWS.outlets);
  for (const words of ['Northlight News', 'Pacific Ledger', 'Of sources without a name', 'Whom they let speak']) {
    ensure((await page.textContent('main')).includes(words), `no "${words}"`);
  }
  await shot('outlets');
});

await check('a query is changed and run; a bad one says why', async () => {
  await visit(page, VIEWS.queries);
  await page.waitForSelector('.results td');
  await shot('queries');
  await page.fill('#sparql', 'SELECT (2 + 3 AS ?five) {}');
  await page.click('text="Run"');
  await page.waitForSelector('.results td:text("5")');
  await page.fill('#sparql', 'ASK { ?s ?p ?o }');
  await page.click('text="Run"');
  await page.waitForSelector('.results h2:text("Yes")');
  await page.fill('#sparql', 'CONSTRUCT WHERE { ?s a <https://w3id.org/newsgraph/ontology#Meeting> }');
  await page.click('text="Run"');
  await page.waitForSelector('.results pre');
  await page.fill('#sparql', 'SELECT nonsense');
  await page.click('text="Run"');
  await page.waitForSelector('.results .trouble');
  ensure((await page.textContent('.results .trouble')).includes('does not parse'), await page.textContent('.results'));
  await page.fill('#sparql', 'DELETE WHERE { ?s ?p ?o }');
  await page.click('text="Run"');
  await page.waitForFunction(() => document.querySelector('.results .trouble')?.textContent.includes('only reads'));
});

await check('each view shows the queries that made it, and can be taken away', async () => {
  for (const [name, hash] of Object.entries(VIEWS)) {
    await visit(page, hash);
    ensure((await page.locator('.files a, .files button').count()) > 0, `${name}: nothing to take away`);
    if (name === 'queries') continue;
    await page.click('.made summary');
    await page.waitForFunction(() => /SELECT/.test(document.querySelector('.made pre')?.textContent ?? ''));
  }
});

await check('files of the server are what they say', async () => {
  await visit(page, VIEWS.person);
  const links = await page.$$eval('.files a[download]', (all) => all.map((one) => one.getAttribute('href')));
  ensure(links.length >= 3, links.join(' '));
  for (const link of links) {
    const response = await page.request.get(new URL(link, address).href);
    equal(response.status(), 200, link);
    const text = await response.text();
    ensure(text.includes('Whitcombe') || text.includes('daniel-whitcombe'), `${link}: ${text.slice(0, 200)}`);
  }
});

await check('nothing was asked of another host, and nothing complained', async () => {
  equal(page.complaints.join('; '), '', 'complaints');
});

// ------------------------------------------------------------ for everyone

async function accessible(one, name) {
  await one.evaluate(AXE);
  const found = await one.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const grave = found.violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
  equal(grave.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(' | ')}`).join('; '), '', `${name}: violations`);
}

for (const [kind, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 375, height: 800 }, hasTouch: true },
})) {
  const one = await open(options);
  await check(`${kind}: no serious fault for readers of any kind`, async () => {
    const article = await one.request.get(address + 'queries/view-latest?format=csv').then((response) => response.text()).then((text) => text.split('\n')[1].split(',')[0]);
    for (const [name, hash] of Object.entries({ ...VIEWS, article: `#/article?id=${article.replace('https://w3id.org/newsgraph/id/', '')}`, none: '#/search?q=xyzzy' })) {
      await visit(one, hash);
      await accessible(one, name);
      if (kind !== 'light') await one.screenshot({ path: join(folder, `${name}-${kind}.png`) });
      if (kind === 'phone') {
        const wide = await one.evaluate(() => document.documentElement.scrollWidth);
        ensure(wide <= 375, `${name} is ${wide} wide`);
      }
    }
    equal(one.complaints.join('; '), '', 'complaints');
  });
  await one.context().close();
}

// ------------------------------------------------------------ those who mean harm

await check('a hostile article does nothing in any view', async () => {
  const one = await open({});
  const ask = async (query) => JSON.parse(await (await one.request.get(`${address}sparql?${new URLSearchParams({ query, format: 'json' })}`)).text()).results.bindings;
  const articles = await ask('PREFIX schema: <https://schema.org/> SELECT DISTINCT ?article ?publisher { ?article schema:headline ?headline ; schema:publisher ?publisher FILTER (CONTAINS(?headline, "onerror")) }');
  ensure(articles.length >= 2, `${articles.length} hostile articles are in the store`);
  const entities = await ask(`PREFIX news: <https://w3id.org/newsgraph/ontology#> SELECT DISTINCT ?entity { VALUES ?article { ${articles.map((row) => `<${row.article.value}>`).join(' ')} } ?article news:mentions ?entity }`);
  ensure(entities.length >= 3, `${entities.length} entities in the hostile articles`);
  const ids = entities.map((row) => row.entity.value);
  const parties = ids.filter((id) => !id.includes('/place/'));
  const hostile = '"><img src=x onerror=window.hacked=1><script>window.hacked=1</script>';
  const word = encodeURIComponent(hostile);
  const walks = [
    '',
    ...articles.map((row) => `#/article?id=${encodeURIComponent(row.article.value)}`),
    ...ids.slice(0, 8).map((id) => `#/entity?id=${encodeURIComponent(id)}`),
    ...parties.slice(0, 4).flatMap((id) => ['network?steps=2&node', 'timeline?id', 'map?id'].map((view) => `#/${view}=${encodeURIComponent(id)}`)),
    `#/path?from=${encodeURIComponent(parties[0])}&to=${encodeURIComponent(parties[1])}`,
    ...articles.map((row) => `#/outlets?a=${encodeURIComponent(row.publisher.value)}`),
    '#/search?q=script',
    '#/search?q=onerror',
    '#/timeline?month=2031-05',
    '#/map',
    '#/queries?name=who-said-what',
    ...['entity?id', 'article?id', 'search?q', 'network?node', 'timeline?id', 'timeline?month', 'map?id', 'map?place', 'path?to=x&from', 'outlets?a', 'queries?name', 'queries?sparql'].map((view) => `#/${view}=${word}`),
    '#/entity?id=javascript:window.hacked=1',
    `#/entity?id=${encodeURIComponent('https://x.example/"onmouseover="window.hacked=1')}`,
    '#/network?node=javascript:window.hacked=1',
  ];
  for (const hash of walks) {
    await one.goto(address + hash);
    await one.waitForFunction(() => document.getElementById('main').dataset.ready === (location.hash || '#/') && !document.getElementById('main').hasAttribute('aria-busy'));
    for (const summary of await one.$$('main details:not([open]) > summary')) await summary.evaluate((each) => each.click());
    const run = one.locator('button.main');
    if ((await run.count()) > 0) await run.click();
    await one.waitForTimeout(60);
    const bad = await one.evaluate(() => {
      const found = [];
      if (window.hacked !== undefined) found.push('a script ran');
      if (document.scripts.length !== 1) found.push(`${document.scripts.length} scripts`);
      for (const element of document.querySelectorAll('*')) {
        for (const attribute of element.attributes) {
          if (/^on/i.test(attribute.name)) found.push(`<${element.tagName} ${attribute.name}>`);
          if (/^(href|src|action|formaction|xlink:href)$/.test(attribute.name) && /^\s*(javascript|vbscript):/i.test(attribute.value)) found.push(`${attribute.name}=${attribute.value}`);
        }
        if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'B'].includes(element.tagName)) found.push(element.tagName);
        if (element.tagName === 'IMG' && !element.closest('.leaflet-container')) found.push('IMG');
      }
      return found.join('; ');
    });
    equal(bad, '', hash);
  }
  await visit(one, `#/article?id=${encodeURIComponent(articles[0].article.value)}`);
  ensure((await one.textContent('main')).includes('<script>'), 'the words of the script are not shown as words');
  await one.screenshot({ path: join(folder, 'hostile.png') });
  equal(one.complaints.join('; '), '', 'complaints');
});

await browser.close();
console.log(`${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
