// What is looked at: kept in one place, mirrored in the address, so that a link gives it back.
const STEP = 150;
const state = {
  limit: STEP, added: new Set(), filters: {}, from: null, to: null,
  selected: null, path: null, view: 'graph',
};
const listeners = [];
const onChange = (listener) => listeners.push(listener);

/** Change the state; `what` names what is new: filters, nodes, selection, view. */
function change(what, changes, { history: keep = false } = {}) {
  Object.assign(state, changes);
  writeHash(keep);
  announce([].concat(what));
}
function announce(what) {
  const wanted = new Set(what);
  for (const listener of listeners) listener(wanted);
}

function toHash() {
  const hash = new URLSearchParams();
  if (state.selected) {
    const { kind, index } = state.selected;
    if (kind === 'node') hash.set('node', nodes[index].entity);
    if (kind === 'edge') hash.set('edge', edgeKey(edges[index]));
    if (kind === 'event') hash.set('event', events[index].id);
  }
  if (state.path) for (const node of state.path) hash.append('path', nodes[node].entity);
  if (state.from !== null) hash.set('from', dayToIso(state.from));
  if (state.to !== null) hash.set('to', dayToIso(state.to));
  for (const key of Object.keys(state.filters).sort()) {
    for (const value of [...state.filters[key]].sort()) hash.append(key, value);
  }
  if (state.limit !== STEP) hash.set('show', state.limit);
  for (const node of [...state.added].sort((one, other) => one - other)) hash.append('with', nodes[node].entity);
  if (state.view !== 'graph') hash.set('view', state.view);
  return hash.toString();
}

let written = null;
function writeHash(keep) {
  const hash = '#' + toHash();
  if (hash === written) return;
  written = hash;
  try {
    history[keep ? 'pushState' : 'replaceState'](null, '', hash === '#' ? location.pathname + location.search : hash);
  } catch { location.hash = hash; }
}

function readHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const found = (map, key) => (map.has(key) ? map.get(key) : null);
  const chosen = (kind, index) => (index === null ? null : { kind, index });
  state.selected = chosen('node', found(nodeByEntity, hash.get('node')))
    || chosen('edge', found(edgeByKey, hash.get('edge')))
    || chosen('event', found(eventById, hash.get('event')));
  const ends = hash.getAll('path').map((entity) => found(nodeByEntity, entity)).filter((node) => node !== null);
  state.path = ends.length === 2 ? ends : null;
  state.from = hash.has('from') ? isoToDay(hash.get('from')) : null;
  state.to = hash.has('to') ? isoToDay(hash.get('to')) : null;
  state.filters = {};
  for (const facet of FACETS) {
    const values = hash.getAll(facet.key).filter((value) => facet.numbers.has(value));
    if (values.length) state.filters[facet.key] = new Set(values);
  }
  state.limit = Math.max(STEP, Number.parseInt(hash.get('show'), 10) || STEP);
  state.added = new Set(hash.getAll('with').map((entity) => found(nodeByEntity, entity)).filter((node) => node !== null));
  state.view = hash.get('view') === 'table' ? 'table' : 'graph';
  written = '#' + toHash();
}
