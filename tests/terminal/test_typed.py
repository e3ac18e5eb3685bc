"""What a terminal sends is cut right however it comes in pieces, and nothing in a paste is a key."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.terminal.typed import (
    AFTERMATH,
    PASTE_PATIENCE,
    KeyPresses,
    PastedText,
    Piece,
    Sequence,
    TypedInput,
)

BEGIN, END = "\x1b[200~", "\x1b[201~"
ESCAPE_DELAY = 0.1

keys = st.text("abcQZ19 ?\r\t\x11é漢", min_size=1, max_size=4).map(KeyPresses)
sequences = st.sampled_from(
    "\x1b[A \x1b[1;5D \x1bOP \x1b[15~ \x1b[<0;3;4M \x1b[32;3;4M \x1b[[A \x1b[?1;2c \x1b[201~ \x1b[I \x1b[M!!! "
    "\x1b[200m \x1b[?2026;2$y".split()
).map(Sequence)
hostile = (
    st.lists(
        st.sampled_from(
            ["\x1b", "\x1b[A", "\x1b[201", "\x1b[200~", "~", "\x11", "[201~", "one ", "\n", "\x1b]52;c;"]
        ),
        max_size=8,
    )
    .map(lambda parts: PastedText("".join(parts)))
    .filter(lambda pasted: END not in pasted.text)
)
typed_at_once = st.lists(keys | sequences, max_size=3)


def sent(piece: Piece) -> str:
    return f"{BEGIN}{piece.text}{END}" if isinstance(piece, PastedText) else piece.text


def joined(pieces: list[Piece]) -> list[Piece]:
    """With neighbouring keys as one, since a cut between them means nothing."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and isinstance(piece, KeyPresses) and isinstance(whole[-1], KeyPresses):
            whole[-1] = KeyPresses(whole[-1].text + piece.text)
        else:
            whole.append(piece)
    return whole


def seen(piece: Piece) -> Piece:
    return (
        PastedText(piece.text.replace("\x1b", "␛").replace("\x11", "␑"))
        if isinstance(piece, PastedText)
        else piece
    )


def cut(*texts: str) -> list[Piece]:
    """The pieces of what comes at once, however it is split, and of the rest after it."""
    typed = TypedInput(ESCAPE_DELAY)
    at_once = [piece for text in texts for piece in typed.feed(text, 0.0)]
    return joined([*at_once, *typed.late(AFTERMATH), *typed.late(AFTERMATH + ESCAPE_DELAY)])


@settings(max_examples=60)
@given(typed_at_once, hostile, st.lists(st.integers(0, 200), max_size=12))
def test_wherever_the_stream_is_split_the_same_pieces_come(
    pieces: list[Piece], pasted: PastedText, cuts: list[int]
) -> None:
    stream = "".join(map(sent, [*pieces, pasted]))
    ends = sorted({0, len(stream), *(place for place in cuts if place < len(stream))})
    expected = [*joined(pieces), seen(pasted)]
    assert cut(*(stream[a:b] for a, b in pairwise(ends))) == expected
    assert cut(*stream) == expected


@pytest.mark.parametrize(
    ("behind", "kept", "keys"),
    [
        ("\x13", "", [KeyPresses("\x13")]),
        ("\r", "", [KeyPresses("\r")]),
        ("\x1b[A\t\x13", "", [Sequence("\x1b[A"), KeyPresses("\t\x13")]),
        ("\x1b", "", [KeyPresses("\x1b")]),
        ("n", "n", []),
        (" two\x13n", " two", [KeyPresses("\x13n")]),
        ("\x11 and on\x1b[201~", "␑ and on", []),
        ("\x11 and on\x1b[201~\x13", "␑ and on", [KeyPresses("\x13")]),
        ("\x1b[201~\x1b[201~q", "q", []),
        (f" two{BEGIN}three{END}\x13", " twothree", [KeyPresses("\x13")]),
        (f"\x11{BEGIN}three{END}", "three", []),
    ],
)
def test_keys_behind_the_last_end_of_a_paste_are_keys(behind: str, kept: str, keys: list[Piece]) -> None:
    stream = f"{BEGIN}one{END}{behind}"
    assert cut(stream) == cut(*stream) == [PastedText(f"one{kept}"), *keys]


def test_keys_are_keys_again_once_a_paste_has_rested() -> None:
    typed = TypedInput(ESCAPE_DELAY)
    assert list(typed.feed(f"{BEGIN}one{END}", 1.0)) == []
    assert typed.wait(1.01) == pytest.approx(AFTERMATH - 0.01)
    assert list(typed.feed("\x11", 1.02)) == [], "each read begins the rest anew"
    assert list(typed.late(1.04)) == []
    assert list(typed.late(1.06)) == [PastedText("one"), KeyPresses("\x11")]
    assert list(typed.feed("\x11", 1.07)) == [KeyPresses("\x11")]
    assert list(typed.feed(f"{BEGIN}one{END}", 2.0)) == []
    assert list(typed.feed("\x11", 2.04)) == [PastedText("one"), KeyPresses("\x11")], (
        "nobody asked for what was late"
    )


@pytest.mark.parametrize(
    "text",
    [
        "next: ring Ben",
        "Call the supplier\rand the bank\r",
        "\x1b[31mred words\x1b[0m and so on",
        "漢字を話す人がここにいるので",
        "n" * 12 + "b",
    ],
)
def test_more_than_a_dozen_letters_at_once_are_a_paste_though_nothing_says_so(text: str) -> None:
    (pasted,) = cut(text)
    assert isinstance(pasted, PastedText) and "\x1b" not in pasted.text
    assert list(TypedInput(ESCAPE_DELAY).feed(f"{text}q", 0.0)) == []


def test_an_unmarked_paste_goes_on_in_the_reads_behind_it() -> None:
    typed = TypedInput(ESCAPE_DELAY)
    assert list(typed.feed("a paste in more", 0.0)) == list(typed.feed("than", 0.02)) == []
    assert list(typed.feed(" one read\r", 0.04)) == []
    assert list(typed.feed("\x13", 0.06)) == []
    assert list(typed.late(0.1)) == [PastedText("a paste in morethan one read\r␓")], "no key, but in sight"


@pytest.mark.parametrize(
    "text", ["j" * 40, " " * 20, "\x1b[B" * 40, "\x7f" * 40, "cwhat is it?\r", "\x1b[<0;10;10M" * 9]
)
def test_a_key_held_down_and_what_a_quick_hand_types_are_keys(text: str) -> None:
    assert not [piece for piece in cut(text) if isinstance(piece, PastedText)]


@given(st.text("\x1b[]OPMX~;?0129 mA\x07\\\x18é", max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_any_noise_passes_and_the_next_word_is_heard(noise: str, cuts: list[int]) -> None:
    typed = TypedInput(ESCAPE_DELAY)
    ends = sorted({0, len(noise), *(place for place in cuts if place < len(noise))})
    for a, b in pairwise(ends):
        list(typed.feed(noise[a:b], 0.0))
    list(typed.late(PASTE_PATIENCE))
    assert list(typed.feed("hello", 9.0)) == [KeyPresses("hello")]


@pytest.mark.parametrize(
    "said",
    ["\x1b]11;rgb:2020/2020/2020\x1b\\", "\x1b]52;c;cXVpdA==\x07", "\x1bP1$r0m\x1b\\", "\x1b_Gi=1;OK\x1b\\"],
)
def test_what_a_terminal_says_at_length_is_no_key(said: str) -> None:
    assert cut(f"a{said}b") == cut(*f"a{said}b") == [KeyPresses("ab")]


def test_a_sequence_that_is_cut_short_or_endless_is_dropped() -> None:
    assert cut("\x1b[12\x1b[A") == [Sequence("\x1b[A")]
    assert cut("\x1b[1é") == [KeyPresses("é")]
    assert cut("\x1b[" + "9" * 99 + "mx") == [KeyPresses("x")]
    assert cut("\x1b]0;title\x1b[A") == [Sequence("\x1b[A")]


def test_escape_is_a_key_once_nothing_follows() -> None:
    typed = TypedInput(ESCAPE_DELAY)
    assert list(typed.feed("a\x1b", 1.0)) == [KeyPresses("a")]
    assert list(typed.late(1.05)) == []
    assert list(typed.late(1.1)) == [KeyPresses("\x1b")]
    assert typed.wait(1.2) is None
    assert cut("\x1bx") == [KeyPresses("\x1bx")]
    assert cut("\x1b\x1b[A") == [KeyPresses("\x1b"), Sequence("\x1b[A")]


def test_a_mark_of_a_paste_that_comes_slowly_is_waited_for() -> None:
    typed = TypedInput(ESCAPE_DELAY)
    assert list(typed.feed("\x1b[20", 1.0)) == []
    assert list(typed.late(1.5)) == []
    assert list(typed.feed("0~quit\x1b[201~", 2.0)) == []
    assert list(typed.late(2.1)) == [PastedText("quit")]


def test_a_paste_that_never_ends_is_over_after_three_seconds_of_rest() -> None:
    typed = TypedInput(ESCAPE_DELAY)
    assert list(typed.feed(f"{BEGIN}half a ", 1.0)) == []
    assert list(typed.feed("sentence that goes on\x1b[2", 3.5)) == []
    assert list(typed.late(6.4)) == []
    assert list(typed.feed("qq", 6.45)) == [], "pressing keys does not keep it open"
    assert list(typed.late(6.5)) == [PastedText("half a sentence that goes on␛[2qq")]
    assert list(typed.feed("q", 6.6)) == [KeyPresses("q")]


def test_a_paste_holds_nothing_that_a_terminal_obeys() -> None:
    assert cut(f"{BEGIN}a\tb\r\nc\x00\x0e\x7f\x9b\x85{END}") == [PastedText("a\tb\r\nc␎␡�\x85")]
