// The filters: which events pass, and the lists in which they are chosen.
const ARTICLE = 'the article itself';
const distinct = (values) => [...new Set(values.filter((value) => value !== null && value !== ''))];
const ends = (event) => [event.actor, event.target].filter((node) => node !== null);

const FACETS = [
  { key: 'status', title: 'Standing', open: true, of: (event) => [STATUSES[event.status].name] },
  { key: 'code', title: 'What is done', open: true, of: (event) => [event.code],
    label: (value) => capital(codeOf(value).label) },
  { key: 'actor', title: 'Who acts', of: (event) => (event.actor === null ? [] : [nodes[event.actor].type]) },
  { key: 'country', title: 'Country', of: (event) => distinct(ends(event).map((node) => nodes[node].country)),
    label: countryName },
  { key: 'source', title: 'Outlet', of: (event) => distinct(event.tellings.map((one) => (documents[one[0]] || NO_DOCUMENT).source)) },
  { key: 'speaker', title: 'Said by', of: (event) => distinct(event.tellings.flatMap((one) =>
    (one[3].length ? one[3].map((said) => speaking(said).name || 'somebody unnamed') : [ARTICLE]))) },
  { key: 'polarity', title: 'Affirmed or negated', of: (event) => [event.polarity] },
  { key: 'certainty', title: 'Certainty', of: (event) => [event.certainty] },
];

for (const facet of FACETS) {
  facet.numbers = new Map();
  facet.counts = [];
  facet.values = events.map((event) => facet.of(event).map((value) => {
    let at = facet.numbers.get(value);
    if (at === undefined) { at = facet.counts.length; facet.numbers.set(value, at); facet.counts.push(0); }
    facet.counts[at] += 1;
    return at;
  }));
  facet.ordered = [...facet.numbers.keys()].sort((one, other) => facet.key === 'code'
    ? codeOf(one).order - codeOf(other).order
    : facet.counts[facet.numbers.get(other)] - facet.counts[facet.numbers.get(one)] || (one < other ? -1 : 1));
}
const statusOrder = STATUSES.map((status) => status.name);
FACETS[0].ordered.sort((one, other) => statusOrder.indexOf(one) - statusOrder.indexOf(other));

/** Events that pass all filters but time, and those that pass time too. */
const passing = { facets: new Uint8Array(events.length), all: new Uint8Array(events.length), count: 0 };

function filterEvents() {
  const active = FACETS.filter((facet) => state.filters[facet.key]).map((facet) => {
    const wanted = new Uint8Array(facet.counts.length);
    for (const value of state.filters[facet.key]) wanted[facet.numbers.get(value)] = 1;
    return { values: facet.values, wanted };
  });
  const timed = state.from !== null || state.to !== null;
  const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
  passing.count = 0;
  for (let index = 0; index < events.length; index += 1) {
    const passes = active.every(({ values, wanted }) => values[index].some((value) => wanted[value]));
    const { first, last } = events[index];
    passing.facets[index] = passes ? 1 : 0;
    const inTime = !timed || (first !== null && first <= to && last >= from);
    passing.all[index] = passes && inTime ? 1 : 0;
    passing.count += passing.all[index];
  }
}

const filtered = () => Object.keys(state.filters).length > 0 || state.from !== null || state.to !== null;

function toggleFilter(key, value, on) {
  const filters = { ...state.filters };
  const values = new Set(filters[key] || []);
  if (on) values.add(value); else values.delete(value);
  if (values.size) filters[key] = values; else delete filters[key];
  change('filters', { filters });
}

const SHORT = 7;
function choice(facet, value) {
  const box = h('input', { type: 'checkbox', onchange: (event) => toggleFilter(facet.key, value, event.target.checked) });
  box.checked = Boolean(state.filters[facet.key] && state.filters[facet.key].has(value));
  box.dataset.value = value;
  const label = facet.label ? facet.label(value) : value;
  const sample = facet.key === 'code' ? lineSample(codeOf(value).quad, ASSERTED)
    : facet.key === 'status' ? lineSample(null, statusOrder.indexOf(value)) : null;
  return h('label', { class: 'choice', title: facet.key === 'code' ? codeOf(value).definition : label },
    box, sample, h('span', { class: 'name', dir: 'auto' }, capital(label)),
    h('span', { class: 'count' }, number(facet.counts[facet.numbers.get(value)])));
}

function buildFacets() {
  for (const facet of FACETS.filter((one) => one.ordered.length)) {
    const list = h('fieldset', {}, h('legend', {}, facet.title));
    const long = facet.key !== 'code' && facet.ordered.length > SHORT + 2;
    const chosen = state.filters[facet.key] || new Set();
    const first = long ? facet.ordered.filter((value, at) => at < SHORT || chosen.has(value)) : facet.ordered;
    list.append(...first.map((value) => choice(facet, value)));
    if (long) {
      const more = h('button', { type: 'button', class: 'quiet', onclick: () => {
        more.remove();
        list.append(...facet.ordered.filter((value) => !first.includes(value)).slice(0, 500).map((value) => choice(facet, value)));
        list.querySelectorAll('input')[first.length].focus();
      } }, `${number(facet.ordered.length - first.length)} more`);
      list.append(more);
    }
    facet.badge = h('span', { class: 'on' });
    facet.list = list;
    $('facets').append(h('details', { class: 'facet', open: Boolean(facet.open && (!onPhone() || facet.key === 'status')) || chosen.size > 0 },
      h('summary', {}, facet.title, facet.badge), list));
  }
}

function showFacets() {
  for (const facet of FACETS.filter((one) => one.list)) {
    const chosen = state.filters[facet.key];
    facet.badge.textContent = chosen ? `${chosen.size} chosen` : '';
    for (const box of facet.list.querySelectorAll('input')) box.checked = Boolean(chosen && chosen.has(box.dataset.value));
  }
  $('clear').hidden = !filtered();
}
