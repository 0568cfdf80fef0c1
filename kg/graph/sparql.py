"""Looking at SPARQL before it runs: what is refused, what is bound, what looks like a slip."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import pyoxigraph as ox

from kg.errors import QueryRefusedError, QuerySyntaxError
from kg.graph._tokens import Token, position, scan, tokens
from kg.graph.vocabulary import PREFIXES, known_terms, shorten

_OUTSIDE = re.compile(r"(?:true|false)?(?:SERVICE)|LOAD", re.IGNORECASE)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_WHERE_IT_FAILED = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


@lru_cache(maxsize=64)
def refuse_outside(text: str) -> None:
    """Refuse a query or update that would reach beyond the store.

    Raises:
        QueryRefusedError: it holds `SERVICE` or `LOAD`.
    """
    for token in tokens(text):
        # A string that is not closed may be read otherwise by the parser: look into it.
        look = {"word": _OUTSIDE.match, "name": _OUTSIDE.match, "open": _OUTSIDE.search}
        found = look[token.kind](token.text) if token.kind in look else None
        if found:
            keyword = "LOAD" if found.group().upper() == "LOAD" else "SERVICE"
            line, column = position(text, token.start)
            raise QueryRefusedError(
                f"{keyword} is refused (line {line}, column {column}): queries stay within the "
                "graph. Load the other data into the graph, or ask its server directly."
            )


def is_update(text: str) -> bool:
    """Say whether a text is an update rather than a query."""
    for token in tokens(text):
        if token.is_word(*_FORMS):
            return False
        if token.is_word(*_UPDATES):
            return True
    return False


def query_form(text: str) -> str | None:
    """Give the form of a query, `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`; None for none."""
    for token in scan(text):
        if token.is_word(*_FORMS):
            return token.text.upper()
    return None


@lru_cache(maxsize=64)
def refuse_update(text: str) -> None:
    """Refuse an update where a query is asked for.

    Raises:
        QueryRefusedError: it is one.
    """
    if is_update(text):
        raise QueryRefusedError(
            "This is an update, and the graph is read-only here. "
            "Ask a query: SELECT, ASK, CONSTRUCT or DESCRIBE."
        )


@lru_cache(maxsize=64)
def dataset_graphs(text: str, base_iri: str | None = None) -> tuple[str, ...]:
    """Give the graphs that a query names in FROM and FROM NAMED."""
    found: list[str] = []
    declared = _declared(text)
    previous: Token | None = None
    for token in tokens(text):
        if token.is_mark("{"):
            break
        after_from = previous is not None and previous.is_word("FROM", "NAMED", "FROMNAMED")
        if after_from and token.kind in {"iri", "name"}:
            found.append(_expand(token, declared, base_iri))
        previous = token
    return tuple(found)


def refuse_unknown_graphs(text: str, store: ox.Store, base_iri: str | None = None) -> None:
    """Refuse a query whose FROM names a graph that the store does not hold.

    Raises:
        QueryRefusedError: there is no such graph; nothing is fetched.
    """
    for graph in dataset_graphs(text, base_iri):
        try:
            known = store.contains_named_graph(ox.NamedNode(graph))
        except ValueError:
            known = False
        if not known:
            raise QueryRefusedError(
                f"FROM <{graph}> is refused: the store has no such graph, and none is fetched. "
                "`SELECT DISTINCT ?g { GRAPH ?g {} }` lists the graphs."
            )


# ── binding variables ────────────────────────────────────────────────────────────────────


def bind(text: str, values: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> str:
    """Bind variables of a query to values by a VALUES block at the start of its pattern.

    Terms are serialised as terms, so no value can change the query around it.
    """
    blocks = "".join(
        f"VALUES ?{name} {{ {' '.join(map(str, terms))} }} " for name, terms in values.items()
    )
    if not blocks:
        return text
    place = _pattern_start(text)
    if place is None:
        return f"{text}\n{blocks}"
    return f"{text[:place]} {blocks}{text[place:]}"


def variables(text: str) -> list[str]:
    """Give the names of the variables of a query in order of first use."""
    found = (token.text[1:] for token in tokens(text) if token.kind == "variable")
    return list(dict.fromkeys(found))


def _pattern_start(text: str) -> int | None:
    """Find the place after the `{` that opens the outermost pattern; None where there is none."""
    depth = 0
    template = False
    previous: Token | None = None
    for token in tokens(text):
        if token.is_mark("("):
            depth += 1
        elif token.is_mark(")"):
            depth -= 1
        elif token.is_mark("}") and template:
            template = False
        elif token.is_mark("{") and depth == 0 and not template:
            if previous is not None and previous.is_word("CONSTRUCT"):
                template = True
            elif _is_short_construct(text, token):
                return None
            else:
                return token.start + 1
        previous = token
    return None


def _is_short_construct(text: str, brace: Token) -> bool:
    """Say whether `brace` opens the template of `CONSTRUCT WHERE {…}`, which may hold no VALUES."""
    before = [token for token in tokens(text) if token.start < brace.start]
    words = [token.text.upper() for token in before if token.kind == "word"]
    braces = any(token.is_mark("{") for token in before)
    return "CONSTRUCT" in words and not braces


# ── saying what is wrong ─────────────────────────────────────────────────────────────────


def syntax_error(text: str, error: SyntaxError) -> QuerySyntaxError:
    """Turn the parser's complaint into a sentence with line, column and a hint."""
    found = _WHERE_IT_FAILED.match(str(error))
    if not found:
        return QuerySyntaxError(f"The query is not valid SPARQL: {error}")
    line, column = int(found[1]), int(found[2])
    undeclared = _undeclared_prefix(text)
    if undeclared is not None:
        token, prefix = undeclared
        line, column = position(text, token.start)
        return QuerySyntaxError(
            f"Line {line}, column {column}: the prefix `{prefix}:` is unknown."
            f"{_suggest(prefix, PREFIXES, ':')} Declare it with PREFIX {prefix}: <…>."
        )
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    expected = _expected(found[3])
    return QuerySyntaxError(
        f"Line {line}, column {column}: this is not valid SPARQL{expected}.\n"
        f"    {shown}\n    {' ' * (column - 1)}^"
    )


def _expected(complaint: str) -> str:
    """Keep of the parser's list of what it expected the words that a person can use."""
    words = re.findall(r"\b[A-Z]{2,}\b", re.sub(r"\\u\{\w+\}", "", complaint))
    if not words or len(words) > 8:
        return ""
    return f" (expected for instance {', '.join(dict.fromkeys(words))})"


def hints(text: str) -> list[str]:
    """Name the prefixed terms of a query that the graph cannot contain, with what may be meant."""
    found: dict[str, None] = {}
    declared = _declared(text)
    known = known_terms()
    for token in tokens(text):
        if len(found) == _HINTS:
            break
        if token.kind != "name":
            continue
        prefix, _, local = token.text.partition(":")
        namespace = declared.get(prefix)
        if not local or namespace is None or namespace not in PREFIXES.values():
            continue
        if namespace in _OPEN or namespace + local in known:
            continue
        near = [shorten(term) for term in known if term.startswith(namespace)]
        name = f"{prefix}:{local}"
        found[f"`{name}` is not in use in this graph.{_suggest(name, sorted(near))}"] = None
    return list(found)


_HINTS = 10
"""Hints that a person may want to read at a time; finding them takes time, too."""

_OPEN = {PREFIXES["xsd"], PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"], PREFIXES["geo"]}
"""Namespaces that queries use beyond what the graph contains: datatypes, functions, reasoning."""


def _suggest(name: str, candidates: Iterable[str], end: str = "") -> str:
    near = difflib.get_close_matches(name, list(candidates), n=1, cutoff=0.6)
    return f" Did you mean `{near[0]}{end}`?" if near else ""


def _undeclared_prefix(text: str) -> tuple[Token, str] | None:
    declared = _declared(text)
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if prefix not in declared:
                return token, prefix
    return None


def _declared(text: str) -> dict[str, str]:
    """Give the prefixes that hold in a query: those of every query, and its own."""
    declared = dict(PREFIXES)
    before: list[Token] = []
    for token in tokens(text):
        if token.kind == "iri" and len(before) > 1:
            keyword, name = before[-2:]
            if keyword.is_word("PREFIX") and name.kind == "name":
                declared[name.text.partition(":")[0]] = token.text[1:-1]
        before.append(token)
    return declared


def missing_prefixes(text: str) -> dict[str, str]:
    """Give the predeclared prefixes that a query uses without declaring them itself."""
    used = {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}
    own = {
        name.text.partition(":")[0]
        for keyword, name in _pairs(text)
        if keyword.is_word("PREFIX") and name.kind == "name"
    }
    return {prefix: iri for prefix, iri in PREFIXES.items() if prefix in used - own}


def _pairs(text: str) -> Iterable[tuple[Token, Token]]:
    return pairwise(tokens(text))


def _expand(token: Token, declared: Mapping[str, str], base_iri: str | None) -> str:
    if token.kind == "iri":
        iri = token.text[1:-1]
        is_absolute = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri)
        return iri if is_absolute or base_iri is None else base_iri + iri
    prefix, _, local = token.text.partition(":")
    return declared.get(prefix, prefix + ":") + re.sub(r"\\(.)", r"\1", local)
