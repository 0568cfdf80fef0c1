// Counts, legend, and what the page was made of.
function showCounts() {
  const { about } = raw;
  const from = [plural(documents.length, 'article'), about.outlets ? plural(about.outlets, 'outlet') : null,
    about.first ? (about.first === about.last ? niceDate(about.first) : `${niceDate(about.first)} to ${niceDate(about.last)}`) : null];
  const what = [plural(events.length, 'event'), plural(nodes.length, 'actor')];
  $('counts').textContent = [...what, ...from].filter(Boolean).join(' · ');
}

function showStatus() {
  const parts = [`${number(shown.nodes.size)} of ${plural(shown.linked, 'linked actor')}`, plural(shown.edges.length, 'link')];
  if (shown.edges.length < shown.possible) parts[1] = `the ${number(shown.edges.length)} strongest of ${plural(shown.possible, 'link')}`;
  if (filtered()) parts.push(`${plural(passing.count, 'event')} pass the filters`);
  replace($('status'), parts.join(', '),
    shown.nodes.size < shown.linked ? h('button', { type: 'button', class: 'quiet', id: 'show-more', onclick: () => change('nodes', { limit: state.limit + STEP }) }, 'Show more') : null,
    state.limit > STEP || state.added.size ? h('button', { type: 'button', class: 'quiet', id: 'show-fewer', onclick: () => change('nodes', { limit: STEP, added: new Set() }) }, 'Show fewer') : null);
  const empty = $('empty');
  empty.hidden = shown.nodes.size > 0;
  if (empty.hidden) return;
  const text = !events.length ? ['No events were found', 'The articles that were read tell of nobody doing something to somebody.']
    : filtered() ? ['Nothing passes the filters', 'Loosen a filter or widen the time to see actors again.']
      : ['Nobody acts on anybody here', 'The events that were found have no actor or no target; the table lists them.'];
  replace(empty, h('strong', {}, text[0]), h('span', {}, text[1]));
}

function buildLegend() {
  replace($('legend-short'), [['cooperation', 2], ['conflict', 4], ['neutral', 0]].map(([text, quad]) =>
    h('span', {}, lineSample(quad, ASSERTED), text)));
  const group = (title, items) => h('div', {}, h('h3', { class: 'small muted' }, title), h('ul', {}, items));
  const used = new Set(nodes.map((node) => node.type));
  replace($('legend-body'),
    group('What is done', raw.quads.map((label, quad) => h('li', {}, lineSample(quad, ASSERTED), label))),
    group('How it stands', STATUSES.map((status, index) => h('li', { title: status.explanation }, lineSample(null, index), status.name))),
    group('Who', Object.keys(OUTLINES).filter((type) => used.has(type)).map((type) => h('li', {}, typeSample(type), typeName(type)))),
    h('p', { class: 'muted' }, 'Arrows run from who acts to whom; wider lines have more independent sources.'));
  $('legend').open = innerWidth > 1000 && innerHeight > 900;
}

function madeOf() {
  const { about } = raw;
  const rows = [['Made by', about.kg ? `kg ${about.kg}` : 'kg']];
  if (about.read_by.length) rows.push(['Read by', about.read_by.join(', ')]);
  rows.push(['From', `${plural(documents.length, 'article')}${about.first ? `, published ${niceDate(about.first)} to ${niceDate(about.last)}` : ''}`]);
  if (about.copies) rows.push(['Copies', `${number(about.copies)} of the articles; they count once with what they copy`]);
  if (about.skipped) rows.push(['Left out', plural(about.skipped, 'document')]);
  if (about.decisions) rows.push(['Decisions', `people’s decisions on names, ${about.decisions.slice(0, 12)}…`]);
  for (const [key, value] of Object.entries(about.counts || {})) rows.push([capital(key), number(value)]);
  return h('dl', { class: 'facts' }, rows.flatMap(([key, value]) => [h('dt', {}, key), h('dd', {}, value)]));
}

function openAbout() {
  const body = h('tbody', {});
  const sources = growing(body, documents, (one) => h('tr', {},
    h('td', { class: 'nowrap' }, one.published || ''), h('td', {}, bdi(one.source || '')),
    h('td', {}, one.url ? link(one.url, one.title || one.url) : bdi(one.title || one.path))), 100);
  const whole = h('table', {}, h('caption', {}, plural(documents.length, 'article')),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Date'), h('th', { scope: 'col' }, 'Outlet'), h('th', { scope: 'col' }, 'Title'))));
  sources.replaceChild(whole, body);
  whole.append(body);
  replace($('about'), h('div', { class: 'row head' }, h('h2', { id: 'about-title' }, 'About this graph'),
    h('button', { type: 'button', onclick: () => $('about').close() }, 'Close')),
  h('p', {}, 'Each link sums up events of one kind: somebody does something to somebody. Every event rests on sentences of the articles; select a link to read them.'),
  h('h3', {}, 'How events stand'), h('ul', {}, STATUSES.map((status) => h('li', {}, h('strong', {}, capital(status.name)), `: ${status.explanation}`))),
  h('h3', {}, 'Made of'), madeOf(),
  h('h3', {}, 'Keys'), h('p', {}, '“/” searches, “t” turns to the table or back, “Esc” closes. In the table every actor and event is a button.'),
  h('h3', {}, 'Articles'), sources);
  $('about').showModal();
}
