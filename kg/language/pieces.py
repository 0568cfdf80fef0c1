"""Words to word pieces: the encoder's uncased vocabulary, with the case kept beside it.

The encoder was pre-trained on lower-cased, accent-free text. Names are not lower-case, so every
word also carries a small *shape* number that training and analysis add to its embedding.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

PAD, UNKNOWN, CLS, SEP, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SHAPES = ("special", "lower", "title", "upper", "mixed", "initial", "digits", "alnum", "punct")
_SHAPE = {name: number for number, name in enumerate(SHAPES)}
_LONGEST_WORD, _MOST_PIECES = 60, 40
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


@lru_cache(maxsize=100_000)
def shape_of(word: str) -> int:
    """Return the shape number of a word: an index into `SHAPES`, never 0 (special)."""
    if not any(c.isalnum() for c in word):
        return _SHAPE["punct"]
    if any(c.isdigit() for c in word):
        return _SHAPE["alnum" if any(c.isalpha() for c in word) else "digits"]
    letters = [c for c in word if c.isalpha()]
    if all(not c.isupper() for c in letters):
        return _SHAPE["lower"]
    if len(letters) == 1:
        return _SHAPE["initial"]
    if all(c.isupper() for c in letters):
        return _SHAPE["upper"]
    rest_is_lower = all(not c.isupper() for c in letters[1:])
    return _SHAPE["title" if letters[0].isupper() and rest_is_lower else "mixed"]


def straight(word: str) -> str:
    """Return the word with typographic quotes and apostrophes made plain, as in the treebanks."""
    return word.translate(_QUOTES).replace("``", '"').replace("''", '"')


def normalise(word: str) -> str:
    """Return the word as the vocabulary knows it: lower case, plain quotes, no accents."""
    decomposed = unicodedata.normalize("NFD", straight(word).lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


class WordPieces:
    """Greedy longest-match WordPiece over single words, remembered once looked up.

    Args:
        vocabulary: the pieces in the order of their numbers; continuations start with `##`.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._number = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.unknown = self._number[UNKNOWN]
        self.cls, self.sep = self._number[CLS], self._number[SEP]
        self.pad, self.mask = self._number[PAD], self._number[MASK]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> "WordPieces":
        """Read a vocabulary with one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def of(self, word: str) -> tuple[int, ...]:
        """Return the piece numbers of one word: at least one, `[UNK]` where nothing fits.

        A word of very many pieces (a line of dashes, an address) is known by its first and last.
        """
        found = self._known.get(word)
        if found is None:
            pieces: list[int] = []
            for part in _split_punctuation(normalise(word)):
                pieces.extend(self._longest_match(part))
            if len(pieces) > _MOST_PIECES:
                pieces = [*pieces[: _MOST_PIECES - 1], pieces[-1]]
            found = tuple(pieces) or (self.unknown,)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _longest_match(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        pieces, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._number.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            pieces.append(number)
            start = end
        return pieces


def _split_punctuation(word: str) -> Iterable[str]:
    part = ""
    for c in word:
        if c.isalnum():
            part += c
            continue
        if part:
            yield part
        part = ""
        if not c.isspace():
            yield c
    if part:
        yield part
