"""What kind of clause a verb heads, where that decides whether the text vouches for it.

Pure questions about the tree; `kg.extract.scope` draws the conclusions.
"""

from __future__ import annotations

from kg.extract.governors import governor
from kg.extract.negation import auxiliaries
from kg.extract.rare_words import ANY, ANYONE, rare_words
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_TEMPORAL = frozenset(
    {"after", "before", "until", "till", "once", "when", "whenever", "as soon as", "by the time"}
)
_ASKING = frozenset({"how", "whether", "what", "where", "when", "which", "who", "whom", "why"})
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next", "sole"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_WHO = frozenset({"who", "what"})
_WHICH = frozenset({"what", "which"})
PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_OPEN_HEADS = frozenset(
    {"someone", "somebody", "something", "everyone", "everybody", "everything", "those", "one"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MAIN = frozenset({"root", "ROOT", "ccomp", "obj", "obl", "xcomp", "parataxis"})
_AMOUNTS = frozenset({"much", "many"})
_PROSPECTS = frozenset(
    {"chance", "possibility", "likelihood", "probability", "way", "doubt", "odds", "prospect"}
    | {"danger", "indication", "sign", "evidence", "guarantee", "certainty"}
)
_OPENING = frozenset({'"', "“", "``", "''"})
_CLOSING = frozenset({'"', "”", "''"})
_TRAILING = frozenset({'"', "”", "’", "'", "''", ")", "]", "\n", "\n\n", " "})


def subordinator(tree: Tree, i: int) -> str:
    """Give the word that opens the clause at `i`, *when* and its like included, or ``""``."""
    mark = tree.mark(i)
    if mark == "as" and tree.lower[tree.head[i]] == "soon":
        return "as soon as"
    if mark:  # until after it left
        first = mark.split()[0]
        return first if mark not in _TEMPORAL and first in _TEMPORAL else mark
    opening = [k for k in tree.all(i, "advmod") if k < i and tree.tag[k] == "WRB"]
    if opening:
        return tree.lower[opening[0]]
    subject = tree.first(i, "nsubj", "nsubj:pass") if tree.dep[i] == "advcl" else None
    strayed = tree.case(subject) if subject is not None else ""
    return strayed if strayed in _TEMPORAL else ""  # until a ruling ends it


def is_present(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` stands in the present or the perfect (*leaves*, *has left*)."""
    auxes = auxiliaries(tree, i)
    return tree.tag[auxes[0] if auxes else i] in PRESENT


def is_past(tree: Tree, i: int) -> bool:
    """Whether the finite verb at `i` is told as past (*left*, *has left*, *was leaving*)."""
    auxes = auxiliaries(tree, i)
    if tree.tag[auxes[0] if auxes else i] in _PAST:
        return True
    return bool(auxes) and "have" in [tree.lemma[k] for k in auxes]


def is_simple_past(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` is told in the past, no perfect (*left*, *was leaving*)."""
    auxes = auxiliaries(tree, i)
    return tree.tag[auxes[0] if auxes else i] == "VBD" and tree.lower[(auxes or [i])[0]] != "had"


def is_temporal(tree: Tree, i: int) -> bool:
    """Whether the clause at `i` says when (*after it leaves*, *until it left*)."""
    return subordinator(tree, i) in _TEMPORAL


def is_set_off(tree: Tree, i: int, noun: int) -> bool:
    """Whether a comma or a dash parts a relative clause from its noun: it tells, not restricts."""
    start = min(k for k in tree.subtree(i) if tree.pos[k] != "PUNCT" or k == i)
    return any(tree.pos[k] == "PUNCT" for k in range(noun + 1, start))


def is_asking_infinitive(tree: Tree, i: int) -> bool:
    """Whether an infinitive hangs on a question word (*how to leave*, *whether to leave*)."""
    if tree.tag[i] != "VB" or not tree.marks[i].endswith("to"):
        return False
    if tree.lower[tree.head[i]] in _ASKING:
        return True
    return any(k < i and tree.lower[k] in _ASKING for k in tree.kids[i])


def is_ranked(tree: Tree, noun: int) -> bool:
    """Whether a noun is singled out by what it did (*the first country to recognise it*)."""
    if tree.lower[noun] in _RANKS:
        return True
    return any(
        tree.lower[k] in _RANKS or tree.tag[k] == "JJS" for k in tree.all(noun, "amod", "nummod")
    )


def asks_how_many(tree: Tree, i: int) -> bool:
    """Whether a clause asks for a number (*how much he pays*): what is asked is not told."""
    if tree.dep[i] in {"root", "ROOT"} or tree.tag[i] not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
        return False
    if "how" not in tree.lower[slice(*tree.sentences[tree.sent[i]])]:
        return False
    return any(
        tree.lower[h] == "how"
        for n in tree.all(i, "nsubj", "nsubj:pass", "obj", "advmod")
        if n < i
        for k in (n, *tree.all(n, "amod", "det"))
        if tree.lower[k] in _AMOUNTS
        for h in tree.all(k, "advmod")
    )


def is_anybody(tree: Tree, i: int) -> bool:
    """Whether a noun phrase means whoever it may be (*anyone*, *any soldier*)."""
    if tree.lower[i] in ANYONE:
        return True
    return "det" in tree.labels[i] and tree.says(i, ANY, "det")


def is_definite(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase points at a known thing: article, demonstrative or possessor."""
    if "nmod:poss" in tree.labels[noun]:
        return True
    if "det" not in tree.labels[noun]:
        return False
    return tree.says(noun, _DEFINITE, "det")


def is_who(tree: Tree, i: int) -> bool:
    """Whether a clause asks or leaves open who does it (*who fled*, *what killed them*)."""
    return any(
        tree.lower[k] in _WHO or ("det" in tree.labels[k] and tree.says(k, _WHICH, "det"))
        for k in tree.kids[i]
        if tree.dep[k] in _SUBJECTS
    )


def is_open(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase may stand for nobody yet (*a man*, *banks*, *those*)."""
    if tree.lower[noun] in _OPEN_HEADS:
        return True
    if tree.pos[noun] == "PROPN":  # a Democrat, Democrats
        plural = tree.tag[noun] == "NNPS" and not is_definite(tree, noun)
        return plural or tree.says(noun, ("a", "an"), "det")
    return tree.pos[noun] == "NOUN" and not is_definite(tree, noun)


def is_asked(tree: Tree, i: int) -> bool:
    """Whether the clause at `i` is the matter of a question."""
    if "?" not in tree.words or "?" not in rare_words(tree, i):
        return False
    first = i
    while tree.dep[first] == "conj":
        first = tree.head[first]
    if tree.dep[first] not in _MAIN and not _is_what_if(tree, first):
        return False
    j = tree.sentences[tree.sent[i]][1] - 1
    closed = False
    while j > i and tree.lower[j] in _TRAILING:
        closed = closed or tree.lower[j] in _CLOSING
        j -= 1
    return tree.lower[j] == "?" and not (closed and _leads_up(tree, i, j))


def _is_what_if(tree: Tree, i: int) -> bool:
    """*what if they left?*, whatever the clause hangs on."""
    if tree.dep[i] != "advcl":
        return False
    start = tree.sentences[tree.sent[i]][0]
    return tree.lower[start : start + 2] == ["what", "if"]


def _leads_up(tree: Tree, i: int, end: int) -> bool:
    """Whether the quotation that ends at `end` opens behind `i` (*she* **asked**, *“Why?”*)."""
    return any(tree.lower[k] in _OPENING for k in range(i + 1, end))


def is_bare_complement(tree: Tree, node: int, verb: int) -> bool:
    """Whether a gerund stands straight behind its verb (*ruled out* **leaving**)."""
    if tree.tag[node] != "VBG" or tree.mark(node):
        return False
    return node - 1 == verb or (tree.head[node - 1] == verb and tree.tag[node - 1] == "RP")


def is_content(tree: Tree, node: int, noun: int) -> bool:
    """Whether a clause taken for a relative says what a noun is about (*no chance he will go*)."""
    if tree.marks[node] == "that":
        return True
    subject = tree.first(node, "nsubj", "nsubj:pass")
    if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS:
        return False
    if tree.lemma[noun] in _PROSPECTS and any(tree.tag[k] == "MD" for k in tree.all(node, "aux")):
        return True
    if "aux:pass" not in tree.labels[node]:
        return False
    effect = governor(tree.lemma[noun], "NOUN")  # a passive leaves no gap: fears it was stolen
    return effect is not None and effect.certainty is not None
