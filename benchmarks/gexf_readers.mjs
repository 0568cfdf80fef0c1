// What Gephi Lite's parser keeps of a GEXF file.
//
//     npm install graphology graphology-gexf       (in a folder of its own)
//     node benchmarks/gexf_readers.mjs output/graph.gexf
//
// Prints one JSON line a file: nodes, edges, edges that kept their evidence as a list, kinds.

import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const Graph = require("graphology");
const { parse } = require("graphology-gexf");

for (const file of process.argv.slice(2)) {
  const options = { allowUndeclaredAttributes: true, addMissingNodes: true };
  const graph = parse(Graph, fs.readFileSync(file, "utf8"), options);
  const kinds = new Set();
  let evidence = 0;
  graph.forEachEdge((edge, attributes) => {
    kinds.add(attributes.kind);
    if (Array.isArray(attributes.evidence) && attributes.evidence.length > 0) evidence += 1;
  });
  console.log(
    JSON.stringify({ file, nodes: graph.order, edges: graph.size, evidence, kinds: kinds.size }),
  );
}
