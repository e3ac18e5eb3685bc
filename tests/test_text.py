"""No control byte passes, and no script is harmed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from als_tui.domain.text import LINE, NAME, NOTE, clean, shown, too_long

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
family = "👨‍👩‍👧‍👦 👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈"
persian = "می‌خواهم نامه‌ای بنویسم"


def harmful(text: str) -> set[str]:
    """The characters that a terminal could obey or that hide what stands there."""
    bidi = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    return {
        char
        for char in text
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(char) in bidi
        or 0xE0000 <= ord(char) < 0xE0080
        or char in "\u200b\ufeff\u00ad"
    }


def longest_ride(text: str) -> int:
    """The longest run of characters that take no place of their own."""
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") or char in "\u200c\u200d" else 0
        longest = max(longest, run)
    return longest


@given(anything)
@example("\x1b]52;c;aGk=\x1b\\")
@example("a\u202eb\u2066c\U000e0041")
@example("\ud83d\ude00")
def test_nothing_harmful_is_ever_shown(text: str) -> None:
    assert not harmful(shown(text))
    assert harmful(shown(text, lines=True)) <= {"\n", "\t"}
    assert longest_ride(shown(text)) <= 6


@given(anything, st.integers(1, 60), st.booleans())
def test_cleaned_text_is_safe_short_and_stays_as_it_is(text: str, limit: int, lines: bool) -> None:
    kept = clean(text, limit, lines=lines)
    assert harmful(kept) <= ({"\n", "\t"} if lines else set())
    assert len(kept) <= limit
    assert clean(kept, limit, lines=lines) == kept
    assert shown(kept, lines=True) == kept
    kept.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        family,
        persian,
        "Zoë Åström",
        "नमस्ते क्षत्रिय",
        "ภาษาไทยที่นี่",
        "בְּרֵאשִׁית",
        "Việt Nam",
        "e\u0301",
        "[Ana] [/x]",
        "李小龍",
    ],
)
def test_names_of_every_script_stay_as_typed(text: str) -> None:
    assert clean(text, NAME) == text
    assert shown(text) == text


def test_controls_are_shown_as_pictures() -> None:
    assert shown("a\x1b[2J\x00\x7f\x9b") == "a␛[2J␀␡\ufffd"
    assert shown("one\ntwo\tthree") == "one␊two␉three"
    assert shown("one\ntwo\tthree", lines=True) == "one\ntwo\tthree"


def test_line_ends_of_every_kind_become_one_kind_or_a_space() -> None:
    pasted = "one\r\ntwo\rthree\u2028four\x85five\tsix"
    assert clean(pasted, LINE) == "one two three four five six"
    assert clean(pasted, LINE, lines=True) == "one\ntwo\nthree\nfour\nfive\tsix"


def test_marks_that_pile_up_are_thinned_and_joiners_do_not_hide_them() -> None:
    assert shown("a" + "\u0301" * 40 + "b") == "a" + "\u0301" * 6 + "b"
    assert shown("a" + "\u0301\u200d" * 40) == "a" + "\u0301\u200d" * 3


def test_what_hides_in_a_paste_goes() -> None:
    assert clean("\ufeffAna\u200b Maria co\u00adoperates", LINE) == "Ana Maria cooperates"


def test_a_cut_never_halves_a_letter_or_an_emoji() -> None:
    assert clean("ab" + "e\u0301", 3) == "ab"
    assert clean("x👨‍👩‍👧", 4) == "x"
    assert clean("x👍🏽", 2) == "x"
    assert clean("abcdef", 3) == "abc"


def test_of_a_huge_paste_only_the_beginning_is_read() -> None:
    assert len(clean("\x1bé" * 5_000_000, NAME)) == NAME
    assert clean("\u200b" * 8 * NAME + "Ana", NAME) == ""


def test_too_long_says_by_how_much() -> None:
    assert too_long("x" * LINE, LINE) is None
    assert too_long("x" * 512, LINE) == "This is 512 characters long; 500 fit. Please shorten it by 12."
    assert (
        too_long("x" * (NOTE + 1), NOTE)
        == "This is 20,001 characters long; 20,000 fit. Please shorten it by 1."
    )
