"""Reporting verbs: which of their complements, or of the clauses around them, is content."""

from __future__ import annotations

from kg.extract.drafts import SAY, Draft, subtree_without
from kg.extract.reports.beyond_complements import joined_questions, run_on
from kg.extract.reports.reporting import Lexicon, Reporter, lexicon
from kg.extract.reports.said_between import carried_on, interrupted, parenthetic, puts_it, tagged
from kg.extract.reports.sources import name_beside, passive, source_of, subject_of
from kg.extract.tree import Tree

_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})
_OBLIQUE = frozenset({"obl", "nmod", "advcl", "xcomp", "ccomp"})
_DEEDS = frozenset({"state", "claim", "deny", "concede"})
_QUESTIONS = frozenset({"when", "where", "how", "why", "whether", "what", "who"})
_RAISING = frozenset({"say", "state", "think", "show"})
_SPOKEN = frozenset({"say", "state", "claim", "concede", "warn", "think", "ask"})
_NONE: frozenset[str] = frozenset()
_EMPTY = frozenset({"it", "itself", "himself", "herself", "themselves"})


def lemma_with_particle(tree: Tree, i: int) -> str:
    """Give the lemma of a verb with its particle (*point out*, *as he put it*)."""
    lemma = lexicon().lemma(tree.lemma[i], tree.lower[i])
    if lemma == "put" and tree.mark(i) == "as" and puts_it(tree, i):
        return "put it"
    particle = tree.first(i, "compound:prt") if "compound:prt" in tree.labels[i] else None
    return lemma if particle is None else f"{lemma} {tree.lower[particle]}"


def verb_cue(tree: Tree, i: int, words: Lexicon) -> Draft | None:
    """Give the draft of the reporting verb (or adjective) at `i`, if it has content."""
    if tree.pos[i] == "ADJ" or (tree.tag[i] == "VBN" and tree.lower[i] in words.predicates):
        return _predicate(tree, i, words)
    lemma = lemma_with_particle(tree, i)
    senses = words.verbs.get(lemma, ())
    prepositions = words.prepositions.get(lemma, _NONE)
    if not senses and not prepositions:
        return None
    for sense in senses:
        content = _complements(tree, i, sense)
        if content:
            content |= _prepositional(tree, i, prepositions & {"as", "of", "for"})
            if sense.name in _SPOKEN:
                content |= parenthetic(tree, i) | run_on(tree, i)
            return _verb_draft(tree, i, "verb with complement", content, sense)
    spoken = [sense for sense in senses if sense.name in _SPOKEN]
    if lemma == "learn" and tree.tag[i] == "VBN":  # …, the paper has learned
        spoken.append(SAY)
    shown = [sense for sense in senses if sense.name == "show"]  # …, the studies show
    if spoken or shown:
        content = (interrupted(tree, i) if spoken else set()) or tagged(tree, i)
        if content:
            return _verb_draft(tree, i, "verb inside its content", content, (spoken or shown)[0])
    if prepositions:
        content = _prepositional(tree, i, prepositions)
        if content:
            content |= joined_questions(tree, i)
            return _verb_draft(tree, i, "verb with preposition", content, (*senses, SAY)[0])
    return None


def _predicate(tree: Tree, i: int, words: Lexicon) -> Draft | None:
    """*is confident that …*"""
    word = tree.lower[i] if tree.tag[i] == "VBN" else tree.lemma[i]
    reporter = words.predicates.get(word)
    source = _who_feels(tree, i) if reporter is not None else None
    if reporter is None or source is None:
        return None
    for k in tree.kids[i]:
        if k > i and (
            tree.dep[k] == "ccomp" or (tree.dep[k] == "advcl" and tree.mark(k) == "that")
        ):
            return Draft(
                "adjective with clause", [i], subtree_without(tree, k, i), source, reporter
            )
    return None


def _who_feels(tree: Tree, i: int) -> int | None:
    """Whose state of mind it is, a participle's included (*came away convinced that …*)."""
    if tree.tag[i] != "VBN":
        return source_of(tree, i)
    subject = tree.first(i, "nsubj:pass", "nsubj")
    if subject is not None or tree.dep[i] not in {"advcl", "xcomp"}:
        return subject
    return source_of(tree, tree.head[i])


def _verb_draft(tree: Tree, i: int, rule: str, content: set[int], sense: Reporter) -> Draft:
    cue = [k for k in tree.kids[i] if tree.dep[k] in {"compound:prt", "aux", "aux:pass"}]
    cue = sorted(k for k in [*cue, i] if abs(k - i) <= 3)
    if sense.name in _SPOKEN:
        content |= carried_on(tree, i)
    content.difference_update(cue)
    source = source_of(tree, i)
    if source is None and rule == "verb inside its content" and "expl" not in tree.labels[i]:
        source = name_beside(tree, i)
    return Draft(rule, cue, content, source, sense)


def _complements(tree: Tree, i: int, sense: Reporter) -> set[int]:
    """The complements of verb `i` that are content in the given sense."""
    found: set[int] = set()
    takes = sense.takes
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if (
            (dep in _CLAUSES and takes & {"clause", "infinitive"} and _is_content(tree, i, k))
            or (dep == "parataxis" and "clause" in takes and k > i and _is_told(tree, i, k))
            or (dep == "xcomp" and "infinitive" in takes)
            or (sense.name in _DEEDS and _is_gerund(tree, i, k))
            or (dep == "obj" and "object" in takes and _is_sayable(tree, k))
            or (dep == "obj" and sense.name == "show" and _is_shown(tree, i, k))
        ):
            found |= subtree_without(tree, k, i)
    if "naming" in takes:
        found |= _naming(tree, i)
    if not found and "clause" in takes:
        found |= _behind_denial(tree, i)
    if not found and sense.name in _RAISING and passive(tree, i):
        found |= _raised(tree, i, sense)
    if not found and "object" in takes and tree.first(i, "obl:agent") is not None:
        told = tree.first(i, "nsubj:pass")  # the decision was criticised by the union
        if told is not None:
            found |= subtree_without(tree, told, i)
    if not found and "clause" in takes:
        found |= _embedded_question(tree, i)
    if found and "infinitive" in takes:
        patient = tree.first(i, "obj", "iobj")
        if patient is not None and tree.has(i, "xcomp"):
            found |= subtree_without(tree, patient, i)
    return found


def _is_shown(tree: Tree, i: int, k: int) -> bool:
    """*the polls show a decline*: what a report, a poll or a study has found is its word."""
    subject = subject_of(tree, i)
    report = subject is not None and tree.lemma[subject] in lexicon().reports
    return report and tree.pos[k] == "NOUN"


def _raised(tree: Tree, i: int, sense: Reporter) -> set[int]:
    """*The general is alleged to have fled*: somebody alleges all of it but the verb.

    *was reported killed* is as much somebody's word; *was found guilty* is a finding.
    """
    found: set[int] = set()
    for k in tree.kids[i]:
        bare = tree.tag[k] == "VBN" and sense.name in {"state", "think"}
        if tree.dep[k] == "xcomp" and (tree.tag[k] == "VB" or tree.mark(k) == "to" or bare):
            subject = subject_of(tree, i)
            found |= subtree_without(tree, k, i)
            found |= subtree_without(tree, subject, i) if subject is not None else set()
    return found


def _behind_denial(tree: Tree, i: int) -> set[int]:
    """*claimed without evidence that …*: the clause is what is claimed, wherever it hangs."""
    for k in tree.all(i, "obl"):
        if tree.case(k) == "without":
            for c in tree.all(k, "acl", "ccomp"):
                if tree.mark(c) == "that":
                    return subtree_without(tree, c, k)
    return set()


def _is_gerund(tree: Tree, i: int, k: int) -> bool:
    """*admitted killing him*: a bare gerund, its subject that of the reporting verb."""
    placed = tree.dep[k] == "xcomp" or (tree.dep[k] == "advcl" and k == i + 1)
    return placed and tree.tag[k] == "VBG" and not tree.mark(k)


def _naming(tree: Tree, i: int) -> set[int]:
    """*called the vote a farce*: the object together with what it is called.

    A participle that gives a name (*a group called …*) says nothing about its bearer.
    """
    patient = tree.first(i, "obj", "iobj", "nsubj:pass")
    names = [k for k in tree.kids[i] if tree.dep[k] == "xcomp" and tree.tag[k] != "VB"]
    names += [k for k in tree.all(i, "advcl") if _is_name_given(tree, i, k)]
    if not names and patient is not None:
        names = [k for k in tree.all(i, "obj") if k != patient or _is_quoted(tree, k)]
    if not names or (tree.dep[i] == "acl" and tree.tag[i] == "VBN"):
        return set()
    found = {j for k in names for j in subtree_without(tree, k, i)}
    if patient is not None and patient > i:
        found |= subtree_without(tree, patient, i)
    return found


def _is_name_given(tree: Tree, i: int, k: int) -> bool:
    """*called the charges* **unfounded and invented**: a participle right behind the object."""
    patient = tree.first(i, "obj")
    if patient is None or tree.tag[k] != "VBN" or not patient < k:
        return False
    return max(tree.subtree(patient)) == min(tree.subtree(k)) - 1


def _is_quoted(tree: Tree, k: int) -> bool:
    return any(tree.lower[j] in {"“", '"', "``", "''", "‘"} for j in tree.subtree(k))


def _embedded_question(tree: Tree, i: int) -> set[int]:
    """*did not say when …*: a question read as an adverbial clause."""
    for k in tree.kids[i]:
        if tree.dep[k] == "advcl" and k > i:
            left = min(tree.subtree(k))
            if tree.lower[left] in _QUESTIONS and left - i <= 2:
                return subtree_without(tree, k, i)
    return set()


def _is_content(tree: Tree, i: int, k: int) -> bool:
    """A clause that is a subject is content only of an impersonal verb (*it is said that*)."""
    if tree.dep[k] == "ccomp":
        return True
    return tree.first(i, "expl") is not None or passive(tree, i)


def _is_told(tree: Tree, i: int, k: int) -> bool:
    """Loose clauses after a colon, comma or quotation mark are what is said."""
    left = min(tree.subtree(k))
    return (left > i and tree.lower[left] in {":", ",", "“", "``", '"'}) or (
        left - 1 > i and tree.lower[left - 1] in {":", ",", "“", "``", '"'}
    )


def _is_sayable(tree: Tree, k: int) -> bool:
    """Things and people can be spoken of; *nothing* and *that* are no content, lives are taken."""
    if tree.pos[k] == "PRON":
        return tree.tag[k] == "PRP" and tree.lower[k] not in _EMPTY
    return tree.lemma[k] not in {"life", "live", "lives"}


def _prepositional(tree: Tree, i: int, prepositions: frozenset[str]) -> set[int]:
    for k in tree.kids[i]:
        if tree.dep[k] not in _OBLIQUE or k < i:
            continue
        word = (tree.case(k) or tree.mark(k)).split(" ")[0]
        if word not in prepositions or (word == "as" and subject_of(tree, k) is not None):
            continue
        content = subtree_without(tree, k, i)
        inner = tree.first(i, "xcomp", "ccomp", "advcl")
        if inner is not None and word == "with" and tree.mark(inner) == "by":
            content |= subtree_without(tree, inner, i)  # charged with murder by selling poison
        if word == "on" and inner is not None and inner != k:  # call on X to do
            content |= subtree_without(tree, inner, i)
        return content
    return set()
