"""What a terminal sends is cut right however it comes in pieces, and nothing in a paste is a key."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.terminal.typed import PASTE_PATIENCE, Keys, Pasted, Piece, Sequence, Typed

BEGIN, END = "\x1b[200~", "\x1b[201~"
ESCAPE_DELAY = 0.1

keys = st.text("abcQZ19 ?\r\t\x11é漢", min_size=1, max_size=6).map(Keys)
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
    .map(lambda parts: Pasted("".join(parts)))
    .filter(lambda pasted: END not in pasted.text)
)
inputs = st.lists(keys | sequences | hostile, max_size=8)


def sent(piece: Piece) -> str:
    return f"{BEGIN}{piece.text}{END}" if isinstance(piece, Pasted) else piece.text


def joined(pieces: list[Piece]) -> list[Piece]:
    """With neighbouring keys as one, since a cut between them means nothing."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and isinstance(piece, Keys) and isinstance(whole[-1], Keys):
            whole[-1] = Keys(whole[-1].text + piece.text)
        else:
            whole.append(piece)
    return whole


def seen(piece: Piece) -> Piece:
    return (
        Pasted(piece.text.replace("\x1b", "␛").replace("\x11", "␑")) if isinstance(piece, Pasted) else piece
    )


def cut(*texts: str) -> list[Piece]:
    typed = Typed(ESCAPE_DELAY)
    return joined([piece for text in texts for piece in typed.feed(text, 0.0)])


@settings(max_examples=60)
@given(inputs, st.lists(st.integers(0, 200), max_size=12))
def test_wherever_the_stream_is_split_the_same_pieces_come(pieces: list[Piece], cuts: list[int]) -> None:
    stream = "".join(map(sent, pieces))
    ends = sorted({0, len(stream), *(place for place in cuts if place < len(stream))})
    expected = joined([seen(piece) for piece in pieces])
    assert cut(*(stream[a:b] for a, b in pairwise(ends))) == expected
    assert cut(*stream) == expected


@given(st.text("\x1b[]OPMX~;?0129 mA\x07\\\x18é", max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_any_noise_passes_and_the_next_word_is_heard(noise: str, cuts: list[int]) -> None:
    typed = Typed(ESCAPE_DELAY)
    ends = sorted({0, len(noise), *(place for place in cuts if place < len(noise))})
    for a, b in pairwise(ends):
        list(typed.feed(noise[a:b], 0.0))
    list(typed.late(PASTE_PATIENCE))
    assert list(typed.feed("hello", 9.0)) == [Keys("hello")]


@pytest.mark.parametrize(
    "said",
    ["\x1b]11;rgb:2020/2020/2020\x1b\\", "\x1b]52;c;cXVpdA==\x07", "\x1bP1$r0m\x1b\\", "\x1b_Gi=1;OK\x1b\\"],
)
def test_what_a_terminal_says_at_length_is_no_key(said: str) -> None:
    assert cut(f"a{said}b") == cut(*f"a{said}b") == [Keys("ab")]


def test_a_sequence_that_is_cut_short_or_endless_is_dropped() -> None:
    assert cut("\x1b[12\x1b[A") == [Sequence("\x1b[A")]
    assert cut("\x1b[1é") == [Keys("é")]
    assert cut("\x1b[" + "9" * 99 + "mx") == [Keys("x")]
    assert cut("\x1b]0;title\x1b[A") == [Sequence("\x1b[A")]


def test_escape_is_a_key_once_nothing_follows() -> None:
    typed = Typed(ESCAPE_DELAY)
    assert list(typed.feed("a\x1b", 1.0)) == [Keys("a")]
    assert list(typed.late(1.05)) == []
    assert list(typed.late(1.1)) == [Keys("\x1b")]
    assert typed.wait(1.2) is None
    assert cut("\x1bx") == [Keys("\x1bx")]
    assert cut("\x1b\x1b[A") == [Keys("\x1b"), Sequence("\x1b[A")]


def test_a_mark_of_a_paste_that_comes_slowly_is_waited_for() -> None:
    typed = Typed(ESCAPE_DELAY)
    assert list(typed.feed("\x1b[20", 1.0)) == []
    assert list(typed.late(1.5)) == []
    assert list(typed.feed("0~quit\x1b[201~", 2.0)) == [Pasted("quit")]


def test_a_paste_that_never_ends_is_over_after_three_seconds_of_rest() -> None:
    typed = Typed(ESCAPE_DELAY)
    assert list(typed.feed(f"{BEGIN}half a ", 1.0)) == []
    assert list(typed.feed("sentence that goes on\x1b[2", 3.5)) == []
    assert list(typed.late(6.4)) == []
    assert list(typed.feed("qq", 6.45)) == [], "pressing keys does not keep it open"
    assert list(typed.late(6.5)) == [Pasted("half a sentence that goes on␛[2qq")]
    assert list(typed.feed("q", 6.6)) == [Keys("q")]


def test_a_paste_holds_nothing_that_a_terminal_obeys() -> None:
    assert cut(f"{BEGIN}a\tb\r\nc\x00\x0e\x7f\x9b\x85{END}") == [Pasted("a\tb\r\nc␎␡�\x85")]
