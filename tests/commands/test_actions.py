"""`als-tui actions`: counts for cron without a word of anybody, a status that tells what is due, words on request."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from als_tui.domain.book import Action, Charter, Member, Profile, Progress, Status, ToldBetween
from als_tui.domain.session.facts import Put
from als_tui.domain.timing import ClockReading
from als_tui.engine import Engine
from als_tui.storage.library import Sets
from tests.fakes import StillClock

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
MAILED = ToldBetween(date(2026, 11, 21), Status.DONE, "By mail")
CARRIED = (Progress(3, Status.OPEN),)
MADE = (
    Action(
        1,
        "Ana",
        "Call the [supplier]",
        2,
        date(2026, 11, 26),
        "it rains",
        7,
        "Ben",
        progress=CARRIED,
        promised=date(2026, 11, 19),
    ),
    Action(2, "Ben", "Write\x1b it down", 3, date(2026, 12, 1)),
    Action(1, "Ana", "Book the room", 3, "next session"),
    Action(2, "Ben", "Rest", 3, status=Status.DONE),
    Action(2, "Ben", "Sleep", 3, date(2026, 11, 1), between=MAILED),
    Action(0, "Gus Guest", "Send the paper", 3),
)
WORDLESS = [(), ("--json",), ("--owner", "ana"), ("--owner", "ana", "--json"), ("--due", "9w")]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one set, looked at on a Saturday."""
    place = tmp_path / "data"
    place.mkdir(0o700)
    sets, joined = Sets(place, None, "test"), date(2026, 9, 1)
    profile = Profile("Northside", "Europe/London", joined, next_session=datetime(2026, 12, 2, 9, 30))
    members = (Member("Ana", joined), Member("Ben", joined), Member("Benno", joined))
    set_id = sets.create(profile, members, Charter(("Kept here.",), joined))
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, StillClock())
    for id, action in enumerate(MADE, start=1):
        engine.do(lambda live, now, id=id, action=action: (Put("actions", id, None, action),))  # type: ignore[misc]  # bound now
    engine.close()
    monkeypatch.setattr("als_tui.clock.SystemClock.read", lambda _: ClockReading(NOW, 1.0, "boot"))
    return place


def asked(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The status, and what was printed on both outputs."""
    try:
        status = run(["--data", str(data), "actions", "north", *words])
    except SystemExit as left:
        status = int(str(left.code))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_counts_alone_are_printed_a_line_each(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = asked(data, capsys)
    assert (status, err) == (4, "")
    assert out.split("\n") == [
        "Open actions: 5",
        "Past their day: 1",
        "Due today, past ones included: 1",
        "Told between sessions: 1",
        "Made in all: 6",
        "",
    ]


@pytest.mark.parametrize(
    "options", [(), ("--json",), ("--owner", "ana"), ("--owner", "ana", "--json"), ("--due", "9w")]
)
def test_no_name_and_no_word_of_anybody_is_printed_unless_asked_for(
    data: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    _, out, _ = asked(data, capsys, *options)
    words = ("Ana", "Ben", "Gus", "supplier", "rain", "Book", "mail", "Northside")
    assert out and [word for word in words if word in out] == []


@pytest.mark.parametrize(
    ("options", "due", "status"),
    [
        ((), 1, 4),
        (("--due", "3d"), 2, 4),
        (("--due", "4"), 3, 4),
        (("--due", "1w"), 3, 4),
        (("--owner", "ben"), 0, 0),
        (("--owner", "ben", "--due", "3d"), 1, 4),
        (("--owner", "gus"), 0, 0),
    ],
)
def test_the_status_tells_whether_something_is_due(
    data: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], due: int, status: int
) -> None:
    got, out, _ = asked(data, capsys, "--json", *options)
    assert (got, json.loads(out)["due"]) == (status, due)


def test_on_request_each_action_is_told_one_fact_a_line(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = asked(data, capsys, "--text")
    blocks = out.split("\n\n")[1:]
    assert [block.split("\n")[0] for block in blocks] == [
        "Ben: Sleep",
        "Ana: Call the [supplier]",
        "Ben: Write␛ it down",
        "Ana: Book the room",
        "Gus Guest: Send the paper",
    ]
    assert blocks[1].split("\n")[1:] == [
        "Due Thursday 26 November 2026, 2 days ago, promised Thursday 19 November 2026",
        "From session 2",
        "Carried once",
        "When: it rains",
    ]
    assert (
        blocks[0].split("\n")[-1]
        == "Told Saturday 21 November 2026: done: By mail; the next round still asks"
    )
    assert "Due at the next session, Wednesday 2 December 2026, in 4 days" in blocks[3]
    assert "No date" in blocks[4]
    assert "\x1b" not in out and "Rest" not in out


def test_of_those_due_within_some_days_no_other_is_listed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = asked(data, capsys, "--text", "--json", "--due", "3d")
    found = json.loads(out)
    assert len(found["actions"]) == found["due"] < found["open"] and found["days"] == 3
    _, out, _ = asked(data, capsys, "--text", "--due", "0")
    assert len(out.split("\n\n")[1:]) == json.loads(asked(data, capsys, "--json")[1])["due"]


def test_one_persons_alone_is_told_without_a_word_of_others(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = asked(data, capsys, "--text", "--owner", "a")
    assert "Call the [supplier]" in out and "Ben" not in out and "Sleep" not in out
    _, out, _ = asked(data, capsys, "--text", "--json", "--owner", "a")
    found = json.loads(out)
    assert [action["text"] for action in found["actions"]] == ["Call the [supplier]", "Book the room"]
    assert found["actions"][0] == {
        "owner": "Ana",
        "text": "Call the [supplier]",
        "due": "2026-11-26",
        "promised": "2026-11-19",
        "days_past": 2,
        "session": 2,
        "carried": 1,
        "told": None,
        "told_words": None,
    }


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--owner", "zoe"), "Nobody of this set is called that."),
        (("--owner", "be"), "More than one is called that: Ben, Benno."),
        (("--due", "soon"), "a length like 3d or 2w, please"),
        (("--due", "99999"), "a length like 3d or 2w, please"),
    ],
)
def test_what_is_not_clear_says_so_and_prints_nothing(
    data: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], why: str
) -> None:
    status, out, err = asked(data, capsys, *options)
    assert (status, out) == (2, "") and why in err


def test_the_help_says_which_status_means_what(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = asked(tmp_path, capsys, "--help")
    assert "0 if nothing is due, 4 if something is" in " ".join(out.split())


def test_a_set_that_cannot_be_read_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder,) = (data / "sets").iterdir()
    for file in folder.iterdir():
        if file.name != "lock":
            file.write_bytes(b"x\ny\n")
    status, out, err = asked(data, capsys)
    assert out == "" and err
    assert status in (2, 3)
