// The tables of the page, turned into objects that know one another.
const raw = JSON.parse($('data').textContent);
$('data').remove();

const objects = ({ keys, rows }) =>
  rows.map((row) => Object.fromEntries(keys.map((key, column) => [key, row[column]])));
const word = (index) => (index === null ? null : raw.words[index]);

const CODES = new Map(raw.codes.map(([code, label, quad, definition], order) =>
  [code, { code, label, quad, definition, order }]));
const codeOf = (code) => CODES.get(code) || { code, label: code.toLowerCase(), quad: 0, definition: '', order: 99 };
const STATUSES = raw.statuses.map(([name, explanation]) => ({ name, explanation }));
const [ASSERTED, CLAIMED, PLANNED, DENIED] = [0, 1, 2, 3];

const documents = raw.documents.map(([title, source, published, url, path, copyOf]) =>
  ({ title, source, published, url, path, copyOf }));
const NO_DOCUMENT = { title: null, source: null, published: null, url: null, path: '', copyOf: null };

const nodes = objects(raw.nodes);
nodes.forEach((node) => { node.events = []; node.edges = []; node.degree = 0; });

const speaking = ([entity, text, cue]) =>
  ({ entity, cue: word(cue), name: entity !== null ? nodes[entity].label : word(text) });

const NO_DATE = [null, null, null];
const events = raw.events.map((row, index) => {
  const [id, short, kind, actor, target, when, tellings, sources = 1, place = null, condition = null, quantities = []] = row;
  const [status, code, mode, verb, polarity, certainty, modality, tense] = raw.kinds[kind];
  const [date, first, last] = when === null ? NO_DATE : raw.dates[when];
  const label = short.replace('\u0001', () => nodes[actor].label).replace('\u0002', () => nodes[target].label);
  return {
    index, id, label, code, mode, verb, actor, target, place, date, first, last, status, polarity,
    certainty, modality, tense, condition: word(condition), sources, quantities: quantities.map(word),
    tellings: tellings.map(([document, sentence, marks, speakers = [], independent = 1, sure = null]) =>
      [document, sentence, marks, speakers, independent, sure]),
    edge: null,
  };
});

/** The tellings of an event, made when they are looked at. */
const tellingsOf = (event) => event.tellings.map(([document, sentence, marks, speakers, independent, sure]) => ({
  document: documents[document] || NO_DOCUMENT, sentence: raw.sentences[sentence], marks,
  speakers: speakers.map(speaking), independent: Boolean(independent), certainty: word(sure) || event.certainty,
}));

const edges = objects(raw.edges).map((edge, index) => ({ ...edge, index }));
const edgeKey = (edge) => `${nodes[edge.from].entity} ${edge.code} ${nodes[edge.to].entity}`;
for (const edge of edges) {
  nodes[edge.from].edges.push(edge.index);
  if (edge.to !== edge.from) nodes[edge.to].edges.push(edge.index);
  if (edge.to !== edge.from) { nodes[edge.from].degree += edge.value; nodes[edge.to].degree += edge.value; }
  for (const event of edge.events) events[event].edge = edge.index;
}

/** The entities of an event once each. */
function takingPart(event) {
  const found = new Set([event.actor, event.target, event.place]);
  for (const telling of event.tellings) for (const speaker of telling[3]) found.add(speaker[0]);
  found.delete(null);
  return found;
}
for (const event of events) for (const node of takingPart(event)) nodes[node].events.push(event.index);

const nodeByEntity = new Map(nodes.map((node, index) => [node.entity, index]));
const edgeByKey = new Map(edges.map((edge, index) => [edgeKey(edge), index]));
const eventById = new Map(events.map((event, index) => [event.id, index]));
const name = (node) => (node === null ? null : nodes[node].label);
const countryName = (code) => raw.countries[code] || code;
raw.events = raw.nodes = raw.edges = null;
