"""The same words in several spellings: when they are one, and when they are only found by one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.words.naming import called_alike, mistakable
from als_tui.domain.words.spelling import holds, holds_all, one_spelling, spellings
from tests.tables import each


@each(
    ("one", "other"),
    [
        ("Ana Lima", "ana  LIMA "),
        ("Ana Lima", "Ana\u00a0Lima"),
        ("Ana Lima", "Ana\nLima"),
        ("Ana Lima", "\u2066Ana\u2069 Li\u00adma\u200b"),
        ("Zoë", "Zoe\u0308"),
        ("李 雷", "李\u3000雷"),
        ("O'Hara", "O’Hara"),
        ("O'Hara", "O`Hara"),
        ("O'Hara", "O´Hara"),
        ("Smith-Jones", "Smith\u2011Jones"),
        ("Smith-Jones", "Smith–Jones"),
        ("Ａｎａ", "Ana"),
        ("Strauß", "STRAUSS"),
        ("İpek", "ipek"),
        ('Jo "Jojo" Li', "Jo “Jojo” Li"),
        ("Oﬃce", "office"),
        ("Σοφός", "ΣΟΦΌΣ"),
        ("❤️", "❤"),
    ],
)
def test_what_a_reader_cannot_tell_apart_is_one_name(one: str, other: str) -> None:
    assert called_alike(one, ["Ben", other]) == other
    assert called_alike(other, [one]) == one


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana", "Anna"), ("Ana Lima", "Analima Lima"), ("Ana", "Ana L."), ("Jo", "Joe"), ("Li Wei", "Wei Li")],
)
def test_names_of_other_letters_are_two_people(one: str, other: str) -> None:
    assert called_alike(one, [other]) is None and mistakable(one, [other]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "Jose"),
        ("Ute Müller", "Ute Mueller"),
        ("Jean-Paul", "Jean Paul"),
        ("Søren", "Soeren"),
        ("O'Hara", "OHara"),
        ("J. Smith", "J Smith"),
    ],
)
def test_names_that_may_be_the_same_person_s_are_two_and_said_to_be_near(one: str, other: str) -> None:
    assert called_alike(one, [other]) is None
    assert mistakable(one, ["Ben", other]) == other and mistakable(other, [one]) == one
    assert mistakable(one, [one]) is None, "that is the same one"


@each(
    ("sought", "text"),
    [
        ("it's", "I think it’s over"),
        ("it’s", "I think it's over"),
        ('"urgent"', "so “urgent” a thing"),
        ('"urgent"', "so «urgent» a thing"),
        ("well-known", "a well\u2011known man"),
        ("2020-2026", "from 2020–2026"),
        ("two bosses", "My two  \n bosses"),
        ("zoe", "Zoë"),
        ("zoë", "Zoe\u0308"),
        ("mueller", "Frau Müller"),
        ("müller", "Frau Mueller"),
        ("muller", "Frau Müller"),
        ("soeren", "Søren"),
        ("soren", "Søren"),
        ("strasse", "Straße"),
        ("２０", "20 people"),
        ("cooperate", "co\u00adoperate"),
        ("wait...", "wait… what"),
        ("", "anything"),
    ],
)
def test_words_are_found_however_they_are_spelled(sought: str, text: str) -> None:
    assert holds(text, sought) and holds_all(text, sought)


@pytest.mark.parametrize(
    ("sought", "text"), [("true", "trust"), ("its", "it’s"), ("blue", "blu"), ("u", "oe")]
)
def test_other_words_are_not(sought: str, text: str) -> None:
    assert not holds(text, sought)


@given(st.text(), st.text())
def test_one_spelling_of_any_text_stays_as_it_is_and_finds_it(text: str, more: str) -> None:
    assert one_spelling(one_spelling(text)) == one_spelling(text)
    assert holds(f"{text} {more}", text) or not text.strip()
    assert all(way == " ".join(way.split()) for way in spellings(text))
