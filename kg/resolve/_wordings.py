"""What an unnamed thing is called: its fullest wording, with whose and of what it is."""

from __future__ import annotations

from kg.model import MentionKind
from kg.resolve import gazetteer
from kg.resolve._spans import NAME_LABELS
from kg.resolve._words import Word, Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

_LONG = 5
"""More words than these after *of* make no label."""
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our"})


def wording(markable: Markable, doc: Words) -> str:
    """Return a description's words, without the capital that only begins a sentence."""
    return _uncapitalised(markable.text, markable, doc)


def _uncapitalised(text: str, markable: Markable, doc: Words) -> str:
    first = doc[markable.first]
    begins = first.begins and first.text.istitle() and first.pos != "PROPN"
    named = first.ent_type in NAME_LABELS
    known = named or gazetteer.demonym(first.text) or gazetteer.lookup(first.text)
    return text[0].lower() + text[1:] if begins and not known else text


def label(nominals: list[Markable], doc: Words, clusters: Clusters) -> str:
    """Return the label of a thing that is only described: *Imran Khan's aides*, *a war monitor*.

    The first description, but for one without an article (as headlines have it) that the text
    repeats with *a* or *an*.
    """
    chosen = nominals[0]
    if not _determined(doc[chosen.head]):
        fuller = (m for m in nominals if m.text.lower().startswith(("a ", "an ")))
        chosen = next(fuller, chosen)
    words = _of_whom(chosen, doc, clusters) or wording(chosen, doc)
    return words + _of_what(doc, chosen)


def _determined(token: Word) -> bool:
    return any(c.dep in {"det", "nmod:poss", "nummod"} for c in token.children)


def _of_whom(markable: Markable, doc: Words, clusters: Clusters) -> str | None:
    """The words with the owner's name in place of a possessive that opens them."""
    first = doc[markable.first]
    if first.lower not in _POSSESSIVES or first.head.i != markable.head:
        return None
    owners = [m for m in clusters.markables if m.head == first.i]
    names = [
        m.name
        for owner in owners
        for m in clusters.of(owner.index)
        if m.kind is MentionKind.NAME and m.role != "modifier"
    ]
    rest = doc.text[first.end : markable.end].strip()
    if not names or not rest:
        return None
    owner = max(names, key=len)
    mark = "'" if owner.endswith("s") else "'s"
    return f"{owner}{mark} {rest}"


def _of_what(doc: Words, markable: Markable) -> str:
    """*of the security forces* after *28 members*: a short complement that follows at once."""
    for child in doc[markable.head].rights:
        words = child.subtree
        opens = words[0].lower == "of" and words[0].i == markable.last
        plain = not any(t.dep in {"acl:relcl", "acl", "conj", "appos", "punct"} for t in words)
        if child.dep == "nmod" and opens and plain and len(words) <= _LONG:
            return f" {doc.between(words[0].i, words[-1].i + 1)}"
    return ""
