"""The fixture by which a test says how often it tried to break a promise, and the hooks that write the report."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.promise.report import PROMISES, Tried, add_to_report, digest, report_file

NAMES = tuple(promise.name for promise in PROMISES)
_SAID = "promise"
_MARKS = ("promise", "soak")
"""Of tests that a plain run leaves out."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Hands what a test says to the report; see the fixture `promise`."""

    _item: pytest.Item

    def __call__(self, name: str, *, attempts: int, failures: int = 0) -> None:
        """Add to what this test tried of the promise `name`."""
        if name not in NAMES:
            raise LookupError(f"no promise is called {name!r}; there are: {', '.join(NAMES)}")
        self._item.user_properties.append((_SAID, [name, attempts, failures]))


@pytest.fixture
def promise(request: pytest.FixtureRequest) -> Promised:
    """Say how often this test tried to break a promise; the table in `docs/promises.md` is made of it.

        @pytest.mark.promise
        def test_a_signal_ends_it_in_order(promise: Promised) -> None:
            promise("signals", attempts=1)   # as soon as it is known how often, best before the assertions
            ...
            assert status == 143

    Names are those of `tests.promise.report.PROMISES`. It may be called many times, for one promise or several; the
    attempts add up over all tests, cases and workers. A test that fails after it said so breaks each promise that it
    named, once, or as often as it said itself (`failures=3`, before its own assertion fails); one that fails before
    it said anything makes the table fail too. Only attempts count that really ran: say the number that was counted,
    not the number that was meant. `python -m tests.promise.table` shows the table.
    """
    request.node.user_properties.append((_SAID, None))
    return Promised(request.node)


class Collector:
    """Puts together what all tests of a run said, wherever they ran, and writes it once at the end."""

    def __init__(self) -> None:
        """Remember which code this run tries, even if somebody edits it meanwhile."""
        self._digest = digest()
        self._tests: dict[str, Tried] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take one phase of a test."""
        said = [value for name, value in report.user_properties if name == _SAID]
        marked = "promise" in report.keywords or "soak" in report.keywords
        if not said and not (marked and report.failed):
            return
        tried = self._tests.setdefault(report.nodeid, Tried())
        tried.soak = "soak" in report.keywords
        tried.passed &= not report.failed
        tried.seconds = round(tried.seconds + report.duration, 2)
        if report.when == "call":
            tried.kept = _summed(said, failed=report.failed)

    def pytest_sessionfinish(self) -> None:
        """Write what was said; a run that tried no promise leaves the report alone."""
        if self._tests:
            add_to_report(report_file(), self._digest, self._tests)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over a file that has nothing of what is asked for."""
    return True if collection_path.match("test_*.py") and has_nothing(collection_path, config) else None


def has_nothing(file: Path, config: pytest.Config) -> bool:
    """True for a file that each worker would load for nothing: by its mark, no test in it would run."""
    asked = config.option.markexpr
    if asked in _MARKS:
        return asked not in file.read_text("utf-8")
    if asked != " and ".join(f"not {mark}" for mark in _MARKS) or not runs_all(config):
        return False
    return any(f"\npytestmark = pytest.mark.{mark}\n" in file.read_text("utf-8") for mark in _MARKS)


def runs_all(config: pytest.Config) -> bool:
    """True for a run that no path was given to."""
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the tests marked `long` begin first, at the head of each worker's share; the others keep their order."""
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    long = [item for item in items if item.get_closest_marker("long")]
    others = iter([item for item in items if not item.get_closest_marker("long")])
    ordered: list[pytest.Item] = []
    for worker in range(workers):
        share = (len(items) - len(ordered)) // (workers - worker)
        heads = long[worker::workers]
        ordered += [*heads, *islice(others, max(0, share - len(heads)))]
    items[:] = ordered


def pytest_configure(config: pytest.Config) -> None:
    """Collect in the one process that hears of all tests; the workers of a shared run only send."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Collector(), "promises")


def _summed(said: Iterable[Any], *, failed: bool) -> dict[str, list[int]]:
    kept: dict[str, list[int]] = {}
    for name, attempts, failures in filter(None, said):
        tried = kept.setdefault(str(name), [0, 0])
        tried[0] += attempts
        tried[1] += failures
    if failed:
        for tried in kept.values():
            tried[1] = max(1, tried[1])
    return kept
