"""People found by the beginning of a name."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.words.naming import people_called
from tests.tables import each


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with a name."""

    id: int
    name: str


NAMES = (
    "Ana Brown|Anton|Ana-María O'Neil|Jean-Paul|Bo|Bo Li|Łukasz|Søren"
    "|Олена|أحمد علي|王芳|अनिल|김민준|🙂|İpek|Zoë"
)
SET = tuple(Somebody(number, name) for number, name in enumerate(NAMES.split("|")))


def called(said: str, names: list[str] | None = None) -> list[str]:
    """Return the names that the letters can mean."""
    people = SET if names is None else [Somebody(number, name) for number, name in enumerate(names)]
    return [person.name for person in people_called(said, people)]


@each(
    ("said", "name"),
    [
        ("ant", "Anton"),
        ("ANTON", "Anton"),
        ("anab", "Ana Brown"),
        ("ana.b", "Ana Brown"),
        ("Brown", "Ana Brown"),
        ("anamaria", "Ana-María O'Neil"),
        ("Ana-María", "Ana-María O'Neil"),
        ("maria", "Ana-María O'Neil"),
        ("oneil", "Ana-María O'Neil"),
        ("o'neil", "Ana-María O'Neil"),
        ("paul", "Jean-Paul"),
        ("bo", "Bo"),
        ("bol", "Bo Li"),
        ("li", "Bo Li"),
        ("luk", "Łukasz"),
        ("łuk", "Łukasz"),
        ("soren", "Søren"),
        ("олен", "Олена"),
        ("ОЛЕНА", "Олена"),
        ("احمد", "أحمد علي"),
        ("علي", "أحمد علي"),
        ("王", "王芳"),
        ("अनि", "अनिल"),
        ("김", "김민준"),
        ("🙂", "🙂"),
        ("ipek", "İpek"),
        ("zoe", "Zoë"),
        ("zoe\N{COMBINING DIAERESIS}", "Zoë"),
    ],
)
def test_a_beginning_finds_a_name_in_any_script_case_and_accent(said: str, name: str) -> None:
    assert called(said) == [name]


@pytest.mark.parametrize("said", ["", "zo x", "x", ".", "-", "naton", "'"])
def test_other_letters_find_nobody(said: str) -> None:
    assert called(said) == []


def test_a_beginning_that_several_share_finds_them_all_in_order() -> None:
    assert called("an") == ["Ana Brown", "Anton", "Ana-María O'Neil"]


def test_a_first_name_goes_before_a_longer_name() -> None:
    assert called("ana", ["Anabel", "Ana Brown"]) == ["Ana Brown"]


BENT = (
    "Ana Lima|Ana Berg|Ben Ode|Zoë Smith-Jones|Piet van den Berg|Ute Müller|Chris O’Hara|Jürgen Groß|Ñora d'Ávila"
).split("|")


@each(
    ("said", "name"),
    [
        ("smith-jones", "Zoë Smith-Jones"),
        ("smithjones", "Zoë Smith-Jones"),
        ("Smith\u2011Jones", "Zoë Smith-Jones"),
        ("smithj", "Zoë Smith-Jones"),
        ("zoe-smith", "Zoë Smith-Jones"),
        ("zoesmithjones", "Zoë Smith-Jones"),
        ("vandenberg", "Piet van den Berg"),
        ("van-den-berg", "Piet van den Berg"),
        ("van-den", "Piet van den Berg"),
        ("denberg", "Piet van den Berg"),
        ("piet-van", "Piet van den Berg"),
        ("pietvandenberg", "Piet van den Berg"),
        ("mueller", "Ute Müller"),
        ("MUELL", "Ute Müller"),
        ("ute-muller", "Ute Müller"),
        ("juergen", "Jürgen Groß"),
        ("gross", "Jürgen Groß"),
        ("o'hara", "Chris O’Hara"),
        ("o’hara", "Chris O’Hara"),
        ("hara", "Chris O’Hara"),
        ("davila", "Ñora d'Ávila"),
        ("ben's", "Ben Ode"),
        ("ben’s", "Ben Ode"),
        ("Ode's", "Ben Ode"),
        ("chris'", "Chris O’Hara"),
        ("ben:", "Ben Ode"),
        ("ben!", "Ben Ode"),
        ("ben…", "Ben Ode"),
        ("smith-jones's", "Zoë Smith-Jones"),
        ("ana-l", "Ana Lima"),
    ],
)
def test_any_run_of_the_parts_of_a_name_is_found_joined_or_not_and_with_an_ending(
    said: str, name: str
) -> None:
    assert called(said, BENT) == [name]


def test_a_name_with_a_s_is_not_the_beginning_of_a_longer_one() -> None:
    assert called("ben's", ["Benson", "Ben"]) == ["Ben"]


@pytest.mark.parametrize(
    ("said", "names", "name"),
    [
        ("Jürgens", ["Jürgen Groß", "Ute"], "Jürgen Groß"),
        ("juergens", ["Jürgen Groß", "Ute"], "Jürgen Groß"),
        ("bens:", ["Ben Ode", "Bo"], "Ben Ode"),
        ("ODES", ["Ben Ode", "Bo"], "Ben Ode"),
        ("jens", ["Jens", "Jen"], "Jens"),
        ("bens", ["Ben", "Benson"], "Benson"),
        ("hans", ["Han Li", "Hansen"], "Hansen"),
    ],
)
def test_a_german_ending_is_left_away_where_nobody_is_called_so(
    said: str, names: list[str], name: str
) -> None:
    assert called(said, names) == [name]


@pytest.mark.parametrize("said", ["s", "bs", "uss", "jus"])
def test_an_ending_leaves_a_whole_name(said: str) -> None:
    assert called(said, ["Ben", "Uschi", "Jürgen"]) == []


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("ana", ["Ana Lima", "Ana Berg"]),
        ("berg", ["Ana Berg", "Piet van den Berg"]),
        ("ana's", ["Ana Lima", "Ana Berg"]),
    ],
)
def test_what_two_people_are_called_means_both(said: str, both: list[str]) -> None:
    assert called(said, BENT) == both


def test_a_later_name_in_whole_is_no_less_than_the_beginning_of_a_first_one() -> None:
    assert called("li", ["Lina", "Bo Li"]) == ["Lina", "Bo Li"]
    assert called("be", ["Piet van den Berg", "Ben"]) == ["Ben"], (
        "a first name goes before the beginning of another"
    )


def test_an_umlaut_tells_two_people_apart_where_it_must() -> None:
    both = ["Ute Müller", "Ute Mueller"]
    assert called("ute", both) == both
    assert called("mueller", both) == ["Ute Mueller"] and called("müller", both) == ["Ute Müller"]


def test_an_accent_tells_two_people_apart_where_it_must() -> None:
    assert called("josé", ["Jose", "José"]) == ["José"]
    assert called("jose", ["Jose", "José"]) == ["Jose"]


def test_two_people_of_one_name_are_both_found() -> None:
    assert called("ana", ["Ana", "Ana"]) == ["Ana", "Ana"]


@given(st.lists(st.text(min_size=1), unique=True, max_size=5), st.text())
def test_any_letters_and_names_find_some_of_them(names: list[str], said: str) -> None:
    assert set(called(said, names)) <= set(names)


@given(st.lists(st.from_regex(r"[^\W_][\w' -]{0,8}", fullmatch=True), min_size=1, max_size=5))
def test_a_whole_name_always_finds_its_bearer(names: list[str]) -> None:
    assert all(name in called(name, names) for name in names)
