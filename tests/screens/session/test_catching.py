"""The capture line by keys: Tab names a person, ctrl+t turns a kind, and half-typed words keep their meaning."""

from collections.abc import Callable
from datetime import datetime
from unittest.mock import Mock

import pytest

from als_tui.domain.moves import attendance, flow
from als_tui.domain.moves.review import plan_next
from als_tui.domain.session.facts import Commitment, Presence, Question
from als_tui.domain.session.state import commitments, notes, questions
from als_tui.screens.session.action_form import ActionScreen
from als_tui.widgets import entry
from als_tui.widgets.entry import EntryLine
from tests.screens.checkin import again
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun, do, show


def flat(d: Desk) -> str:
    """The screen's words, wherever its rows end."""
    return " ".join(d.screen_text().split())


async def test_tab_writes_out_a_name_then_the_next_and_never_leaves_the_line() -> None:
    async with begun(names=("Dev Lal", "Ben", "Dee", "Dev Roy")) as d:
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
    async with begun(size=(60, 20)) as d:
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
    async with begun() as d:
        await d.press("2", "c")
        await d.type("What would you miss")
        await d.press("ctrl+r")
        assert d.session.floor == 1 and "Ben asks" in flat(d)
        assert "Kept as a question of Ben, as it was begun" in d.screen_text()
        await d.press("f3")
        assert "Kept as a question of Ben, as it was begun" in d.screen_text()
        while not (d.session.stop or "").endswith("commit"):
            do(d, flow.next_phase)
        await show(d)
        assert d.app.screen.query_one(EntryLine).text == "What would you miss", "words and cursor stay"
        assert "Kept as a question of Ben, as it was begun" in d.screen_text()
        await d.type("?")
        await d.press("enter")
        assert questions(d.session)[0][1] == Question(2, "What would you miss?", "forward")


async def test_a_half_typed_action_is_its_owners_after_a_restart_in_another_phase() -> None:
    async with begun() as d:
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


async def test_a_kept_draft_is_never_glued_to_new_words_and_comes_back_after_them() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        await d.type("she said it is over")
        await d.press("escape", "c")
        line = d.app.screen.query_one(EntryLine)
        assert line.text == "she said it is over"
        assert "Kept: a letter begins a new line, → goes on with this one" in d.screen_text()
        await d.type("Who else knows")
        await d.press("escape", "c")
        assert line.text == "Who else knows"
        async with again(d) as new:
            assert new.app.engine is not None
            assert sorted(new.app.engine.drafts.values()) == [". Who else knows", ". she said it is over"]
        await d.type(".third")
        await d.press("enter")
        assert [note.text for _, note in notes(d.session)] == ["third"]
        for left in ("Who else knows", "she said it is over"):
            await d.press("c")
            assert line.text == left
            await d.press("enter")
        assert [note.text for _, note in notes(d.session)] == [
            "third",
            "Who else knows",
            "she said it is over",
        ]
        assert d.app.engine is not None and d.app.engine.drafts == {}


async def test_a_kept_draft_is_gone_on_with_after_a_space_or_a_key_that_moves_the_cursor() -> None:
    async with begun() as d:
        await d.press("C")
        await d.type("no phones")
        line = d.app.screen.query_one(EntryLine)
        for key, words in (("space", "no phones "), ("right", "no phones "), ("backspace", "no phones")):
            await d.press("escape", "C", key)
            assert line.text == words and "Kept:" not in d.screen_text()
        await d.press("escape", "C", "comma")
        await d.type(" no laptops")
        assert line.text == "no phones, no laptops"
        await d.press("escape", "C")
        await d.type(" - a list\n - pasted")
        assert "phones" not in line.text


async def test_the_editing_keys_reach_over_all_rows_of_a_wrapped_line() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        await d.type(words)
        line = d.app.screen.query_one(EntryLine)
        await d.press("ctrl+a", "x", "ctrl+e", "y")
        assert line.text == f"x{words}y"
        await d.press("left", "ctrl+u")
        assert line.text == "y"
        await d.type(words)
        await d.press("ctrl+a", "right", "ctrl+k")
        assert line.text == "o"


async def test_why_a_line_was_refused_goes_as_soon_as_it_is_another() -> None:
    async with begun("check-in") as d:
        await d.press("c")
        await d.type("! ring the union")
        await d.press("enter")
        assert d.app.said.tone == "refused"
        await d.type(" @ana")
        assert d.app.said.words == "" and "✗" not in d.screen_text()


async def test_a_huge_paste_leaves_the_board_in_sight_and_says_what_did_not_go_in() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("2", "c")
        await d.type("word " * 5000)
        text = d.screen_text()
        assert "20,000 characters fit into a field; 5,000 were left out." in text
        assert "EXPLORE" in text and "▶ F2  Ben" in text and "4 not asked yet" in text
        assert "This is 20,000 characters long; 500 fit." in text
        await d.press("ctrl+u")
        assert "✗" not in d.screen_text()


async def test_a_note_that_did_not_go_in_whole_is_read_back_all_the_same() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type(". " + "word " * 20_000)
        assert "✗ 20,000 characters fit into a field; 80,002 were left out." in d.screen_text()
        assert "note · word word" in d.screen_text()


async def test_while_a_line_is_typed_a_refusal_names_its_letter_after_esc_and_the_kind_only_for_a_question() -> (
    None
):
    async with begun() as d:
        await d.press("2", "c", "ctrl+n")
        assert d.said.endswith("A seat's key gives the floor; Esc, then `m` changes that.")
        for words, shows in (("why?", True), ("! ring her", False), (". hm", False), ("? so", True)):
            await d.press("ctrl+u")
            await d.type(words)
            assert ("^t kind" in d.screen_text().split("\n")[-1]) is shows, words
        await d.press("ctrl+u", "escape", "enter")
        assert d.said.endswith("gives the floor; `m` changes that.")


async def test_the_head_of_the_line_is_what_the_read_back_says() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        for words, head in (
            ("x", "Note for your eyes"),
            ("! ring the union", "Action of Ana"),
            ("! @ben ring the union", "Action of Ben"),
            ("? @carla who else", "Question of Carla"),
            ("* @ben to wait", "Learned by Ben"),
            ("= no phones", "Decided by the set"),
        ):
            await d.press("ctrl+u")
            await d.type(words)
            assert head in d.screen_text(), words


async def test_a_sentence_that_ends_like_a_question_is_told_how_it_becomes_one() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        await d.type("What would you miss?")
        assert "Question: Enter asks whose" in d.screen_text() and "makes it" not in flat(d)
        await d.press("ctrl+u")
        do(d, flow.next_phase)
        await show(d)
        await d.type("What would you miss?")
        assert "note" in flat(d) and "hint: Home then ? makes it a question" in flat(d)
        await d.press("home", "question_mark")
        assert "Question: Enter asks whose" in d.screen_text() and "makes it" not in flat(d)
        await d.press("ctrl+u")
        await d.type(". really?")
        assert "makes it" not in flat(d), "a sign says what is wanted"


async def test_help_of_the_open_line_begins_with_its_signs_and_the_words_stay() -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        await d.type("half a thou")
        assert "F1 signs" in d.screen_text()
        await d.press("f1")
        text = d.screen_text()
        assert all(
            sign in text for sign in ("? ", "! ", ". ", "* ", "= ", "@ana @3", "by fri", "%8", "+ben +3")
        )
        await d.press("escape")
        assert d.app.screen.query_one(EntryLine).text == "half a thou"


async def test_a_draft_is_kept_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert entry.DRAFT_SECONDS == 1.0
    monkeypatch.setattr(entry, "DRAFT_SECONDS", 0.01)
    async with desk() as d:
        await d.press("s", "enter", "c", "h", "i")
        journal = d.library.journals["set-1"]
        for _ in range(200):
            if journal.drafts.get("capture") == ". hi":
                break
            await d.pilot.pause(0.01)
        assert journal.drafts == {"typing": "capture", "capture": ". hi"}


@pytest.mark.parametrize(("opens", "line"), [("c", EntryLine), ("a", ActionScreen)])
async def test_who_types_on_and_on_has_no_letters_older_than_a_second_that_are_not_kept(
    opens: str, line: type[EntryLine | ActionScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[tuple[float, Callable[[], object]]] = []

    def set_timer(_: object, delay: float, callback: Callable[[], object]) -> Mock:
        began.append((delay, callback))
        return Mock()

    async with begun() as d:
        monkeypatch.setattr(line, "set_timer", set_timer)
        await d.press(opens)
        for _, over in began:
            over()
        began.clear()
        drafts, keeps = d.library.journals["set-1"].drafts, entry.DRAFT_SECONDS
        await d.press("h", "i")
        (delay, over), *more = began
        assert delay == keeps and not more and not drafts, "counted from the first letter that is not kept"
        over()
        assert "hi" in drafts[drafts["typing"]], "however lately the last one came"
        await d.press("s")
        assert [delay for delay, _ in began] == [keeps, keeps], "and again from the next"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", " \n\n"])
async def test_an_enter_that_comes_with_pasted_words_keeps_nothing_and_that_is_said(end: str) -> None:
    async with begun(size=(60, 20)) as d:
        await d.press("c")
        await d.type(f".what a fast hand types over a slow line{end}")
        told = "Taken as pasted with its line end; nothing is kept yet."
        assert told in d.screen_text() and not notes(d.session)
        await d.press("enter")
        assert [note.text for _, note in notes(d.session)] == ["what a fast hand types over a slow line"]
        await d.press("c")
        await d.type(".two\nlines")
        assert told not in d.screen_text()


@pytest.mark.parametrize(
    ("presence", "hint"),
    [
        (Presence.LEFT, "Ben has left"),
        (Presence.ABSENT, "Ben is marked absent"),
        (Presence.APOLOGIES, "Ben sent apologies"),
        (Presence.HERE, ""),
    ],
)
async def test_a_question_of_somebody_who_is_not_here_is_kept_with_a_hint(
    presence: Presence, hint: str
) -> None:
    async with begun(size=(60, 20)) as d:
        if presence is not Presence.HERE:
            do(d, attendance.attend, 2, presence)
        await show(d)
        await d.press("c")
        await d.type("? @ben what would help?")
        assert (hint or "Ben asks") in flat(d) and ("hint: Ben" in flat(d)) == bool(hint)
        await d.press("enter")
        assert questions(d.session)[0][1].asker == 2, "who left may have asked before"


async def test_the_next_session_is_the_one_after_this_in_the_line_and_in_the_form() -> None:
    async with begun(next_session=datetime(2026, 11, 25, 9, 30)) as d:
        await d.press("c")
        await d.type("! call Zoe by next session")
        assert "by next session (no date yet)" in d.screen_text(), "today's is the one that is being held"
        await d.press("enter", "a")
        await d.press("tab", "tab")
        await d.type("next session")
        assert "next session (no date yet)" in d.screen_text()
        do(d, plan_next, datetime(2027, 1, 12, 9, 30))
        await d.press("space", "backspace")
        assert "next session (Tue 12 Jan 2027" in d.screen_text()


@pytest.mark.parametrize("opens", ["c", "C", "at"])
async def test_no_hidden_undo_eats_the_words_of_a_line_and_its_keys_are_told(opens: str) -> None:
    async with begun() as d:
        await d.press(opens)
        await d.type("Ana said that")
        await d.press("ctrl+z")
        line = d.app.screen.query_one(EntryLine)
        assert line.text == "Ana said that" and "No shell waits" in d.said, "to the shell, as everywhere"
        for again in ("ctrl+y", "super+z", "super+y"):
            await d.press(again)
            assert line.text == "Ana said that" and "does nothing here" in d.said, again


async def test_what_words_are_kept_as_is_said_in_plain_words_where_nobody_is_meant_by_now() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("What is it that you see")
        for keys in (("ctrl+r",), ("ctrl+o",)):
            await d.press(*keys)
            assert "Kept as a question of Ben, as it was begun" in d.screen_text()
            assert "?)" not in d.screen_text()
