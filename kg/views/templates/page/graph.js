// The drawing itself, with the network library that pyvis ships.
let network = null;
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet(), style: new Map() };
const colour = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const key of ['bg', 'surface', 'ink', 'muted', 'line', 'strong', 'accent', 'node', 'node-country', 'node-line', 'faint']) {
    colour[key] = style.getPropertyValue('--' + key).trim();
  }
  colour.quads = raw.quads.map((_, quad) => style.getPropertyValue('--quad-' + quad).trim());
}

const DASHES = { [ASSERTED]: false, [CLAIMED]: [9, 5], [PLANNED]: [14, 5, 2, 5], [DENIED]: [2, 5] };
/** Arrowheads tell conflict from cooperation where colours are not seen. */
const HEADS = ['diamond', 'vee', 'vee', 'triangle', 'triangle'];

const MOST = Math.max(12, ...nodes.slice(0, 50).map((node) => node.degree));
const size = (node) => 10 + 24 * Math.sqrt(node.degree / MOST);
const width = (edge) => Math.min(10, 2.6 + 1.5 * Math.log2(Math.max(1, edge.value)));

/** Nodes and edges that stand out; null when nothing is selected. */
function focus() {
  if (state.path) {
    const path = currentPath();
    return { nodes: new Set(path.nodes), edges: new Set(path.edges) };
  }
  if (!state.selected) return null;
  const { kind, index } = state.selected;
  if (kind === 'node') {
    const near = shown.edges.filter((edge) => edge.from === index || edge.to === index);
    return { nodes: new Set([index, ...near.flatMap((edge) => [edge.from, edge.to])]), edges: new Set(near.map((edge) => edge.index)) };
  }
  const edge = kind === 'edge' ? edges[index] : null;
  if (edge) return { nodes: new Set([edge.from, edge.to]), edges: new Set([index]) };
  return { nodes: new Set(ends(events[index])), edges: new Set() };
}

function nodeStyle(node) {
  return {
    id: node.id, x: node.x, y: node.y, label: undefined, size: size(node),
    shape: node.shape === 'box' ? 'dot' : node.shape,
    title: [node.label, [node.type, countryName(node.country)].filter(Boolean).join(', '), plural(node.events.length, 'event')].join('\n'),
    color: nodeColour(node),
  };
}

function nodeColour(node, strong = true) {
  const chosen = state.selected && state.selected.kind === 'node' && state.selected.index === node.id;
  const background = !strong ? colour.faint : node.type === 'Country' ? colour['node-country'] : colour.node;
  const border = chosen ? colour.accent : strong ? colour['node-line'] : 'transparent';
  const marked = { background, border: colour.accent };
  return { background, border, highlight: marked, hover: marked };
}

/** Number the edges of each pair of nodes, so that parallel ones bend apart. */
function bends() {
  const pairs = new Map();
  const places = new Map();
  for (const edge of shown.edges) {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const list = pairs.get(pair) || pairs.set(pair, { all: 0, forth: 0, back: 0 }).get(pair);
    list.all += 1;
    places.set(edge.index, { list, at: edge.from < edge.to ? list.forth++ : list.back++ });
  }
  return places;
}

function edgeStyle(edge, { list, at }) {
  const quad = codeOf(edge.code).quad;
  const status = live.status[edge.index];
  const count = live.count[edge.index];
  return {
    id: edge.index, from: edge.from, to: edge.to, width: width(edge), dashes: DASHES[status],
    color: edgeColour(edge),
    arrows: { to: { enabled: true, type: HEADS[quad], scaleFactor: quad ? 0.55 : 0.45 } },
    smooth: list.all === 1 ? false : { enabled: true, type: 'curvedCW', roundness: 0.1 + 0.13 * at },
    selfReference: { size: 16 + 9 * at, angle: Math.PI / 4, renderBehindTheNode: false },
    title: `${name(edge.from)} → ${name(edge.to)}\n${codeOf(edge.code).label} (${STATUSES[status].name})\n${plural(count, 'event')}, ${plural(edge.value, 'independent source')}`,
  };
}

function edgeColour(edge, strong = true) {
  const hue = colour.quads[codeOf(edge.code).quad];
  return { color: strong ? hue : colour.faint, highlight: hue, hover: hue, inherit: false };
}

/** Bring the drawing up to date in steps, touching only what looks different now. */
function* drawing() {
  const places = bends();
  const wanted = { n: new Map(), e: new Map() };
  for (const index of shown.nodes) wanted.n.set(index, nodeStyle(nodes[index]));
  for (const edge of shown.edges) wanted.e.set(edge.index, edgeStyle(edge, places.get(edge.index)));
  for (const [kind, set] of [['e', drawn.edges], ['n', drawn.nodes]]) {
    const gone = set.getIds().filter((id) => !wanted[kind].has(id));
    for (const id of gone) drawn.style.delete(kind + id);
    if (gone.length) set.remove(gone);
  }
  yield;
  for (const [kind, set] of [['n', drawn.nodes], ['e', drawn.edges]]) {
    const changed = [];
    for (const [id, style] of wanted[kind]) {
      const text = JSON.stringify({ ...style, color: null });
      if (drawn.style.get(kind + id) !== text) changed.push([kind + id, text, style]);
    }
    for (let at = 0; at < changed.length; at += BITE) {
      const bite = changed.slice(at, at + BITE);
      set.update(bite.map(([, , style]) => style));
      for (const [key, text] of bite) drawn.style.set(key, text);
      if (network) { tint(); yield; }
    }
  }
  if (network) tint();
}

/** Give nodes and edges their colours directly: through the data sets it takes ten times as long. */
function tint() {
  const light = focus();
  for (const index of shown.nodes) {
    const node = network.body.nodes[index];
    if (!node) continue;
    const chosen = state.selected && state.selected.kind === 'node' && state.selected.index === index;
    Object.assign(node.options.color, nodeColour(nodes[index], !light || light.nodes.has(index)));
    node.options.borderWidth = chosen ? 4 : 1.5;
  }
  for (const { index } of shown.edges) {
    const edge = network.body.edges[index];
    if (edge) Object.assign(edge.options.color, edgeColour(edges[index], !light || light.edges.has(index)));
  }
  network.body.emitter.emit('_requestRedraw');
}

const BITE = 80;
const BUDGET = 30;
let frame = null;

/** Draw: at once when the page opens, later a bite a frame, so that the page never stalls. */
function drawGraph() {
  setLabels(focus());
  const steps = drawing();
  if (!network) { while (!steps.next().done); return; }
  cancelAnimationFrame(frame);
  const go = () => {
    const start = performance.now();
    let done = false;
    while (!done && performance.now() - start < BUDGET) done = steps.next().done;
    frame = done ? null : requestAnimationFrame(go);
  };
  frame = requestAnimationFrame(go);
}

function makeGraph() {
  network = new vis.Network($('canvas'), { nodes: drawn.nodes, edges: drawn.edges }, {
    ...raw.options, interaction: { ...raw.options.interaction, hideEdgesOnDrag: edges.length > 4000 },
  });
  network.on('click', (event) => {
    if (event.nodes.length) selectNode(event.nodes[0]);
    else if (event.edges.length) selectEdge(event.edges[0]);
    else if (state.selected || state.path) selectNone();
  });
  network.on('doubleClick', (event) => { if (event.nodes.length) expand(event.nodes[0]); });
  network.on('dragEnd', (event) => {
    for (const [index, place] of Object.entries(network.getPositions(event.nodes))) Object.assign(nodes[index], place);
  });
  network.on('hoverNode', (event) => { labels.hovered = event.node; });
  network.on('blurNode', () => { labels.hovered = null; });
  network.on('afterDrawing', drawLabels);
}

const moves = () => (motion() ? { duration: 300, easingFunction: 'easeInOutQuad' } : false);
function fit(which, animated) {
  if (!shown.nodes.size) return;
  network.fit({ nodes: [...(which || shown.nodes)], maxZoomLevel: 1.5, animation: animated ? moves() : false });
  if (!animated || !motion()) network.moveTo({ scale: network.getScale() * 0.92 });
}

/** Move the drawing only when what was selected cannot be seen well. */
function reveal() {
  const light = focus();
  if (!light || !light.nodes.size || state.view !== 'graph') return;
  const chosen = !state.path && state.selected.kind === 'node' ? [state.selected.index] : [...light.nodes];
  const box = $('canvas').getBoundingClientRect();
  const free = { width: box.width, height: onPhone() ? $('panel').getBoundingClientRect().top - box.top : box.height };
  const places = chosen.map((one) => network.canvasToDOM(nodes[one]));
  const seen = places.every(({ x, y }) => x > 20 && y > 20 && x < free.width - 20 && y < free.height - 20);
  const close = chosen.length === 2 && Math.hypot(places[0].x - places[1].x, places[0].y - places[1].y) < 110;
  if (seen && !close) return;
  const [left, right] = [Math.min(...chosen.map((one) => nodes[one].x)), Math.max(...chosen.map((one) => nodes[one].x))];
  const [top, bottom] = [Math.min(...chosen.map((one) => nodes[one].y)), Math.max(...chosen.map((one) => nodes[one].y))];
  const room = Math.min(free.width * 0.6 / (right - left + 1), free.height * 0.6 / (bottom - top + 1));
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(chosen.length === 1 ? Math.max(0.8, network.getScale()) : 0.9, room),
    offset: { x: 0, y: (free.height - box.height) / 2 }, animation: moves(),
  });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)), animation: moves() });
}

/** A short line as it is drawn for a kind of action (null: any) and a standing, for the lists. */
function lineSample(quad, status) {
  const hue = quad === null ? 'var(--ink)' : `var(--quad-${quad})`;
  const dash = DASHES[status] ? DASHES[status].map((part) => part * 0.6).join(' ') : 'none';
  const heads = { diamond: 'M24 6l4-3 4 3-4 3z', vee: 'M32 6l-9-4.5 3 4.5-3 4.5z', triangle: 'M33 6l-9-4.5v9z' };
  return svg('svg', { width: 34, height: 12, viewBox: '0 0 34 12', 'aria-hidden': 'true' },
    svg('path', { d: 'M1 6H25', stroke: hue, 'stroke-width': 2, 'stroke-dasharray': dash, fill: 'none' }),
    quad === null ? '' : svg('path', { d: heads[HEADS[quad]], fill: hue }));
}

const OUTLINES = {
  Person: 'M7 1.5a5.5 5.5 0 1 0 .01 0z', Organization: 'M2 2h10v10H2z', Country: 'M7 .5L13.5 7 7 13.5.5 7z',
  Place: 'M1 2h12L7 13z', Facility: 'M1 12h12L7 1z', Group: 'M3.8 1.5h6.4L13.4 7l-3.2 5.5H3.8L.6 7z',
  Event: 'M7 0l2 5h5l-4 3.2L11.500 14 7 10.600 2.500 14 4 8.200 0 5h5z', Thing: 'M7 3a4 4 0 1 0 .01 0z',
};
function typeSample(type) {
  return svg('svg', { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' },
    svg('path', { d: OUTLINES[type] || OUTLINES.Thing, fill: type === 'Country' ? 'var(--node-country)' : 'var(--node)' }));
}
