"""The roster check-in, by keys."""

import pytest
from textual.strip import Strip

from als_tui.domain.book import Policy
from als_tui.domain.moves import attendance
from als_tui.domain.moves.setbook import DEFAULT_CHARTER
from als_tui.domain.session.facts import Presence
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.windows import CardScreen, ChoiceScreen
from als_tui.screens.pages.list_page import ListPage
from als_tui.screens.roster import words as rosterwords
from als_tui.value import replace
from als_tui.widgets.fitting import shown
from tests.domain.build import World
from tests.fakes import NAMES
from tests.screens.checkin import a_record, again, chosen, next_key, opened, put_record, whole
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun, do, show

LONG = (
    "Anastasia Papadopoulou-Jones",
    "山田太郎",
    "[Ana] /x",
    "Dev",
    "Ela",
    "Femi",
    "Gus",
    "Hal",
    "Ida",
    "Jo",
    "Kim",
)


async def test_one_key_a_person_and_the_cursor_goes_on() -> None:
    async with opened() as d:
        await d.later(12 * 60 + 30)
        await d.press("h", "l", "enter", "x", "s")
        marked = [(person.presence, person.late) for person in d.session.people[:4]]
        assert marked == [
            (Presence.HERE, 0),
            (Presence.LATE, 12),
            (Presence.ABSENT, 0),
            (Presence.APOLOGIES, 0),
        ]
        assert chosen(d) == "5"
        text = whole(d)
        rows = [" ".join(row.split()) for row in text.split("\n")]
        for words in ("● 1 Ana here", "◔ 2 Ben late 12 min", "× 3 Carla absent", "– 4 Dev apologies"):
            assert any(row.startswith(words) for row in rows), words
        assert "· 5 Ela not marked –" in rows
        assert "Present: 2 of 6 (1 late) · 1 absent · 1 with apologies · 2 not marked" in text


async def test_after_the_last_row_the_cursor_goes_to_whoever_was_left_unmarked_above() -> None:
    async with opened() as d:
        await d.press("h", "down", "h", "down", "h", "h")
        assert chosen(d) == "2", "round the table, past the last"
        await d.press("x")
        assert chosen(d) == "4", "past who is marked"
        await d.press("l", "enter")
        assert [person.presence for person in d.session.people] == [
            *(Presence.HERE, Presence.ABSENT, Presence.HERE, Presence.LATE, Presence.HERE, Presence.HERE)
        ]
        assert chosen(d) == "5", "and where all are marked, a row on"


async def test_quorum_is_said_plainly_and_guests_do_not_count() -> None:
    async with opened() as d:
        await d.press("h", "h", "g")
        await d.type("Olu")
        await d.press("enter")
        assert "Quorum 3: 2 here, 1 more needed" in whole(d)
        assert "guest" in whole(d)
        await d.press("h")
        assert "Quorum met: 3 of at least 3" in whole(d)


async def test_the_next_key_goes_from_marking_to_the_charter_to_the_start() -> None:
    async with opened() as d:
        assert next_key(d) == "h"
        await d.press("h", "A")
        assert {person.presence for person in d.session.people} == {Presence.HERE}
        assert next_key(d) == "y" and "0 of 6 agreed" in whole(d)
        await d.press("y")
        assert next_key(d) == "Space" and "Charter agreed by all 6" in whole(d)
        await d.press("space")
        assert d.place == "roster" and next_key(d) == "Enter"


async def test_a_word_from_each_is_the_next_key_until_everybody_was_asked() -> None:
    async with opened(names=("Ana", "Ben", "Carla")) as d:
        await d.press("h", "h", "h", "y", "space")
        assert chosen(d) == "1" and "Next: a word from each (Enter), then n" in whole(d), (
            "from the first seat on"
        )
        await d.press("end", "enter", "enter")
        assert chosen(d) == "1" and next_key(d) == "Enter"
        assert d.said == "Carla passed" and "passed" in whole(d)
        await d.press("enter")
        await d.type("tired")
        await d.press("enter")
        assert chosen(d) == "2" and next_key(d) == "Enter"
        await d.press("enter", "enter")
        assert whole(d).count("passed") == 4, "two in the list, one under the cursor, one in the message"
        assert next_key(d) == "n" and "Next: n goes on to" in whole(d)
        assert d.session.words == {(1, "check-in"): "tired"}


async def test_one_persons_agreement_turns() -> None:
    async with opened() as d:
        await d.press("A", "y", "down", "Y")
        assert all(person.agreed for person in d.session.people), "the cursor's row is nobody's answer"
        assert "WHO DOES NOT AGREE" in d.screen_text().upper() and "→ does not agree" in d.screen_text()
        await d.press("2")
        assert [person.agreed for person in d.session.people] == [True, False, True, True, True, True]
        assert "Charter: 5 of 6 agreed, 1 does not; Y turns one's word" in whole(d) and "does not" in whole(d)
        assert next_key(d) == "Space" and d.said == "Ben does not agree to the charter. z takes it back."
        await d.press("y")
        assert "does not agree: Ben" in d.said and not d.session.people[1].agreed


async def test_whoever_does_not_agree_is_chosen_and_left_or_undone_nothing_is_changed() -> None:
    async with opened() as d:
        await d.press("Y")
        assert d.said == "Nobody is here yet. `w` says who came."
        await d.press("h", "h", "y", "Y", "escape")
        assert [person.agreed for person in d.session.present] == [True, True]
        await d.press("Y", "3")
        assert "A key of the list, or Esc" in d.screen_text(), "who is not here is not asked"
        await d.press("1", "z")
        assert d.said == "Undone: Ana does not agree to the charter"
        await d.press("Y", "1", "Y")
        assert "does not agree → agrees" in d.screen_text()
        await d.press("1")
        assert d.said == "Ana agreed to the charter. z takes it back."


async def test_one_press_says_that_a_person_does_not_agree_and_what_to_press_fits() -> None:
    async with opened(size=(60, 20), names=LONG) as d:
        await d.press("x", "A")
        assert "(Y: one does not)" in whole(d)
        await d.press("Y", "2")
        assert d.session.people[
            1
        ].refused and "Charter: 0 of 10 agreed, 1 does not; y for the others" in whole(d)


async def test_late_before_the_start_has_no_minutes() -> None:
    async with opened() as d:
        await d.press("l")
        assert "Ana is late by how many minutes?" in d.screen_text()
        await d.press("enter")
        assert "◔  1  Ana    late " in whole(d) and "0 min" not in whole(d)


@pytest.mark.parametrize(("typed", "late"), [("", 10), ("25", 25), ("0", 0)])
async def test_the_minutes_measured_are_offered_to_whoever_is_marked_late(typed: str, late: int) -> None:
    async with opened() as d:
        await d.press("A", "y", "space")
        await d.later(630)
        await d.press("down", "l")
        assert "Ben is late by how many minutes?" in d.screen_text() and d.session.people[1].late == 10
        if typed:
            await d.type(typed)
        await d.press("enter")
        assert (d.session.people[1].presence, d.session.people[1].late) == (Presence.LATE, late)
        assert chosen(d) == "3" and d.app.said.tone != "refused"
        await d.press("up", "l", "escape")
        assert d.session.people[1].late == late, "left, the clock's minutes stay"
        await d.press("z", *["z"] * bool(typed))
        assert d.session.people[1].presence is Presence.HERE


async def test_what_is_typed_takes_the_place_of_the_minutes_that_are_offered() -> None:
    async with opened() as d:
        await d.press("l", "escape", "m", "1", "2", "enter")
        assert d.session.people[0].late == 12
        await d.press("m", "escape")
        assert d.said == "", "nothing was typed, so nothing is kept"


async def test_a_refusal_goes_with_the_next_letter_and_an_untouched_line_is_left_without_a_word() -> None:
    async with opened() as d:
        await d.press("m", "x", "enter")
        assert d.app.said.tone == "refused"
        await d.press("backspace")
        assert d.said == ""
        await d.press("escape", "d", "p")
        await d.type("Room 4")
        await d.press("enter", "p", "escape")
        assert d.said == "" and d.session.details["place"] == "Room 4"


def test_who_refused_and_who_was_not_asked_are_told_apart() -> None:
    world = World().opened().do(attendance.agree).do(attendance.agree, 2).do(attendance.add_guest, "Gail")
    assert shown(rosterwords.charter(world.session)) == (
        "Charter: 5 of 7 agreed, 1 does not; y for the others"
    )
    text = rosterwords.charter_card(world.live)[1]
    assert text.endswith("Does not agree: Ben\nNot asked yet: Gail") and "exported from it stay" in text
    world.do(attendance.agree)
    assert shown(rosterwords.charter(world.session)).endswith("6 of 7 agreed, 1 does not; Y turns one's word")
    assert not rosterwords.charter_waits(world.session)


@pytest.mark.parametrize("typed", ["soon", "601", "1440", "99999"])
async def test_what_is_no_figure_of_minutes_late_is_told_the_bounds_that_count(typed: str) -> None:
    async with opened() as d:
        await d.press("l", "m")
        await d.type(typed)
        await d.press("enter")
        assert "from 0 to 600" in d.said


async def test_minutes_are_put_right_of_who_was_just_marked_late() -> None:
    async with opened() as d:
        await d.press("down", "l", "enter", "m")
        assert "Ben is late by how many minutes?" in d.screen_text()
        await d.type("25")
        await d.press("enter")
        assert (d.session.people[1].presence, d.session.people[1].late) == (Presence.LATE, 25)


async def test_what_is_no_number_of_minutes_is_refused_and_stays_in_the_line() -> None:
    async with opened() as d:
        await d.press("m")
        await d.type(" or so")
        await d.press("enter")
        assert d.app.said.tone == "refused" and "Minutes" in d.said
        assert "or so" in d.screen_text()
        assert d.session.people[0].presence is Presence.EXPECTED


async def test_a_role_is_chosen_by_its_key_or_given_in_an_own_word() -> None:
    async with opened() as d:
        await d.press("e")
        assert isinstance(d.app.screen, ChoiceScreen)
        await d.press("t", "e", "o")
        await d.type("Keeper of the flame")
        await d.press("enter")
        assert d.session.roles == {"timekeeper": 1, "keeper of the flame": 1}
        assert "timekeeper, keeper of the flame" in whole(d)
        await d.press("e", "t")
        assert "timekeeper" not in d.session.roles


async def test_todays_lines_stand_above_the_list_and_an_empty_one_is_taken_back() -> None:
    async with opened() as d:
        for line, words in (("t", "Letting go"), ("g", "Three plans"), ("p", "Room 4"), ("f", "Hana Sato")):
            await d.press("d", line)
            await d.type(words)
            await d.press("enter", "escape")
        assert "Topic: Letting go · Goal: Three plans · Place: Room 4 · Facilitator: Hana Sato" in whole(d)
        await d.press("d", "g", *["backspace"] * 11, "enter", "escape")
        assert "goal" not in d.session.details


async def test_a_check_in_word_is_kept_and_the_cursor_goes_on() -> None:
    async with opened() as d:
        await d.press("enter")
        await d.type("[tired] but glad")
        await d.press("enter")
        assert d.session.words[(1, "check-in")] == "[tired] but glad"
        assert chosen(d) == "2" and "“[tired] but glad”" in whole(d)


async def test_undo_says_what_it_took_back() -> None:
    async with opened() as d:
        await d.press("x", "z")
        assert not [person for person in d.session.people if person.presence is Presence.ABSENT]
        assert d.said.startswith("Undone: ") and "Ana" in d.said
        await d.press("Z")
        assert [person.id for person in d.session.people if person.presence is Presence.ABSENT] == [1]


async def test_a_refusal_is_shown_where_everybody_is_marked() -> None:
    async with opened() as d:
        await d.press("A", "A")
        assert d.app.said.tone == "refused"
        assert "Everybody is marked already." in whole(d)


async def test_a_guest_who_is_on_the_list_is_refused_and_the_name_stays() -> None:
    async with opened() as d:
        await d.press("g")
        await d.type("ben")
        await d.press("enter")
        assert "is on the list already" in d.said
        assert len(d.session.people) == 6 and d.app.screen.focused is not None


async def test_the_charter_card_reads_the_rules_and_what_is_kept() -> None:
    async with opened(size=(60, 20)) as d:
        assert "Record policy: actions and questions; k reads it in full" in whole(d)
        await d.press("k")
        assert isinstance(d.app.screen, ReadingScreen)
        assert "1. What is said here stays here." in d.screen_text()
        assert "What is kept when this session is sealed" in d.screen_text()
        await d.press("q")
        assert d.place == "roster"


async def test_a_long_charter_card_can_be_moved_on_a_small_screen() -> None:
    async with desk(size=(60, 20)) as d:
        await d.app.push_screen(
            CardScreen("The charter", "\n".join((*DEFAULT_CHARTER, *DEFAULT_CHARTER, "The end")))
        )
        await d.pilot.pause()
        assert "The end" not in d.screen_text() and "Enter, Esc, q or Space closes" in d.screen_text()
        await d.press(*["down"] * 10)
        assert "The end" in d.screen_text()


async def test_a_key_on_a_card_does_nothing_but_close_it() -> None:
    async with opened() as d:
        await d.press("k", "x", "n", "z", "y")
        assert isinstance(d.app.screen, ReadingScreen)
        await d.press("enter")
        assert d.place == "roster" and not d.session.running
        assert {person.presence for person in d.session.people} == {Presence.EXPECTED}


@pytest.mark.parametrize("policy", list(Policy))
async def test_what_every_record_policy_keeps_is_read_in_full_on_a_small_screen(policy: Policy) -> None:
    async with opened(size=(60, 20), policy=policy) as d:
        await d.press("d", "t")
        await d.type("Letting go")
        await d.press("enter", "escape")
        text = whole(d)
        assert f"Record policy: {policy.label}; k reads it in full" in text and "Topic: Letting go" in text
        await d.press("k")
        assert policy.words in " ".join(d.screen_text().replace("│", " ").split())


async def test_after_one_line_about_today_comes_the_next() -> None:
    async with opened() as d:
        await d.press("d", "t")
        await d.type("Letting go")
        await d.press("enter", "g")
        await d.type("Leave with one clear step each")
        await d.press("enter", "escape")
        assert d.place == "roster" and len(d.session.people) == 6
        assert d.session.details == {"topic": "Letting go", "goal": "Leave with one clear step each"}


async def test_after_the_first_session_what_is_kept_is_a_key_away() -> None:
    async with opened() as d:
        await d.press("A", "y", "space")
        assert "what is kept" not in whole(d)


async def test_a_word_half_typed_is_there_after_a_restart() -> None:
    async with opened() as d:
        await d.press("down", "enter")
        await d.type("a long way here, and a story about it")
        before = Desk(d.library, d.clock)
        async with again(before) as new:
            assert new.place == "roster"
            text = new.screen_text()
            assert "Ben's check-in word" in text and "a story about it" in text
            await new.press("enter")
            assert new.session.words[(2, "check-in")] == "a long way here, and a story about it"


async def test_space_starts_and_brings_the_cursor_to_the_first_seat_and_then_pauses() -> None:
    async with opened() as d:
        await d.press("A", "y", "3", "space")
        assert d.session.running and chosen(d) == "1"
        await d.press("3", "space")
        assert not d.session.running and chosen(d) == "3"


async def test_each_visit_begins_at_the_first_who_is_not_marked_or_at_the_first_seat() -> None:
    async with opened() as d:
        await d.press("h", "h", "5", "P", "r")
        assert chosen(d) == "3"
        await d.press("A", "5", "P", "r")
        assert chosen(d) == "1"


async def test_a_look_at_the_roster_in_a_slot_says_the_way_back() -> None:
    async with begun() as d:
        await d.press("r")
        assert d.place == "roster"
        assert next_key(d) == "t" and "back to" in whole(d)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
@pytest.mark.parametrize("names", [NAMES, LONG], ids=["six", "eleven"])
async def test_nothing_is_cut_and_the_cursor_stays_in_sight(
    names: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with opened(size=size, names=names) as d:
        assert "Next: mark who is here." in whole(d)
        for _ in range(len(names)):
            await d.press("l", "enter")
            whole(d)
        assert chosen(d) == str(len(names))
        await d.press("y")
        assert "Space" in whole(d).split("\n")[-1]


async def test_the_roster_at_60_by_20_reads_like_this() -> None:
    async with opened(size=(60, 20)) as d:
        await d.press("h", "x", "h", "y")
        assert [row.rstrip() for row in whole(d).split("\n")] == [
            " Northside · session 1                        saved · 09:00",
            " ROSTER                                           not begun",
            " ──────────────────────────────────────────────────────────",
            "  Present: 2 of 6 · 1 absent · 3 not marked",
            "  Quorum 3: 2 here, 1 more needed",
            "  Charter agreed by all 2",
            "  Record policy: actions and questions; k reads it in full",
            "        name   here        charter   role, word",
            "  ●  1  Ana    here        ✓ agreed",
            "  ×  2  Ben    absent      –",
            "  ●  3  Carla  here        ✓ agreed",
            "  ·  4  Dev    not marked  –",
            "  ·  5  Ela    not marked  –",
            "  ·  6  Femi   not marked  –",
            "",
            "  Dev: not marked",
            "  3 slots · ends 11:45 · 45 min to spare before 12:30",
            " Next: mark who is here. A marks all the others.",
            " ✓ 2 people agreed to the charter",
            "  h  here   l late   x absent   s sorry              ? help",
        ]


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-dark"])
async def test_the_cursor_differs_without_colour(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as d:
        d.app.theme = theme
        await d.press("down")
        page = d.page
        assert isinstance(page, ListPage)
        top = page.listing.region.y + 1
        rows = d.app.screen._compositor.render_strips()
        assert _reversed(rows[top + 1]) and not _reversed(rows[top]) and not _reversed(rows[top + 2])


def _reversed(row: Strip) -> bool:
    return any(segment.style is not None and segment.style.reverse for segment in row)


async def test_the_least_that_the_seal_keeps_is_never_called_nothing() -> None:
    async with desk(size=(60, 20), policy=Policy.NOTHING) as d:
        least = "no words, only who met"
        assert f"Seal keeps {least}" in wordwise(d)
        await d.press("k")
        assert f"What the seal keeps ({least})" in wordwise(d)
        await d.press("escape", "e", "tab", "tab", "tab")
        assert f"Seal keeps ▌◂ {least}" in wordwise(d)
        await d.press("right")
        assert f"All of “{least}”, and:" in wordwise(d)
        await d.press("escape")
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        await show(d)
        assert f"Record policy: {least}; k reads it in full" in d.screen_text()
        await d.press("v", "F")
        assert f"Kept (record policy: {least}):" in wordwise(d)


def wordwise(d: Desk) -> str:
    return " ".join(d.screen_text().replace("│", " ").split())


async def test_a_record_policy_that_is_another_than_last_time_is_named_until_the_charter_is_agreed() -> None:
    for policy, named in ((Policy.QUESTIONS, False), (Policy.NOTHING, True)):
        async with desk(policy=policy) as d:
            assert d.app.live is not None
            record = replace(a_record(d.app.live.book, 1, (1,)), policy=Policy.QUESTIONS)
            do(d, put_record, 1, record)
            do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
            await show(d)
            assert ("Record policy: no words" in whole(d)) is named
    assert Policy.NOTHING.drops.endswith("Earlier actions stay open, whatever is told of them today.")
    assert "stay open" not in Policy.ACTIONS.drops


async def test_a_digit_brings_the_cursor_to_its_seat() -> None:
    async with desk() as d:
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        await show(d)
        await d.press("3", "x", "1", "h")
        assert [person.name for person in d.session.people if person.presence is Presence.ABSENT] == ["Carla"]
        assert [person.name for person in d.session.present] == ["Ana"]
        await d.press("9")
        assert d.said == "There is no seat 9 today. The roster (`g`) adds a guest."
