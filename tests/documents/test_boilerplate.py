import pytest

from kg.documents._boilerplate import is_furniture, tidy, without_credit
from kg.model import BlockKind

FURNITURE = [
    "Read also: What closed borders mean for the port",
    "READ ALSO: Super Eagles name squad",
    "Read more: Why uranium is not the point",
    "Read more at: https://news.example/a?b=c",
    "Also read | The general who would not retire",
    "Related: Inside the embassy",
    "Related stories",
    "More on this story: timeline of the coup",
    "Most read",
    "Advertisement",
    "Share: Facebook | X | LinkedIn",
    "Share this article: Facebook Twitter WhatsApp Email",
    "Facebook Twitter WhatsApp Email",
    "Sign up for our newsletter to get the news every morning.",
    "Follow us on Facebook and X.",
    "© 2023 Cotonou Herald. All rights reserved.",
    "(c) 2023 Sahel Wire. All rights reserved.",
    "Copyright 2023 Atlantic Dispatch",
    "Reporting by Rose Adjavon in Niamey; editing by Paul Ade",
    "(Reporting by Rose Adjavon; Writing by Jean d'Almeida; Editing by Paul Ade)",
    "By Rose Adjavon",
    "By Rose Adjavon and Paul K. Ade in Niamey",
    "Photo: Ife Badmus/Sahel Wire",
    "Getty Images",
    "With additional reporting by Paul Ade in Bamako",
    "Follow AP’s coverage of the Sahel at https://apnews.com/hub",
    "Tags: Niger, coup, France",
    "Send Facebook Google+ Tumblr Digg",
    "Get the morning's news straight to your inbox + Subscribe",
    "Thank you for subscribing!",
    "Watch video 02:14",
    "Follow her on Twitter: @r_adjavon.",
]

NEWS = [
    "Read the letter aloud, the judge told him.",
    "Read the statement: it says nothing.",
    "By Friday, the last soldiers had left.",
    "By Sunday the army had withdrawn from Agadez",
    "Print, radio and television reporters were beaten.",
    "Share prices fell in Lagos.",
    "Copyright law was changed by parliament on Monday.",
    "Reporting by the newspaper found that the money had been stolen.",
    "More than 1,000 people were flown out.",
    "More in the north — and fewer in the south — voted for the general.",
    "Comments by the minister angered Paris.",
    "Follow-up talks failed.",
    "The officer took a photo of the general.",
    "France will withdraw its troops.",
    "Related charges were dropped: the court found no evidence in the case.",
    "More troops: the general asks Paris for help.",
    "Mali",
    "Watch video of the raid, the judge told the jury.",
    "Get help to the port, the mayor said.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_recognised(line: str) -> None:
    """Links, buttons, bylines, credits and notices are no news."""
    assert is_furniture(line)


@pytest.mark.parametrize("line", NEWS)
def test_news_that_begins_like_furniture_stays(line: str) -> None:
    """A sentence is not dropped for opening with the word of a button or a link."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (
            "Leaders meet in Abuja on Sunday. (Photo: Ife Badmus/Herald)",
            "Leaders meet in Abuja on Sunday.",
        ),
        ("Leaders meet in Abuja on Sunday. Ife Badmus/Herald", "Leaders meet in Abuja on Sunday."),
        ("A runway of the U.S. base. U.S. Air Force handout", "A runway of the U.S. base."),
        ("FILE PHOTO: Troops arrive in Gao. REUTERS/Joe Penn", "Troops arrive in Gao."),
        ("FILE - Troops arrive in Gao. (AP Photo/Joe Penn, File)", "Troops arrive in Gao."),
        ("Troops arrive in Gao [File: Joe Penn/Reuters]", "Troops arrive in Gao"),
        ("Photo: Ife Badmus/Sahel Wire", ""),
        ("Getty Images", ""),
        (
            "Protesters burn a flag (the first in a week).",
            "Protesters burn a flag (the first in a week).",
        ),
        ("Leaders meet. They signed nothing.", "Leaders meet. They signed nothing."),
    ],
)
def test_credits_leave_captions(caption: str, expected: str) -> None:
    """Photographers and agencies are no actors, so a caption loses them and keeps its sentences."""
    assert without_credit(caption) == expected


@pytest.mark.parametrize(
    ("paragraph", "kind", "expected"),
    [
        ("Caption: Soldiers guard the hall.", BlockKind.CAPTION, "Soldiers guard the hall."),
        ("They guard it. (Photo: Ife Badmus/AFP)", BlockKind.CAPTION, "They guard it."),
        ("It denied this. (AFP)", BlockKind.PARAGRAPH, "It denied this. (AFP)"),
        ("He spoke (via a link).", BlockKind.PARAGRAPH, "He spoke (via a link)."),
    ],
)
def test_captions_are_told_from_paragraphs(paragraph: str, kind: BlockKind, expected: str) -> None:
    """Plain text shows a caption by a label or by a picture credit in brackets at its end."""
    assert tidy([(BlockKind.PARAGRAPH, paragraph)]) == [(kind, expected)]


def test_a_credit_without_a_caption_is_dropped() -> None:
    """A line that only names the photographer leaves nothing."""
    assert tidy([(BlockKind.CAPTION, "Photo: Ife Badmus/AFP")]) == []


def test_a_hostile_line_does_not_hang() -> None:
    """Patterns take time in proportion to a line, whatever stands in it."""
    for line in ("By " + "A" * 390 + "!", "read more " * 39, "X " * 190 + "!", "A/" * 190 + "a"):
        is_furniture(line)
        without_credit(line)


def test_drops_the_line_that_names_the_desk() -> None:
    """Who reported and who edited is no news, whether the desk or people are named."""
    assert is_furniture("Reporting by the Lagos bureau; editing by Ada Obi")
    assert is_furniture("Reporting by Ada Obi, writing by Jan Smit; Editing by Lea Kay")
    assert not is_furniture("Reporting by the agency's own staff shows that the vote was rigged.")
