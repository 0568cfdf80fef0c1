// The histogram of events over time, and the window that is chosen on it.
const BINS = 120;
const time = { low: 0, high: 0, step: 1, bins: 1, none: true };

/** Find the days to show; a few events far off do not squeeze the rest, they count at the rim. */
function spanTime() {
  const days = events.filter((event) => event.first !== null).map((event) => event.first).sort((one, other) => one - other);
  time.none = days.length === 0;
  if (time.none) return;
  const at = (share) => days[Math.round((days.length - 1) * share)];
  const [low, high, least, most] = [at(0.03), at(0.97), days[0], days[days.length - 1]];
  const far = most - least > 500 && most - least > 3 * (high - low + 30);
  const margin = Math.max(3, Math.round((high - low) * 0.05));
  time.low = far ? Math.max(least, low - margin) : least;
  time.high = far ? Math.min(most, high + margin) : most;
  time.step = Math.max(1, Math.ceil((time.high - time.low + 1) / BINS));
  time.bins = Math.floor((time.high - time.low) / time.step) + 1;
  time.high = time.low + time.bins * time.step - 1;
}

const binOf = (day) => Math.min(time.bins - 1, Math.max(0, Math.floor((day - time.low) / time.step)));
const fromDay = () => Math.max(time.low, state.from ?? time.low);
const toDay = () => Math.min(time.high, state.to ?? time.high);
const TONES = [0, 1, 1, 2, 2];

function drawTime() {
  const canvas = $('histogram');
  const box = canvas.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  if (!time.none) drawBars(context, box, (index) => passing.facets[index], null);
  placeWindow();
}

/** Draw stacked bars: conflict below, cooperation and the rest above. */
function drawBars(context, box, passes, only) {
  const counts = [0, 1, 2].map(() => new Float64Array(time.bins));
  for (const index of only || events.keys()) {
    if (!passes(index) || events[index].first === null) continue;
    counts[TONES[codeOf(events[index].code).quad]][binOf(events[index].first)] += 1;
  }
  let most = 1;
  for (let bin = 0; bin < time.bins; bin += 1) most = Math.max(most, counts[0][bin] + counts[1][bin] + counts[2][bin]);
  const wide = box.width / time.bins;
  const inside = (bin) => time.low + bin * time.step <= toDay() && time.low + (bin + 1) * time.step > fromDay();
  const high = (count) => (count ? Math.max(2, Math.sqrt(count / most) * (box.height - 5)) : 0);
  for (let bin = 0; bin < time.bins; bin += 1) {
    const all = counts[0][bin] + counts[1][bin] + counts[2][bin];
    let bottom = box.height - 2;
    context.globalAlpha = only || inside(bin) ? 1 : 0.28;
    for (const [tone, quad] of [[2, 4], [1, 2], [0, 0]]) {
      const tall = all ? high(all) * counts[tone][bin] / all : 0;
      context.fillStyle = colour.quads[quad];
      context.fillRect(bin * wide + wide * 0.1, bottom - tall, Math.max(1, Math.min(14, wide * 0.8)), tall);
      bottom -= tall;
    }
  }
  context.globalAlpha = 1;
}

function placeWindow() {
  const share = (day) => (time.none ? 0 : (day - time.low) / (time.high - time.low + 1)) * 100;
  const [left, right] = [share(fromDay()), share(toDay() + 1)];
  $('window').style.left = left + '%';
  $('window').style.width = Math.max(0, right - left) + '%';
  for (const [id, day, at] of [['from', fromDay(), left], ['to', toDay(), right]]) {
    const handle = $(id);
    handle.style.left = at + '%';
    handle.setAttribute('aria-valuemin', time.low);
    handle.setAttribute('aria-valuemax', time.high);
    handle.setAttribute('aria-valuenow', day);
    handle.setAttribute('aria-valuetext', time.none ? 'no dates' : niceDay(day));
  }
  const open = state.from === null && state.to === null;
  const undated = events.reduce((sum, event) => sum + (event.first === null ? 1 : 0), 0);
  $('range').textContent = time.none ? 'No event has a date'
    : open ? `all${undated ? `, ${number(undated)} without a date` : ''}` : `${niceDay(fromDay())} to ${niceDay(toDay())}`;
  $('all-time').hidden = open;
}

function setTime(from, to) {
  const [one, other] = from <= to ? [from, to] : [to, from];
  change('filters', { from: one <= time.low ? null : one, to: other >= time.high ? null : other });
}

function makeTimeline() {
  spanTime();
  if (time.none) { $('from').hidden = $('to').hidden = $('window').hidden = true; placeWindow(); return; }
  const ticks = time.bins < 2 ? [time.low] : [0, 1 / 3, 2 / 3, 1].map((share) => Math.round(time.low + (time.high - time.low) * share));
  replace($('axis'), [...new Set(ticks)].map((day) => h('span', {}, niceDay(day))));
  const strip = $('timeline');
  const dayAt = (event) => {
    const box = strip.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return time.low + binOf(time.low + share * (time.high - time.low + 1)) * time.step;
  };
  let drag = null;
  strip.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    strip.setPointerCapture(event.pointerId);
    const day = dayAt(event);
    drag = event.target.id === 'from' ? { fixed: toDay() } : event.target.id === 'to' ? { fixed: fromDay() } : { fixed: day };
    if (event.target.classList.contains('handle')) event.target.focus(); else setTime(day, day + time.step - 1);
  });
  strip.addEventListener('pointermove', (event) => {
    if (!drag || drag.wait) return;
    drag.wait = requestAnimationFrame(() => {
      if (!drag) return;
      drag.wait = null;
      const day = dayAt(event);
      setTime(Math.min(drag.fixed, day), day >= drag.fixed ? day + time.step - 1 : drag.fixed);
    });
  });
  for (const end of ['pointerup', 'pointercancel']) strip.addEventListener(end, () => { drag = null; });
  for (const id of ['from', 'to']) $(id).addEventListener('keydown', (event) => moveHandle(event, id));
  $('all-time').addEventListener('click', () => { change('filters', { from: null, to: null }); $('from').focus(); });
  new ResizeObserver(drawTime).observe(strip);
}

function moveHandle(event, id) {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
  const now = id === 'from' ? fromDay() : toDay();
  let next = by ? now + by * time.step : event.key === 'Home' ? time.low : event.key === 'End' ? time.high : null;
  if (next === null) return;
  event.preventDefault();
  next = Math.min(time.high, Math.max(time.low, next));
  if (id === 'from') setTime(Math.min(next, toDay()), toDay());
  else setTime(fromDay(), Math.max(next, fromDay()));
}
