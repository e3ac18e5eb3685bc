"""A time-out of a test is as long as the machine is slow."""

import time

import pytest

from tests import pace


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine was calm when the run began."""
    monkeypatch.setattr(pace, "slowness", lambda: 1.0)


@pytest.mark.parametrize(("seconds", "times"), [(0.1, 1.0), (0.4, 1.0), (2.0, 5.0), (1e9, 30.0)])
def test_a_machine_is_as_slow_as_it_loads_the_program(seconds: float, times: float) -> None:
    assert pace.times_slower(seconds) == pytest.approx(times)


def test_this_machine_was_measured() -> None:
    assert pace.slowness() >= 1.0 and pace.slowness() is pace.slowness()
    assert pace.patience(2.0) == 2.0 * pace.slowness()


@pytest.mark.parametrize(("loading", "least", "most"), [(0.4, 0.01, 5.0), (4.0, 0.1, 5.0)])
def test_before_it_gives_up_the_machine_is_asked_once_more(
    loading: float, least: float, most: float, busy: None
) -> None:
    began = time.monotonic()
    for left in pace.tries(0.01, lambda: loading):
        assert left > 0
    assert least <= time.monotonic() - began < pace.patience(most)


def test_what_never_comes_is_given_up(busy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_loading", lambda: 0.1)
    with pytest.raises(AssertionError, match="did not come"):
        pace.wait_until(lambda: False, 0.01)
    pace.wait_until(lambda: True, 0.01)
