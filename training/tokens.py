"""spaCy's English tokenizer, moved the last bit towards the tokenisation of the treebanks.

Only what pays in news text: words with a prefix stay whole (*pro-Beijing*, *re-elected*,
*co-founder*), runs of one sign are one token, *and/or* is three, military ranks keep their stop.
"""

from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = """anti bi co counter cross de e ex extra hyper inter intra macro mega micro mid mini
multi neo non post pre pro pseudo quasi re semi sub super trans tri ultra un under
vice""".split()
_WHOLE = """etc. Brig. Capt. Cmdr. Col. Lt. Maj. Sgt. Pvt. Cpl. Adm. Hon. Pres. Amb. Insp.
Gens. Sens. Reps. Govs. Drs. Messrs. Ft. al. vs. approx. est. dept. U.N. E.U. A.U. U.A.E.
D.R.C.""".split()
_HYPHENS = "(?:-|–|—|--|---|——|~)"
_RUN = r"([!?*=_~#+<>-])\1+"


def adjust(nlp: English) -> None:
    """Change the pipeline's tokenizer in place."""
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    whole = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    infixes = [i.replace(_HYPHENS, whole + _HYPHENS, 1) for i in defaults.infixes or []]
    infixes += [_RUN, r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([_RUN, *(defaults.suffixes or [])]).search
    rules = {k: v for k, v in tokenizer.rules.items() if k.lower() != "and/or"}
    rules |= {word: [{ORTH: word}] for word in _WHOLE}
    rules["wanna"] = [{ORTH: "wan"}, {ORTH: "na"}]
    rules["and/or"] = [{ORTH: "and"}, {ORTH: "/"}, {ORTH: "or"}]
    tokenizer.rules = rules
