// Building elements. Text from documents only ever becomes text nodes, never markup.
const $ = (id) => document.getElementById(id);

/** Make an element; `on…` keys are listeners, `class`, `dir` and the like attributes. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Text in its own direction, so that right-to-left names do not turn their surroundings. */
const bdi = (text) => h('bdi', {}, text);

const replace = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter(Boolean));
const FORMAT = new Intl.NumberFormat('en-US');
const number = (value) => FORMAT.format(value);
const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many || one + 's'}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayToIso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
const isoToDay = (iso) => {
  const time = Date.parse(iso + 'T00:00:00Z');
  return Number.isNaN(time) ? null : Math.round(time / 86400000);
};
function niceDay(day) {
  const date = new Date(day * 86400000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
/** An ISO value as people write it; what is more than a day or month stays as it is. */
function niceDate(value) {
  if (!value) return 'no date';
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value);
  if (!match) return value.replace('/', ' to ').replace('..', 'open');
  const month = `${MONTHS[Number(match[2]) - 1] || match[2]} ${match[1]}`;
  return match[3] ? `${Number(match[3])} ${month}` : month;
}

/** A link to elsewhere, only where the address is one of the web; text otherwise. */
function link(address, text) {
  let url = null;
  try { url = new URL(address); } catch { /* no address */ }
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return bdi(text);
  return h('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, bdi(text));
}

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const motion = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
const onPhone = () => matchMedia('(max-width: 820px)').matches;
