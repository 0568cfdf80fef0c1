import pytest

from kg.documents._languages import foreign_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le président nigérien est retenu depuis mercredi par des membres de la garde, et la "
            "France condamne fermement ce coup de force.",
            "French",
        ),
        ("Die Soldaten haben den Präsidenten festgenommen und die Grenzen geschlossen.", "German"),
        ("Los militares tomaron el poder y cerraron las fronteras el miércoles.", "Spanish"),
        ("قال الجيش في النيجر إنه أطاح بالرئيس محمد بازوم وأغلق حدود البلاد.", "Arabic"),
        ("Военные в Нигере объявили о свержении президента и закрыли границы страны.", "Russian"),
    ],
)  # fmt: skip
def test_foreign_text_is_named(text: str, language: str) -> None:
    """Text that is not English is recognised, and named so that its reader knows why."""
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The army seized power.",
        "Mali, Burkina Faso, Niger: Traoré, Goïta and Tchiani sign a pact in Bamako.",
        "PRESIDENT ALFREDO CRISTIANI CONDEMNED THE ATTACK THAT WAS CARRIED OUT BY THE GUERRILLAS.",
        "Ouagadougou – Sylvain Itté, Abdel-Fatau Musah, Abdourahamane Tchiani met for talks with "
        "Kathleen FitzGibbon and Ali Mahaman Lamine Zeine at the palace.",
    ],
)
def test_english_full_of_foreign_names_is_english(text: str) -> None:
    """Names, capitals and brevity do not make English foreign."""
    assert foreign_language(text) is None
