"""Whose eyes a clause is told through: *as he sees it*, *the theory goes*, *to critics, …*.

None of these has a verb of saying with its content below it; each says that what stands around it
is how somebody sees, tells or imagines it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clause_tense import clause_head
from kg.extract.drafts import SAY, Draft, subtree_without
from kg.extract.participants import is_actor_like
from kg.extract.reports.beyond_complements import many_see
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.reports.sources import source_of, subject_of
from kg.extract.reports.standing_tales import other_world, standing_cues
from kg.extract.reports.tales import FICTION, imagined_cues, is_retold, plot_cues, tale_cues
from kg.extract.tree import Tree

_THINK = Reporter("think", True, frozenset({"clause"}))
_PUBLIC = frozenset({"popular", "public", "national", "common", "prevailing", "official"})
_POINTED = frozenset({"this", "that", "all", "any"})
_MANY = frozenset({"many", "most", "some"})
_TELLING = frozenset({"acl:relcl", "obl"})
_TELLING_WORDS = ("seeing", "works", "characters", "imagining", "praising")
"""What such phrases hang on: labels, and lists of lemmas (`lexicon().outlooks`)."""
_RULE = "as they see it"


def outlook_cues(tree: Tree, taken: set[int]) -> Iterator[Draft]:
    """Give a draft for each phrase that tells through whose eyes a clause is told.

    The verbs at `taken` are read as cues already.
    """
    yield from standing_cues(tree)
    verbs, words = lexicon().verbs, lexicon().outlooks
    figures = words["works"] | words["characters"]
    for i in _may_tell(tree):
        lemma = tree.lemma[i]
        if i not in taken and tree.dep[i] == "acl:relcl" and lemma in verbs:
            yield from _said_of(tree, i)
        if lemma in words["seeing"] and tree.pos[i] == "VERB" and i not in taken:
            yield from _as_seen(tree, i)
            if lemma == "see":
                yield from many_see(tree, i)
        elif lemma == "go":
            yield from _as_it_goes(tree, i)
        elif tree.lower[i] == "if":
            yield from _if_believed(tree, i)
        elif tree.dep[i] == "obl" and tree.pos[i] in {"NOUN", "PROPN"}:
            yield from _phrase(tree, i)
        elif lemma in figures and tree.dep[i] == "nsubj":
            yield from tale_cues(tree, i)
        elif lemma in words["imagining"] and tree.pos[i] == "VERB":
            yield from imagined_cues(tree, i)
        if lemma in words["works"] and tree.pos[i] == "NOUN":
            yield from plot_cues(tree, i)
        if tree.lower[i] == "as" and tree.dep[i] == "case":
            yield from _seen_as(tree, tree.head[i])
        if lemma in words["praising"] and tree.pos[i] == "VERB":
            yield from _praised_for(tree, i)


def _may_tell(tree: Tree) -> list[int]:
    """Give the tokens by whose word or label such a phrase could be one, in order of text."""
    lemmas = {"go"}.union(*map(_words, _TELLING_WORDS))
    return sorted(
        {
            *tree.lemmas.where(lemmas),
            *tree.roles.where(_TELLING),
            *tree.words["if"],
            *tree.words["as"],
        }
    )


def _words(name: str) -> frozenset[str]:
    return lexicon().outlooks[name]


def _draft(tree: Tree, cue: int, head: int, cut: int, source: int | None) -> Iterator[Draft]:
    """Make a draft of all of the clause around `head` but for what hangs on `cut`."""
    content = subtree_without(tree, clause_head(tree, head), cut) - {cue}
    yield Draft(_RULE, [cue], content, source, _THINK)


def _as_seen(tree: Tree, i: int) -> Iterator[Draft]:
    """*as he sees it*, *the way he tells it*, *to hear him tell it*."""
    if not tree.says(i, ("it",), "obj"):
        return
    head = tree.head[i]
    if tree.dep[i] == "parataxis" and tree.tag[i] == "VB":
        heard = (k for k in tree.all(head, "advcl") if k < i and tree.lemma[k] == "hear")
        for k in heard:
            yield from _draft(tree, i, head, k, tree.first(k, "iobj", "obj"))
    elif tree.lemma[head] == "hear" and tree.mark(head) == "to" and tree.dep[head] == "advcl":
        yield from _draft(tree, i, tree.head[head], head, tree.first(head, "iobj", "obj"))
    elif tree.mark(i) == "as" and tree.dep[i] == "advcl":
        yield from _draft(tree, i, head, i, subject_of(tree, i))
    elif tree.lemma[head] == "way" and tree.dep[head].startswith("obl"):
        yield from _draft(tree, i, tree.head[head], head, subject_of(tree, i))


def _as_it_goes(tree: Tree, i: int) -> Iterator[Draft]:
    """*…, the theory goes, …* and *the story goes that …*."""
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lemma[subject] not in _words("tales"):
        return
    told = tree.first(i, "ccomp")
    if told is not None:
        yield Draft(_RULE, [i], subtree_without(tree, told, i), None, SAY)
    elif tree.dep[i] in {"parataxis", "advcl", "reparandum"} and tree.tag[i] in {"VBZ", "VBD"}:
        yield from _draft(tree, i, tree.head[i], i, None)


def _if_believed(tree: Tree, mark: int) -> Iterator[Draft]:
    """*If you believe the mayor*, *if the polls are right*: what follows is only their word."""
    i = tree.head[mark]
    if tree.dep[mark] != "mark" or tree.dep[i] != "advcl" or tree.tag[i] == "VBD":
        return
    if tree.lemma[i] == "believe":
        source = tree.first(i, "nsubj:pass", "obj", "iobj")
    elif tree.lemma[i] in _words("borne_out"):
        source = tree.first(i, "nsubj")
        if source is not None and not _may_be_right(tree, i, source):
            return
    else:
        return
    if source is not None:
        yield from _draft(tree, i, tree.head[i], i, source)


def _may_be_right(tree: Tree, i: int, source: int) -> bool:
    """*if the polls are right*; *if this is true, he lied*: then, and only then, what was is so."""
    if tree.lemma[source] in _words("tellers"):
        return True
    told = tree.tag[tree.head[i]] == "VBD" and tree.tag[i] == "JJ"
    return told and (tree.tag[source] in {"DT", "PRP"} or is_actor_like(tree, source))


# ── phrases ──────────────────────────────────────────────────────────────────────────────


def _phrase(tree: Tree, i: int) -> Iterator[Draft]:
    """*in the eyes of many*, *from Kiev's point of view*, *to critics, …*, *in the film, …*."""
    case, verb = tree.case(i), tree.head[i]
    if tree.lemma[i] == "version" and tree.has(i, "compound"):
        yield from other_world(tree, i)
    elif tree.lemma[i] in lexicon().outlooks.get(f"views_{case}", ()):
        owned = case == "in" and tree.has(i, "nmod:poss")
        if not owned or tree.lemma[i] not in lexicon().views["in"]:  # in his view: read by its view
            yield from _by_outlook(tree, i, case)
    elif case in {"to", "for"} and _takes_sides(tree, i) and _opens(tree, i, tree.head[i]):
        yield from _draft(tree, i, verb, i, i)
    elif case == "in" and tree.lemma[i] in _words("works") and is_retold(tree, verb):
        content = subtree_without(tree, clause_head(tree, verb), i)
        yield Draft("in a tale", [i], content, None, FICTION)
    elif case == "in":
        yield from other_world(tree, i)


def _by_outlook(tree: Tree, i: int, case: str) -> Iterator[Draft]:
    """*in the Chinese view*, *in the eyes of many*, *on this reading*, *from Kiev's standpoint*."""
    if tree.lower[i] in {"eye", "points"}:  # in the eye of the storm
        return
    if tree.lemma[i] == "version" and any(
        tree.lemma[k] not in _words("told_versions") for k in tree.all(i, "nmod")
    ):
        return  # in her version of the bill
    if tree.lemma[i] == "point" and not any(tree.lemma[k] == "view" for k in tree.kids[i]):
        return
    holder = tree.first(i, "nmod:poss")
    if holder is None:
        of = (k for k in tree.all(i, "nmod") if tree.case(k) == "of")
        holder = next((k for k in of if tree.lemma[k] != "view"), None)
    if holder is None:
        named = any(tree.ent[k] == "NORP" or tree.lower[k] in _PUBLIC for k in tree.kids[i])
        pointed = tree.says(i, _POINTED, "det")
        this = pointed and case in {"on", "by"}
        if not _opens(tree, i) or not (named or this):
            return
    yield from _draft(tree, i, tree.head[i], i, holder)


def _said_of(tree: Tree, i: int) -> Iterator[Draft]:
    """*a man many believe* **betrayed them**: a second relative clause is what is said of him."""
    told = i + 1
    if told >= len(tree) or tree.dep[told] != "acl:relcl" or tree.head[told] != tree.head[i]:
        return
    if any(r.voice and "clause" in r.takes for r in lexicon().verbs[tree.lemma[i]]):
        source = tree.first(i, "nsubj")
        yield Draft(_RULE, [i], subtree_without(tree, told, i), source, _THINK)


def _seen_as(tree: Tree, noun: int) -> Iterator[Draft]:
    """*hailed it as a victory* **that saved lives**, *see him as the man* **who betrayed them**."""
    verb = tree.head[noun]
    lemma = tree.lemma[verb]
    senses = lexicon().verbs.get(lemma, ())
    judging = "as" in lexicon().prepositions.get(lemma, ()) and senses and not senses[0].voice
    if tree.dep[noun] != "obl" or not (judging or lemma in _words("seen_as")):
        return
    content = {noun}
    for k in tree.all(noun, "acl:relcl", "acl"):
        content |= subtree_without(tree, k, noun)
    yield Draft("seen as", [verb], content, source_of(tree, verb), _THINK)


def _praised_for(tree: Tree, verb: int) -> Iterator[Draft]:
    """*The governor lauded her* **for rebuilding it**, **for the jobs she brought**.

    Who is named as praising says what the praise is for; if nobody is, the text says it.
    """
    content: set[int] = set()
    called = [j for k in tree.all(verb, "obl") for j in tree.all(k, "nmod", "acl")]
    for k in [*tree.all(verb, "obl", "advcl"), *called]:  # hailed as a hero for it
        if k < verb or "for" not in {tree.case(k), tree.mark(k)}:
            continue
        things = [k, *tree.all(k, "conj")]
        done = (subject_of(tree, j) for n in things for j in tree.all(n, "acl:relcl"))
        if tree.tag[k] == "VBG" or any(j is not None and tree.tag[j] == "PRP" for j in done):
            content |= subtree_without(tree, k, verb)  # not for the raid that freed them
    source = source_of(tree, verb) if content else None
    if source is not None:
        yield Draft("seen as", [verb], content, source, _THINK)


def _takes_sides(tree: Tree, i: int) -> bool:
    """*critics*, *many Serbs*: people who are named for what they think of it."""
    if tree.lemma[i] in _words("partisans"):
        return True
    if tree.case(i) == "to" and tree.pos[i] == "NOUN" and is_actor_like(tree, i):
        return tree.lemma[tree.head[i]] not in _words("giving")
    many = tree.says(i, _MANY, "amod")
    return (
        many and tree.case(i) == "to" and tree.pos[i] == "PROPN" and tree.ent[i] in {"NORP", "GPE"}
    )


def _opens(tree: Tree, i: int, said_to_be: int | None = None) -> bool:
    """Whether a phrase opens its sentence, with a comma behind it (*to his foes he is a thug*)."""
    span = tree.subtree(i)
    first, last = min(span), max(k for k in span if tree.pos[k] != "PUNCT")
    opening = not first or tree.sent[first - 1] != tree.sent[i]
    if opening and said_to_be is not None and tree.has(said_to_be, "cop"):
        return tree.lower[last + 1] == "," or tree.tag[last + 1] == "PRP"
    return opening and tree.lower[last + 1 : last + 2] == [","]
