// Putting the parts together.
function refresh(what) {
  if (what.has('filters') || what.has('all')) filterEvents();
  const chosen = what.has('selection') || what.has('all');
  choose();
  if (what.has('filters') || what.has('all')) { showFacets(); drawTime(); }
  if (!what.has('view') || what.has('all')) drawGraph();
  showView();
  showStatus();
  if (what.has('filters') || what.has('view') || what.has('all')) showTable();
  if (chosen || what.has('filters') || what.has('nodes')) showPanel();
  if (chosen && state.view === 'graph' && (state.selected || state.path)) setTimeout(reveal, 60);
}

function showView() {
  const onTable = state.view === 'table';
  $('graph-view').hidden = onTable;
  $('table-view').hidden = !onTable;
  $('show-graph').setAttribute('aria-pressed', String(!onTable));
  $('show-table').setAttribute('aria-pressed', String(onTable));
}

const dark = () => (document.documentElement.dataset.theme
  ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

function nameTheme() {
  $('theme').textContent = dark() ? 'Light' : 'Dark';
  $('theme').setAttribute('aria-label', dark() ? 'Light colours' : 'Dark colours');
}

function paint() {
  nameTheme();
  readColours();
  drawGraph();
  drawTime();
  drawSparks();
}

function makeControls() {
  combobox($('search'), $('search-list'), (node) => { selectNode(node); focusPanel(); });
  $('show-graph').addEventListener('click', () => change('view', { view: 'graph' }));
  $('show-table').addEventListener('click', () => change('view', { view: 'table' }));
  $('clear').addEventListener('click', () => { change('filters', { filters: {}, from: null, to: null }); $('filters').focus(); });
  $('zoom-in').addEventListener('click', () => zoom(1.4));
  $('zoom-out').addEventListener('click', () => zoom(1 / 1.4));
  $('zoom-fit').addEventListener('click', () => fit(null, true));
  $('open-about').addEventListener('click', openAbout);
  $('skip').addEventListener('click', (event) => { event.preventDefault(); $('main').focus(); });
  $('theme').addEventListener('click', () => { document.documentElement.dataset.theme = dark() ? 'light' : 'dark'; paint(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  const drawer = (open) => {
    $('filters').classList.toggle('open', open);
    $('open-filters').setAttribute('aria-expanded', String(open));
    (open ? $('filters') : $('open-filters')).focus();
  };
  $('open-filters').addEventListener('click', () => drawer(!$('filters').classList.contains('open')));
  $('close-filters').addEventListener('click', () => drawer(false));
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches('input[type=text], textarea, select');
    if (event.key === 'Escape' && $('filters').classList.contains('open')) drawer(false);
    else if (event.key === 'Escape' && !$('about').open && (state.selected || state.path)) selectNone();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || $('about').open) return;
    if (event.key === '/') { event.preventDefault(); $('search').focus(); $('search').select(); }
    if (event.key === 't') change('view', { view: state.view === 'table' ? 'graph' : 'table' });
  });
  addEventListener('hashchange', () => { if (location.hash !== written) { readHash(); announce(['all']); } });
  addEventListener('popstate', () => { if ((location.hash || '#') !== written) { readHash(); announce(['all']); } });
}

function start() {
  // Drawings are laid out wide; where the screen is tall they are turned.
  if (innerHeight > innerWidth) for (const node of nodes) [node.x, node.y] = [node.y, node.x];
  readHash();
  readColours();
  buildFacets();
  makeTimeline();
  onChange(refresh);
  refresh(new Set(['all']));
  makeGraph();
  buildLegend();
  showCounts();
  makeControls();
  makeExports();
  fit(onPhone() ? [...shown.nodes].slice(0, 40) : null, false);
  nameTheme();
}

start();
window.kg = {
  ready: indexed, state, nodes, edges, events, shown, passing, network, find, csv, citations,
  selectNode, selectEdge, selectEvent, selectNone, showPath, expand, setTime, toggleFilter,
  labelPlaces: () => labels.places, drawn: () => labels.first,
};
