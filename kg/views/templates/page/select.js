// From events that pass to what is drawn: the best connected nodes and the strongest edges.
const shown = { nodes: new Set(), edges: [], linked: 0, possible: 0 };
const live = { count: new Int32Array(edges.length), status: new Uint8Array(edges.length), degree: new Float64Array(nodes.length) };

/** Count the passing events of every edge, take its best standing, and weigh the nodes by both. */
function weigh() {
  live.degree.fill(0);
  for (const edge of edges) {
    let count = 0;
    let status = DENIED;
    for (const event of edge.events) {
      if (!passing.all[event]) continue;
      count += 1;
      status = Math.min(status, events[event].status);
    }
    live.count[edge.index] = count;
    live.status[edge.index] = status;
    if (count && edge.from !== edge.to) {
      const weight = edge.value * count / edge.events.length;
      live.degree[edge.from] += weight;
      live.degree[edge.to] += weight;
    }
  }
}

/** The nodes that must be seen whatever their rank. */
function pinned() {
  const found = new Set(state.added);
  if (state.selected) {
    const { kind, index } = state.selected;
    if (kind === 'node') found.add(index);
    if (kind === 'edge') { found.add(edges[index].from); found.add(edges[index].to); }
    if (kind === 'event') for (const node of ends(events[index])) found.add(node);
  }
  if (state.path) for (const node of currentPath().nodes) found.add(node);
  return found;
}

/** How many of the ranked nodes to draw: at first only those that are told of more than once. */
const FEW = 60;
function opening(ranked) {
  if (state.limit > STEP) return state.limit;
  const twice = ranked.filter((node) => live.degree[node] >= 2).length;
  return Math.min(STEP, Math.max(FEW, twice));
}

/** Of some nodes, those that an edge joins to another of them. */
function linkedAmong(some) {
  const inside = new Set(some);
  return some.filter((node) => nodes[node].edges.some((edge) => live.count[edge] && edges[edge].from !== edges[edge].to
    && inside.has(edges[edge].from) && inside.has(edges[edge].to)));
}

function choose() {
  weigh();
  const ranked = [];
  for (let node = 0; node < nodes.length; node += 1) if (live.degree[node] > 0) ranked.push(node);
  shown.linked = ranked.length;
  if (filtered()) ranked.sort((one, other) => live.degree[other] - live.degree[one] || one - other);
  const kept = pinned();
  shown.nodes = new Set([...linkedAmong(ranked.slice(0, opening(ranked))), ...kept]);
  const between = edges.filter((edge) => live.count[edge.index] && shown.nodes.has(edge.from) && shown.nodes.has(edge.to));
  shown.possible = between.length;
  shown.edges = strongest(between);
}

/** Keep the drawing readable: at most five edges for two nodes, but all those of what is selected. */
function strongest(between) {
  const most = Math.max(150, shown.nodes.size * 2.5);
  if (between.length <= most) return between;
  const path = state.path ? new Set(currentPath().edges) : new Set();
  const held = (edge) => path.has(edge.index) || (state.selected
    && (state.selected.kind === 'node' ? edge.from === state.selected.index || edge.to === state.selected.index
      : state.selected.kind === 'edge' && edge.index === state.selected.index));
  const ranked = [...between].sort((one, other) => held(other) - held(one) || other.value - one.value || one.index - other.index);
  return ranked.slice(0, most);
}

function neighbours(node) {
  const found = new Map();
  for (const index of nodes[node].edges) {
    const edge = edges[index];
    if (!live.count[index] || edge.from === edge.to) continue;
    const other = edge.from === node ? edge.to : edge.from;
    found.set(other, (found.get(other) || 0) + live.count[index]);
  }
  return [...found].sort(([one, ones], [other, others]) => others - ones || one - other);
}

const select = (kind, index) => change('selection', { selected: index === null ? null : { kind, index } }, { history: true });
const selectNode = (index) => select('node', index);
const selectEdge = (index) => select('edge', index);
const selectEvent = (index) => select('event', index);
const selectNone = () => change('selection', { selected: null, path: null });

/** Add the closest neighbours of a node to the drawing. */
function expand(node) {
  const added = new Set(state.added);
  added.add(node);
  for (const [other] of neighbours(node).filter(([one]) => !shown.nodes.has(one)).slice(0, 40)) added.add(other);
  change('nodes', { added });
}

/** The events of what is selected; of all that is drawn when nothing is. */
function selectedEvents() {
  const passes = (event) => passing.all[event];
  if (state.selected) {
    const { kind, index } = state.selected;
    if (kind === 'node') return nodes[index].events.filter(passes);
    if (kind === 'edge') return edges[index].events.filter(passes);
    return [index];
  }
  if (state.path) return currentPath().edges.flatMap((edge) => edges[edge].events).filter(passes);
  return events.map((event) => event.index).filter(passes);
}
const byTime = (one, other) => (events[one].first ?? Infinity) - (events[other].first ?? Infinity) || one - other;
