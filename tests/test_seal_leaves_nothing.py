"""After the seal, no byte of the set's folder holds a word that the record policy drops."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from als_tui.domain.book import Action, Charter, Member, Policy, Profile, Status
from als_tui.domain.moves import attendance, bids, floor, flow, keeping, programme, review, turns
from als_tui.domain.session.facts import Commitment, Put
from als_tui.engine import Engine, Gone, Saved
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import START, StillClock

LEVELS = list(Policy)
KEPT_FROM: dict[str, Policy | None] = {
    "facilitator": Policy.NOTHING,
    "action": Policy.ACTIONS,
    "cue": Policy.ACTIONS,
    "supporter": Policy.ACTIONS,
    "learned": Policy.ACTIONS,
    "changed": Policy.ACTIONS,
    "topic": Policy.QUESTIONS,
    "goal": Policy.QUESTIONS,
    "place": Policy.QUESTIONS,
    "role": Policy.QUESTIONS,
    "issue": Policy.QUESTIONS,
    "question": Policy.QUESTIONS,
    "learning": Policy.QUESTIONS,
    "note": Policy.ALL,
    "check-in": Policy.ALL,
    "check-out": Policy.ALL,
    "pulse": Policy.ALL,
    "lost": Policy.ALL,
    "hand": None,
    "draft": None,
    "undone": None,
}
"""From which policy on a field's words stay; None where they never do."""


def secret(field: str) -> str:
    """A word for a field that occurs nowhere else, and that JSON spells with escapes."""
    return f"übergäng{field}ø"


def spellings(word: str) -> tuple[bytes, ...]:
    """The word as it could stand in a file."""
    escaped = json.dumps(word)[1:-1]
    return (
        word.encode(),
        escaped.encode(),
        escaped.upper().replace("\\U", "\\u").encode(),
        word.encode("utf-16-le"),
    )


@pytest.mark.parametrize("policy", LEVELS)
@pytest.mark.parametrize("restart", [False, True], ids=["in one go", "after a restart"])
def test_only_what_the_policy_keeps_stays_on_the_disk(tmp_path: Path, policy: Policy, restart: bool) -> None:
    sets, clock, joined = Sets(tmp_path, None, "test"), StillClock(), START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla"))
    set_id = sets.create(
        Profile("Northside", "UTC", joined, policy), members, Charter(("Kept here.",), joined)
    )
    _first_session(sets, set_id, clock)
    engine = _engine(sets, set_id, clock)
    _say_everything(engine, clock, sets)
    if restart:
        engine.close()
        engine = _engine(sets, set_id, clock)
    assert set(_found(tmp_path)) == set(KEPT_FROM), (
        "until the seal every word is on the disk, and this test sees it"
    )

    assert isinstance(engine.seal(), Gone)
    expected = {f for f, level in KEPT_FROM.items() if level is not None and policy.keeps(level)}
    assert _found(tmp_path) == expected
    engine.close()
    assert _found(tmp_path) == expected, "nor does leaving bring a word back"
    again = _engine(sets, set_id, clock)
    assert again.live.session is None and again.live.book.sessions[2].policy is policy
    again.close()
    assert _found(tmp_path) == expected


def _found(folder: Path) -> set[str]:
    data = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {field for field in KEPT_FROM if any(spelled in data for spelled in spellings(secret(field)))}


def _engine(sets: Sets, set_id: str, clock: StillClock) -> Engine:
    opening, journal = sets.open(set_id)
    return Engine(opening, journal, clock)


def _do(engine: Engine, move: Callable[..., Any], *args: object) -> None:
    outcome = engine.do(move, *args)
    assert isinstance(outcome, Saved), outcome


def _to(engine: Engine, phase: str) -> None:
    while not (engine.live.running.stop or "").endswith(phase):
        _do(engine, flow.next_phase)


def _first_session(sets: Sets, set_id: str, clock: StillClock) -> None:
    """A session whose action the next one answers for (put by hand where the policy keeps none)."""
    engine = _engine(sets, set_id, clock)
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 120, 1)
    _do(engine, attendance.all_here)
    _do(engine, bids.present, 1)
    _do(engine, flow.start_or_pause)
    _do(engine, keeping.keep_action, Commitment(1, "Ring the union"))
    assert isinstance(engine.seal(), Gone)
    if not engine.live.book.actions:
        _do(engine, lambda live, now: (Put("actions", 1, None, Action(1, "Ana", "Ring the union", 1)),))
    engine.close()


def _say_everything(engine: Engine, clock: StillClock, sets: Sets) -> None:
    _do(engine, programme.plan_modules, [datetime(2026, 12, 1, 9, 30)], 120)
    lines = {name: secret(name) for name in ("topic", "goal", "place", "facilitator")}
    _do(engine, programme.change_module, 1, replace(engine.live.book.modules[1], **lines))
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 120, 1, 1)
    _do(engine, attendance.all_here)
    for detail in ("topic", "goal", "place", "facilitator"):
        _do(engine, attendance.set_detail, detail, secret(detail))
    _do(engine, attendance.give_role, secret("role"), 2)
    for about in ("check-in", "check-out", "learning"):
        _do(engine, attendance.give_word, 2, about, secret(about))
    _do(engine, bids.bid, 1, secret("issue"))
    _do(engine, bids.bid, 2, secret("lost"))
    _do(engine, bids.present, 1)
    _do(engine, flow.start_or_pause)
    _do(engine, review.tell_progress, 1, Status.DONE)
    _do(engine, review.tell_learned, 1, secret("learned"), secret("changed"))
    _to(engine, "explore")
    _do(engine, turns.raise_hand, 3)
    _do(engine, turns.tell_hand, 3, secret("hand"))
    _do(engine, floor.give_floor, 2)
    _do(engine, keeping.keep_question, secret("question"))
    _do(engine, keeping.keep_note, secret("undone"))
    engine.undo()
    _do(engine, keeping.keep_note, secret("note"))
    engine.checkpoint()
    action = Commitment(1, secret("action"), None, secret("cue"), 7, secret("supporter"))
    _do(engine, keeping.keep_action, action)
    _do(engine, review.give_pulse, 2, f"8 {secret('pulse')}")
    engine.draft("capture", secret("draft"))
    clock.pass_(600)
    engine.checkpoint()
    engine.draft("capture", "")
    engine.draft("capture", secret("draft"))
