"""Views and what they are, behind a colon or in the next sentence: *both held one view: …*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.negation import is_negated
from kg.extract.reports.introduced import introduced
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.reports.sources import subject_of
from kg.extract.tree import Tree
from kg.model import Document

_THINK = Reporter("think", True, frozenset({"clause"}))
_AUTHOR = frozenset({"my", "our", "i", "we"})
_HOLDING = frozenset({"by", "of", "from", "among"})
_MATTER = frozenset({"on", "about", "toward", "towards", "regarding"})
_STATES = frozenset({"be", "remain", "seem", "sound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DRAWN = frozenset({"in", "of", "from"})
_WITH = frozenset({"with", "in", "on"})
_TEXTS_DO = frozenset({"read", "say", "go", "run", "state", "begin", "start", "follow"})
_TAKING = frozenset({"receive", "get", "obtain", "find", "see", "publish", "print", "carry"})
_MAX_TEASER = 8


def view_cues(tree: Tree, document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a draft for each view that is named and then told, and that its source does not say."""
    views = list(_teasers(tree))
    for i in tree.words[":"]:
        views.extend(_behind_colon(tree, document, i))
    return [
        view
        for view in views
        if not any(view.source == d.source and view.content <= d.content for d in drafts)
    ]


def _words(name: str) -> frozenset[str]:
    return lexicon().outlooks[name]


def _behind_colon(tree: Tree, document: Document, colon: int) -> Iterator[Draft]:
    """*both held the same view: …*, *his message was simple: …*, *gave her an endorsement: …*."""
    start = colon
    while start and tree.sent[start - 1] == tree.sent[colon]:
        start -= 1
    behind = introduced(tree, document, colon)
    if not any(tree.tag[k] in _FINITE for k in behind):
        return
    bare = not any(tree.pos[k] in {"VERB", "AUX"} for k in range(start, colon))
    for i in range(colon - 1, start - 1, -1):
        if tree.lemma[i] in _words("seeing") and _sees_it(tree, i):
            source = subject_of(tree, i)
        elif tree.lemma[i] in _words("views") and tree.pos[i] == "NOUN" and _is_told(tree, i):
            source = _holder(tree, i)
        elif bare and _is_heading(tree, i):
            source = None
        elif tree.lemma[i] in _words("texts") and tree.pos[i] == "NOUN":
            source = i if bare and tree.case(i) in _DRAWN else _writer(tree, i)
        else:
            continue
        named = bare and source is None and _is_heading(tree, i)
        if named or (source is not None and tree.lower[source] not in _AUTHOR):
            yield Draft("view before a colon", [i], set(behind), source, _THINK)
        return


def _is_heading(tree: Tree, i: int) -> bool:
    """*Claim: they stole it*, *the official story: one man shot her*: nobody need be named."""
    if tree.dep[i] not in {"root", "ROOT"}:
        return False
    tale = tree.lemma[i] in _words("tales") | _words("views")
    if tale and tree.says(i, _words("received"), "amod"):
        return True
    return tree.lemma[i] in _words("headings") and not tree.has(i, "det")


def _writer(tree: Tree, text: int) -> int | None:
    """*gave* **the bill** *an endorsement*, *posted a note*: who gives a text, or what says so."""
    verb, dep = tree.head[text], tree.dep[text]
    if verb == text or tree.tag[verb] == "VB" or is_negated(tree, text):
        return None
    if dep == "nsubj":
        return text if tree.lemma[verb] in _TEXTS_DO else None
    if dep == "nsubj:pass":
        return _owner(tree, text) or text
    if dep == "nmod":  # raised two points in their petition
        inside = tree.dep[verb] == "obj" and tree.case(text) in _DRAWN
        return tree.first(text, "nmod:poss") if inside else None
    if dep == "obl":  # answered with a note
        return _owner(tree, text) or subject_of(tree, verb) if tree.case(text) in _WITH else None
    if dep != "obj":
        return None
    if tree.lemma[verb] in _TAKING:
        return None if tree.has(text, "nmod:poss") else _owner(tree, text) or text
    given = tree.lemma[verb] in lexicon().light or tree.lemma[verb] in _words("giving")
    return _owner(tree, text) or subject_of(tree, verb) if given else None


def _sees_it(tree: Tree, i: int) -> bool:
    """*see it differently*, *tells the story*."""
    things = tree.all(i, "obj")
    return any(tree.lower[k] in {"it", "things", "story"} for k in things)


def _is_told(tree: Tree, noun: int) -> bool:
    """Whether the clause before the colon names a view or says how it is, and no more."""
    if tree.lemma[noun] in _words("standpoints") and not any(
        tree.case(k) in _MATTER for k in tree.all(noun, "nmod")
    ):
        return False
    head = tree.head[noun]
    if tree.dep[noun] == "nsubj":
        return tree.pos[head] == "ADJ" or tree.lemma[head] in _STATES
    return tree.dep[noun] in {"obj", "root", "obl"}


def _holder(tree: Tree, noun: int) -> int | None:
    """Whose view it is: its owner, or the subject of what is done with it."""
    owner = _owner(tree, noun)
    if owner is not None:
        return owner
    head = tree.head[noun]
    return subject_of(tree, head) if tree.dep[noun] in {"obj", "obl"} and head != noun else None


def _owner(tree: Tree, noun: int) -> int | None:
    for k in tree.kids[noun]:
        if tree.dep[k] == "nmod:poss" or (tree.dep[k] == "nmod" and tree.case(k) in _HOLDING):
            return k
        if tree.dep[k] == "acl:relcl" and tree.has(k, "nsubj"):
            return tree.first(k, "nsubj")
    return None


def _teasers(tree: Tree) -> Iterator[Draft]:
    """*She had a theory. …*: a short sentence that has no more to say than that there is one."""
    for (start, end), (first, last) in zip(tree.sentences, tree.sentences[1:], strict=False):
        if not 3 < end - start <= _MAX_TEASER:
            continue
        differs = _who_differs(tree, start, end)
        if differs is not None:
            yield Draft(
                "view before a colon", [differs[0]], set(range(first, last)), differs[1], _THINK
            )
        for i in range(start, end):
            if tree.lemma[i] not in _words("views") or tree.dep[i] != "obj":
                continue
            verb, source = tree.head[i], subject_of(tree, tree.head[i])
            behind = [k for k in tree.kids[i] if k > i and tree.pos[k] != "PUNCT"]
            if tree.lemma[verb] not in {"have", "offer"} or behind or source is None:
                continue
            if not is_negated(tree, verb) and tree.lower[source] not in _AUTHOR:
                yield Draft("view before a colon", [i], set(range(first, last)), source, _THINK)


def _who_differs(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """*Her family believes otherwise.*: the verb and who thinks so."""
    for i in range(start, end):
        if tree.lower[i] in {"otherwise", "differently"} and i + 2 >= end:
            verb = tree.head[i]
            source = subject_of(tree, verb) if tree.lemma[verb] in _words("differing") else None
            if source is not None and tree.lower[source] not in _AUTHOR:
                return verb, source
    return None
