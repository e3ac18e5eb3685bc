"""Sessions in a sentence: short on a screen, in whole words where they are read aloud."""

from als_tui.domain.programme.wording import SHORT, SPOKEN
from tests.tables import each


@each(
    ("numbers", "short", "spoken"),
    [
        ((4,), "S4", "session 4"),
        ((4, 5), "S4 S5", "sessions 4, 5"),
        ((1, 2, 3), "S1–S3", "sessions 1 to 3"),
        ((1, 3, 4, 5, 6, 8), "S1 S3–S6 S8", "sessions 1, 3 to 6, 8"),
        ((9, 1, 2, 3), "S9 S1–S3", "sessions 9, 1 to 3"),
    ],
)
def test_sessions_are_named_and_rows_of_them_by_their_ends(
    numbers: tuple[int, ...], short: str, spoken: str
) -> None:
    assert (SHORT.sessions(numbers), SPOKEN.sessions(numbers)) == (short, spoken)


def test_facts_that_say_nothing_are_left_out() -> None:
    assert SHORT.joined(("a", "", "b")) == "a · b"
    assert SPOKEN.joined(("a", "", "b")) == "a; b"
