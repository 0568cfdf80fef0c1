"""The spaCy component `kg_quantities`: dates, times and amounts as entities, by rules.

Labels as usual in spaCy: DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL. Names found
before it are left alone; of overlapping finds the longest stays. The rules look at words and
universal tags, so the component follows whatever tagger the pipeline has.
"""

from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

_MONTHS = """january february march april may june july august september october november december
jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.""".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNITS_OF_TIME = """day days week weeks month months year years decade decades century centuries
weekend weekends quarter fortnight""".split()
_UNITS_OF_CLOCK = "hour hours minute minutes second seconds".split()
_MEASURES = """kilometer kilometers kilometre kilometres km mile miles meter meters metre metres
ton tons tonne tonnes kilogram kilograms kg pound barrel barrels acre acres hectare hectares
foot feet inch inches liter liters litre litres degrees gallons yards""".split()
_CURRENCIES = """dollar dollars euro euros pound pounds yen yuan ruble rubles rouble roubles franc
francs rupee rupees naira cfa shekel shekels dirham dirhams riyal riyals""".split()
_SCALES = "hundred thousand million billion trillion m bn k dozen dozens".split()
_PARTS = "morning afternoon evening night".split()
_RELATIVE = ["last", "next", "this", "past", "coming", "previous", "following", "same", "recent"]


def _in(words: list[str], **more: Any) -> dict[str, Any]:
    return {"LOWER": {"IN": words}, **more}


_NUM: dict[str, Any] = {"POS": "NUM"}
_YEAR: dict[str, Any] = {"TEXT": {"REGEX": r"^(1[5-9]|20)\d\d$"}}
_DAY: dict[str, Any] = {"TEXT": {"REGEX": r"^([1-9]|[12]\d|3[01])(st|nd|rd|th)?$"}}
_MONTH = {"LOWER": {"IN": _MONTHS}, "TEXT": {"REGEX": "^[A-Z]"}}
_COMMA: dict[str, Any] = {"TEXT": ",", "OP": "?"}
_COUNT: dict[str, Any] = {"POS": {"IN": ["NUM"]}, "OP": "+"}
_HYPHEN: dict[str, Any] = {"TEXT": {"IN": ["-", "–"]}, "OP": "?"}

PATTERNS: dict[str, list[list[dict[str, Any]]]] = {
    "DATE": [
        [_DAY, {"LOWER": "of", "OP": "?"}, _MONTH, _COMMA, {**_YEAR, "OP": "?"}],
        [_MONTH, _DAY, _COMMA, _YEAR],
        [_MONTH, _DAY],
        [_MONTH, _COMMA, _YEAR],
        [_in(["early", "late", "mid"], OP="?"), _HYPHEN, _MONTH],
        [_in(["mid"]), _HYPHEN, _in(["january", *_MONTHS])],
        [_in(_RELATIVE, OP="?"), _in([*_DAYS, *(d + "s" for d in _DAYS)], POS="PROPN"),
         _in([*_PARTS], OP="?")],
        [_in(["today", "yesterday", "tomorrow", "tonight"])],
        [{"TEXT": {"REGEX": r"^(1[5-9]|20)\d\d$"}, "POS": "NUM"}],
        [{"TEXT": {"REGEX": r"^(1[5-9]|20)\d\ds$"}}],
        [{"TEXT": {"REGEX": r"^\d{4}-\d\d-\d\d$|^\d{1,2}/\d{1,2}/\d{2,4}$"}}],
        [_in(["the"], OP="?"), _in(_RELATIVE), {**_COUNT, "OP": "*"}, _in(_UNITS_OF_TIME)],
        [_COUNT, _HYPHEN, _in(_UNITS_OF_TIME), _in(["ago", "earlier", "later", "old"], OP="?")],
        [_in(["a", "an", "several", "few"]), _in(_UNITS_OF_TIME), _in(["ago", "earlier", "later"])],
        [_in(["the"]), _in(["end", "start", "beginning", "middle"]), _in(["of"]),
         _in(["the", "this", "last", "next"]), _in(_UNITS_OF_TIME)],
        [_in(["summer", "winter", "spring", "autumn"]), _in(["of"], OP="?"), _YEAR],
    ],
    "TIME": [
        [{"TEXT": {"REGEX": r"^\d{1,2}[:.]\d\d$"}}, _in(["a.m.", "p.m.", "am", "pm", "gmt"], OP="?")],
        [_NUM, _in(["a.m.", "p.m.", "am", "pm", "gmt", "o'clock"])],
        [_COUNT, _HYPHEN, _in(_UNITS_OF_CLOCK)],
    ],
    "MONEY": [
        [{"TEXT": {"REGEX": r"^(US|A|C)?[$€£¥₦]$"}}, _COUNT, _in(_SCALES, OP="*")],
        [_COUNT, _in(_SCALES, OP="*"), {"POS": {"IN": ["ADJ", "PROPN"]}, "OP": "?"},
         _in(_CURRENCIES)],
    ],
    "PERCENT": [[_COUNT, _in(["%", "percent", "pct"])], [_COUNT, _in(["per"]), _in(["cent"])]],
    "QUANTITY": [[_COUNT, {"LOWER": {"IN": ["-", "square", "cubic", "metric"]}, "OP": "?"},
                  _in(_MEASURES)]],
    "ORDINAL": [[{"LOWER": {"REGEX": r"^\d+(st|nd|rd|th)$"}}], [_in(["second", "third"], POS="ADJ")]],
    "CARDINAL": [[_COUNT], [_in(["dozens", "hundreds", "thousands", "millions"])]],
}  # fmt: skip


class Quantities:
    """Adds the entities of `PATTERNS` to `doc.ents`."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = Matcher(nlp.vocab)
        for label, patterns in PATTERNS.items():
            self._matcher.add(label, patterns, greedy="LONGEST")

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        taken = {token.i for name in doc.ents for token in name}
        order = {label: place for place, label in enumerate(PATTERNS)}
        found = [
            span for span in self._matcher(doc, as_spans=True)
            if not any(token.i in taken for token in span) and not _crosses(span)
        ]  # fmt: skip
        found.sort(key=lambda span: order[span.label_])
        doc.set_ents([*doc.ents, *filter_spans(found)])
        return doc


def _crosses(span: Span) -> bool:
    return any(token.is_sent_start for token in span[1:])


@Language.factory("kg_quantities", requires=["token.pos"], assigns=["doc.ents"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Return the component; it has no settings."""
    return Quantities(nlp)
