"""The capture line by keys: Tab names a person, ctrl+t turns a kind, and half-typed words keep their meaning."""

import pytest

from als_tui.domain.facts import Commitment, Question
from als_tui.domain.moves import flow
from als_tui.domain.session import commitments, questions
from als_tui.widgets import entry
from als_tui.widgets.entry import EntryLine
from tests.screens.checkin import again
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, do, show


def flat(d: Desk) -> str:
    """The screen's words, wherever its rows end."""
    return " ".join(d.screen_text().split())


async def test_tab_writes_out_a_name_then_the_next_and_never_leaves_the_line() -> None:
    async with desk(names=("Dev Lal", "Ben", "Dee", "Dev Roy")) as d:
        await begin(d)
        await d.press("c")
        await d.type("* @de")
        line = d.app.screen.query_one(EntryLine)
        seen = []
        for _ in range(4):
            await d.press("tab")
            seen.append(line.text)
        assert seen == ["* @Dev.Lal ", "* @Dee ", "* @Dev.Roy ", "* @Dev.Lal "]
        await d.type("asking is slower")
        await d.press("tab", "enter")
        assert d.session.words == {(1, "learning"): "asking is slower"}


async def test_a_kind_is_guessed_and_ctrl_t_turns_it_while_typing() -> None:
    async with desk(size=(60, 20)) as d:
        await begin(d)
        await d.press("2", "c")
        await d.type("What would a good week look like?")
        assert "question · open · Ben asks · What would" in flat(d)
        assert "^t kind" in d.screen_text()
        await d.press("ctrl+t", "ctrl+t", "ctrl+u")
        await d.type("What would a good week look like?")
        assert "question · open" in flat(d), "another line is guessed anew"
        await d.press("ctrl+t", "enter")
        assert questions(d.session)[0][1] == Question(2, "What would a good week look like?", "probing")
        await d.press("ctrl+t")
        assert d.app.said.tone == "refused"


async def test_a_question_being_typed_stays_its_askers_when_the_floor_and_the_phase_go_on() -> None:
    async with desk() as d:
        await begin(d)
        await d.press("2", "c")
        await d.type("What would you miss")
        await d.press("ctrl+r")
        assert d.session.floor == 1 and "Ben asks" in flat(d)
        assert "Still a question of Ben (now: a note)" in d.screen_text()
        await d.press("f3")
        assert "Still a question of Ben (now: a question of Carla)" in d.screen_text()
        while not (d.session.stop or "").endswith("commit"):
            do(d, flow.next_phase)
        await show(d)
        assert d.app.screen.query_one(EntryLine).text == "? @Ben What would you miss"
        await d.type("?")
        await d.press("enter")
        assert questions(d.session)[0][1] == Question(2, "What would you miss?", "forward")


async def test_a_half_typed_action_is_its_owners_after_a_restart_in_another_phase() -> None:
    async with desk() as d:
        await begin(d)
        await d.press("c")
        await d.type("! ring the union")
        await d.press("escape")
        do(d, flow.end_slot)
        while d.session.presenter != 2:
            do(d, flow.next_phase)
        async with again(d) as new:
            line = new.app.screen.query_one(EntryLine)
            assert line.text == "", "what was left on purpose does not open by itself"
            await new.press("c")
            assert line.text == "! @Ana ring the union"
            await new.press("enter")
            assert commitments(new.session)[0][1] == Commitment(1, "ring the union")


async def test_a_draft_is_kept_a_second_after_the_last_key(monkeypatch: pytest.MonkeyPatch) -> None:
    assert entry.IDLE_SECONDS == 1.0
    monkeypatch.setattr(entry, "IDLE_SECONDS", 0.01)
    async with desk() as d:
        await d.press("s", "enter", "c", "h", "i")
        journal = d.library.journals["set-1"]
        for _ in range(200):
            if journal.drafts.get("capture") == ". hi":
                break
            await d.pilot.pause(0.01)
        assert journal.drafts == {"typing": "capture", "capture": ". hi"}
