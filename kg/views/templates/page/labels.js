// Labels are drawn last, the most important first, and only where they cover no other.
const labels = { order: [], strong: null, hovered: null, widths: new Map(), places: [], first: null };
/** How many labels may stand over nodes: those that matter most are read even in a crowd. */
const FIRST = 15;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

function setLabels(light) {
  labels.strong = light ? light.nodes : null;
  const first = (index) => (state.selected && state.selected.kind === 'node' && state.selected.index === index ? 0
    : light && light.nodes.has(index) ? 1 : 2);
  labels.order = [...shown.nodes].sort((one, other) => first(one) - first(other)
    || nodes[other].degree - nodes[one].degree || one - other);
}

const shorten = (text) => (text.length > 34 ? text.slice(0, 32).trimEnd() + '…' : text);

/** Width of a label at a font size of one pixel. */
function widthOf(context, text) {
  let found = labels.widths.get(text);
  if (found === undefined) {
    context.font = `500 20px ${FONT}`;
    found = context.measureText(text).width / 20;
    labels.widths.set(text, found);
  }
  return found;
}

function drawLabels(context) {
  labels.first ??= performance.now();
  const scale = network.getScale();
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const box = $('canvas').getBoundingClientRect();
  const far = network.DOMtoCanvas({ x: box.width, y: box.height });
  const taken = obstacles(corner, far, scale);
  const sequence = labels.hovered === null ? labels.order : [labels.hovered, ...labels.order];
  labels.places = [];
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  let done = 0;
  for (const index of sequence) {
    const node = nodes[index];
    if (!shown.nodes.has(index) || node.x < corner.x || node.x > far.x || node.y < corner.y || node.y > far.y) continue;
    const dim = labels.strong !== null && !labels.strong.has(index) && index !== labels.hovered;
    const pixels = Math.min(16, 11.500 + Math.sqrt(node.degree) * 0.5);
    const font = pixels / scale;
    const text = shorten(node.label);
    const wide = widthOf(context, text) * font + 6 / scale;
    const place = free(taken, node, wide, font, scale, index, done < FIRST);
    done += 1;
    if (!place) continue;
    taken.push(place);
    labels.places.push(place);
    write(context, text, node.x, place.top, font, dim);
  }
}

/** Nodes that are large enough on the screen not to be written over. */
function obstacles(corner, far, scale) {
  const found = [];
  for (const index of labels.order.slice(0, 400)) {
    const node = nodes[index];
    const radius = size(node);
    if (labels.strong !== null && !labels.strong.has(index)) continue;
    if (radius * scale < 4 || node.x < corner.x || node.x > far.x || node.y < corner.y || node.y > far.y) continue;
    found.push({ left: node.x - radius, right: node.x + radius, top: node.y - radius, bottom: node.y + radius, node: index, minor: found.length >= FIRST });
  }
  return found;
}

/** A free place below the node, else above it; null when both are taken. */
function free(taken, node, wide, font, scale, index, over) {
  const radius = size(node);
  for (const top of [node.y + radius + 3 / scale, node.y - radius - font - 4 / scale]) {
    const place = { left: node.x - wide / 2, right: node.x + wide / 2, top, bottom: top + font * 1.15, node: null };
    const clash = taken.some((other) => other.node !== index && !(over && other.minor) && place.left < other.right && place.right > other.left
      && place.top < other.bottom && place.bottom > other.top);
    if (!clash || index === labels.hovered || index === labels.order[0] && labels.strong) return place;
  }
  return null;
}

function write(context, text, x, top, font, dim) {
  context.font = `500 ${font}px ${FONT}`;
  context.globalAlpha = dim ? 0.38 : 1;
  context.strokeStyle = colour.bg;
  context.lineWidth = font * 0.32;
  context.strokeText(text, x, top);
  context.fillStyle = colour.ink;
  context.fillText(text, x, top);
  context.globalAlpha = 1;
}
