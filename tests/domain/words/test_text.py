"""No control byte passes, and no script is harmed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from als_tui.domain.words.text import (
    A_LINE,
    A_NAME,
    A_NOTE,
    LINE,
    NAME,
    NAMES,
    NOTE,
    RULES,
    Allowed,
    clean,
    fitted,
    shown,
    too_long,
)

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
    for mark in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert clean(f"{mark}Ana{mark}", NAME) == shown(f"A{mark}na") == "Ana"


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


def test_what_is_typed_goes_in_while_there_is_room_and_then_it_is_said_that_no_more_fits() -> None:
    assert fitted("x", "a" * 79, "", A_NAME) == ("x", "")
    assert fitted("x", "a" * 40, "b" * 40, A_NAME) == ("", "No more fits: 80 characters.")
    assert fitted("x", "a" * 80 + "\n", "", NAMES) == ("x", "")
    assert fitted("x", "one\n" + "a" * 40, "a" * 40 + "\n" + "b" * 90, NAMES) == (
        "",
        "No more fits: 80 characters a line.",
    )
    assert fitted("\n", "a" * 80, "", NAMES) == ("\n", "")


def test_a_paste_that_is_too_long_goes_in_to_be_shortened_and_it_is_said_by_how_much() -> None:
    said = "This is 600 characters long; 500 fit. Please shorten it by 100."
    assert fitted("x" * 300, "a" * 200, "b" * 100, A_LINE) == ("x" * 300, said)
    assert fitted("y" * 40 + "\nshort", "x" * 45, "", NAMES) == (
        "y" * 40 + "\nshort",
        "This is 85 characters long; 80 fit. Please shorten it by 5.",
    )
    kept, said = fitted("x" * 10_000_000, "a" * 100, "", A_LINE)
    assert len(kept) == NOTE - 100
    assert said == "20,000 characters fit into a field; 9,980,100 were left out."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"], ids=ascii)
def test_pasted_lines_are_joined_by_spaces_where_one_line_is_kept(end: str) -> None:
    pasted = end.join(["one", "  two ", "", "three", ""])
    assert fitted(pasted, "", "", A_LINE) == ("one two three", "")
    assert fitted(pasted, "", "", A_NOTE) == ("one\n  two \n\nthree\n", "")
    assert fitted(f" twice{end}", "", "", A_LINE) == (" twice", ""), "its blanks may stand between words"


@given(anything, anything, st.sampled_from((A_NAME, A_LINE, A_NOTE, NAMES, RULES)))
def test_whatever_is_typed_or_pasted_what_goes_in_is_safe(insert: str, left: str, allowed: Allowed) -> None:
    kept, said = fitted(insert, left, "", allowed)
    assert harmful(kept) <= ({"\n", "\t"} if allowed.lines else set())
    assert said.isprintable()
    if not allowed.lines:
        assert "\n" not in kept
