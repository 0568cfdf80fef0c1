"""Posts quoted with the name and the handle of who wrote them: *… -- Janet Jones (@jjones)*.

So is a picture's caption (*A photo posted by Janet Jones (@jjones)*); where a verb of saying and a
colon stand before the name (*She tweeted: Janet Jones (@jjones)*), the post follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.drafts import SAY, Draft
from kg.extract.reports.quotes import paragraphs
from kg.extract.tree import Tree
from kg.model import Document

_DASHES = frozenset({"-", "--", "---", "–", "—"})
_LONGEST = 9
"""Tokens from the dash to the handle."""
_LONGEST_POST = 280
"""Characters of the longest post that the commonest network takes."""
_PICTURES = frozenset({"photo", "video", "post", "picture", "image"})
_POSTED = frozenset({"posted", "shared", "uploaded"})
_PERSONAL = frozenset(
    {"i", "we", "you", "me", "us", "my", "our", "your", "im", "ive", "please", "thanks", "hi"}
)
_CRIES = frozenset({"?", "!", "??", "!!", "???", "!!!", "?!"})
_MARKS = frozenset({"“", "”", '"', "``", "''", "‘"})
_WORDS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def signature_cues(tree: Tree, document: Document) -> Iterator[Draft]:
    """Give a draft for each post that a handle in brackets signs."""
    if "@" not in tree.text:
        return
    last = 0
    for i, word in enumerate(tree.lower):
        if len(word) < 3 or word[0] != "@" or tree.lower[i - 1] != "(":
            continue
        dash = next((k for k in range(i - 2, max(i - _LONGEST, 0), -1) if _signs(tree, k)), None)
        name = _name_after(tree, dash, i) if dash is not None else None
        if dash is None or name is None:
            yield from _announced(tree, i)
            continue
        start = _start_of_post(tree, document, dash, last)
        last = i
        end = dash - 3 if _is_posted(tree, dash - 1) else dash  # *a photo posted by*
        if start < end:
            yield Draft("signed post", [dash], set(range(start, end)), name, SAY, direct=True)


def _signs(tree: Tree, k: int) -> bool:
    """Whether the name behind a token signs: behind a dash, or *a photo posted by*."""
    if tree.lower[k] in _DASHES:
        return True
    return tree.lower[k] == "by" and k > 1 and _is_posted(tree, k - 1)


def _is_posted(tree: Tree, k: int) -> bool:
    return tree.lower[k] in _POSTED and tree.lower[k - 1] in _PICTURES


def _announced(tree: Tree, handle: int) -> Iterator[Draft]:
    """Give the sentence behind *She tweeted: Janet Jones (@jjones)*."""
    colon = next(
        (k for k in range(handle - 2, max(handle - _LONGEST, 0), -1) if tree.lower[k] == ":"), 0
    )
    end = handle + 2
    behind = tree.sent[end] if end < len(tree) else -1
    if not colon or tree.lower[end - 1] != ")" or behind == tree.sent[handle]:
        return
    name = _name_after(tree, colon, handle)
    if name is not None and tree.pos[colon - 1] == "VERB":
        content = set(range(end, tree.sentences[behind][1]))
        yield Draft("signed post", [colon], content, name, SAY, direct=True)


def _start_of_post(tree: Tree, document: Document, dash: int, last: int) -> int:
    """Give where the post that is signed at `dash` starts; the one before is signed at `last`.

    It fills its paragraph, or what is left of it behind another post, if that is short enough for
    a post; else the sentence is sure to be of it, and what before that sounds like a post.
    """
    sentence = tree.sent[dash]
    if tree.sentences[sentence][0] == dash or _is_posted(tree, dash - 1):
        sentence = max(sentence - 1, 0)  # the signature came out as a sentence of its own
    sure = tree.sentences[sentence][0]
    whole = paragraphs(tree, document)
    number = bisect_right(whole, dash, key=lambda ends: ends[0]) - 1
    if whole[number][0] == dash:  # … or a paragraph
        number = max(number - 1, 0)
    behind = tree.sentences[tree.sent[last] + 1][0] if last and tree.sent[last] < sentence else 0
    start = max(whole[number][0], behind)
    length = tree.end[dash - 1] - tree.start[start] if start < dash else 0
    if start < sure and length <= _LONGEST_POST:
        return start
    return _back(tree, sentence, dash, max(start, 0))


def _back(tree: Tree, sentence: int, dash: int, least: int) -> int:
    """Go back over sentences that talk as posts do: to somebody, with tags, in cries and scraps.

    A link or a tag alone is no post: the sentence before it is.
    """
    first = tree.sentences[sentence][0]
    while sentence and first > least:
        before, end = tree.sentences[sentence - 1]
        words = tree.lower[before:end]
        said = any(_is_word(tree, k) for k in range(first, dash))
        fits = tree.end[dash - 1] - tree.start[before] <= _LONGEST_POST
        if before < least or not fits or not _MARKS.isdisjoint(words):
            break
        if said and not _sounds_posted(tree, before, end, words):
            break
        sentence, first = sentence - 1, before
    return first


def _is_word(tree: Tree, k: int) -> bool:
    """Whether a token is a word, neither a tag nor a link."""
    if tree.pos[k] not in _WORDS or tree.lower[k - 1] == "#":
        return False
    return tree.lower[k].replace("'", "").isalpha()


def _sounds_posted(tree: Tree, start: int, end: int, words: list[str]) -> bool:
    """Whether a sentence speaks to somebody, tags or cries, or is a scrap without a verb."""
    if not _PERSONAL.isdisjoint(words) or not _CRIES.isdisjoint(words[-2:]):
        return True
    if any(word[0] in "#@" for word in words):
        return True
    return not any(tree.tag[k] in _TENSED for k in range(start, end))


def _name_after(tree: Tree, dash: int, end: int) -> int | None:
    """The head of the name between dash and bracket."""
    named = [k for k in range(dash + 1, end - 1) if tree.pos[k] in {"PROPN", "NOUN"}]
    return next((k for k in named if tree.head[k] not in named), named[0] if named else None)
