"""Which words of a sentence, of those that leave open what it tells, it has at all.

Most sentences have none, and whole groups of rules need not be asked there.
"""

from __future__ import annotations

from kg.extract.tree import Tree, per_token

EITHER_WAY = {
    "regardless": ["regardless", "of"],
    "irrespective": ["irrespective", "of"],
    "matter": ["no", "matter"],
    "depending": ["depending", "on"],
}
"""What makes a question hold either way, by its rare word (*no matter who wins*)."""
AT_HAND = frozenset({"easily", "readily"})
LETTERS = frozenset({"x", "y", "z"})
ANYBODY = frozenset({"whoever", "whatever", "whichever"})
ANYONE = ANYBODY | {"anyone", "anybody", "anything"}
ANY = frozenset({"any", "whichever", "whatever"})
READER, READERS = "you", "your"
BY_NEED = "necessarily"
_RARE = ANYONE | ANY | AT_HAND | LETTERS | EITHER_WAY.keys() | {"either", "how", "?"}
_RARE |= {READER, READERS, BY_NEED}
_BEFORE = 2
"""Words before a sentence that is cut in two are listened to as well."""


@per_token
def rare_words(tree: Tree, i: int) -> frozenset[str]:
    """Give those words of the sentence of `i` that the rules of open clauses listen to."""
    return _of_sentence(tree, tree.sentences[tree.sent[i]][0])


@per_token
def _of_sentence(tree: Tree, first: int) -> frozenset[str]:
    last = tree.sentences[tree.sent[first]][1]
    return _RARE.intersection(tree.lower[max(first - _BEFORE, 0) : last])
