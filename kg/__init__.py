"""kg: news in, an evidence-backed knowledge graph out.

import kg

g = kg.build("seeds")                 # reads documents, leaves the graph in output/
g.query("who-threatens-whom")         # SPARQL: a named query, a file or the text itself
g.network()                           # networkx.MultiDiGraph
g.rdf()                               # rdflib.Dataset
"""

from kg.api import Graph, build, open
from kg.errors import (
    DecisionError,
    DocumentError,
    ExportError,
    InputError,
    KgError,
    OutputError,
    PipelineError,
    QueryError,
)

__version__ = "0.1.0"

__all__ = [
    "DecisionError",
    "DocumentError",
    "ExportError",
    "Graph",
    "InputError",
    "KgError",
    "OutputError",
    "PipelineError",
    "QueryError",
    "__version__",
    "build",
    "open",
]
