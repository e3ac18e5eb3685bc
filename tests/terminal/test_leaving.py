"""What als-tui says at the shell prompt when it ends by another hand than the facilitator's."""

import pytest

from als_tui.terminal.leaving import LOST_INPUT, LOST_OUTPUT, last_words


def test_taken_over_from_it_says_so_and_what_is_safe() -> None:
    (said,) = last_words(143, 0, taken=True)
    assert said.startswith("Another als-tui took the set over") and "What was saved is safe" in said
    assert last_words(143, 0, taken=False) == ()


@pytest.mark.parametrize("status", [0, 1, 130, 131, LOST_INPUT, LOST_OUTPUT])
def test_left_by_a_key_another_signal_or_without_a_terminal_it_says_nothing(status: int) -> None:
    assert last_words(status, 0, taken=True) == ()


def test_what_could_not_be_saved_is_counted_and_not_told() -> None:
    assert last_words(0, 1, taken=False) == ("1 step could not be saved.",)
    assert last_words(143, 3, taken=True)[-1] == "3 steps could not be saved."


def test_what_the_disk_refused_at_the_last_is_told() -> None:
    assert last_words(0, 0, "The set's file was not renewed.", taken=False) == (
        "The set's file was not renewed.",
    )
