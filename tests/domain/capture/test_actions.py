"""What is due by the next session, and what a session does to the register."""

from datetime import date, datetime

import pytest

from als_tui.domain.book import Action, Progress, Status, ToldBetween, owed_actions
from als_tui.domain.capture.actions import actions_due, with_answers, with_new_actions
from als_tui.domain.days.calendar import Due
from als_tui.domain.moves.attendance import add_guest
from als_tui.domain.moves.keeping import keep_action, take_out
from als_tui.domain.moves.review import tell_learned, tell_progress
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.facts import Commitment
from als_tui.value import replace
from tests.domain.build import ANA, BEN, World

TODAY = date(2026, 3, 3)
NEXT = datetime.fromisoformat("2026-03-31T14:00")


def due(action: Action, next_session: datetime | None = NEXT) -> int:
    """How many are due in a set with this one action."""
    return actions_due(World(actions={1: action}, next_session=next_session).book, TODAY)


@pytest.mark.parametrize("when", [date(2026, 3, 31), date(2026, 3, 2), "next session", None])
def test_what_is_to_be_answered_for_next_time_is_due(when: Due | None) -> None:
    assert due(Action(ANA, "Ana", "Call", 1, due=when)) == 1


def test_what_is_due_after_the_next_session_is_not_due_yet() -> None:
    assert due(Action(ANA, "Ana", "Call", 1, due=date(2026, 4, 1))) == 0


@pytest.mark.parametrize("planned", [None, datetime.fromisoformat("2026-02-03T14:00")])
def test_without_a_coming_date_today_is_the_limit(planned: datetime | None) -> None:
    action = Action(ANA, "Ana", "Call", 1, due=TODAY)
    assert due(action, planned) == 1
    assert due(replace(action, due=date(2026, 3, 4)), planned) == 0


@pytest.mark.parametrize("status", [Status.DONE, Status.PARTLY, Status.MISSED, Status.DROPPED])
def test_what_has_been_answered_for_is_not_due(status: Status) -> None:
    assert due(Action(ANA, "Ana", "Call", 1, status=status)) == 0


@pytest.mark.parametrize(("outcome", "count"), [(Status.DONE, 0), (Status.DROPPED, 0), (Status.OPEN, 1)])
def test_what_was_told_between_sessions_is_due_only_if_it_goes_on(outcome: Status, count: int) -> None:
    told = ToldBetween(TODAY, outcome)
    assert due(Action(ANA, "Ana", "Call", 1, due=TODAY, between=told)) == count


def test_nobody_is_asked_for_a_guests_action_nor_for_that_of_who_left_and_both_are_due_all_the_same() -> None:
    book = World(actions={1: Action(ANA, "Ana", "Call", 1), 2: Action(0, "Gus", "Call", 1)}).book
    gone = book.put("members", ANA, replace(book.members[ANA], left=TODAY))
    assert [*owed_actions(book)] == [1] and [*owed_actions(gone)] == []
    assert actions_due(book, TODAY) == actions_due(gone, TODAY) == 2


def test_an_answer_changes_the_status_and_stays_with_the_action() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1)}).opened()
    world.do(tell_progress, 4, Status.PARTLY).do(tell_learned, 4, "Ring early", "They answered")
    action = with_answers(world.book, world.session).actions[4]
    assert action.status is Status.PARTLY
    assert action.progress == (Progress(1, Status.PARTLY, "Ring early", "They answered"),)


def test_what_was_told_before_is_kept() -> None:
    earlier = Progress(1, Status.OPEN, "Not yet")
    world = World(actions={4: Action(ANA, "Ana", "Call", 1, progress=(earlier,))}).opened()
    world.do(tell_progress, 4, Status.DONE)
    assert with_answers(world.book, world.session).actions[4].progress == (earlier, Progress(1, Status.DONE))


def test_a_carried_action_stays_open_and_says_so() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1)}).opened().do(tell_progress, 4, Status.OPEN)
    action = with_answers(world.book, world.session).actions[4]
    assert (action.status, action.progress) == (Status.OPEN, (Progress(1, Status.OPEN),))


def test_an_action_nobody_answered_for_stays_as_it_was() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1), 5: Action(BEN, "Ben", "Rest", 1)}).opened()
    world.do(tell_progress, 4, Status.DONE)
    assert with_answers(world.book, world.session).actions[5] == world.book.actions[5]


def test_an_action_gone_from_the_register_is_not_brought_back() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1)}).opened().do(tell_progress, 4, Status.DONE)
    assert with_answers(world.book.put("actions", 4, None), world.session).actions == {}


def test_new_actions_get_the_next_ids_in_the_order_they_were_made() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1)}).opened()
    world.do(keep_action, Commitment(BEN, "Write")).do(keep_action, Commitment(ANA, "Sleep"))
    book, ids = with_new_actions(world.book, world.session)
    assert ids == (5, 6)
    assert [(book.actions[number].owner_name, book.actions[number].text) for number in ids] == [
        ("Ben", "Write"),
        ("Ana", "Sleep"),
    ]


def test_all_that_was_promised_goes_into_the_register() -> None:
    promise = Commitment(ANA, "Call", date(2026, 3, 9), "after lunch", 8, "Ben")
    world = World().opened().do(keep_action, promise)
    book, (made,) = with_new_actions(world.book, world.session)
    assert book.actions[made] == Action(
        ANA, "Ana", "Call", 1, promise.due, "after lunch", 8, "Ben", promised=promise.due
    )


def test_a_guests_action_keeps_the_name_and_no_number() -> None:
    world = World().opened().do(add_guest, "Gus").do(keep_action, Commitment(-1, "Send the paper"))
    book, (made,) = with_new_actions(world.book, world.session)
    assert (book.actions[made].owner, book.actions[made].owner_name) == (0, "Gus")


def test_an_action_taken_out_is_not_kept() -> None:
    world = World().opened().do(keep_action, Commitment(ANA, "Call")).do(take_out, 1)
    assert with_new_actions(world.book, world.session) == (world.book, ())


MAILED = ToldBetween(TODAY, Status.DONE, "They said yes by mail")


def told(
    outcome: Status, learned: str = "", between: ToldBetween | None = MAILED, **changes: object
) -> Action:
    """An action told of between two sessions, and then in the round."""
    action = Action(ANA, "Ana", "Call", 1, between=between, **changes)  # type: ignore[arg-type]  # by name
    world = World(actions={4: action}).opened().do(tell_progress, 4, outcome)
    if learned:
        world.do(tell_learned, 4, learned, "")
    return with_answers(world.book, world.session).actions[4]


@pytest.mark.parametrize("outcome", Status)
def test_the_answer_of_the_round_ends_what_was_told_before_it(outcome: Status) -> None:
    action = told(outcome)
    assert (action.status, action.between) == (outcome, None)
    learned = MAILED.words if outcome is MAILED.outcome else ""
    assert action.progress == (Progress(1, outcome, learned, "", MAILED),), (
        "words of another outcome are not its"
    )


def test_the_rounds_own_words_go_before_those_told_and_both_stay_readable() -> None:
    (progress,) = told(Status.DONE, "Ask first").progress
    assert (progress.learned, progress.told) == ("Ask first", MAILED)


def test_what_was_told_stays_as_it_is_until_the_round_asks() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1, between=MAILED)}).opened()
    assert with_answers(world.book, world.session).actions[4].between == MAILED


def test_the_record_says_what_the_register_says() -> None:
    world = World(actions={4: Action(ANA, "Ana", "Call", 1, between=MAILED)}).opened()
    for outcome, learned in ((Status.DONE, MAILED.words), (Status.MISSED, "")):
        world.do(tell_progress, 4, outcome)
        book = seal(world.book, world.session, world.now)
        assert book.sessions[1].progress[0].learned == book.actions[4].progress[0].learned == learned
