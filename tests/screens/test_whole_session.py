"""A complete session by keys, from check-in to a sealed record, over the real store."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from als_tui.domain.book import Charter, Member, Policy, Profile
from als_tui.storage.library import Sets
from tests.fakes import START, StillClock
from tests.screens.desk import Desk

NAMES = ("Ana", "Ben", "Carla", "Dev", "Ela", "Femi")


@pytest.fixture
def sets(tmp_path: Path) -> Sets:
    """A library on a disk of its own."""
    return Sets(tmp_path, None, "test")


def new_set(sets: Sets, policy: Policy = Policy.QUESTIONS) -> str:
    """A set of six, whose last session left nothing open."""
    joined = START.date()
    profile = Profile("Northside", "Europe/London", joined, policy)
    charter = Charter(("What is said here stays here.",), joined)
    return sets.create(profile, tuple(Member(name, joined) for name in NAMES), charter)


async def say(d: Desk, keys: str, words: str) -> None:
    """Open a line with keys, put words in, and keep it."""
    await d.press(*keys.split())
    await d.type(words)
    await d.press("enter")
    assert d.app.said.tone != "refused", d.said


async def until(d: Desk, phase: str) -> None:
    """Press next until the session stands in a phase."""
    for _ in range(12):
        if (d.session.stop or "").endswith(phase):
            return
        before = d.session.stop
        await d.press("n")
        assert d.session.stop != before, d.said
    raise AssertionError(f"no {phase}")


async def first_session(d: Desk) -> None:
    """A short session of one slot that leaves two actions behind for the next one."""
    await d.press("s", "enter", "A", "y", "space")
    await until(d, "bids")
    await d.press("p")
    await d.press("o", "d", "o", "d")
    await until(d, "commit")
    await say(d, "c", "Ring the union by next session %8")
    await say(d, "c", "@ben Draw the map by 12 dec")
    await until(d, "review")
    await d.press("F", *"seal", "enter")


async def slot(d: Desk, presenter: str, askers: str, question: str, action: str) -> None:
    """One slot with its turns, a question and an action."""
    await until(d, "present")
    assert d.session.name(d.session.presenter) == presenter
    await d.later(240)
    await until(d, "explore")
    for asker in askers:
        await d.press(asker)
        await d.later(20)
        await d.press("p")
        await d.later(60)
    await d.press(askers[0])
    await say(d, "c", question)
    assert d.session.floor == d.session.presenter
    await until(d, "commit")
    await say(d, "c", action)


@pytest.mark.promise
@pytest.mark.long
async def test_a_whole_session_by_keys_is_kept_as_its_record(tmp_path: Path, sets: Sets) -> None:
    set_id, clock = new_set(sets), StillClock()
    made = Desk(clock=clock)
    made.place_on(sets, set_id)
    async with made.used() as d:
        await first_session(d)
        await d.later(28 * 86400)

        await d.press("s", "enter")
        assert d.place == "roster"
        await d.press("h", "h", "h", "h", "x")
        await d.press("y", "space")
        await d.later(600)
        await d.press("l", "enter")
        femi = d.session.people[5]
        assert (femi.presence, femi.late, d.session.people[4].presence) == ("late", 10, "absent")
        await d.press("y")

        await until(d, "progress")
        await d.press("d", "enter")
        await d.type("They had waited for the call")
        await d.press("enter")
        await d.type("We meet monthly")
        await d.press("enter")
        await d.press("down", "p")
        await until(d, "bids")
        for name, issue in (("Ana", "Two bosses"), ("Ben", "A tired team"), ("Carla", "Nobody reads it")):
            await say(d, "enter", issue)
            assert name in d.said
        await d.press("home")
        for name in ("Ana", "Ben", "Carla"):
            await d.press("p")
            assert name in d.said

        await slot(d, "Ana", "246", "What would you do with one boss?", "!Write to both by fri %6 +ben")
        await d.press("z")
        assert d.said.startswith("Undone: ")
        await d.press("Z")
        await slot(d, "Ben", "13", "Who is not tired?", "Cancel one meeting by in 2 weeks")
        await slot(d, "Carla", "12", "Who should read it?", "Ask two readers by next session")
        await d.press("b", "b")
        assert (d.session.stop or "").endswith("explore")
        await d.press("4", "x", "6")
        assert d.session.name(d.session.floor) == "Femi"
        await d.press("z", "z")

        await until(d, "review")
        await d.press("shift+tab")
        for person in d.session.present:
            await say(d, "enter", f"{person.id + 3} good")
        await d.press("up", "up", "up", "up", "up")
        await say(d, "l", "Asking is slower than telling, and better")
        await say(d, "d", "5 jan 9:30")
        await d.press("F", *"seal", "enter")
        assert d.place == "set", d.screen_text()
        await d.press("ctrl+q")

    _check(next(tmp_path.glob("sets/*/set.json")))


def _check(path: Path) -> None:
    with TinyDB(path) as db:
        record = dict(db.table("sessions").get(doc_id=2) or {})
        actions = {row["text"]: dict(row) for row in db.table("actions")}
        profile = dict(db.table("profile").get(doc_id=1) or {})
        assert not db.table("log").all()
    called = {each["person"]: each["name"] for each in record["attendance"]}
    assert [called[slot["person"]] for slot in record["presented"]] == ["Ana", "Ben", "Carla"]
    assert [p["issue"] for p in record["presented"]] == ["Two bosses", "A tired team", "Nobody reads it"]
    by_name = {a["name"]: (a["presence"], a["late"]) for a in record["attendance"]}
    assert by_name["Femi"] == ("late", 10) and by_name["Ela"] == ("absent", 0)
    assert [(called[q["asker"]], q["text"]) for q in record["questions"]] == [
        ("Ben", "What would you do with one boss?"),
        ("Ana", "Who is not tired?"),
        ("Ana", "Who should read it?"),
    ]
    assert actions["Ring the union"]["status"] == "done"
    assert actions["Ring the union"]["progress"][0]["learned"] == "They had waited for the call"
    assert actions["Draw the map"]["status"] == "partly"
    assert actions["Write to both"]["confidence"] == 6 and actions["Write to both"]["supporter"] == "Ben"
    assert actions["Ask two readers"]["due"] == "next session"
    assert {called[s["person"]]: s["score"] for s in record["pulse"]} == {
        "Ana": 4,
        "Ben": 5,
        "Carla": 6,
        "Dev": 7,
        "Femi": 9,
    }
    counts = {called[c["person"]]: c["questions"] for c in record["counts"]}
    assert counts["Dev"] == 1 and "Ela" not in counts
    assert profile["next_session"].startswith("2027-01-05T09:30")
    assert "Asking is slower than telling" in path.read_text()
    assert "good" not in json.dumps(record), "pulse words are not kept under this policy"
