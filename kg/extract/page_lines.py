"""Lines between the sentences of a text: links to other pages, headings of sections, markup.

They name what is told elsewhere or below and tell nothing themselves (*Read more: …*,
*The mayor's involvement*), also where a copy runs a heading into its first sentence.
"""

from __future__ import annotations

import re

from kg.extract.governors import Effect
from kg.extract.scope_clauses import SUPPOSED
from kg.extract.tree import Tree

_LINKS = frozenset(
    {("read", "more"), ("see", "also"), ("read", "also"), ("also", "read"), ("further", "reading"),
     ("external", "links"), ("related", "articles"), ("related", "stories"), ("more", "stories")}
)  # fmt: skip
_MARKUP = re.compile(r"<[a-z][\w:-]{0,30}\s[^<>=]{0,60}=\s?[\"'“”][^<>]{0,4000}>")
"""A tag with attributes, whose values may be sentences (*<tweet text="They fled.">*)."""
_ABOUT = frozenset({":", "about", "at", "here", "on", "=", "==", "*", "|", "»", ">"})
_MAX_HEADING = 8
_ENDS = frozenset(".!?”\"'’")
_MAX_RUN_IN = 5
_OPENERS = frozenset(
    {"in", "the", "a", "an", "on", "at", "neither", "but", "when", "after", "he", "she", "they",
     "it", "we", "this", "these", "there", "as", "by", "while", "although", "though", "since"}
)  # fmt: skip


def line_stances(tree: Tree) -> dict[int, Effect]:
    """Give the sentences that are links, headings or markup, by their number."""
    found: dict[int, Effect] = dict.fromkeys(_in_markup(tree), SUPPOSED)
    ended = False
    for number, (start, end) in enumerate(tree.sentences):
        while end > start + 1 and tree.pos[end - 1] == "SPACE":
            end -= 1
        last = tree.text[tree.end[end - 1] - 1]
        heading = ended and last.isalnum() and end - start <= _MAX_HEADING
        heading = heading and number not in tree.headlines
        if _is_link(tree, start, end) or (heading and _is_fragment(tree, start, end)):
            found[number] = SUPPOSED
        ended = last in _ENDS
    return found


def _in_markup(tree: Tree) -> list[int]:
    """Give the numbers of the sentences that stand in a tag, at least by half."""
    if '="' not in tree.text or "<" not in tree.text:
        return []
    tags = [match.span() for match in _MARKUP.finditer(tree.text)]
    found = []
    for number, (first, last) in enumerate(tree.sentences) if tags else ():
        start, end = tree.start[first], tree.end[last - 1]
        if any(2 * (min(end, b) - max(start, a)) > end - start for a, b in tags):
            found.append(number)
    return found


def is_in_heading(tree: Tree, i: int) -> bool:
    """Whether the noun at `i` is a heading that runs into its text (**Denials** *In later …*)."""
    start, end = tree.sentences[tree.sent[i]]
    while start < i and tree.pos[start] == "SPACE":
        start += 1
    if i - start > 2 or tree.sent[i] in tree.headlines:
        return False
    for k in range(i + 1, min(start + _MAX_RUN_IN, end - 1)):
        if tree.pos[k] in {"PUNCT", "VERB", "AUX"}:
            return False
        if tree.lower[k] in _OPENERS and tree.text[tree.start[k]].isupper():
            alone = k - 1 == start and tree.text[tree.start[k + 1]].islower()
            return alone or (k - 1 > start and tree.text[tree.start[k - 1]].islower())
    return False


def _is_link(tree: Tree, start: int, end: int) -> bool:
    """Whether a sentence opens as an invitation to read something else."""
    while start < end and tree.pos[start] in {"PUNCT", "SPACE", "SYM"}:
        start += 1
    if tuple(tree.lower[start : start + 2]) not in _LINKS:
        return False
    behind = start + 2
    while behind < end and tree.pos[behind] == "SPACE":
        behind += 1
    return behind >= end or tree.lower[behind] in _ABOUT or tree.text[tree.start[behind]].isupper()


def _is_fragment(tree: Tree, start: int, end: int) -> bool:
    """Whether words between two sentences have neither a verb nor a mark of their own."""
    if end >= len(tree) or tree.text[tree.start[start]].islower():
        return False
    return not any(tree.pos[k] in {"VERB", "AUX", "PUNCT"} for k in range(start, end))
