// A small node-link drawing of an answer: force-directed, the same picture every time.
"use strict";

const DRAWN_AT_MOST = 300;

function drawLinks(svg, links) {
  const nodes = new Map();
  const node = (name) => {
    if (!nodes.has(name)) nodes.set(name, { name, x: 0, y: 0, links: 0 });
    return nodes.get(name);
  };
  const edges = [];
  for (const [from, called, to] of links) {
    if (nodes.size >= DRAWN_AT_MOST && !(nodes.has(from) && nodes.has(to))) continue;
    const edge = { from: node(from), to: node(to), called };
    edge.from.links += 1;
    edge.to.links += 1;
    edges.push(edge);
  }
  arrange([...nodes.values()], edges);
  fit([...nodes.values()], 1000, 560);
  paint(svg, [...nodes.values()], edges);
  return { nodes: nodes.size, edges: edges.length };
}

function arrange(nodes, edges) {
  nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    node.x = 20 * Math.sqrt(index + 1) * Math.cos(angle);
    node.y = 20 * Math.sqrt(index + 1) * Math.sin(angle);
  });
  const rounds = nodes.length > 150 ? 120 : 300;
  for (let round = 0; round < rounds; round += 1) {
    const warmth = 12 * (1 - round / rounds) + 0.5;
    for (const node of nodes) { node.dx = -node.x * 0.03; node.dy = -node.y * 0.03; }
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) push(nodes[i], nodes[j]);
    }
    for (const edge of edges) pull(edge.from, edge.to);
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      const step = Math.min(length, warmth) / length;
      node.x += node.dx * step;
      node.y += node.dy * step;
    }
  }
}

// Stretch the arrangement over the picture, so that names keep a size one can read.
function fit(nodes, width, height) {
  for (const [axis, size] of [["x", width], ["y", height]]) {
    const all = nodes.map((node) => node[axis]);
    const least = Math.min(...all);
    const span = Math.max(...all) - least || 1;
    for (const node of nodes) node[axis] = ((node[axis] - least) / span) * size;
  }
}

function push(a, b) {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const far = dx * dx + dy * dy + 0.01;
  const force = 1200 / far;
  a.dx += dx * force; a.dy += dy * force;
  b.dx -= dx * force; b.dy -= dy * force;
}

function pull(a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  a.dx += dx * 0.06; a.dy += dy * 0.06;
  b.dx -= dx * 0.06; b.dy -= dy * 0.06;
}

function element(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function paint(svg, nodes, edges) {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const left = Math.min(...xs, 0) - 60;
  const top = Math.min(...ys, 0) - 40;
  const width = Math.max(...xs, 0) - left + 120;
  const height = Math.max(...ys, 0) - top + 40;
  svg.setAttribute("viewBox", [left, top, width, height].join(" "));
  const marker = element("marker", {
    id: "arrow", viewBox: "0 0 8 8", refX: 14, refY: 4, markerWidth: 6, markerHeight: 6,
    orient: "auto",
  });
  marker.append(element("path", { d: "M0 0L8 4L0 8z", class: "node" }));
  const defs = element("defs", {});
  defs.append(marker);
  svg.replaceChildren(defs);
  for (const { from, to, called } of edges) {
    svg.append(element("line", {
      class: "edge", x1: from.x, y1: from.y, x2: to.x, y2: to.y, "marker-end": "url(#arrow)",
    }));
    svg.append(element("text", {
      class: "name-of-edge", x: (from.x + to.x) / 2, y: (from.y + to.y) / 2,
    }, short(called)));
  }
  for (const node of nodes) {
    const group = element("g", {});
    group.append(element("title", {}, node.name));
    group.append(element("circle", {
      class: "node", cx: node.x, cy: node.y, r: 4 + Math.min(6, Math.sqrt(node.links)),
    }));
    group.append(element("text", { x: node.x + 9, y: node.y + 4 }, short(node.name)));
    svg.append(group);
  }
}

function short(text) {
  // Of an address, its end tells it from others.
  if (/^https?:/.test(text)) return "…/" + text.split(/[/#]/).slice(-2).join("/").slice(-40);
  return text.length > 34 ? text.slice(0, 33) + "…" : text;
}
