"""The table of promises is made of what was tried with this code, and says so where it was not."""

from pathlib import Path

import pytest

from tests.promise.plugin import Collector, Promised
from tests.promise.report import PROMISES, Report, Tried, add_to_report, digest, read_report
from tests.promise.table import BEGIN, END, complaints, main, table, with_table

WHOLE = {"tests/a.py::test_all": Tried(kept={promise.name: [promise.least, 0] for promise in PROMISES})}


def said(**changes: Tried) -> list[str]:
    return list(complaints(Report("1", {**WHOLE, **changes}), "1"))


def heard(kept: list[object], outcome: str, when: str = "call", mark: str = "promise") -> pytest.TestReport:
    return pytest.TestReport(
        nodeid="tests/a.py::test_it",
        location=("", 0, ""),
        keywords={mark: 1},
        outcome=outcome,  # type: ignore[arg-type]
        longrepr=None,
        when=when,  # type: ignore[arg-type]
        user_properties=[("promise", value) for value in kept],
    )


def test_where_all_was_tried_and_held_there_is_nothing_to_say() -> None:
    assert said() == []


def test_a_report_that_is_missing_or_older_than_the_code_shows_nothing() -> None:
    assert "no report" in next(complaints(None, "1"))
    assert "older than the code" in next(complaints(Report("1", WHOLE), "2"))


def test_a_promise_that_nobody_tried_or_too_seldom_or_that_broke_is_said() -> None:
    name = PROMISES[0].name
    kept = WHOLE["tests/a.py::test_all"].kept
    for counts, words in (
        ([0, 0], "Nobody tried"),
        ([1, 0], "are promised"),
        ([90, 2], "broken 2 times in 90"),
    ):
        report = Report("1", {"tests/a.py::test_all": Tried(kept={**kept, name: counts})})
        (complaint,) = complaints(report, "1")
        assert name in complaint and words in complaint


def test_a_test_that_failed_is_named_even_if_it_said_nothing() -> None:
    assert said(other=Tried(passed=False)) == ["Failed: other"]


def test_what_the_long_runs_tried_stands_apart() -> None:
    soaked = Report("1", {**WHOLE, "tests/b.py::test_long": Tried(soak=True, kept={"kill": [2000, 0]})})
    row = next(line for line in table(soaked).splitlines() if "kill -9" in line)
    assert "| 30 | 0 | 2,000 | `tests/a.py`, `tests/b.py` |" in row
    assert "soak" not in table(Report("1", WHOLE))


def test_what_tests_say_is_added_up_and_a_failure_counts_for_each_promise_named() -> None:
    collector = Collector()
    collector.pytest_runtest_logreport(heard([None], "passed", when="setup"))
    collector.pytest_runtest_logreport(
        heard([None, ["kill", 3, 0], ["kill", 4, 0], ["resume", 1, 0]], "failed")
    )
    (tried,) = collector._tests.values()
    assert not tried.passed and tried.kept == {"kill": [7, 1], "resume": [1, 1]}


def test_a_marked_test_that_cannot_even_start_is_a_failure() -> None:
    collector = Collector()
    collector.pytest_runtest_logreport(heard([], "failed", when="setup"))
    assert [tried.passed for tried in collector._tests.values()] == [False]


def test_runs_of_the_same_code_are_put_together_and_of_other_code_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    add_to_report(file, "1", {"a": Tried(), "b": Tried(passed=False)})
    add_to_report(file, "1", {"b": Tried(kept={"kill": [1, 0]})})
    report = read_report(file)
    assert report == Report("1", {"a": Tried(), "b": Tried(kept={"kill": [1, 0]})})
    add_to_report(file, "2", {"c": Tried()})
    assert read_report(file) == Report("2", {"c": Tried()})
    file.write_text("{")
    assert read_report(file) is None


def test_the_command_fails_in_words_and_prints_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALS_TUI_PROMISES", str(tmp_path / "report.json"))
    assert main([]) == 1
    assert "no report" in capsys.readouterr().err
    add_to_report(tmp_path / "report.json", digest(), WHOLE)
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("| promise |")


def test_the_table_goes_between_its_marks_only() -> None:
    assert with_table(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\nnew\n{END}\nb"
    with pytest.raises(SystemExit, match="no place"):
        with_table("a", "new")


def test_a_promise_by_another_name_is_refused(promise: Promised) -> None:
    with pytest.raises(LookupError, match="there are: kill"):
        promise("eternity", attempts=1)
