"""The last session is the last by its day; one that was entered after it, from paper, has a higher number."""

from datetime import datetime, time, timedelta

from als_tui.domain.book import PROFILE_ID, ModuleState, in_order, last_held
from als_tui.domain.programme.charter import agreement
from als_tui.domain.programme.evaluation import evaluation_of
from als_tui.domain.programme.preparing import role_turns
from als_tui.domain.programme.roles import roles_held
from als_tui.domain.session.evaluating import issues_of
from als_tui.domain.session.live import Live
from als_tui.domain.session.when import usual_time
from als_tui.screens.bids.words import waited_words
from als_tui.screens.set.words import session_rows
from als_tui.value import replace
from tests.domain.build import World
from tests.seeded import ANA_R, ANA_S, GUEL, NAMES, QUIN, TODAY, programme, with_late_paper

LATE = with_late_paper()


def test_sessions_stand_by_their_day_whenever_they_were_entered() -> None:
    assert [record.number for record in in_order(LATE)] == [1, 9, 2, 3, 4, 5, 6, 7, 8]
    assert last_held(LATE) == LATE.sessions[8]
    assert last_held(replace(LATE, tables={})) is None
    assert [*session_rows(LATE, TODAY)] == [*"87654329", "1"]


def test_a_role_goes_round_by_the_day_on_which_somebody_had_it() -> None:
    roles = (("timekeeper", ANA_S),)
    book = LATE.put("sessions", 9, replace(LATE.sessions[9], roles=roles))
    book = book.put("sessions", 8, replace(book.sessions[8], roles=(("timekeeper", ANA_R),)))
    for number in range(1, 8):
        book = book.put("sessions", number, replace(book.sessions[number], roles=()))
    first, *_ = role_turns(book, [ANA_R, ANA_S])
    assert (first.role, first.member, first.last) == ("timekeeper", ANA_S, 9), "Ana Ruiz had it after that"
    both = book.put("sessions", 2, replace(book.sessions[2], roles=roles))
    assert roles_held(both)["timekeeper"][ANA_S] == (9, 2)


def test_the_usual_time_is_that_of_the_last_session() -> None:
    profile = replace(LATE.profile, next_session=None)
    early = replace(LATE.sessions[9], began=LATE.sessions[9].began - timedelta(hours=3))
    book = LATE.put("profile", PROFILE_ID, profile).put("sessions", 9, early)
    assert usual_time(book) == time(9, 30)


def test_who_waited_last_time_waited_in_the_last_session() -> None:
    late = replace(LATE.sessions[9], paper=False, bids_lost=(GUEL,))
    book = LATE.put("sessions", 9, late)
    world = World()
    world.live = Live(book)
    world.opened()
    assert waited_words(world.session, book) == f"Waited last time: {NAMES[QUIN - 1]}"


def test_of_two_answers_to_a_charter_the_later_day_holds() -> None:
    book, day = programme(), LATE.sessions[4].began + timedelta(days=7)
    stood = agreement(book, 2)
    refused = replace(book.sessions[4], number=9, began=day, agreed=(), refused=(ANA_S, ANA_R))
    assert {ANA_S, ANA_R} <= {*stood.agreed}
    assert agreement(book.put("sessions", 9, refused), 2).agreed == stood.agreed


def test_issues_and_rounds_stand_by_their_day() -> None:
    book = LATE.put("sessions", 9, replace(LATE.sessions[9], presented=LATE.sessions[1].presented))
    of_gul = [point.session for point in issues_of(book, GUEL)]
    assert of_gul == [number for number in (1, 9, 2, 3, 4, 5, 6, 7, 8) if number in of_gul] and 9 in of_gul
    coming = replace(book.modules[10], evaluation="end")
    later = replace(coming, when=coming.when + timedelta(weeks=5), state=ModuleState.MOVED)
    book = programme().put("modules", 10, later).put("modules", 11, coming)
    for number in range(1, 10):
        book = book.put("modules", number, replace(book.modules[number], evaluation=""))
    for number in range(1, 9):
        book = book.put("sessions", number, replace(book.sessions[number], evaluation="", rated=()))
    end = evaluation_of(book, TODAY).rounds[-1]
    assert end.day == datetime(2027, 1, 5).date(), "the last by its day"
