// The same events and actors as tables, for readers who do not see or point.
const PAGE = 100;
const table = { kind: 'events', sort: 'date', down: false };

const EVENT_COLUMNS = [
  { key: 'date', title: 'Date', value: (event) => event.first ?? Infinity, cell: (event) => niceDate(event.date), wrap: false },
  { key: 'actor', title: 'Who', value: (event) => name(event.actor) || '', cell: (event) => (event.actor === null ? '' : nodeButton(event.actor)) },
  { key: 'code', title: 'Does what', value: (event) => codeOf(event.code).label, cell: (event) => capital(codeOf(event.code).label) },
  { key: 'target', title: 'To whom', value: (event) => name(event.target) || '', cell: (event) => (event.target === null ? '' : nodeButton(event.target)) },
  { key: 'status', title: 'Standing', value: (event) => event.status, cell: (event) => STATUSES[event.status].name },
  { key: 'label', title: 'Event', value: (event) => event.label, cell: (event) => h('button', { type: 'button', class: 'link', onclick: () => { selectEvent(event.index); focusPanel(); } }, bdi(event.label)) },
  { key: 'sentence', title: 'Sentence', cell: (event) => bdi(event.tellings.length ? raw.sentences[event.tellings[0][1]] : ''), class: 'words' },
  { key: 'source', title: 'Outlet', value: (event) => sourceOf(event), cell: (event) => bdi(sourceOf(event)) },
];
const sourceOf = (event) => (event.tellings.length && documents[event.tellings[0][0]] ? documents[event.tellings[0][0]].source || '' : '');

const NODE_COLUMNS = [
  { key: 'label', title: 'Actor', value: (node) => node.label, cell: (node) => nodeButton(node.id) },
  { key: 'type', title: 'Type', value: (node) => node.type, cell: (node) => typeName(node.type) },
  { key: 'country', title: 'Country', value: (node) => countryName(node.country), cell: (node) => countryName(node.country) },
  { key: 'aliases', title: 'Also called', cell: (node) => bdi(node.aliases.slice(0, 6).join(', ')), class: 'words' },
  { key: 'events', title: 'Events', value: (node) => -node.passing, cell: (node) => number(node.passing), wrap: false },
];

function showTable() {
  const place = $('table-view');
  if (state.view !== 'table') { place.replaceChildren(); return; }
  const onEvents = table.kind === 'events';
  const rows = onEvents ? events.filter((event) => passing.all[event.index]) : actors();
  const columns = onEvents ? EVENT_COLUMNS : NODE_COLUMNS;
  const column = columns.find((one) => one.key === table.sort && one.value) || columns[0];
  const value = (row) => { const found = column.value(row); return typeof found === 'string' ? fold(found) : found; };
  const keyed = rows.map((row) => [value(row), row]);
  keyed.sort(([one, first], [other, second]) => (one < other ? -1 : one > other ? 1 : first.index ?? first.id - second.id) * (table.down ? -1 : 1));
  const body = h('tbody', {});
  const grown = growing(body, keyed.map(([, row]) => row), (row) => h('tr', {}, columns.map((one) =>
    h('td', { class: one.class || (one.wrap === false ? 'nowrap' : null) }, one.cell(row)))), PAGE);
  const whole = h('table', { id: 'data-table' },
    h('caption', {}, `${onEvents ? plural(rows.length, 'event') : plural(rows.length, 'actor')}${filtered() ? ' that pass the filters' : ''}`),
    h('thead', {}, h('tr', {}, columns.map((one) => heading(one, column)))));
  grown.replaceChild(whole, body);
  whole.append(body);
  replace(place, h('div', { class: 'switch', role: 'group', 'aria-label': 'What the table lists' }, kindButton('events', 'Events'), kindButton('actors', 'Actors')), grown);
}

function actors() {
  for (const node of nodes) node.passing = node.events.reduce((sum, event) => sum + passing.all[event], 0);
  return nodes.filter((node) => node.passing || !filtered());
}

const kindButton = (kind, title) => h('button', {
  type: 'button', 'aria-pressed': String(table.kind === kind), 'data-kind': kind,
  onclick: () => { Object.assign(table, { kind, sort: kind === 'events' ? 'date' : 'events', down: false }); showTable(); document.querySelector(`[data-kind=${kind}]`).focus(); },
}, title);

function heading(one, sorted) {
  if (!one.value) return h('th', { scope: 'col' }, one.title);
  const now = one === sorted;
  return h('th', { scope: 'col', 'aria-sort': now ? (table.down ? 'descending' : 'ascending') : 'none' },
    h('button', { type: 'button', 'data-sort': one.key, onclick: () => {
      table.down = now && !table.down;
      table.sort = one.key;
      showTable();
      document.querySelector(`[data-sort=${one.key}]`).focus();
    } }, one.title + (now ? (table.down ? ' ↓' : ' ↑') : '')));
}
