"""Plain lines, JSON and the screen tell the same figures of a set, and plain lines read aloud well."""

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from als_tui.domain.book import ModuleState, Status, ToldBetween
from als_tui.domain.coming import as_it_was
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.person import about_member
from als_tui.exports.book_lines import programme_lines
from als_tui.exports.views import VIEWS, told
from als_tui.screens.planner import words as planner
from als_tui.screens.programme.table_words import table
from als_tui.value import replace
from tests.seeded import NAMES, PIA, TODAY, programme, remembered

BOARD = board_of(programme(), TODAY)
Facts = list[dict[str, Any]]


def _facts(view: str) -> Facts:
    found: Facts = json.loads(told(remembered(), view, TODAY, as_json=True))
    return found


def _of(facts: Facts, of: str, fact: str) -> dict[str, Any]:
    (found,) = (each for each in facts if (each["of"], each["fact"]) == (of, fact))
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_plain_lines_and_json_are_the_same_facts(view: str) -> None:
    lines = told(remembered(), view, TODAY).splitlines()
    assert lines == [f"{fact['of']}: {fact['words']}" for fact in _facts(view)]
    assert len(lines) > 5


def test_the_board_tells_the_figures_of_the_screen() -> None:
    facts, shown = _facts("board"), table(BOARD, 78, 7)
    for figures in BOARD.members:
        here, slots = (_of(facts, figures.member.name, what) for what in ("attendance", "slots"))
        row = [word.text.strip() for word in shown.rows[str(figures.id)]][2:]
        assert row == [
            f"{here['here']}/{here['held']}",
            *(str(slots[key]) for key in ("slots", "bids_lost", "weeks")),
        ]
    held = [f"Session {session.number}" for session in BOARD.held]
    rows = {key: words[1].text.split() for key, words in shown.rows.items() if not key.isdecimal()}
    assert rows["here"] == [str(_of(facts, of, "attendance")["here"]) for of in held]
    kept = [_of(facts, of, "actions") for of in held]
    assert rows["kept"] == [f"{each['done']}/{each['told']}" if each["told"] else "–" for each in kept]
    pulse = [_of(facts, of, "pulse")["pulse"] for of in held]
    assert rows["pulse"] == ["–" if mean is None else f"{mean:.1f}" for mean in pulse]
    over = [_of(facts, of, "minutes_over")["minutes"] for of in held]
    assert rows["over"] == [
        "–" if minutes is None else f"{minutes:+}" if minutes else "0" for minutes in over
    ]
    sums = [word.text.strip() for word in shown.rows["here"]][2:5]
    here, slots = _of(facts, "Ward leads 2026", "attendance"), _of(facts, "Ward leads 2026", "slots")
    assert sums == [f"{here['here']}/{here['places']}", str(slots["slots"]), str(slots["bids_lost"])]


def test_the_cells_of_a_member_are_told_with_their_sessions() -> None:
    lines = told(programme(), "board", TODAY).splitlines()
    assert [line for line in lines if line.startswith("Pia")] == [
        "Pia 🌱: came to 7 of 8 sessions, 1 of them late",
        "Pia 🌱: 3 slots, last in session 8, 5 weeks ago; 1 bid lost",
        "Pia 🌱: presented in sessions 1, 6, 8",
        "Pia 🌱: asked for a slot and got none in session 7",
        "Pia 🌱: here in sessions 2, 5",
        "Pia 🌱: late in session 4",
        "Pia 🌱: sent apologies in session 3",
    ]
    assert "Session 7: its pulse is not kept" in lines
    assert "Session 9: to come on Tuesday 1 December 2026" in lines


def test_who_is_due_is_told_in_the_order_of_the_screen() -> None:
    lines = told(programme(), "due", TODAY).splitlines()
    assert lines[0] == f"{NAMES[3]}: 2 slots; last in session 4, 30 weeks ago; 0 bids lost"
    assert lines[3].endswith("waited last time") and lines[2].endswith("missed session 8")


def test_actions_are_those_that_are_open_the_first_due_first() -> None:
    lines = told(programme(), "actions", TODAY).splitlines()
    assert lines[0].startswith("Ward leads 2026: actions: 32 of 43 told") and len(lines) == 1 + 11
    assert lines[1] == (
        "[b]Quin: Step 1 of session 3: talk with who decides; due Tuesday 14 April 2026, past its date; "
        "from session 3; carried 2 times"
    )
    between = ToldBetween(TODAY, Status.DONE)
    mailed = programme().put("actions", 14, replace(programme().actions[14], between=between))
    after = told(mailed, "actions", TODAY).splitlines()
    assert len(after) == 12 and after[1].endswith(
        "carried 2 times; told Saturday 28 November 2026: done; the next round still asks"
    )
    assert "past its date" not in after[1], "it waits no more, and session 9 still asks"


def test_programme_and_history_tell_what_was_planned_and_what_was_held() -> None:
    planned, history = (told(programme(), view, TODAY).splitlines() for view in ("programme", "history"))
    zone = programme().profile.zone
    assert planned[5].startswith(
        f"Module 6: Tuesday 7 July 2026 at 09:30 {zone}; cancelled; Only two could come"
    )
    module = replace(programme().modules[10], goal="Ask more", facilitator="Noor")
    *_, last = programme_lines(programme().put("modules", 10, module), TODAY)
    assert "goal: Ask more; run by Noor" in last.words
    assert [last.values[name] for name in ("zone", "goal", "facilitator")] == [zone, "Ask more", "Noor"]
    assert "held as session 6" in planned[6] and "planned" in planned[9]
    assert history[0].startswith("Session 8: Tuesday 20 October 2026")
    assert history[6].endswith("presented by Ana Silva, Ana Ruiz, Rosa; entered from paper")
    book = programme()
    began = datetime(2026, 10, 18, 9, 36, 12, tzinfo=UTC)
    short = replace(book.sessions[8], began=began, ended=began + timedelta(minutes=2), minutes_actual=2)
    book = book.put("sessions", 8, short)
    zone = book.profile.zone
    line = next(line for line in programme_lines(book, TODAY) if line.values["session"] == 8)
    shown = as_it_was(book, book.modules[9]).when
    assert shown.date() == date(2026, 10, 18) and shown.minute == 36
    assert line.words.startswith(f"Sunday 18 October 2026 at {shown:%H:%M} {zone}; held as session 8")
    assert "2 minutes; planned for Tuesday 20 October 2026 at 09:30, 210 minutes" in line.words
    assert [line.values[name] for name in ("when", "minutes", "planned", "minutes_planned")] == [
        shown.isoformat(), 2, "2026-10-20T09:30:00", 210,
    ]  # fmt: skip
    days = planner.rows(book, TODAY, {})["9"]
    assert [words.text for words in days[1:4]] == ["Sun 18 Oct", "", f"{shown:%H:%M}"]
    about = " ".join(planner.about(book, 9, TODAY, {}))
    assert "Module 9: Sun 18 Oct" in about and "planned Tue 20 Oct 09:30 to 13:00" in about
    later = book.put("profile", 1, replace(book.profile, next_session=datetime(2027, 1, 12, 9, 30)))
    for number in (10,):
        later = later.put("modules", number, replace(book.modules[number], state=ModuleState.CANCELLED))
    assert (
        told(later, "programme", TODAY).splitlines()[0].endswith("next S9 Tue 12 Jan 2027 09:30, in 45 days")
    )
    assert "Next date: Tue 12 Jan 2027 09:30, in 45 days, of no module" in planner.head(later, TODAY, {})
    without = replace(programme(), tables={**programme().tables, "modules": {}})
    assert told(without, "programme", TODAY).endswith("no modules; next S9 Tue 1 Dec 09:30, in 3 days\n")


def test_one_member_is_told_with_the_figures_of_the_page() -> None:
    lines = told(programme(), "member", TODAY, member=PIA).splitlines()
    sections = about_member(programme(), PIA, TODAY)
    assert len(lines) == sum(1 + len(section.items) for section in sections)
    assert "Pia 🌱: Here: 7 of 8; sessions 1, 2, 4 to 8; apologies session 3; late session 4 15 min" in lines
    assert all(line.startswith("Pia 🌱: ") for line in lines)
    others = [name for name in NAMES if name != NAMES[PIA - 1]]
    assert not any(name in line for line in lines for name in others)


@pytest.mark.parametrize("view", VIEWS)
def test_a_line_has_no_sign_that_a_screen_reader_spells(view: str) -> None:
    people = "".join(NAMES)
    for line in told(remembered(), view, TODAY).splitlines():
        signs = {char for char in line if ord(char) > 0x7E and not char.isalpha() and char not in people}
        assert signs == set(), line
        assert "  " not in line and "\t" not in line


def test_what_people_typed_stays_on_its_line_and_moves_no_terminal() -> None:
    book = remembered()
    hostile = replace(book.members[PIA], name="Pia\x1b[2J\r\nRosa: 9 slots", goal="a\x9b31mb\u202ec")
    book = book.put("members", PIA, hostile)
    for view in VIEWS:
        lines = told(book, view, TODAY).splitlines()
        assert len(lines) == len(told(remembered(), view, TODAY).splitlines())
        for text in (*lines, *told(book, view, TODAY, as_json=True).splitlines()):
            assert all(unicodedata.category(char) != "Cc" for char in text)
            assert "\u202e" not in text


def test_what_helped_and_what_was_decided_say_who_and_what_was_not_kept() -> None:
    assert told(remembered(), "helped", TODAY).splitlines() == [
        "Ward leads 2026: helped: 3 found in 3 sessions, newest first",
        "Session 6: helped: Who decides today?; probing question; asked by [b]Quin; in the slot of Ana Silva; on "
        "Tuesday 11 August 2026",
        "Session 4: helped: What would one boss change?; open question; on Tuesday 28 April 2026",
        "Session 1: helped: What is yours alone?; asked by Pia 🌱; in the slot of [b]Quin; on Tuesday 13 January 2026",
        "Session 2: came from paper, with actions only",
        "Session 3: kept actions and decisions only",
        "Session 7: kept no words, only who met",
    ]
    decided = _facts("decisions")
    assert [(each["session"], each["text"]) for each in decided if each["fact"] == "decision"] == [
        (6, "One action each, no more"),
        (3, "We decide dates in the room"),
        (3, "Who cannot come writes to Ana"),
    ]
    assert [each["of"] for each in decided if each["fact"] == "not_kept"] == ["Session 2", "Session 7"]
