"""The gate shuts where a start takes more instructions than recorded, and says where it cannot tell."""

from dataclasses import replace

import pytest

from benchmarks import instructions
from benchmarks.gate import FILE, GATED, SLACK, Counts, judge, main, read, render
from benchmarks.instructions import PROGRAMS, counted

RECORDED = Counts("3.11", "8.2.8", {"board": 2.0, "version": 0.25})


def found(board: float, version: float = 0.25) -> Counts:
    return replace(RECORDED, ratios={"board": board, "version": version})


@pytest.mark.parametrize(
    ("board", "failed", "word"),
    [(2.07, True, "OVER"), (2.05, False, "+2.5%"), (2.0, False, "+0.0%"), (1.9, False, "record it anew")],
)
def test_more_than_the_slack_shuts_the_gate(board: float, failed: bool, word: str) -> None:
    verdict = judge(RECORDED, found(board))
    assert verdict.failed is failed and word in verdict.lines[0]
    assert f"{SLACK:.0%}" == "3%"


def test_one_of_them_is_enough_whatever_the_others_are() -> None:
    assert judge(RECORDED, found(1.0, 0.3)).failed
    assert judge(RECORDED, found(3.0, 0.1)).failed


@pytest.mark.parametrize("other", [{"python": "3.12"}, {"textual": "8.3.0"}])
def test_another_stack_is_said_and_not_compared(other: dict[str, str]) -> None:
    verdict = judge(RECORDED, replace(found(9.0), **other))  # type: ignore[arg-type]  # fields by name
    assert not verdict.failed and "not compared" in verdict.lines[0]


def test_what_is_recorded_is_read_as_it_was_written() -> None:
    assert read(render(RECORDED)) == RECORDED
    assert {*read(FILE.read_text("utf-8")).ratios} == {*GATED} <= {*PROGRAMS}


def test_without_valgrind_it_says_how_to_get_it_and_records_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(instructions, "there", lambda: None)
    before = FILE.read_bytes()
    assert (main([]), main(["--write"])) == (0, 1)
    assert "apt-get install valgrind" in capsys.readouterr().out
    assert FILE.read_bytes() == before


def test_what_valgrind_says_is_read_in_millions() -> None:
    assert counted("==7== Command: als-tui\n==7== \n==7== I refs:        966,712,345\n") == 966.712345
    with pytest.raises(SystemExit, match="counted nothing"):
        counted("valgrind: als-tui: command not found")
