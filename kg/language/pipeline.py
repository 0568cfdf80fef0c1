"""Loading a pipeline, telling its version, and annotating documents with it."""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.attrs import IDX, LENGTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

import kg.language.component
import kg.language.quantities  # noqa: F401  (registers the factory)
from kg.errors import PipelineError
from kg.language import scheme
from kg.model import Document

SHIPPED = Path(__file__).with_name("en_kg_news")
_LONGEST_TEXT = 100_000_000
"""Characters. The shipped pipeline reads in windows: its memory does not grow with sentences."""
_PROBE = "Officials in Paris said on Friday that France had withdrawn its soldiers."


def load(name_or_path: str | None = None) -> Language:
    """Load a spaCy pipeline fit for reading news.

    Args:
        name_or_path: an installed English pipeline or a folder; None for the one kg ships.

    Raises:
        PipelineError: it cannot be loaded, or gives no parse, tags, lemmas or names.
    """
    wanted = str(SHIPPED) if name_or_path is None else name_or_path
    try:
        nlp = spacy.load(wanted)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = str(error).splitlines()[0]
        raise PipelineError(
            f"The language pipeline '{wanted}' cannot be loaded ({reason}). "
            "Name an installed spaCy pipeline or a folder that holds one, or leave --pipeline out."
        ) from error
    if "kg_analyser" in nlp.pipe_names:
        nlp.max_length = _LONGEST_TEXT
    _check(nlp, wanted)
    return nlp


def _check(nlp: Language, name: str) -> None:
    if nlp.lang != "en":
        raise PipelineError(
            f"The language pipeline '{name}' is for '{nlp.lang}'. Name an English one."
        )
    doc = nlp(_PROBE)
    wanted = {"DEP": "a parse", "TAG": "tags", "LEMMA": "lemmas", "ENT_IOB": "named entities"}
    missing = [what for attribute, what in wanted.items() if not doc.has_annotation(attribute)]
    if missing:
        raise PipelineError(
            f"The language pipeline '{name}' gives no {' and no '.join(missing)}. "
            "Name a full English pipeline, or leave --pipeline out."
        )


def version(nlp: Language) -> str:
    """Return name, version and content hash (12 hexadecimal digits) of a pipeline.

    Readings made with equal versions are equal: any change of weights or rules changes the hash.
    """
    meta = nlp.meta
    path = nlp._path
    digest = _digest(str(path)) if path else _short(nlp.to_bytes())
    return f"{meta['lang']}_{meta['name']}-{meta['version']}+{digest}"


@cache
def _digest(folder: str) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
        relative = path.relative_to(folder).as_posix()
        if path.suffix == ".md" or "__pycache__" in relative:
            continue
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(json.dumps([relative, content]).encode())
    return total.hexdigest()[:12]


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def annotate(
    nlp: Language, documents: Iterable[Document], batch_size: int = 16
) -> Iterator[tuple[Document, Doc]]:
    """Read documents; the Docs speak Universal Dependencies whatever the pipeline.

    A sentence starts wherever a block (title, paragraph, caption) starts. `doc.text` is the
    document's text, `doc.user_data["document"]` the document.

    Args:
        nlp: a pipeline from `load`.
        documents: any number, read lazily.
        batch_size: documents in hand at a time; it has no influence on the result.
    """
    labels = [label for name in nlp.pipe_names for label in nlp.pipe_labels.get(name, [])]
    clear = scheme.is_clear(labels)
    ahead: deque[Document] = deque()
    for doc in nlp.pipe(_prepared(nlp, documents, ahead), batch_size=batch_size):
        document = ahead.popleft()
        scheme.to_universal(doc, clear=clear)
        doc.user_data["document"] = document
        yield document, doc


def _prepared(
    nlp: Language, documents: Iterable[Document], ahead: deque[Document]
) -> Iterator[Doc]:
    """Yield Docs to annotate; their documents wait in `ahead`, in the same order."""
    for document in documents:
        ahead.append(document)
        yield _prepare(nlp, document)


def _prepare(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(document.text)
    ends = doc.to_array([IDX, LENGTH]).sum(1)
    for block in document.blocks:
        place = int(ends.searchsorted(block.start, side="right"))
        while place < len(doc) and doc[place].is_space:
            place += 1
        if place < len(doc):
            doc[place].is_sent_start = True
    return doc
