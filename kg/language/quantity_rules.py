"""Dates, times and amounts as regular expressions, and the words each of them can open with."""

import re

_LETTERS = re.compile(r"[^\W\d_]+")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS).title()})days?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_NUMERALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SMALL = f"(?:{'|'.join(_NUMERALS)})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_WORDS = rf"(?:{_SMALL}(?:[ -]{_SMALL})?(?: {_SCALE})*|a (?:dozen|hundred|thousand|million))"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = rf"(?:{_DIGITS}(?: ?{_SCALE})*|{_WORDS})"
_SPAN_OF_TIME = (
    r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|weekends?|quarters?|fortnights?)"
)
_CLOCK = r"(?:hours?|minutes?|seconds?)"
_RELATIVES = ("last", "next", "this", "past", "coming", "previous", "following", "recent")
_RELATIVE = f"(?:{'|'.join(_RELATIVES)})"
_MEASURE = (
    r"(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|ton(?:ne)?s?|kilograms?|kilos?|kg|barrels?"
    r"|acres?|hectares?|foot|feet|inch(?:es)?|lit(?:er|re)s?|degrees|gallons?|yards?)"
)
_CURRENCY = (
    r"(?:(?:[A-Z][a-z]+ )?(?:dollars?|euros?|pounds?|yen|yuan|rou?bles?|rupees?|naira|shekels?"
    r"|dirhams?|riyals?)|(?:CFA )?francs?)"
)
_SIGN = r"(?:US|A|C|CFA)?[$€£¥₦]"
_PART = r"(?: (?:morning|afternoon|evening|night))?"

RULES: tuple[tuple[str, str, str], ...] = (
    ("DATE", "digit", rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"),
    ("DATE", "month", rf"{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"),
    ("DATE", "part month", rf"(?:(?i:early|late|mid)[ -])?{_MONTH},? {_YEAR}"),
    ("DATE", "part", rf"(?i:early|late|mid)[ -](?:{_MONTH}|{_YEAR}s?|\d0s)"),
    ("DATE", "month",
     r"(?:January|February|April|June|July|August|September|October|November|December)"),
    ("DATE", "month", r"(?<=[Ii]n )March|(?<=[Ii]n )May|(?<=[Ss]ince )March|(?<=[Ss]ince )May"),
    ("DATE", "relative weekday", rf"(?:(?i:{_RELATIVE}) )?{_WEEKDAY}{_PART}"),
    ("DATE", "day", r"(?i:today|yesterday|tomorrow|tonight)"),
    ("DATE", "digit", r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}"),
    ("DATE", "the relative",
     rf"(?i:(?:the )?{_RELATIVE} (?:{_NUMBER} |few |several )?{_SPAN_OF_TIME})"),
    ("DATE", "number few",
     rf"(?i:(?:{_NUMBER}|several|a few|an?)[ -]{_SPAN_OF_TIME} (?:ago|earlier|later))"),
    ("DATE", "number", rf"(?i:{_NUMBER}[ -]{_SPAN_OF_TIME}(?:[ -]old)?)"),
    ("DATE", "the",
     rf"(?i:the (?:end|start|beginning|middle) of (?:the|this|last|next) {_SPAN_OF_TIME})"),
    ("DATE", "season", rf"(?i:summer|winter|spring|autumn)(?: of)? {_YEAR}"),
    ("DATE", "digit the", rf"(?i:{_YEAR}s|the \d0s)"),
    ("DATE", "digit",
     rf"(?i:(?<=\bin )|(?<=since )|(?<=until )|(?<=from )|(?<=early )|(?<=late )|(?<=the )"
     rf"|(?<=during )|(?<=of )|(?<=by )|(?<=\()|(?<=before )|(?<=after )){_YEAR}"
     r"(?:[-–]\d{2,4})?(?! [a-z]+s\b)"),
    ("TIME", "digit", r"\d{1,2}(?:[:.]\d\d)? ?(?i:a\.m\.|p\.m\.|am\b|pm\b|GMT|o'clock)"),
    ("TIME", "digit", r"\d{1,2}:\d\d"),
    ("TIME", "number", rf"(?i:{_NUMBER}[ -]{_CLOCK})"),
    ("MONEY", "number sign",
     rf"{_SIGN} ?{_DIGITS}(?: ?(?:{_SCALE}|bn|m|k)\b)*|(?i:{_NUMBER}) {_CURRENCY}"),
    ("PERCENT", "number", rf"(?i:{_NUMBER} ?(?:%|percent\b|per cent\b|pct\b))"),
    ("QUANTITY", "number", rf"(?i:{_NUMBER}(?:[ -](?:square|cubic|metric))?[ -]{_MEASURE})"),
    ("ORDINAL", "digit ordinal",
     r"\d+(?:st|nd|rd|th)|(?i:second|third|fourth|fifth|sixth|seventh)(?= [a-z])"),
    ("CARDINAL", "number plenty",
     rf"(?i:{_NUMBER})|(?i:dozens|hundreds|thousands|millions)(?= of)"),
)  # fmt: skip
"""Label, what a find opens with (names of `OPENERS`), regular expression. Earlier ones win."""

OPENERS: dict[str, frozenset[str]] = {
    "digit": frozenset({"0"}),
    "number": frozenset({"0", "a", *_NUMERALS}),
    "few": frozenset({"several", "a", "an"}),
    "plenty": frozenset({"dozens", "hundreds", "thousands", "millions"}),
    "ordinal": frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh"}),
    "sign": frozenset({"us", "a", "c", "cfa", *"$€£¥₦"}),
    "the": frozenset({"the"}),
    "relative": frozenset(_RELATIVES),
    "part": frozenset({"early", "late", "mid"}),
    "day": frozenset({"today", "yesterday", "tomorrow", "tonight"}),
    "weekday": frozenset(f"{day}day{s}" for day in _WEEKDAYS for s in ("", "s")),
    "month": frozenset(re.findall("[a-z]+", _MONTH.lower())),
    "season": frozenset({"summer", "winter", "spring", "autumn"}),
}
"""Openers by name, as `opener` gives them."""


def opener(word: str) -> str:
    """Return what a word opens with: its leading letters in lower case, 0 for a digit, a sign."""
    letters = _LETTERS.match(word)
    if letters:
        return letters.group().lower()
    return "0" if word[:1].isdecimal() else word[:1]
