"""Recorded speech that brackets announce: *[Rivas] [Begin recording] We are losing …*.

Services that write down what was broadcast name the speaker in brackets. What follows is told by
him until another is named or the recording ends; a speech or a message that the head of the
document says is by somebody is his to its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import SAY, Draft
from kg.extract.participants import is_actor_like
from kg.extract.tree import Tree

_LONGEST = 40
"""Tokens of the longest bracket."""
_LONGEST_NAME = 5
_HEAD = 60
"""Tokens within which the head of a document has opened its brackets."""
_RECORDINGS = frozenset({"recording", "videotape", "video", "audio", "tape", "clip"})
_OPENING = frozenset({"begin", "start", "begins", "beginning"})
_CLOSING = frozenset({"end", "ends"})
_SPEECHES = frozenset(
    {"speech", "address", "message", "statement", "communique", "communiqué", "remarks", "sermon",
     "homily", "letter", "proclamation", "monologue"}
)  # fmt: skip
_ASKING = frozenset(
    {"reporter", "announcer", "correspondent", "interviewer", "journalist", "moderator"}
)
_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})


def recording_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for each stretch of speech that a bracket gives to somebody."""
    if not tree.words["["]:
        return
    brackets = list(_brackets(tree))
    if not tree.words["recording"]:
        yield from _whole_speech(tree, brackets)
        return
    playing, speaker, start = False, None, 0
    for n, (first, last) in enumerate(brackets):
        words = set(tree.lower[first + 1 : last])
        named = _named(tree, first, last)
        shifts = not words.isdisjoint(_RECORDINGS)
        opens, ends = shifts and words & _OPENING, shifts and words & _CLOSING
        if named is None and not opens and not ends:
            continue
        if playing and speaker is not None and start < first:
            yield _told(tree, speaker, start, first)
        if opens:  # [Rivas] [Begin recording]
            beside = n > 0 and brackets[n - 1][1] + 1 == first
            named = _named(tree, *brackets[n - 1]) if beside else None
        playing = bool(opens) or (playing and not ends)
        speaker, start = named, last + 1
    if playing and speaker is not None and start < len(tree):
        yield _told(tree, speaker, start, len(tree))


def _told(tree: Tree, speaker: int, start: int, end: int) -> Draft:
    bracket = next(k for k in range(speaker, -1, -1) if tree.lower[k] == "[")
    return Draft("recorded speech", [bracket], set(range(start, end)), speaker, SAY, direct=True)


def _brackets(tree: Tree) -> Iterator[tuple[int, int]]:
    """Give where square brackets open and close."""
    for first in tree.words["["]:
        ends = range(first + 1, min(first + _LONGEST, len(tree)))
        last = next((k for k in ends if tree.lower[k] == "]"), None)
        if last is not None:
            yield first, last


def _named(tree: Tree, first: int, last: int) -> int | None:
    """The head of a bracket that holds nothing but somebody's name or calling."""
    inside = range(first + 1, last)
    if not inside or len(inside) > _LONGEST_NAME or not tree.doc[first + 1].text[:1].isupper():
        return None
    if any(tree.pos[k] not in _NAMES for k in inside) or tree.pos[last - 1] == "ADJ":
        return None  # [Words indistinct]
    head = next((k for k in reversed(inside) if tree.pos[k] == "PROPN"), inside[-1])
    while tree.head[head] in inside and tree.head[head] != head:
        head = tree.head[head]
    if first and tree.pos[first - 1] not in {"PUNCT", "SPACE"}:
        return None  # the help of its [Spanish] friends
    return head if tree.ent[head] == "PERSON" or tree.lemma[head] in _ASKING else None


def _whole_speech(tree: Tree, brackets: list[tuple[int, int]]) -> Iterator[Draft]:
    """*[Speech by President Luna] [Text]* at the head: all that follows is his."""
    for n, (first, last) in enumerate(brackets):
        behind_word = first > 0 and tree.pos[first - 1] not in {"PUNCT", "SPACE"}
        if first > _HEAD or behind_word or (n and brackets[n - 1][1] + 1 != first):
            return  # only at the head
        if _SPEECHES.isdisjoint(tree.lower[first + 1 : first + 4]):
            continue
        by = [
            k
            for k in range(first + 2, last)
            if tree.case(k) == "by" and tree.pos[k] in {"PROPN", "NOUN"}
        ]
        if len(by) != 1 or tree.has(by[0], "conj") or not is_actor_like(tree, by[0]):
            return
        start = last + 1
        for opening, closing in brackets[n + 1 :]:
            start = closing + 1 if opening == start else start
        if start < len(tree):
            yield _told(tree, by[0], start, len(tree))
        return
