"""What als-tui says at the shell prompt when it ends by another hand than the facilitator's."""

import pytest

from als_tui.terminal.leaving import LOST_INPUT, LOST_OUTPUT, last_words

SAFE = "What was saved is safe."


@pytest.mark.parametrize("status", [130, 131, 143])
def test_ended_by_a_signal_it_says_so_to_whoever_reads_and_nothing_into_a_file(status: int) -> None:
    (said,) = last_words(status, 0, told=True)
    assert said.endswith(SAFE)
    assert last_words(status, 0, told=False) == ()


@pytest.mark.parametrize("status", [0, 1, LOST_INPUT, LOST_OUTPUT])
def test_left_by_a_key_or_without_a_terminal_it_says_nothing(status: int) -> None:
    assert last_words(status, 0, told=True) == ()


def test_what_could_not_be_saved_is_counted_and_not_told() -> None:
    assert last_words(0, 1, told=False) == ("1 step could not be saved.",)
    assert last_words(143, 3, told=True)[-1] == "3 steps could not be saved."


def test_what_the_disk_refused_at_the_last_is_told() -> None:
    assert last_words(0, 0, "The set's file was not renewed.", told=False) == (
        "The set's file was not renewed.",
    )
