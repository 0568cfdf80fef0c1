"""Who holds an office that a phrase names: *the president*, *the French foreign minister*."""

from __future__ import annotations

from datetime import date

from kg.model import EntityType
from kg.resolve import gazetteer
from kg.resolve._office_titles import office, office_of, out_of_office
from kg.resolve._setting import Setting
from kg.resolve._unnamed import bridged
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable


def join_office(
    clusters: Clusters, markable: Markable, doc: Words, published: date | None, place: Setting
) -> None:
    """Tie an office to its holder: one named in the text, else the one the gazetteer is sure of."""
    key = clusters.key(markable.index)
    country = key.split("/")[1] if key else markable.code.country or bridged(markable, doc, place)
    title = office_of(markable, doc, place, country) or office(markable) or ""
    holder = _named_holder(clusters, markable, title, country)
    if holder is not None:
        clusters.release(markable.index)
        clusters.join(holder, markable.index, "holder of the office in this text")
        return
    if country is None or published is None or markable.code.former or out_of_office(doc, markable):
        return
    entry = gazetteer.office_holder(title, country, published.isoformat())
    told = markable.code.country is not None or title in _HIGHEST
    if entry is None or not told:
        return
    clusters.release(markable.index)
    same = clusters.bearer(entry.key)
    markable.entry = entry
    clusters.set_key(markable.index, entry.key)
    clusters.reasons[markable.index] = "holder of the office at the time"
    if same is not None:
        clusters.join(same, markable.index, "holder of the office at the time")


_HIGHEST = frozenset({"president", "prime minister", "chancellor"})


def _named_holder(
    clusters: Clusters, markable: Markable, title: str, country: str | None
) -> int | None:
    """The person the text names in that office (of that country), the last before the phrase."""
    found: list[int] = []
    title = title.split(" to ")[0]
    for root in clusters.roots():
        if clusters.type(root) is not EntityType.PERSON or not clusters.named(root):
            continue
        if not clusters.compatible_but_key(root, markable.index):
            continue
        theirs = clusters.country(root)
        known = {
            o.title.split(" to ")[0] for m in clusters.of(root) if m.entry for o in m.entry.offices
        }
        roles = {r.lower() for m in clusters.of(root) for r in m.roles}
        told = any(r.endswith(title) for r in roles)
        if country and theirs and theirs != country:
            continue
        if told or (title in known and (country is None or theirs == country)):
            found.append(root)
    before = [r for r in found if r < markable.index]
    if len(found) == 1:
        return found[0]
    return max(before, key=lambda r: _last(clusters, r, markable)) if before else None


def _last(clusters: Clusters, root: int, markable: Markable) -> int:
    last = clusters.last_before(root, markable.index)
    return last.index if last else -1
