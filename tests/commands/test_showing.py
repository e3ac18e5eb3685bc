"""`als-tui show` prints a set's views without a screen."""

import json
from pathlib import Path

import pytest

from als_tui.commands import arguments
from als_tui.commands.arguments import run
from als_tui.domain.book import Policy, Said
from als_tui.exports.views import OF_ONE, SEARCH, VIEWS
from als_tui.value import replace
from tests.seeded import NAMES, PIA, remembered, seeded_folder

Folder = tuple[Path, str]


def _show(seeded: Folder, *words: str) -> int:
    return run(["--data", str(seeded[0]), "show", "ward", *words])


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_prints_facts_in_lines_and_as_json(
    seeded: Folder, capsys: pytest.CaptureFixture[str], view: str
) -> None:
    assert _show(seeded, view) == 0
    lines = capsys.readouterr().out.splitlines()
    assert _show(seeded, view, "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert lines == [f"{fact['of']}: {fact['words']}" for fact in facts]


def test_a_member_is_named_by_a_letter_or_two(seeded: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert _show(seeded, "member", "gul") == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{NAMES[2]}: Member: joined") and NAMES[0] not in printed


def test_a_copy_of_ones_own_data_is_printed_to_read_or_as_json(
    seeded: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _show(seeded, "own-data", "gul") == 0
    assert capsys.readouterr().out.startswith(f"# What Ward leads 2026 keeps of {NAMES[2]}\n")
    assert _show(seeded, "own-data", "gul", "--json") == 0
    assert json.loads(capsys.readouterr().out)["member"]["name"] == NAMES[2]
    assert _show(seeded, "own-data") == 2
    assert "Which member?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said", "names"),
    [
        ((), "Which member? The name comes after the view:", NAMES),
        (("ana",), "More than one member is called that:", NAMES[:2]),
        (("Zoe",), "No member is called that:", NAMES),
    ],
)
def test_who_is_meant_is_asked_with_the_names(
    seeded: Folder,
    capsys: pytest.CaptureFixture[str],
    name: tuple[str, ...],
    said: str,
    names: tuple[str, ...],
) -> None:
    assert _show(seeded, "member", *name) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[0] == said
    assert len(printed.err.splitlines()) == 1 + len(names)


@pytest.mark.parametrize("view", VIEWS)
def test_a_word_behind_a_view_of_the_whole_set_is_refused_with_what_may_stand_there(
    seeded: Folder, capsys: pytest.CaptureFixture[str], view: str
) -> None:
    assert _show(seeded, view, "gul") == 2
    printed = capsys.readouterr()
    takes = f"{view} is of the whole set and takes no name; member and own-data do, search takes words."
    assert (printed.out, printed.err) == ("", f"{takes} Nothing else may follow but --json.\n")


def test_words_are_searched_in_lines_and_as_json_and_what_is_the_facilitators_alone_is_not_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = remembered()
    record = book.sessions[6]
    said = (
        *record.words,
        *(Said(about, PIA, f"Room talk: {about}") for about in ("note", "check-in", "bid")),
    )
    full = replace(record, policy=Policy.ALL, words=said)
    seeded = tmp_path, seeded_folder(tmp_path, book.put("sessions", 6, full))
    assert _show(seeded, "search", "in", "the", "room") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Ward leads 2026: 1 found in 1 session, newest first"
    assert lines[1].startswith("Session 3: decision: We decide dates in the room; on ")
    assert any("kept no words" in line for line in lines[2:])
    assert _show(seeded, "search", "s6", "pia", "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts[0]["count"] == sum(fact["fact"] == "words" for fact in facts) > 3
    assert {fact["session"] for fact in facts[1:]} == {6} and "Room talk" not in str(facts)
    assert _show(seeded, "search") == 2
    assert "Which words?" in capsys.readouterr().err


def test_how_quickly_a_demo_plays_goes_with_one_that_plays(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--pace", "3"]) == 2
    assert capsys.readouterr().err == "--pace goes with --play.\n"


def test_a_view_or_a_set_that_is_not_there_is_said(
    seeded: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        _show(seeded, "nothing")
    assert ended.value.code == 2 and "board" in capsys.readouterr().err
    assert run(["--data", str(seeded[0]), "show", "nobody", "board"]) == 2
    assert "No set is called that" in capsys.readouterr().err


def test_a_set_that_cannot_be_read_ends_with_three(
    seeded: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    data, set_id = seeded
    for file in (data / "sets" / set_id).iterdir():
        if file.name.startswith(("set.json", "journal")):
            file.write_bytes(b"x\ny\n")
    assert run(["--data", str(data), "show", set_id, "board"]) == 3
    assert "Nothing was changed" in capsys.readouterr().err


def test_the_views_of_the_command_line_are_those_that_there_are() -> None:
    assert set(arguments._VIEWS) == {*VIEWS, *OF_ONE, SEARCH}
