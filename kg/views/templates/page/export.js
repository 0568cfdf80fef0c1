// What is selected, as a picture, a table or a list of citations.
function save(content, type, file) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = h('a', { href: address, download: file });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A cell of CSV that no spreadsheet takes for a formula. */
function cell(value) {
  let text = value === null || value === undefined ? '' : String(value);
  if (/^ *[=+\-@\t\r\n＝＋－＠]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const CSV_COLUMNS = ['event', 'label', 'date', 'actor', 'code', 'mode', 'verb', 'target', 'place', 'status', 'polarity',
  'certainty', 'modality', 'tense', 'condition', 'independent_sources', 'speaker', 'sentence', 'title', 'outlet', 'published', 'url'];

/** One row a telling. */
function csv() {
  const rows = selectedEvents().sort(byTime).flatMap((index) => {
    const event = events[index];
    return tellingsOf(event).map((telling) => [event.id, event.label, event.date, name(event.actor), event.code, event.mode,
      event.verb, name(event.target), name(event.place), STATUSES[event.status].name, event.polarity, telling.certainty,
      event.modality, event.tense, event.condition, event.sources, telling.speakers.map((one) => one.name || '').join('; '),
      telling.sentence, telling.document.title, telling.document.source, telling.document.published, telling.document.url]);
  });
  return '\ufeff' + [CSV_COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Quote, title, outlet, date and address of every sentence once, in order of time. */
function citations() {
  const found = new Set();
  for (const index of selectedEvents().sort(byTime)) for (const telling of tellingsOf(events[index])) {
    const { title, source, published, url, path } = telling.document;
    const from = [title ? `“${title}”` : path, source, published].filter(Boolean).join(', ');
    found.add(`“${telling.sentence.replace(/\s+/g, ' ').trim()}”\n    ${from}.${url ? ` ${url}` : ''}`);
  }
  return [...found].join('\n\n') + '\n';
}

function picture() {
  const canvas = $('canvas').querySelector('canvas');
  const copy = h('canvas', { width: canvas.width, height: canvas.height });
  const context = copy.getContext('2d');
  context.fillStyle = colour.bg;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return new Promise((done) => { copy.toBlob(done, 'image/png'); });
}

function makeExports() {
  const menu = $('export-menu');
  const button = $('open-export');
  const toggle = (open) => { menu.hidden = !open; button.setAttribute('aria-expanded', String(open)); };
  button.addEventListener('click', () => {
    const count = selectedEvents().length;
    $('export-what').textContent = `${plural(count, 'event')} ${state.selected || state.path ? 'of the selection' : 'that pass the filters'}`;
    toggle(menu.hidden);
    if (!menu.hidden) $('export-png').focus();
  });
  document.addEventListener('click', (event) => { if (!menu.parentElement.contains(event.target)) toggle(false); });
  menu.parentElement.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !menu.hidden) { event.stopPropagation(); toggle(false); button.focus(); }
  });
  const act = (id, run) => $(id).addEventListener('click', () => { toggle(false); button.focus(); run(); });
  act('export-png', async () => save(await picture(), 'image/png', 'graph.png'));
  act('export-csv', () => save(csv(), 'text/csv;charset=utf-8', 'events.csv'));
  act('export-cites', () => save(citations(), 'text/plain;charset=utf-8', 'citations.txt'));
}
