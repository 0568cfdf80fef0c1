"""What the governors above an event do to it: negation, modality and time passed down."""

from __future__ import annotations

from kg.extract.governors import Effect, adverb_effects, governor, modal
from kg.extract.negation import auxiliaries, is_denied, is_negated
from kg.extract.own_clause import is_inverted, read_verb, tense_of
from kg.extract.stance import Factuality
from kg.extract.tree import Tree
from kg.model import BlockKind

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl"})
_CONTENT_CASES = frozenset({"for", "to", "from", "against", "of", "about"})
_NOMINAL_LINKS = frozenset({"obj", "nsubj:pass", "nmod", "obl", "conj", "nsubj"})


def climb(tree: Tree, i: int, found: Factuality, block: BlockKind, *, nominal: bool) -> None:
    """Pass the event at `i` under every governor above it, nearest first."""
    node, steps, content = i, 0, nominal
    while tree.head[node] != node and steps < 15:
        steps += 1
        parent, dep = tree.head[node], tree.dep[node]
        if dep == "conj":
            loose = tree.pos[parent] not in {"VERB", "AUX"} and _is_finite_clause(tree, node)
            if not nominal and steps == 1 and loose:
                return
            node = parent
            continue
        if content and dep in _NOMINAL_LINKS and tree.pos[node] != "VERB":
            _under_nominal(tree, node, parent, dep, found)
            if dep in {"nsubj", "obl"} and tree.pos[parent] == "VERB":
                _share_modality(tree, parent, found)
                _inherit_time(tree, parent, found, block)
                return
        elif dep in _COMPLEMENTS or (dep == "acl:relcl" and tree.mark(node) == "that"):
            if not _under_clause(tree, node, parent, dep, found):
                _inherit_time(tree, parent, found, block)
                return
        else:
            if found.tense is None and dep in {"acl:relcl", "amod", "advcl:relcl"}:
                _inherit_time(tree, parent, found, block)
            return
        if found.tense is None:
            _inherit_time(tree, parent, found, block)
        # What is said of the noun above holds for its content (*denied an allegation that …*).
        content = nominal or (dep.startswith("acl") and tree.mark(node) != "")
        node = parent


def _is_finite_clause(tree: Tree, i: int) -> bool:
    return tree.first(i, "nsubj", "nsubj:pass") is not None


def _under_nominal(tree: Tree, node: int, parent: int, dep: str, found: Factuality) -> None:
    """Pass an event noun under the verb or noun that governs it."""
    found.under.append(tree.lemma[parent])
    if dep not in {"obj", "nsubj:pass", "nmod", "obl"}:
        return
    particle = tree.first(parent, "compound:prt")
    lemma = tree.lemma[parent] + (f"_{tree.lower[particle]}" if particle is not None else "")
    case = tree.case(node)
    effect = governor(lemma, tree.pos[parent], events=True)
    if dep == "obl" and case not in _CONTENT_CASES:
        effect = None
    if effect is None and case:
        effect = governor(f"{tree.lemma[parent]}_{case}", tree.pos[parent], events=True)
    if effect is not None:
        found.apply(effect, negated=is_negated(tree, parent) or is_denied(tree, parent))


def _under_clause(tree: Tree, node: int, parent: int, dep: str, found: Factuality) -> bool:
    """Pass a clause under its governor; False where the way up ends."""
    found.under.append(tree.lemma[parent])
    mark = tree.mark(node)
    key = mark.replace(" ", "_")
    if mark == "against":
        found.negations += 1
        return True
    if dep == "advcl":
        if "condition" in adverb_effects(key) or is_inverted(tree, node):
            found.apply(Effect(modality="hypothetical", certainty="possible"), negated=False)
            return False
        if mark in {"to", "in order to", "so as to"} and found.tense is None:
            effect = governor(_lemma(tree, parent), tree.pos[parent])
            found.apply(effect or Effect(modality="intended", tense="future"), negated=False)
            return True
        if mark not in {"of", "from", "to", "into"}:
            if tree.tag[node] in {"VBG", "VBN"}:
                _share_modality(tree, parent, found)
            return False
    if "whether" in adverb_effects(key) or (mark == "if" and dep == "ccomp"):
        found.apply(Effect(modality="hypothetical", certainty="possible"), negated=False)
    effect = governor(f"{_lemma(tree, parent)}_{key}", tree.pos[parent]) if key else None
    effect = effect or governor(_lemma(tree, parent), tree.pos[parent])
    if effect is not None and effect.infinitive and _is_finite(tree, node):
        effect = None
    negated = is_negated(tree, parent) or (tree.is_nominal(parent) and is_denied(tree, parent))
    if effect is not None:
        if dep == "ccomp" and mark in {"", "that"} and effect.tense == "future":
            effect = effect.without_tense(found.tense)
        found.apply(effect, negated=negated)
    elif dep == "xcomp" and mark == "to" and tree.pos[parent] == "VERB":
        # Of *paid to protect* or *trained to fly* nothing says that it was done.
        found.apply(Effect(modality="intended"), negated=negated)
    elif tree.pos[parent] == "ADJ" and mark == "to" and tree.first(parent, "expl") is not None:
        found.apply(Effect(modality="hypothetical"), negated=negated)
    elif negated and (dep in {"ccomp", "acl"} or _is_finite(tree, node)):
        found.apply(Effect(certainty="possible"), negated=False)
    elif negated:
        found.negations += 1
    return True


def _share_modality(tree: Tree, parent: int, found: Factuality) -> None:
    """Let a participle be as hypothetical or intended as its main clause (*could win by using*)."""
    main = Factuality()
    read_verb(tree, parent, main, BlockKind.PARAGRAPH)
    climb(tree, parent, main, BlockKind.PARAGRAPH, nominal=False)
    if main.modality != "asserted":
        effect = Effect(modality=main.modality, certainty=main.certainty, tense=main.tense)
        found.apply(effect, negated=False)


def _is_finite(tree: Tree, i: int) -> bool:
    """Whether a complement has a tense of its own (*told them that he left*), no subjunctive."""
    auxes = auxiliaries(tree, i)
    tags = [tree.tag[k] for k in auxes] or [tree.tag[i]]
    return tags[0] in {"VBD", "VBZ", "VBP", "MD"} and not tree.mark(i).endswith("to")


def _lemma(tree: Tree, i: int) -> str:
    particle = tree.first(i, "compound:prt")
    return tree.lemma[i] + (f"_{tree.lower[particle]}" if particle is not None else "")


def _inherit_time(tree: Tree, parent: int, found: Factuality, block: BlockKind) -> None:
    """Take the time of the governing clause where the event has none of its own."""
    if found.tense is not None:
        return
    if tree.pos[parent] in {"VERB", "AUX"} or tree.first(parent, "cop") is not None:
        auxes = auxiliaries(tree, parent)
        modals = [e for k in auxes if (e := modal(tree.lower[k], tree.tag[k])) is not None]
        found.tense = modals[0].tense if modals else tense_of(tree, parent, auxes, block)
