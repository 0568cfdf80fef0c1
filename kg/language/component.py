"""The spaCy component `kg_analyser`: one network pass gives every annotation.

Sentence starts, UPOS, Penn tags, morphology, lemmas, Universal Dependencies and names are set on
the Doc. A sentence never crosses a blank line; `is_sent_start` values set beforehand are kept.
"""

import json
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    MORPH,
    POS,
    TAG,
)
from spacy.language import Language
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.blocks import blocks_of, fixed_starts, mark_dateline, spaced_words, token_texts
from kg.language.boundaries import Boundaries
from kg.language.lemmas import LemmaTable, scripted
from kg.language.name_rules import NameRules
from kg.language.names import NameDecoder
from kg.language.network import Network, Scores
from kg.language.one_sense import Mention, agreed
from kg.language.pieces import WordPieces, straight
from kg.language.tree import NEVER, SURENESS, best_tree, log_share

_FILES = (
    "classes.json", "lemmas.json", "names.json", "starts.json", "pieces.txt", "analyse.onnx",
    "label.onnx",
)  # fmt: skip
_ATTRIBUTES = [HEAD, DEP, TAG, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
_HEAD, _DEP, _TAG, _POS, _MORPH, _LEMMA, _IOB, _ENT = range(len(_ATTRIBUTES))
_IN, _OUT, _BEGIN = 1, 2, 3  # spaCy's numbers of ent_iob
Columns = NDArray[np.uint64]


class Analyser:
    """Reads Docs with the network; see the module for what it sets.

    Args:
        vocab: the pipeline's vocabulary.
        name: the component's name in the pipeline.
    """

    def __init__(self, vocab: Vocab, name: str = "kg_analyser") -> None:
        self.vocab, self.name = vocab, name
        self._files: dict[str, bytes] = {}
        self._ready = False

    def initialise(self, files: dict[str, bytes]) -> None:
        """Take the contents of the files of a trained pipeline (`_FILES`), by name."""
        self._files = {name: files[name] for name in _FILES}
        self._ready = False

    def _prepare(self) -> None:
        files = self._files
        if not files:
            raise ValueError("kg_analyser has no weights: load the pipeline from its folder.")
        classes = json.loads(files["classes.json"])
        add = self.vocab.strings.add
        self._deprels: list[str] = classes["deprel"]
        self._root = self._deprels.index("root")
        self._scripts: list[str] = classes["lemma"]
        self._lookup = LemmaTable(json.loads(files["lemmas.json"]))
        self._tags: list[str] = classes["xpos"]
        self._decoder = NameDecoder(classes["ner"])
        self._dep = np.array([add(d) for d in self._deprels], dtype=np.uint64)
        self._tag = np.array([add(t) for t in classes["xpos"]], dtype=np.uint64)
        self._pos = np.array([IDS[u] for u in classes["upos"]], dtype=np.uint64)
        morphs = [self.vocab.morphology.add("" if m == "_" else m) for m in classes["morph"]]
        self._morph = np.array(morphs, dtype=np.uint64)
        self._types = {t[2:]: add(t[2:]) for t in classes["ner"] if t != "O"}
        self._rules = NameRules(json.loads(files["names.json"]))
        self._space = (add("dep"), add("_SP"), IDS["SPACE"])
        self._lemmas: dict[tuple[str, int, int], int] = {}
        boundaries = Boundaries(json.loads(files["starts.json"]))
        pieces = WordPieces(files["pieces.txt"].decode().splitlines())
        self._network = Network(files["analyse.onnx"], files["label.onnx"], pieces, boundaries)
        self._pool: tuple[int, ThreadPoolExecutor | None] = (0, None)
        self._ready = True

    def __getstate__(self) -> dict[str, Any]:
        return {"vocab": self.vocab, "name": self.name, "_files": self._files, "_ready": False}

    def start_scores(
        self, doc: Doc
    ) -> Iterator[tuple[list[int], list[str], list[bool], NDArray[np.float32]]]:
        """Yield places, words, spaces before, and start scores of every window of a Doc."""
        if not self._ready:
            self._prepare()
        texts = token_texts(doc)
        spaced = spaced_words(doc, texts)
        for places in blocks_of(texts)[0]:
            words, spaces = [texts[p] for p in places], [True, *(spaced[p] for p in places[1:])]
            free = np.zeros(len(words), dtype=np.int8)
            for first, end, _, scores in self._network.windows(words, free, spaces):
                own = slice(first, end)
                yield places[own], words[own], spaces[own], scores.starts[: end - first]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        if not self._ready:
            self._prepare()
        if len(doc):
            self._annotate(doc)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Annotate a stream; the Docs of a batch are read by as many threads as there are CPUs."""
        if not self._ready:
            self._prepare()
        pool = self._threads()
        if pool is None:
            yield from map(self, stream)
            return
        ahead: deque[Future[Doc]] = deque()
        for doc in stream:
            ahead.append(pool.submit(self, doc))
            if len(ahead) >= batch_size:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _threads(self) -> ThreadPoolExecutor | None:
        if multiprocessing.parent_process() is not None:
            return None
        if self._pool[0] != os.getpid():
            count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2, 8)
            pool = ThreadPoolExecutor(count, thread_name_prefix="kg_analyser")
            self._pool = (os.getpid(), pool if count > 1 else None)
        return self._pool[1]

    def _annotate(self, doc: Doc) -> None:
        columns = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        sure = np.zeros(len(doc), dtype=np.float32)
        texts = token_texts(doc)
        blocks, spaces = blocks_of(texts)
        fixed, spaced, text = fixed_starts(doc), spaced_words(doc, texts), doc.text
        for places in blocks:
            words = [texts[p] for p in places]
            mark_dateline(doc, text, places, fixed)
            windows = self._network.windows(
                words, fixed[places], [True, *(spaced[p] for p in places[1:])]
            )
            for first, end, starts, scores in windows:
                own = np.array(places[first:end])
                sure[own] = self._write(columns, own, words[first:end], starts, scores)
        self._agree(columns, texts, [place for places in blocks for place in places])
        self._write_spaces(columns, texts, spaces)
        doc.from_array(_ATTRIBUTES, columns)  # type: ignore[arg-type]
        doc.user_data[SURENESS] = sure

    def _write(
        self, columns: Columns, places: NDArray[np.int64], words: list[str], starts: list[int],
        scores: Scores,
    ) -> NDArray[np.float32]:  # fmt: skip
        """Fill the columns of a window; return how sure every word's arc and label are."""
        size = len(words)
        heads, roots, sure = self._heads(scores, [*starts, size])
        relations = self._network.labels(
            scores.dependents[:size], scores.heads[np.where(roots, 0, heads + 1)]
        )
        allowed = relations.copy()
        allowed[:, self._root] = np.where(roots, np.inf, -np.inf)
        labels = allowed.argmax(1)
        sure += log_share(relations, labels)
        columns[places, _HEAD] = (places[heads] - places).astype(np.int64).view(np.uint64)
        columns[places, _DEP] = self._dep[labels]
        columns[places, _TAG] = self._tag[scores.xpos[:size]]
        columns[places, _POS] = self._pos[scores.upos[:size]]
        columns[places, _MORPH] = self._morph[scores.morph[:size]]
        scripts, tags = scores.lemma[:size].tolist(), scores.xpos[:size].tolist()
        lemmas = map(self._lemma, words, tags, scripts)
        columns[places, _LEMMA] = np.fromiter(lemmas, dtype=np.uint64, count=size)
        for start, end in zip(starts, [*starts[1:], size], strict=True):
            found = self._decoder.names(scores.ner[start:end])
            columns[places[start:end], _IOB] = _OUT
            for first, last, label in self._rules.apply(words[start:end], found):
                inside = places[start + first : start + last]
                columns[inside, _IOB], columns[inside, _ENT] = _IN, self._types[label]
                columns[inside[0], _IOB] = _BEGIN
        return sure

    def _agree(self, columns: Columns, texts: list[str], places: list[int]) -> None:
        """Give the mentions of a name one label in all of the document."""
        kinds = columns[places, _IOB].tolist()
        starts = [n for n, kind in enumerate(kinds) if kind == _BEGIN]
        mentions = []
        for start in starts:
            end = start + 1
            while end < len(kinds) and kinds[end] == _IN:
                end += 1
            words = tuple(texts[p] for p in places[start:end])
            label = self.vocab.strings[int(columns[places[start], _ENT])]
            before = texts[places[start - 1]] if start else ""
            mentions.append(Mention(start, words, label, before))
        for mention, label in zip(mentions, agreed(mentions), strict=True):
            if label != mention.label:
                columns[places[mention.first : mention.end], _ENT] = self._types[label]

    @staticmethod
    def _heads(
        scores: Scores, bounds: list[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float32]]:
        """Return heads (window positions; a root is its own head), roots, log shares of arcs."""
        heads = np.arange(bounds[-1])
        roots = np.zeros(bounds[-1], dtype=bool)
        sure = np.zeros(bounds[-1], dtype=np.float32)
        for start, end in pairwise(bounds):
            arcs = scores.arcs[start:end]
            own = np.concatenate([arcs[:, :1], arcs[:, start + 1 : end + 1]], axis=1)
            np.fill_diagonal(own[:, 1:], NEVER)
            local = best_tree(own)
            sure[start:end] = log_share(own, local)
            roots[start:end] = local == 0
            heads[start:end] = np.where(local == 0, np.arange(start, end), local - 1 + start)
        return heads, roots, sure

    def _lemma(self, word: str, tag: int, script: int) -> int:
        key = (word, tag, script)
        found = self._lemmas.get(key)
        if found is None:
            plain, name = straight(word), self._tags[tag]
            lemma = self._lookup.look_up(plain, name)
            found = self.vocab.strings.add(lemma or scripted(self._scripts[script], plain, name))
            if len(self._lemmas) < 200_000:
                self._lemmas[key] = found
        return found

    def _write_spaces(self, columns: Columns, texts: list[str], spaces: list[int]) -> None:
        """Hang whitespace on the word before it (or on the first word after it), as `dep`.

        A line break inside a name is part of the name.
        """
        dep, tag, pos = self._space
        size, blank = len(texts), set(spaces)
        for place in spaces:
            head = place - 1
            while head >= 0 and head in blank:
                head -= 1
            if head < 0:
                head = next((p for p in range(place, size) if p not in blank), place)
            columns[place, _HEAD] = np.int64(head - place).astype(np.uint64)
            columns[place, _DEP], columns[place, _TAG], columns[place, _POS] = dep, tag, pos
            columns[place, _LEMMA] = self.vocab.strings.add(texts[place])
            after = next((p for p in range(place, size) if p not in blank), None)
            inside = after is not None and columns[after, _IOB] == _IN
            columns[place, _IOB] = _IN if inside else _OUT
            columns[place, _ENT] = columns[after, _ENT] if inside else 0

    def to_bytes(self, **_: Any) -> bytes:
        """Return everything needed to read again."""
        return srsly.msgpack_dumps(self._files)  # type: ignore[no-any-return]

    def from_bytes(self, data: bytes, **_: Any) -> "Analyser":
        """Take back what `to_bytes` gave."""
        self.initialise(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write classes, pieces and weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (Path(path) / name).write_bytes(content)

    def from_disk(self, path: str | Path, **_: Any) -> "Analyser":
        """Read classes, pieces and weights from a folder."""
        self.initialise({name: (Path(path) / name).read_bytes() for name in _FILES})
        return self


@Language.factory(
    "kg_analyser",
    assigns=[
        "token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head",
        "token.is_sent_start", "doc.sents", "doc.ents",
    ],
    default_score_weights={"dep_las": 1.0, "ents_f": 1.0},
)  # fmt: skip
def make_analyser(nlp: Language, name: str) -> Analyser:
    """Return an empty component; its weights come with the pipeline's folder."""
    return Analyser(nlp.vocab, name)
