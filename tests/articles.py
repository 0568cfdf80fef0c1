"""Three short articles of our own wording."""

from __future__ import annotations

from pathlib import Path


def write_articles(folder: Path) -> None:
    """Write the articles into a new folder."""
    folder.mkdir()
    for name, (date, text) in ARTICLES.items():
        front = f"---\ntitle: {name.title()}\ndate: {date}\nsource: Test Wire\n---\n\n"
        (folder / f"{name}.txt").write_text(front + text + "\n", encoding="utf-8")


ARTICLES = {
    "sanctions": (
        "2023-07-30",
        "West African leaders met in Abuja on Sunday. ECOWAS imposed sanctions on Niger. "
        "The bloc threatened to attack Niger if President Mohamed Bazoum is not freed.",
    ),
    "aid": (
        "2023-07-31",
        "France suspended aid to Niger on Saturday. The European Union condemned the coup. "
        "Mali denied that its troops had entered Niger.",
    ),
    "leaving": (
        "2023-12-22",
        "The last French soldiers left Niger on Friday. France closed its embassy in Niamey.",
    ),
}
