"""The exchanges of W3C's tests of the two protocols, by their names there, on data of our own."""

from __future__ import annotations

from urllib.parse import urlencode

from benchmarks.w3c_exchanges import QUERY, Exchange, Expected, Test, encoded
from kg.graph.vocabulary import RDF

UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
FINE = ("2xx", "3xx")
TRUE = Expected(FINE, boolean=True, kind="boolean")
DONE = Expected(FINE)
WRONG = Expected(("4xx",))

ONE, TWO, THREE = (f"http://data.example/{name}" for name in ("one", "two", "three"))
_REPORT = "http://data.example/Report"
_SEEN = "http://data.example/Seen"
_DATA = tuple((name, f"<{name}> {RDF.type} <{_REPORT}> .".encode()) for name in (ONE, TWO, THREE))


def _get(query: str, expected: Expected = TRUE, **graphs: list[str]) -> Exchange:
    parameters = urlencode({"query": query, **graphs}, doseq=True)
    return Exchange("GET", f"/sparql/?{parameters}", expected)


def _post(
    text: str, media: str | None, expected: Expected = TRUE, code: str = "utf-8", **graphs: object
) -> Exchange:
    path = "/sparql/" + (f"?{urlencode(graphs, doseq=True)}" if graphs else "")
    headers = (("content-type", media),) if media else ()
    return Exchange("POST", path, expected, headers, text.encode(code))


def _graphs(name: str, *graphs: str) -> dict[str, list[str]]:
    return {name: list(graphs)}


_FROM_BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
_NAMED_BOTH = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?type }} GRAPH ?h {{ <{TWO}> a ?type }} }}"
_ALL_THREE = f"ASK {{ <{THREE}> a ?type GRAPH ?g {{ <{ONE}> a ?t }} GRAPH ?h {{ <{TWO}> a ?t }} }}"
_DEFAULT_BOTH = _graphs("default-graph-uri", ONE, TWO)
_NAMED = _graphs("named-graph-uri", ONE, TWO)
_FULL = {**_graphs("default-graph-uri", THREE), **_NAMED}


def _seen(graph: str, *pairs: tuple[str, str]) -> Exchange:
    """Ask that a graph holds these and nothing of the third document."""
    there = " . ".join(f"<{subject}> a {kind}" for subject, kind in pairs)
    query = (
        f"ASK {{ GRAPH <{graph}> {{ {there} }} "
        f"FILTER NOT EXISTS {{ GRAPH <{graph}> {{ <{THREE}> ?p ?o }} }} }}"
    )
    return _post(query, QUERY)


def _fill(target: str, pattern: str) -> str:
    inserts = " ".join(f"GRAPH <{one}> {{ <{one}> a <{_REPORT}> }}" for one in (ONE, TWO, THREE))
    return (
        f"DROP ALL ; INSERT DATA {{ {inserts} }} ;\n"
        f"INSERT {{ GRAPH <{target}> {{ ?s a ?what }} }}\nWHERE {{ {pattern} }}"
    )


_SEEN_THERE = f"BIND(<{_SEEN}> AS ?what)"
_TARGET = "http://data.example/target"
_IN_BOTH = (
    f"{{ GRAPH ?what {{ ?s a <{_REPORT}> }} }} UNION "
    f'{{ ?s a <{_REPORT}> BIND("default" AS ?what) }}'
)

PROTOCOL = (
    Test("query_post_form", (_post("query=ASK%20%7B%7D", FORM),)),
    Test("query_dataset_default_graphs_get", (_get(_FROM_BOTH, **_DEFAULT_BOTH),), _DATA),
    Test("query_dataset_default_graphs_post", (_post(_FROM_BOTH, QUERY, **_DEFAULT_BOTH),), _DATA),
    Test("query_dataset_named_graphs_post", (_post(_NAMED_BOTH, QUERY, **_NAMED),), _DATA),
    Test("query_dataset_named_graphs_get", (_get(_NAMED_BOTH, **_NAMED),), _DATA),
    Test("query_dataset_full", (_post(_ALL_THREE, QUERY, **_FULL),), _DATA),
    Test(
        "query_multiple_dataset",
        (_post(f"ASK FROM <{THREE}> {_NAMED_BOTH[4:]}", QUERY, **_NAMED),),
        _DATA,
    ),
    Test("query_get", (_get("ASK {}", **_graphs("default-graph-uri", "http://none.example/")),)),
    Test(
        "query_content_type_select",
        (_post("SELECT (1 AS ?value) {}", QUERY, Expected(FINE, kind="tabular")),),
    ),
    Test("query_content_type_ask", (_post("ASK {}", QUERY, Expected(FINE, kind="boolean")),)),
    Test(
        "query_content_type_describe",
        (_post("DESCRIBE <http://example.org/>", QUERY, Expected(FINE, kind="RDF")),),
    ),
    Test(
        "query_content_type_construct",
        (_post("CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, Expected(FINE, kind="RDF")),),
    ),
    Test(
        "update_dataset_default_graph",
        (
            _post(
                _fill(_TARGET, f"?s a <{_REPORT}> {_SEEN_THERE}"),
                UPDATE,
                DONE,
                **_graphs("using-graph-uri", ONE),
            ),
            _seen(_TARGET, (ONE, f"<{_SEEN}>")),
        ),
    ),
    Test(
        "update_dataset_default_graphs",
        (
            _post(
                _fill(_TARGET, f"?s a <{_REPORT}> {_SEEN_THERE}"),
                UPDATE,
                DONE,
                **_graphs("using-graph-uri", ONE, TWO),
            ),
            _seen(_TARGET, (ONE, f"<{_SEEN}>"), (TWO, f"<{_SEEN}>")),
        ),
    ),
    Test(
        "update_dataset_named_graphs",
        (
            _post(
                _fill(_TARGET, f"GRAPH ?g {{ ?s a <{_REPORT}> }} {_SEEN_THERE}"),
                UPDATE,
                DONE,
                **_graphs("using-named-graph-uri", ONE, TWO),
            ),
            _seen(_TARGET, (ONE, f"<{_SEEN}>"), (TWO, f"<{_SEEN}>")),
        ),
    ),
    Test(
        "update_dataset_full",
        (
            _post(
                _fill(_TARGET, _IN_BOTH),
                UPDATE,
                DONE,
                **_graphs("using-graph-uri", ONE),
                **_graphs("using-named-graph-uri", TWO),
            ),
            _seen(_TARGET, (ONE, '"default"'), (TWO, f"<{TWO}>")),
        ),
    ),
    Test("update_post_form", (_post("update=CLEAR+ALL", FORM, DONE),)),
    Test("update_post_direct", (_post("CLEAR ALL", UPDATE, DONE),)),
    Test(
        "update_base_uri",
        (
            _post(
                f"CLEAR GRAPH <{ONE}> ; "
                f"INSERT DATA {{ GRAPH <{ONE}> {{ <urn:s> <urn:p> <here> }} }}",
                UPDATE,
                DONE,
            ),
            _post(
                f"SELECT ?o {{ GRAPH <{ONE}> {{ <urn:s> <urn:p> ?o }} }}",
                QUERY,
                Expected(FINE, kind="tabular", one_iri=True),
            ),
        ),
    ),
    Test("query_post_direct", (_post("ASK {}", QUERY),)),
    Test(
        "bad_query_method",
        (Exchange("PUT", "/sparql/?query=ASK%20%7B%7D", WRONG, headers=(("content-type", FORM),)),),
    ),
    Test(
        "bad_multiple_queries",
        (Exchange("GET", "/sparql/?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", WRONG),),
    ),
    Test("bad_query_wrong_media_type", (_post("ASK {}", "text/plain", WRONG),)),
    Test("bad_query_missing_form_type", (_post("query=ASK%20%7B%7D", None, WRONG),)),
    Test("bad_query_missing_direct_type", (_post("ASK {}", None, WRONG),)),
    Test(
        "bad_query_non_utf8",
        (_post("ASK {}", f"{QUERY}; charset=UTF-16", WRONG, code="utf-16"),),
    ),
    Test("bad_query_syntax", (_get("ASK {", WRONG),)),
    Test("bad_update_get", (Exchange("GET", "/sparql/?update=CLEAR%20ALL", WRONG),)),
    Test(
        "bad_multiple_updates",
        (_post("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, WRONG),),
    ),
    Test("bad_update_wrong_media_type", (_post("CLEAR NAMED", "text/plain", WRONG),)),
    Test("bad_update_missing_form_type", (_post("update=CLEAR%20NAMED", None, WRONG),)),
    Test(
        "bad_update_non_utf8",
        (_post("CLEAR NAMED", f"{UPDATE}; charset=UTF-16", WRONG, code="utf-16"),),
    ),
    Test("bad_update_syntax", (_post("update=CLEAR%20XYZ", FORM, WRONG),)),
    Test(
        "bad_update_dataset_conflict",
        (
            _post(
                f"WITH <{ONE}> DELETE {{ ?s a ?old }} INSERT {{ ?s a ?new }} "
                "WHERE { ?s a ?old BIND(<urn:new> AS ?new) }",
                UPDATE,
                WRONG,
                **_graphs("using-named-graph-uri", TWO),
            ),
        ),
    ),
)

# ── Graph Store Protocol ─────────────────────────────────────────────────────────────────

TURTLE = "text/turtle; charset=utf-8"
_CARD = '<urn:office> a <urn:Office> ; <urn:card> [ a <urn:Card> ; <urn:fn> "{}" ] .'
_SOMEBODY = '[] a <urn:Office> ; <urn:card> [ a <urn:Card> ; <urn:given> "Somebody" ] .'
_FIRST, _SECOND = _CARD.format("First"), _CARD.format("Second")
_BOUND = "a6fe4cd6"


def _write(method: str, path: str, turtle: str, *statuses: str, name: str = "") -> Exchange:
    expected = Expected(statuses, location=name or None)
    return Exchange(method, path, expected, (("content-type", TURTLE),), turtle.encode())


def _read(path: str, turtle: str) -> Exchange:
    expected = Expected(("200",), media=TURTLE, graph=turtle)
    return Exchange("GET", path, expected, (("accept", "text/turtle"),))


def _plain(method: str, path: str, *statuses: str) -> Exchange:
    return Exchange(method, path, Expected(statuses))


def _head(path: str, *statuses: str) -> Exchange:
    media = TURTLE if "200" in statuses else None
    return Exchange("HEAD", path, Expected(statuses, media=media), (("accept", TURTLE),))


def _form(path: str, *turtles: str) -> Exchange:
    parts = "".join(
        f'--{_BOUND}\r\nContent-Disposition: form-data; name="{n}.ttl"; filename="{n}.ttl"\r\n'
        f"Content-Type: {TURTLE}\r\n\r\n{turtle}\r\n\r\n"
        for n, turtle in enumerate(turtles)
    )
    media = f"multipart/form-data; boundary={_BOUND}"
    body = f"{parts}--{_BOUND}--\r\n".encode()
    return Exchange("POST", path, Expected(("200", "204")), (("content-type", media),), body)


def _store_tests(kind: str, one: str, two: str, missing: str) -> tuple[Test, ...]:
    made, changed, either = ("201",), ("200", "204"), ("200", "201", "204")
    return (
        Test(
            f"put_get_repeat_{kind}",
            (
                _write("PUT", one, _FIRST, *made),
                _read(one, _FIRST),
                _write("PUT", one, _SECOND, *changed),
                _read(one, _SECOND),
            ),
        ),
        Test(
            f"put_delete_get_delete_{kind}",
            (
                _write("PUT", two, _SOMEBODY, *either),
                _plain("DELETE", two, *changed),
                _plain("GET", two, "404"),
                _plain("DELETE", two, "404", *changed),
            ),
        ),
        Test(
            f"post_get_post_get_{kind}",
            (
                _write("POST", one, _SECOND, *either),
                _read(one, _SECOND),
                _form(one, '<urn:office> <urn:a> "x" .', '<urn:office> <urn:b> "y" .'),
                _read(one, f'{_SECOND} <urn:office> <urn:a> "x" ; <urn:b> "y" .'),
            ),
        ),
        Test(
            f"head_existing_{kind}",
            (_write("PUT", one, _FIRST, *either), _head(one, "200")),
        ),
        Test(f"head_non_existing_{kind}", (_head(missing, "404"),)),
    )


_NAMED_ONE = "http://data.example/gsp/1.ttl"
_INDIRECT = f"/gsp?graph={encoded(_NAMED_ONE)}"

STORE = (
    *_store_tests("direct", "/gsp/person/1.ttl", "/gsp/person/2.ttl", "/gsp/person/4.ttl"),
    *_store_tests("indirect", _INDIRECT, _INDIRECT[:-5] + "2.ttl", _INDIRECT[:-5] + "4.ttl"),
    Test(
        "put_get_default",
        (
            _write("PUT", "/gsp?default", _SOMEBODY, "200", "201", "204"),
            _read("/gsp?default", _SOMEBODY),
        ),
    ),
    Test(
        "post_get_new_graph",
        (
            _write("POST", "/gsp", _SOMEBODY, "201", name="$LOCATION$"),
            _read("/gsp?graph=$LOCATION$", _SOMEBODY),
        ),
    ),
    Test(
        "put_get_uri_pct_encoded_indirect",
        (_write("PUT", _INDIRECT, _FIRST, "201"), _read(f"/gsp?graph={_NAMED_ONE}", _FIRST)),
    ),
)
"""The thirteen that W3C lists."""

UNLISTED = Test(
    "put_get_uri_pct_encoded_twice",
    (
        _write("PUT", f"/gsp?graph={_NAMED_ONE}", _FIRST, "201"),
        _read("/gsp?graph=http://data.example/gsp/%31.ttl", _FIRST),
        _plain("GET", "/gsp?graph=http://data.example/gsp/%2531.ttl", "404"),
    ),
)
"""One more that is written in W3C's manifest but not listed there."""
