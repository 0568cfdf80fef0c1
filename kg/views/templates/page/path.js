// The shortest way between two actors over the events that pass, whatever their direction.
let memo = { key: null, path: null };

function currentPath() {
  const key = JSON.stringify([state.path, state.filters && Object.entries(state.filters).map(([one, values]) => [one, ...values]), state.from, state.to]);
  if (memo.key !== key) memo = { key, path: findPath(...state.path) };
  return memo.path;
}

/** Breadth first; of equally short ways the one over the better connected nodes. */
function findPath(start, end) {
  const before = new Map([[start, null]]);
  let wave = [start];
  while (wave.length && !before.has(end)) {
    const next = [];
    for (const node of wave) for (const edge of nodes[node].edges) {
      if (!live.count[edge]) continue;
      const other = edges[edge].from === node ? edges[edge].to : edges[edge].from;
      if (before.has(other)) continue;
      before.set(other, node);
      next.push(other);
    }
    wave = next.sort((one, other) => one - other);
  }
  if (!before.has(end)) return { nodes: [start, end], edges: [], found: false };
  const way = [end];
  while (way[0] !== start) way.unshift(before.get(way[0]));
  const used = [];
  for (let step = 1; step < way.length; step += 1) used.push(...edgesBetween(way[step - 1], way[step]));
  return { nodes: way, edges: used, found: true };
}

const edgesBetween = (one, other) => nodes[one].edges.filter((index) => live.count[index]
  && (edges[index].from === other || edges[index].to === other) && edges[index].from !== edges[index].to);

const showPath = (start, end) => change('selection', { selected: null, path: [start, end] }, { history: true });

/** The field in which the other end of a path is chosen. */
function pathField(start) {
  const list = h('ul', { role: 'listbox', id: 'path-list', 'aria-label': 'Actors found', hidden: true });
  const input = h('input', {
    type: 'text', id: 'path-input', role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false', 'aria-controls': 'path-list',
    'aria-autocomplete': 'list', 'aria-label': 'Path to which actor', placeholder: 'Another actor',
  });
  combobox(input, list, (end) => { showPath(start, end); focusPanel(); });
  return h('div', { class: 'path' }, h('div', { class: 'field' }, input, list));
}

function pathPanel() {
  const [start, end] = state.path;
  const path = currentPath();
  const head = panelHead('Path', [bdi(name(start)), ' to ', bdi(name(end))],
    h('p', { class: 'muted' }, path.found ? plural(path.nodes.length - 1, 'step') : 'No events that pass the filters join the two.'));
  const steps = path.nodes.slice(1).map((node, at) => h('li', {},
    h('div', {}, nodeButton(path.nodes[at]), ' and ', nodeButton(node)),
    path.found ? h('ul', { class: 'neighbours' }, edgesBetween(path.nodes[at], node).map((index) => h('li', {},
      lineSample(codeOf(edges[index].code).quad, live.status[index]),
      h('button', { type: 'button', class: 'link', onclick: () => { change('selection', { path: null, selected: { kind: 'edge', index } }, { history: true }); focusPanel(); } },
        bdi(`${name(edges[index].from)} → ${name(edges[index].to)}: ${codeOf(edges[index].code).label}`)),
      h('span', { class: 'count' }, number(live.count[index])))) ) : null));
  return [head, path.found ? h('ol', { class: 'steps' }, steps) : null,
    h('h3', {}, 'Another path from ', bdi(name(start))), pathField(start)];
}
