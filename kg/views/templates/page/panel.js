// The panel: who or what is selected, and on what evidence.
let opener = null;

function panelHead(kicker, title, ...below) {
  return h('header', {}, h('div', { class: 'row' },
    h('div', { class: 'small muted' }, kicker),
    h('button', { type: 'button', class: 'quiet', id: 'close-panel', 'aria-label': 'Close details', onclick: selectNone }, 'Close')),
  h('h2', { class: 'title', tabindex: '-1', dir: 'auto' }, title), ...below);
}

function showPanel() {
  const panel = $('panel');
  const { selected, path } = state;
  const content = path ? pathPanel() : !selected ? null
    : selected.kind === 'node' ? nodePanel(selected.index)
      : selected.kind === 'edge' ? edgePanel(edges[selected.index])
        : eventPanel(events[selected.index]);
  const wasOpen = !panel.hidden;
  panel.hidden = !content;
  if (!content) { panel.replaceChildren(); if (wasOpen && opener && opener.isConnected) opener.focus(); return; }
  replace(panel, content);
  panel.scrollTop = 0;
  drawSparks();
}

/** Take the focus into the panel when it was opened by a control, remembering which. */
function focusPanel() {
  const active = document.activeElement;
  if (active && active !== document.body && !$('panel').contains(active)) opener = active;
  const title = $('panel').querySelector('.title');
  if (title) title.focus({ preventScroll: true });
}

// ── a node ──

const TYPE_NAMES = { Organization: 'Organisation' };
const typeName = (type) => TYPE_NAMES[type] || type;

function nodePanel(index) {
  const node = nodes[index];
  const mine = node.events.filter((event) => passing.all[event]).sort(byTime);
  const others = neighbours(index);
  const hiddenOnes = others.filter(([other]) => !shown.nodes.has(other)).length;
  const tags = [node.country && node.type !== 'Country' ? countryName(node.country) : null, ...node.roles, ...node.sectors.split(' ')].filter(Boolean);
  return [
    panelHead([typeSample(node.type), ' ', typeName(node.type)], node.label, h('div', { class: 'tags' }, tags.map((tag) => h('span', { class: 'tag', dir: 'auto' }, tag)))),
    facts(node),
    h('div', { class: 'actions' },
      h('button', { type: 'button', id: 'expand', onclick: () => expand(index), disabled: hiddenOnes === 0 },
        hiddenOnes ? `Add ${plural(Math.min(40, hiddenOnes), 'neighbour')}` : 'All neighbours shown'),
      h('button', { type: 'button', onclick: () => { network.moveTo({ position: node, scale: 1.2, animation: moves() }); } }, 'Centre')),
    h('h3', {}, 'Path to'), pathField(index),
    time.none ? null : [h('h3', {}, 'When'), h('canvas', { class: 'spark', 'data-node': index, role: 'img', 'aria-label': whenText(mine) })],
    h('h3', {}, 'Closest neighbours', h('span', { class: 'muted small' }, number(others.length))),
    others.length ? growing(h('ul', { class: 'neighbours' }), others, ([other, count]) => h('li', {},
      typeSample(nodes[other].type), nodeButton(other), h('span', { class: 'count' }, plural(count, 'event'))), 8)
      : h('p', { class: 'muted' }, 'Nobody acts on it or is acted on by it in the events shown.'),
    h('h3', {}, 'Events', h('span', { class: 'muted small' }, shareText(mine.length, node.events.length))),
    mine.length ? eventTable(mine, node.label) : null,
  ];
}

function facts(node) {
  const rows = [];
  if (node.aliases.length) rows.push(['Also called', node.aliases.map((alias, at) => [at ? ', ' : '', bdi(alias)])]);
  if (node.links.length) rows.push(['Elsewhere', node.links.map((address) => h('div', {}, link(address, address.replace(/^https?:\/\/(www\.)?/, ''))))]);
  rows.push(['Mentioned', `${plural(node.mentions, 'time')} in ${plural(node.documents, 'article')}`]);
  return h('dl', { class: 'facts' }, rows.flatMap(([key, value]) => [h('dt', {}, key), h('dd', {}, [value].flat(3))]));
}

const shareText = (some, all) => (some === all ? number(all) : `${number(some)} of ${number(all)} pass the filters`);
function whenText(mine) {
  const dated = mine.filter((event) => events[event].first !== null);
  return dated.length ? `Events from ${niceDay(events[dated[0]].first)} to ${niceDay(events[dated[dated.length - 1]].first)}` : 'No event has a date';
}

function eventTable(mine, label) {
  const body = h('tbody', {});
  const table = h('table', {}, h('caption', { class: 'hidden' }, `Events of ${label}`),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Date'), h('th', { scope: 'col' }, 'Event'), h('th', { scope: 'col' }, 'Standing'))), body);
  const grown = growing(body, mine, (index) => {
    const event = events[index];
    return h('tr', {}, h('td', { class: 'nowrap' }, niceDate(event.date)),
      h('td', {}, h('button', { type: 'button', class: 'link', onclick: () => openEvent(index) }, bdi(event.label))),
      h('td', {}, STATUSES[event.status].name));
  }, 40);
  grown.replaceChild(table, body);
  table.append(body);
  return h('div', { class: 'mini', tabindex: '0', role: 'region', 'aria-label': `Events of ${label}` }, grown);
}

function drawSparks() {
  for (const canvas of document.querySelectorAll('canvas.spark')) {
    const box = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    canvas.width = box.width * ratio;
    canvas.height = box.height * ratio;
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    drawBars(context, box, (index) => passing.all[index], nodes[canvas.dataset.node].events);
  }
}

// ── an edge, an event ──

function edgePanel(edge) {
  const code = codeOf(edge.code);
  const mine = edge.events.filter((event) => passing.all[event]).sort(byTime);
  return [
    panelHead('Link', [bdi(name(edge.from)), ' → ', bdi(name(edge.to))],
      h('div', { class: 'tags' }, actTag(edge.code), h('span', { class: 'tag' }, plural(edge.value, 'independent source'))),
      h('p', { class: 'small muted' }, code.definition)),
    h('div', { class: 'actions' }, [...new Set([edge.from, edge.to])].map((node) =>
      h('button', { type: 'button', onclick: () => selectNode(node) }, 'About ', bdi(name(node))))),
    h('h3', {}, 'Events', h('span', { class: 'muted small' }, shareText(mine.length, edge.events.length))),
    markKey(),
    growing(h('ul', { class: 'events' }), mine, (event) => eventCard(events[event]), 15),
  ];
}

function eventPanel(event) {
  const edge = event.edge;
  return [
    panelHead('Event', event.label, h('div', { class: 'tags' }, actTag(event.code)),
      h('p', { class: 'small muted' }, codeOf(event.code).definition)),
    h('dl', { class: 'facts' }, [['Who', event.actor], ['Whom', event.target]].filter(([, node]) => node !== null)
      .flatMap(([key, node]) => [h('dt', {}, key), h('dd', {}, nodeButton(node))])),
    edge !== null && edges[edge].events.length > 1 ? h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => selectEdge(edge) },
      `All ${number(edges[edge].events.length)} events of this kind between the two`)) : null,
    h('h3', {}, 'Evidence'), markKey(),
    h('ul', { class: 'events' }, eventCard(event, { heading: false })),
  ];
}

function openEvent(index) {
  opener = null;
  selectEvent(index);
  focusPanel();
}
