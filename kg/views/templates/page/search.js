// Finding actors by name or other name, with completion; the index is made in small bites.
const index = [];
const indexed = (async () => {
  for (let start = 0; start < nodes.length; start += 1000) {
    for (let at = start; at < Math.min(nodes.length, start + 1000); at += 1) {
      const node = nodes[at];
      index.push({ node: at, text: node.label, folded: fold(node.label), alias: false });
      for (const alias of node.aliases) index.push({ node: at, text: alias, folded: fold(alias), alias: true });
    }
    await new Promise((done) => { setTimeout(done, 0); });
  }
})();

/** Nodes whose label or alias holds the words: starts first, then starts of words, by rank. */
function find(words, most = 12) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const entry of index) {
    const at = entry.folded.indexOf(wanted);
    if (at < 0) continue;
    const rank = (entry.folded === wanted ? 0 : at === 0 ? 1 : /[\s\-'’(]/.test(entry.folded[at - 1]) ? 2 : 3) * 2 + (entry.alias ? 1 : 0);
    const known = best.get(entry.node);
    if (!known || rank < known.rank) best.set(entry.node, { rank, entry });
  }
  return [...best.values()].sort((one, other) => one.rank - other.rank || one.entry.node - other.entry.node)
    .slice(0, most).map(({ entry }) => entry);
}

/** Make an input a combobox of actors; `pick` is called with the node that was chosen. */
function combobox(input, list, pick) {
  let found = [];
  let at = -1;
  const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const take = (entry) => { close(); input.value = ''; pick(entry.node); };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
    if (at < 0) return;
    input.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };
  const open = () => {
    found = find(input.value);
    if (!input.value.trim()) { close(); return; }
    replace(list, found.map((entry, place) => h('li', {
      id: `${list.id}-${place}`, role: 'option', 'aria-selected': 'false',
      onpointerdown: (event) => { event.preventDefault(); take(entry); },
    }, typeSample(nodes[entry.node].type), bdi(entry.text),
    h('span', { class: 'what' }, entry.alias ? bdi(shorten(nodes[entry.node].label)) : plural(nodes[entry.node].events.length, 'event')))),
    found.length ? null : h('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', class: 'muted' }, 'Nobody is called that'));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(found.length ? 0 : -1);
  };
  input.addEventListener('input', open);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { if (!list.hidden) event.stopPropagation(); close(); return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) { open(); return; }
      if (found.length) mark((at + (event.key === 'ArrowDown' ? 1 : found.length - 1) + found.length) % found.length);
    }
    if (event.key === 'Enter' && found[at] && !list.hidden) { event.preventDefault(); take(found[at]); }
  });
}
