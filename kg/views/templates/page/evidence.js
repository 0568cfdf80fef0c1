// Events and the sentences that tell them.
const MARK = raw.marks;

/** A sentence with actor, action, target and speaker marked; everything is text. */
function marked(sentence, marks) {
  const parts = [];
  let at = 0;
  for (let next = 0; next < marks.length; next += 3) {
    const start = at + marks[next];
    const end = start + marks[next + 1];
    const kind = marks[next + 2];
    parts.push(sentence.slice(at, start), h('mark', { class: MARK[kind] }, sentence.slice(start, end)));
    at = end;
  }
  return h('p', { dir: 'auto' }, ...parts, sentence.slice(at));
}

const said = (speaker) => `${speaker.name || 'somebody unnamed'} (“${speaker.cue}”)`;

function quote(telling) {
  const { document: from } = telling;
  const title = from.title || from.path || 'document without a title';
  const facts = [from.source, from.published ? niceDate(from.published) : null,
    telling.independent ? null : 'copy of another article'].filter(Boolean);
  return h('blockquote', {}, marked(telling.sentence, telling.marks),
    h('footer', {}, from.url ? link(from.url, title) : bdi(title), facts.length ? ' · ' + facts.join(' · ') : '',
      telling.speakers.length ? h('div', {}, 'Said by ', bdi(telling.speakers.map(said).join(', '))) : null));
}

function actTag(code) {
  const { quad, label, definition } = codeOf(code);
  return h('span', { class: 'tag', title: definition }, lineSample(quad, ASSERTED), capital(label));
}

const UNUSUAL = { polarity: 'affirmed', certainty: 'certain', modality: 'asserted', tense: 'past' };

/** One event with how it stands and every sentence that tells it. */
function eventCard(event, { heading = true } = {}) {
  const tags = [h('span', { class: 'tag', title: STATUSES[event.status].explanation }, lineSample(null, event.status), STATUSES[event.status].name)];
  for (const key of Object.keys(UNUSUAL)) if (event[key] && event[key] !== STATUSES[event.status].name) {
    tags.push(h('span', { class: 'tag', title: capital(key) }, event[key]));
  }
  for (const text of event.quantities) tags.push(h('span', { class: 'tag', title: 'Quantity' }, bdi(text)));
  return h('li', { class: 'event', 'data-event': event.id },
    h('div', {}, h('span', { class: 'when' }, niceDate(event.date)),
      heading ? h('div', { class: 'label', dir: 'auto' }, event.label) : null),
    h('div', { class: 'tags' }, tags),
    event.condition ? h('div', { class: 'small' }, h('span', { class: 'muted' }, 'Condition: '), bdi(event.condition)) : null,
    event.place !== null ? h('div', { class: 'small' }, h('span', { class: 'muted' }, 'Place: '), nodeButton(event.place)) : null,
    h('div', { class: 'small muted' }, plural(event.sources, 'independent source')),
    tellingsOf(event).map(quote));
}

const nodeButton = (node) => h('button', { type: 'button', class: 'link', onclick: () => selectNode(node) }, bdi(name(node)));

/** A list that grows by the button below it. */
function growing(list, items, make, step) {
  const holder = h('div', {}, list);
  let at = 0;
  const more = h('button', { type: 'button', class: 'quiet' });
  const grow = () => {
    const before = list.children.length;
    list.append(...items.slice(at, at + step).map(make));
    at += step;
    if (at >= items.length) more.remove();
    else more.textContent = `Show ${Math.min(step, items.length - at)} more of ${number(items.length - at)}`;
    return list.children[before];
  };
  more.addEventListener('click', () => { const first = grow(); const target = first && first.querySelector('button, a'); if (target) target.focus(); });
  holder.append(more);
  grow();
  return holder;
}

const markKey = () => h('p', { class: 'key', 'aria-label': 'What is marked in the sentences' },
  MARK.slice().sort().map((kind) => h('mark', { class: kind }, kind)));
