"""All repairs of an analysis, in the order in which one may build on another."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.repairs.accompanying import restore_accompanying
from kg.extract.repairs.active_forms import restore_active
from kg.extract.repairs.arcs import Arcs, changed
from kg.extract.repairs.as_much_as import DEGREES, restore_amounts
from kg.extract.repairs.bare_forms import (
    PROVISOS,
    restore_had,
    restore_present,
    restore_provisos,
)
from kg.extract.repairs.bare_participles import restore_participles, restore_passive_rows
from kg.extract.repairs.between import restore_between
from kg.extract.repairs.clause_subjects import restore_clause_subjects
from kg.extract.repairs.cried_words import part_cried_words
from kg.extract.repairs.described import (
    join_degrees,
    restore_heads,
    restore_states,
    restore_undergoers,
)
from kg.extract.repairs.due import restore_due
from kg.extract.repairs.early_states import restore_early_states
from kg.extract.repairs.for_subjects import restore_infinitives
from kg.extract.repairs.garden_paths import restore_main_verbs
from kg.extract.repairs.gone_on import restore_gone_on
from kg.extract.repairs.headline_verbs import restore_headlines
from kg.extract.repairs.hoped import rehang_hoped
from kg.extract.repairs.infinitive_objects import restore_infinitive_objects
from kg.extract.repairs.inverted import restore_inverted
from kg.extract.repairs.joined_names import restore_joined_names
from kg.extract.repairs.joined_verbs import restore_joined, restore_joined_objects
from kg.extract.repairs.lost_subjects import restore_subjects
from kg.extract.repairs.lost_verbs import restore_verbs
from kg.extract.repairs.named_as import restore_named
from kg.extract.repairs.none_other import restore_none_other
from kg.extract.repairs.of_what import restore_of_what
from kg.extract.repairs.one_bearer import restore_bearers
from kg.extract.repairs.one_subject import give_one_subject
from kg.extract.repairs.outer_clauses import rehang_outer
from kg.extract.repairs.parallel_nouns import restore_parallel
from kg.extract.repairs.perceived import restore_perceived
from kg.extract.repairs.said_behind import restore_sayings
from kg.extract.repairs.said_subjects import restore_said_subjects
from kg.extract.repairs.second_clauses import part_second_clauses
from kg.extract.repairs.second_subjects import restore_objects
from kg.extract.repairs.shared_heads import restore_shared_heads
from kg.extract.repairs.sibling_forms import nest_inserted, realign
from kg.extract.repairs.stray_arcs import rehang
from kg.extract.repairs.stray_forms import settle_forms
from kg.extract.repairs.stray_gerunds import rehang_gerunds
from kg.extract.repairs.stray_parties import rehang_parties
from kg.extract.repairs.stray_reports import settle_reports
from kg.extract.repairs.strayed_nouns import restore_nouns
from kg.extract.repairs.titled_names import restore_titled
from kg.extract.repairs.told_clauses import (
    rehang_joined,
    rehang_questions,
    rehang_rumours,
    rehang_said_of,
    rehang_tellers,
    rehang_told,
)
from kg.extract.repairs.told_names import restore_named_subjects
from kg.extract.repairs.towns import restore_towns


def mend(arcs: Arcs, sentences: Sequence[tuple[int, int]]) -> None:
    """Repair an analysis in place; `sentences` are token ranges, end-exclusive."""
    head, dep, words = list(arcs.head), list(arcs.dep), set(arcs.lower)
    restore_headlines(arcs, sentences)
    if "due" in words:
        restore_due(arcs)
    if "with" in words:
        restore_accompanying(arcs)
    if "on" in words:
        restore_gone_on(arcs)
    rehang(arcs)
    restore_active(arcs)
    realign(arcs)
    restore_present(arcs)
    if not words.isdisjoint(PROVISOS):
        restore_provisos(arcs)
    if "had" in words:
        restore_had(arcs)
    restore_joined_names(arcs)
    restore_shared_heads(arcs)
    if "between" in words:
        restore_between(arcs)
    if "as" in words and not words.isdisjoint(DEGREES):
        restore_amounts(arcs)
    restore_early_states(arcs)
    rehang_told(arcs)
    rehang_rumours(arcs)
    rehang_questions(arcs)
    rehang_said_of(arcs)
    rehang_joined(arcs)
    rehang_hoped(arcs)
    restore_sayings(arcs)
    restore_said_subjects(arcs)
    restore_perceived(arcs)
    part_cried_words(arcs)
    rehang_tellers(arcs)
    restore_heads(arcs)
    restore_states(arcs)
    if "being" in words:
        restore_undergoers(arcs)
    if "no" in words:
        join_degrees(arcs)
    nest_inserted(arcs)
    restore_joined(arcs)
    restore_joined_objects(arcs)
    restore_verbs(arcs)
    restore_main_verbs(arcs)
    restore_participles(arcs)
    restore_passive_rows(arcs)
    part_second_clauses(arcs)
    settle_forms(arcs)
    rehang_gerunds(arcs)
    rehang_outer(arcs)
    restore_subjects(arcs)
    if "as" in words:
        restore_named(arcs)
    restore_inverted(arcs)
    restore_clause_subjects(arcs)
    settle_reports(arcs)
    restore_objects(arcs)
    restore_infinitive_objects(arcs)
    give_one_subject(arcs)
    restore_titled(arcs)
    restore_named_subjects(arcs)
    restore_bearers(arcs)
    restore_of_what(arcs)
    if "none" in words or "nobody" in words:
        restore_none_other(arcs)
    restore_towns(arcs)
    restore_nouns(arcs)
    rehang_parties(arcs)
    restore_parallel(arcs)
    restore_infinitives(arcs)
    undo_loops(arcs, head, dep)


def undo_loops(arcs: Arcs, head: Sequence[int], dep: Sequence[str]) -> None:
    """Take back what made a token its own ancestor: whatever climbs a tree would never end."""
    for k in list(changed(head, arcs.head)):
        seen, above = {k}, arcs.head[k]
        while above not in seen:
            seen.add(above)
            above = arcs.head[above]
        if above == k != arcs.head[k]:
            arcs.head[k], arcs.dep[k] = head[k], dep[k]
