"""Any number of short dispatches, made up in words of our own from a seed, for `growth`.

Two sentences each: one act between two parties, one in which somebody comments on it.  Parties
are countries, made-up offices, firms and people; the names of few are met often and those of most
rarely, so that a corpus has as many different ones as its size lets expect.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

_COUNTRIES = (
    *("Niger", "France", "Mali", "Nigeria", "Germany", "Ghana", "Italy", "Kenya", "Chad"),
    *("Turkey", "Egypt", "Spain", "Senegal", "Poland", "Morocco", "Benin", "Togo", "Norway"),
)
_FIRST = (
    *("Amina", "Boris", "Clara", "Daouda", "Elena", "Farid", "Greta", "Hamid", "Ines", "Jonas"),
    *("Karim", "Lucia", "Moussa", "Nadia", "Oscar", "Petra", "Rosa", "Salif", "Teresa", "Umar"),
)
_LAST_STARTS = ("Bar", "Dal", "Fen", "Gor", "Hal", "Kam", "Lor", "Mar", "Ned", "Ros", "Tav", "Wen")
_LAST_ENDS = (
    "ane",
    "berg",
    "din",
    "eko",
    "holm",
    "ini",
    "mond",
    "ovic",
    "rade",
    "sen",
    "tou",
    "wick",
)
_TOWN_STARTS = ("Ash", "Bel", "Cor", "Dun", "Est", "Fal", "Gran", "Hol", "Kel", "Mon", "Nor", "Ver")
_TOWN_ENDS = ("bridge", "bury", "dale", "field", "ford", "ham", "mouth", "port", "stead", "ville")
_OFFICES = (
    "Chamber of Trade",
    "Dockers Union",
    "Farmers League",
    "Relief Committee",
    "Rail Company",
)
_ACTS = (
    *("signed a trade agreement with {b}", "suspended aid to {b}", "accused {b} of spying"),
    *("threatened to impose sanctions on {b}", "met with {b} in {town}", "rejected a plan by {b}"),
    *(
        "asked {b} for help",
        "released two prisoners of {b}",
        "attacked a convoy of {b} near {town}",
    ),
    *("sent 40 lorries of food to {b}", "withdrew 200 soldiers from {b}", "praised {b}"),
    *("protested against {b} in {town}", "imposed a fine on {b}", "refused to talk to {b}"),
    *("sent a patrol to the border with {b}", "promised {b} a loan of $3 million"),
)
_COMMENTS = (
    "{who} said {a} would not give way.",
    '"We expected nothing else," {who} told reporters in {town}.',
    "{who} called on {a} to explain the decision.",
    "According to {who}, {b} had been warned.",
    "{who} denied that {a} had broken the agreement.",
    "{who} welcomed the step and thanked {a}.",
)


def write_dispatches(folder: Path, count: int, seed: int = 11) -> None:
    """Write so many dispatches into a folder, one file each; the same seed gives the same ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(dispatch(number, seed), encoding="utf-8")


def dispatch(number: int, seed: int = 11) -> str:
    """Make one dispatch with its front matter; it depends on its number and the seed alone."""
    draw = random.Random(f"{seed} {number}")
    parties = {"a": _party(draw), "b": _party(draw), "who": _person(draw), "town": _town(draw)}
    while parties["b"] == parties["a"]:
        parties["b"] = _party(draw)
    day = date(2022, 1, 1) + timedelta(days=number % 700)
    act = draw.choice(_ACTS).format(**parties)
    comment = draw.choice(_COMMENTS).format(**parties)
    when = draw.choice(("on Monday", "on Friday", "last week", "yesterday"))
    sentence = f"{parties['a']} {act} {when}."
    return (
        f"---\ndate: {day}\nsource: Wire {number % 9}\n---\n"
        f"{sentence[0].upper()}{sentence[1:]} {comment}\n"
    )


def _party(draw: random.Random) -> str:
    kind = draw.random()
    if kind < 0.5:
        return draw.choice(_COUNTRIES)
    return _person(draw) if kind < 0.75 else f"the {_town(draw)} {draw.choice(_OFFICES)}"


def _person(draw: random.Random) -> str:
    return f"{_seldom(draw, _FIRST)} {_seldom(draw, _LAST_STARTS)}{draw.choice(_LAST_ENDS)}"


def _town(draw: random.Random) -> str:
    return f"{_seldom(draw, _TOWN_STARTS)}{draw.choice(_TOWN_ENDS)}"


def _seldom(draw: random.Random, words: tuple[str, ...]) -> str:
    """Choose a word; the first ones often, the last ones seldom."""
    return words[int(len(words) * draw.random() ** 2)]
