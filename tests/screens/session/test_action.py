"""The action form by keys: read back while it is typed, wrong values said, nothing typed lost."""

from datetime import date

import pytest

from als_tui.domain.moves import bids, flow, keeping
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import commitments
from als_tui.screens.session.action_form import FIELDS, ActionScreen, Context, read_action
from tests.screens.checkin import again, next_key
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])


async def form(d: Desk) -> None:
    """The form, over the board while Ana presents."""
    await d.press("a")
    assert d.place == "ActionScreen"


@SIZES
async def test_six_fields_by_enter_alone_make_an_action(size: tuple[int, int]) -> None:
    async with begun(size=size) as d:
        await form(d)
        for words in ("Write to both", "", "in 2 weeks", "when the budget is out", "6", "be"):
            if words:
                await d.type(words)
            if words == "be":
                break
            await d.press("enter")
        text = d.screen_text()
        assert all(label in text for label, _ in FIELDS.values())
        assert "Wed 9 Dec, in 14 days" in text and "What would make it a 7?" in text
        assert "If-then: when the budget is out: Write to both" in " ".join(text.split())
        assert "Explore · 15:00 left" in text.split("\n")[0]
        await d.press("enter")
        action = commitments(d.session)[0][1]
        assert (action.owner, action.text, action.due) == (1, "Write to both", date(2026, 12, 9))
        assert (action.cue, action.confidence, action.supporter) == ("when the budget is out", 6, "Ben")
        assert d.app.said.tone == "done" and d.place == "board"


async def test_what_is_wrong_is_said_under_its_field_and_keeps_nothing() -> None:
    async with begun(size=(60, 20)) as d:
        await form(d)
        assert next_key(d) == "Tab", "there is nothing to keep yet"
        await d.press("ctrl+s")
        assert "✗ What will be done?" in d.screen_text()
        await d.type("Ring")
        assert next_key(d) == "^s"
        await d.press("tab", "tab")
        await d.type("someday soon")
        await d.press("tab", "tab")
        await d.type("12")
        assert "✗ Not a date I know" in d.screen_text() and "✗ 0 to 10" in d.screen_text()
        assert next_key(d) == "Tab"
        await d.press("f2")
        assert "✗ Not a date I know: fri, in 2 weeks, 12 dec; or empty." in d.screen_text().split("\n")[-2]
        assert d.place == "ActionScreen" and not d.session.entries
        assert d.app.screen.focused is not None and d.app.screen.focused.id == "when"


@pytest.mark.parametrize(
    ("said", "words", "wrong"),
    [
        ("by next fri!", "Fri 4 Dec, in 9 days", ""),
        ("12 dec.", "Sat 12 Dec, in 17 days", ""),
        ("2 weeks", "Wed 9 Dec, in 14 days", ""),
        ("24 nov", "Wed 24 Nov 2027, in 364 days: that far off?", ""),
        ("24 nov 2026", "Tue 24 Nov, yesterday: that day is over", ""),
        ("31 feb", "", "No such day: fri, in 2 weeks, 12 dec; or empty."),
        ("fri or mon", "", "One day, please: fri, in 2 weeks, 12 dec; or empty."),
        ("december", "", "Which day? fri, in 2 weeks, 12 dec; or empty."),
        ("5pm friday", "Fri 27 Nov, in 2 days: only the day is kept", ""),
        ("fri 3pm", "Fri 27 Nov, in 2 days: only the day is kept", ""),
        ("by noon friday", "Fri 27 Nov, in 2 days: only the day is kept", ""),
        ("first thing monday", "Mon 30 Nov, in 5 days: only the day is kept", ""),
        ("early monday", "Mon 30 Nov, in 5 days: only the day is kept", ""),
        ("17h friday", "Fri 27 Nov, in 2 days: only the day is kept", ""),
        ("24 nov 2026 5pm", "Tue 24 Nov, yesterday: that day is over", ""),
        ("fri 3pm or mon", "", "One day, please: fri, in 2 weeks, 12 dec; or empty."),
        ("31 feb 5pm", "", "No such day: fri, in 2 weeks, 12 dec; or empty."),
        ("friday or later", "", "Which day? fri, in 2 weeks, 12 dec; or empty."),
        ("someday", "", "Not a date I know: fri, in 2 weeks, 12 dec; or empty."),
    ],
)
def test_the_form_reads_a_day_as_the_line_does_or_says_why_it_is_none(
    said: str, words: str, wrong: str
) -> None:
    values = dict.fromkeys(FIELDS, "") | {"what": "Ring", "when": said}
    understood = read_action(values, Context((), date(2026, 11, 25), None))
    assert (understood.words["when"], understood.wrong.get("when", "")) == (words, wrong)


@pytest.mark.parametrize("way_out", ["escape", "ctrl+g"])
async def test_left_it_keeps_a_draft_that_stands_in_it_again(way_out: str) -> None:
    async with begun() as d:
        await form(d)
        await d.type("Ring the union")
        await d.press(way_out)
        assert d.place == "board" and "kept; a opens it again" in d.said
        async with again(d) as new:
            await new.pilot.pause(0.1)
            assert new.place == "board", "what was left on purpose does not open by itself"
            await new.press("a")
            assert "Ring the union" in new.screen_text()
            await new.press("right", "s", "ctrl+s")
            assert commitments(new.session)[0][1].text == "Ring the unions"
            await new.press("a")
            assert "Ring the union" not in new.screen_text()


async def test_a_form_that_was_open_is_open_again_and_says_of_a_date_that_it_is_over() -> None:
    async with begun() as d:
        await form(d)
        await d.type("Ring the union")
        await d.press("tab", "tab")
        await d.type("2026-11-20")
        assert "Fri 20 Nov, 5 days ago: that day is over" in d.screen_text()
        assert isinstance(d.app.screen, ActionScreen)
        d.app.screen.park()
        async with again(Desk(d.library, d.clock)) as new:
            await new.pilot.pause(0.1)
            assert new.place == "ActionScreen" and "Ring the union" in new.screen_text()


async def test_left_as_it_was_opened_it_leaves_no_draft() -> None:
    async with begun() as d:
        await form(d)
        await d.press("escape")
        assert d.app.engine is not None
        assert not d.app.engine.drafts and "kept" not in d.said


async def test_names_that_may_be_two_people_are_asked_for() -> None:
    async with begun(names=("Ana", "Dev", "Dee", "Femi")) as d:
        await form(d)
        people = d.session.people
    values = dict.fromkeys(FIELDS, "") | {"what": "Ring", "who": "de"}
    read = read_action(values, Context(people, date(2026, 11, 25), None))
    assert read.action is None and read.wrong == {"who": "Which one: Dev, Dee?"}
    read = read_action(
        values | {"who": "fe", "helper": "my sister"}, Context(people, date(2026, 11, 25), None)
    )
    assert read.words["who"] == "Femi"
    assert read.action is not None and read.action.supporter == "my sister"
    read = read_action(values | {"who": "fe", "helper": "fem"}, Context(people, date(2026, 11, 25), None))
    assert read.words["helper"] == "Femi does it already: who else asks how it went?"
    assert read.action is not None and read.action.supporter == "Femi", "a hint, no more"
    for said in ("?", "9", "+"):
        read = read_action(values | {"who": said, "helper": said}, Context(people, date(2026, 11, 25), None))
        assert read.wrong == {
            "who": "Nobody here is called that.",
            "helper": "A name, please: somebody here or elsewhere; or empty.",
        }


async def test_a_seat_is_a_name_in_the_form_too() -> None:
    async with begun() as d:
        await form(d)
        await d.type("Draw the map")
        await d.press("tab")
        await d.type("@2")
        assert "Ben" in d.screen_text()
        await d.press("ctrl+s")
        assert commitments(d.session)[0][1].owner == 2


def standing(d: Desk) -> dict[str, str]:
    """What stands in the fields."""
    assert isinstance(d.app.screen, ActionScreen)
    return {name: words for name, words in d.app.screen.values().items() if words}


async def left(d: Desk) -> None:
    """Ana's action, half typed, was left with nobody's name in it."""
    await form(d)
    await d.type("Ring the union")
    await d.press("tab", "backspace", "tab")
    await d.type("fri")
    await d.press("escape")


async def test_a_letter_begins_a_new_action_and_the_kept_one_comes_back_after_it() -> None:
    async with begun() as d:
        await left(d)
        await d.press("a")
        assert "Kept: a letter begins anew, → goes on with it, ^f drops it" in d.screen_text()
        assert standing(d) == {"what": "Ring the union", "when": "fri"}
        await d.press("W")
        assert standing(d) == {"what": "W", "who": "Ana"} and "Kept:" not in d.screen_text()
        await d.type("rite to both")
        await d.press("ctrl+s")
        assert [action.text for _, action in commitments(d.session)] == ["Write to both"]
        await d.press("a")
        assert standing(d) == {"what": "Ring the union", "when": "fri"}
        await d.type("Pasted words")
        assert standing(d) == {"what": "Pasted words", "who": "Ana"}, "a paste begins anew, too"
        await d.press("escape")
        async with again(d) as new:
            await new.press("a")
            assert standing(new)["what"] == "Pasted words"
            await new.press("ctrl+f", "escape", "a")
            assert standing(new)["what"] == "Ring the union", "nothing put aside is lost by a restart"


@pytest.mark.parametrize("first", ["right", "tab", "end", "left", "comma"])
async def test_any_other_key_goes_on_with_the_kept_action(first: str) -> None:
    async with begun() as d:
        await left(d)
        await d.press("a", first)
        assert "Kept:" not in d.screen_text()
        await d.press("shift+tab" if first == "tab" else "end", "end", "s")
        assert standing(d)["what"] == "Ring the union" + "," * (first == "comma") + "s"
        assert standing(d)["when"] == "fri"


async def test_nobody_named_is_the_presenter_of_the_slot_in_which_it_is_kept() -> None:
    async with begun() as d:
        await left(d)
        do(d, flow.end_slot)
        while not (d.session.stop or "").endswith("2.present"):
            do(d, flow.next_phase)
        await show(d)
        await d.press("a")
        assert "Ben, who presents" in d.screen_text()
        await d.press("right", "ctrl+s")
        assert [(one.owner, one.text) for _, one in commitments(d.session)] == [(2, "Ring the union")]
        do(d, bids.drop_slot)
        do(d, flow.end_slot)
        while not (d.session.stop or "").endswith("review"):
            do(d, flow.next_phase)
        await show(d)
        await d.press("a")
        await d.type("Somebody should")
        await d.press("ctrl+s")
        assert "Whose is it?" in d.screen_text(), "where nobody presents, somebody is named"


async def test_one_key_empties_the_form_and_again_brings_it_back() -> None:
    async with begun(size=(60, 20)) as d:
        await left(d)
        await d.press("a", "ctrl+f")
        assert standing(d) == {"who": "Ana"} and "^f brings it back" in d.screen_text()
        await d.press("tab", "ctrl+f")
        assert standing(d) == {"what": "Ring the union", "when": "fri"}
        await d.press("s", "backspace")
        assert standing(d) == {"what": "Ring the union", "when": "fri"}, "what is back is gone on with"
        await d.press("ctrl+f", "escape")
        assert d.app.engine is not None and not d.app.engine.drafts and "kept" not in d.said
        await d.press("a", "ctrl+f")
        assert "nothing in the form" in d.screen_text()
        await d.type("New")
        assert standing(d) == {"what": "New", "who": "Ana"}


async def test_a_caught_action_s_form_is_taken_back_to_how_it_was_caught() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_action, Commitment(2, "Write to both"))
        await show(d)
        await d.press("v", "tab", "tab", "tab", "enter")
        await d.type(" of them")
        await d.press("escape", "enter")
        assert standing(d)["what"] == "Write to both of them" and "Kept:" not in d.screen_text()
        await d.press("ctrl+f")
        assert standing(d) == {"what": "Write to both", "who": "Ben"}


@pytest.mark.parametrize("key", ["tab", "down", "N"])
async def test_what_a_key_came_to_in_the_form_goes_with_the_next_key(key: str) -> None:
    async with begun(size=(60, 20)) as d:
        await form(d)
        await d.press("ctrl+f")
        assert "nothing in the form" in d.screen_text()
        await d.press(key)
        assert "nothing in the form" not in d.screen_text()
        await d.type("Ring the union")
        for told in ("What was typed is dropped", "What stood in the form is back"):
            await d.press("ctrl+f")
            assert told in d.screen_text()
        await d.press("tab")
        assert "is back" not in d.screen_text()


async def test_no_field_s_hint_of_the_action_is_cut() -> None:
    assert all(len(hint) < 60 - 2 - 18 - 1 for _, hint in FIELDS.values())
