"""spaCy's English tokenizer, moved the last bit towards the tokenisation of the treebanks.

Only what pays in news text: words with a prefix stay whole (*pro-Beijing*, *re-elected*,
*co-founder*), runs of one sign are one token, *and/or* is three, military ranks keep their stop.
"""

import tomllib
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_LISTS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("wordlists.toml").read_text(encoding="utf-8")
)
_HYPHENS = "(?:-|–|—|--|---|——|~)"
_RUN = r"([!?*=_~#+<>-])\1+"


def adjust(nlp: English) -> None:
    """Change the pipeline's tokenizer in place."""
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    whole = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in _LISTS["prefixes"])
    infixes = [i.replace(_HYPHENS, whole + _HYPHENS, 1) for i in defaults.infixes or []]
    infixes += [_RUN, r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([_RUN, *(defaults.suffixes or [])]).search
    rules = {k: v for k, v in tokenizer.rules.items() if k.lower() != "and/or"}
    rules |= {word: [{ORTH: word}] for word in _LISTS["whole_tokens"]}
    rules["wanna"] = [{ORTH: "wan"}, {ORTH: "na"}]
    rules["and/or"] = [{ORTH: "and"}, {ORTH: "/"}, {ORTH: "or"}]
    tokenizer.rules = rules
