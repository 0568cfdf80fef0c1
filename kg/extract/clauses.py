"""From clauses to candidates: who does what to whom, for every lexical verb."""

from __future__ import annotations

from kg.extract.addressees import clause_party
from kg.extract.agents import agents
from kg.extract.antecedents import person_meant
from kg.extract.candidates import Candidate
from kg.extract.carrying import carry, carrying, light_words
from kg.extract.coding import (
    carriers,
    leading,
    light_verb,
    particles,
    reciprocal,
    without_particle,
)
from kg.extract.control import is_absolute
from kg.extract.coordination import one_person, referring, this_side, told_elsewhere
from kg.extract.free_relatives import what_is_called, what_is_meant
from kg.extract.gaps import direct_object, relative_top, stranded
from kg.extract.idioms import bind_idiom
from kg.extract.means import led_to, next_to_follow
from kg.extract.no_verbs import tells_nothing
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.targets import active_targets, passive_targets
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

_DETERMINING = frozenset({"det", "amod", "compound", "nmod:poss", "nummod"})
_BEARINGS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
"""*patrolled south of the port*: what follows tells where."""
_OF_WHAT = ("nmod", "nmod:poss", "compound", "acl")
_NO_PREDICATES = frozenset(
    {
        "aux", "aux:pass", "cop", "case", "mark", "fixed", "compound", "flat", "goeswith", "cc",
        "advmod", "discourse",
    }
)  # fmt: skip
_COMPLEMENTS = frozenset({"obl", "obl:agent"})
_BEHIND = _COMPLEMENTS | {"advmod", "obj"}
"""Labels of what stands behind prepositions, or may have something there."""
_BEHIND_BARE = frozenset({"against", "with"})


def verb_candidates(tree: Tree) -> list[Candidate]:
    """Give one candidate for every lexical verb of the document, in order of text."""
    return [c for i in tree.classes["VERB"] if (c := _candidate(tree, i)) is not None]


def _candidate(tree: Tree, i: int) -> Candidate | None:
    if not _is_predicate(tree, i):
        return None
    voice = passive(tree, i)
    subject, rule = surface_subject(tree, i)
    if subject is not None and (is_expletive(tree, subject) or subject == i):
        subject, rule = None, "expletive"
    obj, labels = direct_object(tree, i), tree.labels[i]
    completed = "ccomp" in labels or "xcomp" in labels
    found = Candidate(
        trigger=i,
        verb=tree.lemma[i],
        rule=f"verb/{'passive' if voice else 'active'}/{rule}",
        passive=voice,
        obj=obj,
        xcomp=tree.first(i, "xcomp", "ccomp") if completed else None,
        obliques=_obliques(tree, i, obj),
        words=[i],
        support=[i] + ([subject] if subject is not None else []),
    )
    _add_particles(tree, found)
    surface = [subject] if subject is not None else []
    if subject is not None and "conj" in tree.labels[subject]:
        surface = this_side(i, tree.conjuncts(subject))
        surface = one_person(tree, i, surface) if len(surface) > 1 else surface
    if voice:
        _fill_passive(tree, found, surface)
    else:
        _fill_active(tree, found, surface)
    if rule == "fighters":  # *fighting between the army and rebels*
        found.actors, found.targets = surface[:1], surface[1:]
    if found.actors:
        actors = referring(tree, found.actors)
        found.actors = [a for a in actors if not (is_time_noun(tree, a) and _is_when(tree, i, a))]
    if found.targets:
        targets = referring(tree, this_side(i, found.targets))
        found.targets = told_elsewhere(tree, targets, i)
    _make_reciprocal(tree, found)
    bind_idiom(tree, found)
    return found


def _is_when(tree: Tree, i: int, actor: int) -> bool:
    """Whether a time only says when; *three years of war ruined it* is about the years."""
    told = tree.dep[actor] == "nsubj" and tree.head[actor] == i
    if told and tree.tag[actor] != "NNP" and tree.has(actor, *_OF_WHAT):
        return False
    return not (told and tree.has(i, "obj") and tree.has(actor, "det"))


def _is_predicate(tree: Tree, i: int) -> bool:
    if tree.pos[i] != "VERB" or tree.dep[i] in _NO_PREDICATES or tree.lemma[i] == "be":
        return False
    if tree.dep[i] == "amod":
        described = tree.tag[i] in {"VBN", "VBG"} and tree.has(i, "obl", "obl:agent", "obj")
        return described and not tells_nothing(tree, i)
    return not tells_nothing(tree, i)


def _add_particles(tree: Tree, found: Candidate) -> None:
    for k in particles(tree, found.trigger):
        word = tree.lower[k]
        found.verb += f" {word}"
        found.words.append(k)
        if tree.dep[k] == "case":
            _release(tree, found, word)
        elif found.obj is None:
            bare = [o for case, o in found.obliques if not case and tree.dep[o] == "obl"]
            bare = [o for o in bare if o > k and not is_time_noun(tree, o)]
            found.obj = bare[0] if bare else None  # *presided over the case*


def _release(tree: Tree, found: Candidate, particle: str) -> None:
    """Free the complement whose preposition is a particle of the verb (*called off* **talks**)."""
    freed = [(without_particle(case, particle), k) for case, k in found.obliques]
    bare = [k for case, k in freed if not case and not is_time_noun(tree, k)]
    if bare and found.obj is None:
        found.obj = bare[0]
    found.obliques = [(case, k) for case, k in freed if case]


def _obliques(tree: Tree, i: int, found_object: int | None) -> list[tuple[str, int]]:
    """Give the prepositional complements as (preposition, noun), coordination spread out."""
    found: list[tuple[str, int]] = []
    labels = tree.labels[i]
    complements = [] if labels.isdisjoint(_BEHIND) else _behind_prepositions(tree, i, found_object)
    for k in complements:
        case = tree.cases[k]
        if case == "with" and is_absolute(tree, i, k):
            continue
        noun = what_is_called(tree, k) if tree.lower[k] == "what" else k
        if tree.lower[k] in RELATIVE_PRONOUNS and (top := relative_top(tree, i)) is not None:
            noun = tree.head[top]
            left = next((c for c in tree.all(k, "case") if c > i), None)
            case = tree.lower[left] if left is not None else case  # *what they end up asking for*
            noun = person_meant(tree, noun) if tree.lower[k] == "whom" else noun
        case, noun = led_to(tree, case, noun)
        parties = tree.conjuncts(noun) if "conj" in tree.labels[noun] else [noun]
        found += [(case, c) for c in parties]
        if tree.lemma[k] in nouns("bare_phrase") and tree.labels[k].isdisjoint(_DETERMINING):
            # *met in court* **with the state**
            behind = [(tree.case(d), d) for d in tree.all(k, "nmod") if d > k]
            found.extend((c, t) for c, d in behind if c in _BEHIND_BARE for t in tree.conjuncts(d))
    if not found and tree.dep[i] == "conj" and (shared := next_to_follow(tree, i)) is not None:
        found.append((tree.cases[shared], shared))
    relative = tree.dep[i] == "acl:relcl" and tree.is_nominal(tree.head[i])
    left = stranded(tree, i) if relative else None
    if left is not None:
        found.append((tree.lower[left], what_is_meant(tree, tree.head[i])))
    # A clause behind a preposition fills the slot too (*called for lifting the ban*).
    for k in tree.all(i, "advcl") if "advcl" in labels else ():
        if k > i and (mark := tree.marks[k]) in {"for", "of", "from", "against"}:
            found.append((mark, k))
    return found


def _behind_prepositions(tree: Tree, i: int, found_object: int | None) -> list[int]:
    """Give the nouns behind prepositions of the verb at `i`, in order of text."""
    found: list[int] = []
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep in _COMPLEMENTS:
            found.append(k)
        elif dep == "advmod":  # an adverb may come between (*came back to Cairo*)
            if k > i and "obl" in tree.labels[k] and tree.lower[k] not in _BEARINGS:
                found += tree.all(k, "obl")
        elif dep == "obj" and k != found_object and tree.cases[k]:
            found.append(k)  # behind a preposition is no object (*denied charges by the union*)
    return sorted(found) if len(found) > 1 else found


def _fill_passive(tree: Tree, found: Candidate, surface: list[int]) -> None:
    found.actors = agents(tree, found.trigger)
    found.obliques = [(c, i) for c, i in found.obliques if i not in found.actors]
    if not surface:
        return
    head = content_noun(tree, surface[0])
    light = carrying(tree, found.verb, head)
    if light is not None:
        carry(tree, found, head, light)
        return
    found.obj = found.obj if found.obj is not None else surface[0]
    found.targets = passive_targets(tree, found, surface)


def _fill_active(tree: Tree, found: Candidate, surface: list[int]) -> None:
    found.actors = surface
    i, obj = found.trigger, found.obj
    receiver = tree.first(i, "iobj") if "iobj" in tree.labels[i] else None
    for case, noun in found.obliques if tree.lemma[i] in leading() else ():
        if light_verb(tree.lemma[i], tree.lemma[noun], case) is not None:
            found.light = tree.lemma[noun]
            found.verb += f" {case} {light_words(tree, noun)}"
            found.words += [k for k in range(i + 1, noun + 1) if tree.head[k] == noun or k == noun]
            break
    if obj is not None and found.verb in carriers():
        act = content_noun(tree, obj)  # imposed some of the sanctions
        light = carrying(tree, found.verb, act)
        if light is not None:
            carry(tree, found, act, light)
            if receiver is not None:
                found.targets = tree.conjuncts(receiver)
            return
    found.targets = active_targets(tree, found)


def _make_reciprocal(tree: Tree, found: Candidate) -> None:
    """Pair the parties of an act done to each other (*A and B met*, *A met with B*)."""
    noun = tree.lemma[found.obj] if found.obj is not None else None
    if found.reciprocal:
        return  # *a pact was signed between A and B*
    if not reciprocal(tree.lemma[found.trigger], noun) or not _is_shared(tree, found):
        return
    partners = [i for case, i in found.obliques if case in {"with", "between"}]
    partners = [p for p in partners if is_actor_like(tree, p)]
    if partners:
        found.targets = partners
        found.reciprocal = True
    elif len(found.actors) > 1 and not any(_is_party(tree, found, t) for t in found.targets):
        found.targets = found.actors[1:]
        found.actors = found.actors[:1]
        found.reciprocal = True


def _is_party(tree: Tree, found: Candidate, target: int) -> bool:
    """Whether the act meets a third party, not only a venue (*they met at the university*)."""
    case = next((c for c, k in found.obliques if k == target), "")
    return case not in {"at", "in", "near"} and is_actor_like(tree, target)


def _is_shared(tree: Tree, found: Candidate) -> bool:
    """Whether the verb does its noun (*signed a pact*) rather than answer one (*hailed a pact*)."""
    return found.obj is None or tree.lemma[found.trigger] not in nouns("responding")


def content_targets(tree: Tree, found: Candidate) -> list[int]:
    """Give whom a demand, charge, threat or promise is about, out of its content clause.

    That is the clause's own subject when it is somebody else (*demanded that Rwanda withdraw*),
    or else what the clause's act is done to (*threatened to invade Kuwait*).
    """
    if found.passive:
        return []
    content = found.xcomp
    if content is None:
        urged = [k for k in tree.all(found.trigger, "advcl") if tree.mark(k).startswith("for")]
        content = next((k for k in urged if tree.first(k, "nsubj") is not None), None)
    if content is None or not tree.is_verbal(content):
        return []
    if tree.first(content, "nsubj", "nsubj:pass") is not None:
        return clause_party(tree, content)
    inner = _candidate(tree, content)
    return [t for t in inner.targets if is_actor_like(tree, t)] if inner is not None else []
