// The query page: saved queries, parameters, answers as table, graph and file.
"use strict";

const byId = (id) => document.getElementById(id);
const KEPT = "kg.queries";
let prefixes = [];
let parameters = [];
let answer = null;
let running = null;

// ── saved queries ──────────────────────────────────────────────────────────────────────

function item(query, drop) {
  const label = query.title;
  const line = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.dataset.text = query.text;
  button.addEventListener("click", () => show(query));
  line.append(button);
  if (drop) {
    const away = document.createElement("button");
    away.type = "button";
    away.className = "drop";
    away.textContent = "✕";
    away.setAttribute("aria-label", "Forget " + label);
    away.addEventListener("click", drop);
    line.append(away);
  }
  return line;
}

function show(query) {
  byId("query").value = query.text;
  mark();
  byId("title").textContent = query.title || "";
  parameters = query.parameters || [];
  byId("parameters").replaceChildren(...parameters.map((one) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = one.name;
    input.placeholder = one.default || "";
    label.append("?" + one.name + " – " + one.meaning + " ", input);
    return label;
  }));
}

// Mark the saved query that is in the editor; none once it was changed.
function mark() {
  for (const button of document.querySelectorAll(".saved li button[data-text]")) {
    if (button.dataset.text === byId("query").value) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
}

function keep(queries) {
  localStorage.setItem(KEPT, JSON.stringify(queries));
  byId("own").replaceChildren(...queries.map((query, index) => item(
    query, () => keep(queries.filter((_, other) => other !== index)),
  )));
}

byId("save").addEventListener("click", () => {
  const text = byId("query").value;
  const first = /^#\s*(.+)/.exec(text);
  keep([...kept(), { title: first ? first[1] : text.trim().slice(0, 60), text, parameters }]);
});

// ── asking ─────────────────────────────────────────────────────────────────────────────

async function failing(response) {
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}

async function bound(signal) {
  const given = {};
  for (const input of byId("parameters").querySelectorAll("input")) {
    if (input.value) given[input.name] = input.value;
  }
  const body = JSON.stringify({ query: byId("query").value, parameters: given });
  const response = await failing(await fetch("/bind", { method: "POST", body, signal }));
  return response.json();
}

async function ask(text, accept, signal) {
  const headers = { Accept: accept };
  const body = new URLSearchParams({ query: text });
  return failing(await fetch("/sparql", { method: "POST", headers, body, signal }));
}

async function run() {
  if (running) running.abort();
  running = new AbortController();
  const mine = running;
  const started = performance.now();
  busy(true);
  byId("error").hidden = true;
  byId("status").textContent = "Running …";
  try {
    await ready;
    const query = await bound(mine.signal);
    listHints(query.hints);
    const accept = "application/sparql-results+json, application/n-triples;q=0.9";
    const response = await ask(query.query, accept, mine.signal);
    const isRows = response.headers.get("content-type").includes("json");
    answer = { query: query.query, ...(isRows ? fromJson(await response.json(), byId("query").value)
      : fromTriples(await response.text())) };
    fill();
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    byId("status").textContent = `${answer.rows.length} ${answer.rows.length === 1 ? "row" : "rows"} in ${seconds} s`;
  } catch (error) {
    const stopped = error.name === "AbortError";
    byId("status").textContent = stopped ? "Stopped." : "";
    byId("error").hidden = stopped;
    byId("error").textContent = error.message;
    if (!stopped) forget();
  } finally {
    if (running === mine) { running = null; busy(false); }
  }
}

function busy(is) {
  byId("run").disabled = is;
  byId("stop").disabled = !is;
}

function listHints(hints) {
  byId("hints").replaceChildren(...hints.map((hint) => {
    const line = document.createElement("li");
    line.textContent = hint;
    return line;
  }));
}

// ── answers ────────────────────────────────────────────────────────────────────────────

// What was found before does not answer the query that failed.
function forget() {
  answer = null;
  byId("table").replaceChildren();
  byId("picture").replaceChildren();
  for (const id of ["csv", "json"]) byId(id).disabled = true;
}

// SELECT * leaves the order of columns open: take the order in which the query names them.
function inOrder(columns, query) {
  if (!/\bSELECT\s+(DISTINCT\s+|REDUCED\s+)?\*/i.test(query)) return columns;
  const place = (name) => query.search(new RegExp("[?$]" + name + "(?![\\w])"));
  return [...columns].sort((a, b) => place(a) - place(b));
}

function fromJson(data, query) {
  if ("boolean" in data) {
    return { columns: ["answer"], rows: [[{ type: "literal", value: data.boolean ? "yes" : "no" }]] };
  }
  const columns = inOrder(data.head.vars, query);
  return { columns, rows: data.results.bindings.map((row) => columns.map((name) => row[name])) };
}

function fromTriples(text) {
  const term = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?/g;
  const rows = text.split("\n").filter(Boolean).map((line) => [...line.matchAll(term)]
    .slice(0, 3).map(([, iri, blank, literal]) => iri !== undefined ? { type: "uri", value: iri }
      : blank !== undefined ? { type: "bnode", value: blank }
      : { type: "literal", value: unescaped(literal) }));
  return { columns: ["subject", "predicate", "object"], rows, triples: true };
}

function unescaped(text) {
  const named = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
    one !== undefined ? named[one] || one : String.fromCodePoint(parseInt(four || eight, 16)));
}

function readable(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  const found = prefixes.find(({ meaning }) => term.value.startsWith(meaning));
  return found ? found.name + term.value.slice(found.meaning.length) : term.value;
}

function fill() {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of answer.columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of answer.rows.slice(0, 5000)) {
    const line = body.insertRow();
    for (const term of row) line.insertCell().append(linked(term));
  }
  byId("table").replaceChildren(table);
  if (answer.rows.length > 5000) byId("table").append("Only the first 5000 rows are shown.");
  for (const [id, preferred] of [["from", 0], ["to", answer.triples ? 2 : 1], ["called", answer.triples ? 1 : 2]]) {
    byId(id).replaceChildren(...answer.columns.map((name, index) => new Option(name, String(index))));
    byId(id).selectedIndex = Math.min(preferred, answer.columns.length - 1);
  }
  for (const id of ["csv", "json"]) byId(id).disabled = false;
  draw();
}

function linked(term) {
  const text = readable(term);
  if (!term || term.type !== "uri" || !/^https?:/.test(term.value)) return text;
  const link = document.createElement("a");
  link.href = "#";
  link.title = term.value;
  link.textContent = text;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show({ title: "What is known of " + text, text: `DESCRIBE <${term.value}>` });
    run();
  });
  return link;
}

function draw() {
  if (!answer || byId("drawing").hidden) return;
  const [from, to, called] = ["from", "to", "called"].map((id) => byId(id).selectedIndex);
  const links = answer.rows.filter((row) => row[from] && row[to])
    .map((row) => [readable(row[from]), readable(row[called]), readable(row[to])]);
  const { nodes, edges } = drawLinks(byId("picture"), links);
  byId("picture").setAttribute("aria-label", `${nodes} nodes and ${edges} links; the table says the same`);
}

function view(graph) {
  byId("as-graph").setAttribute("aria-pressed", String(graph));
  byId("as-table").setAttribute("aria-pressed", String(!graph));
  byId("table").hidden = graph;
  byId("drawing").hidden = !graph;
  draw();
}

async function save(accept, name) {
  const response = await ask(answer.query, accept);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

// ── start ──────────────────────────────────────────────────────────────────────────────

byId("query").addEventListener("input", () => {
  const first = /^#\s*(.+)/.exec(byId("query").value);
  byId("title").textContent = first ? first[1] : "";
  mark();
});
byId("run").addEventListener("click", run);
byId("stop").addEventListener("click", () => running && running.abort());
byId("as-table").addEventListener("click", () => view(false));
byId("as-graph").addEventListener("click", () => view(true));
byId("csv").addEventListener("click", () => save("text/csv, application/n-triples;q=0.5", "answer.csv"));
byId("json").addEventListener("click", () => save("application/sparql-results+json, application/ld+json;q=0.5", "answer.json"));
for (const id of ["from", "to", "called"]) byId(id).addEventListener("change", draw);

async function start() {
  const [queries, terms] = await Promise.all(["/queries", "/terms"].map(
    async (path) => (await fetch(path)).json(),
  ));
  prefixes = terms.filter((term) => term.label === "prefix");
  completing(byId("query"), byId("completions"), terms);
  byId("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); run(); }
  });
  byId("named").replaceChildren(...queries.map((query) => item(query)));
  keep(kept());
  if (byId("query").value) { mark(); return; } // somebody was faster than the saved queries
  const asked = new URLSearchParams(location.search).get("q");
  show(asked ? { text: asked } : queries.find((one) => one.name === "who-threatens-whom") || queries[0]);
}

const ready = start();
