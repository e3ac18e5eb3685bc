"""The programme's moves: modules are planned, moved, cancelled, held; the next date is always their first one's."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from als_tui.domain.book import Module, ModuleState, Policy
from als_tui.domain.coming import coming_module, to_come
from als_tui.domain.moves import Refusal, programme
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.moves.review import plan_next
from als_tui.domain.moves.setbook import plan_session, set_profile
from als_tui.domain.sealing.seal import seal
from als_tui.domain.sealing.strikable import LineOf
from als_tui.domain.sealing.striking import strike
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.live import Live
from als_tui.domain.session.when import next_date
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import wall_time
from als_tui.value import replace
from tests.domain.build import ANA, BEN, SMALL, World

FIRST = datetime(2026, 3, 10, 9, 30)
WEEKS5 = timedelta(weeks=5)
DATES = tuple(FIRST + n * WEEKS5 for n in range(4))


def planned(*dates: datetime, **world: object) -> World:
    """A set with these modules, or four of them five weeks apart."""
    return World(**world).do(programme.plan_modules, dates or DATES, 210)  # type: ignore[arg-type]  # by name


def states(world: World) -> list[str]:
    return [module.state.value for module in world.book.modules.values()]


def dates(world: World) -> list[datetime]:
    return [module.when for module in world.book.modules.values()]


def said(world: World) -> str:
    return describe(world.last, world.live)


def test_modules_are_planned_with_how_the_set_meets() -> None:
    world = planned()
    assert dates(world) == list(DATES) and states(world) == ["planned"] * 4
    first = world.book.modules[1]
    assert (first.minutes, first.process, first.moved) == (210, "small", False)
    assert first.changed == world.now.at
    assert world.book.profile.next_session == FIRST
    assert said(world) == "4 modules planned: Tue 10 Mar 09:30 to Tue 23 Jun"
    assert world.undo().book.modules == {} and world.book.profile.next_session is None


def test_more_are_added_behind_or_stand_in_place_of_those_to_come() -> None:
    world = planned()
    later = tuple(when + timedelta(weeks=1) for when in DATES[2:])
    added = planned().do(programme.plan_modules, later, 180)
    assert len(added.book.modules) == 6 and dates(added)[4:] == list(later)
    assert "Module 2 is on" in world.refuse(programme.plan_modules, DATES[1:2], 180)
    world.do(programme.change_module, 1, replace(world.book.modules[1], topic="Change"))
    world.do(programme.cannot_come, 1, ANA)
    world.do(programme.plan_modules, later, 180, replaces=True)
    assert states(world) == ["planned", "planned", "cancelled", "cancelled"]
    one, two, three, _ = world.book.modules.values()
    assert (one.when, one.minutes, one.topic, one.cannot, one.moved) == (later[0], 180, "Change", (), False)
    assert (two.when, two.moved) == (later[1], False)
    assert three.why == programme.PLANNED_ANEW
    assert (
        said(world)
        == "2 modules planned anew: from Tue 26 May 09:30, in 84 days; 2 cancelled; ask Ana again, who could not come"
    )


def test_what_is_held_is_not_planned_anew() -> None:
    world = planned()
    held = replace(world.book.modules[1], state=ModuleState.HELD, session=1)
    world.live = replace(world.live, book=world.book.put("modules", 1, held))
    world.do(programme.plan_modules, (DATES[3],), 180, replaces=True)
    assert world.book.modules[1] == held
    assert dates(world)[1] == DATES[3] and states(world) == ["held", "planned", "cancelled", "cancelled"]


def test_no_module_is_planned_on_a_day_that_is_over() -> None:
    over = datetime(2026, 3, 3, 13, 0)
    assert "later today" in World().refuse(programme.plan_modules, (over, FIRST), 210)
    assert "no dates" in World().refuse(programme.plan_modules, (), 210)


def test_a_module_moves_alone_or_the_rest_follows_by_as_much() -> None:
    week = timedelta(weeks=1)
    alone = planned().do(programme.move_module, 2, DATES[1] + week)
    assert dates(alone) == [DATES[0], DATES[1] + week, *DATES[2:]]
    assert states(alone) == ["planned", "moved", "planned", "planned"]
    assert said(alone) == "module 2 moved to Tue 21 Apr 09:30, in 49 days"
    rest = planned().do(programme.move_module, 2, DATES[1] + week, rest=True)
    assert dates(rest) == [DATES[0], *(when + week for when in DATES[1:])]
    assert [module.moved for module in rest.book.modules.values()] == [False, True, True, True]
    assert said(rest).endswith("; 2 more by as much")
    assert dates(rest.undo()) == list(DATES)


def test_who_could_not_come_is_asked_anew_of_another_day() -> None:
    world = planned().do(programme.cannot_come, 2, ANA)
    assert said(world) == "module 2 without Ana"
    world.do(programme.move_module, 2, DATES[1] + timedelta(hours=4))
    assert world.book.modules[2].cannot == (ANA,)
    assert "ask" not in said(world)
    world.do(programme.move_module, 2, DATES[1] + timedelta(days=1))
    assert not world.book.modules[2].cannot
    assert said(world).endswith("in 43 days; ask Ana again, who could not come")


def test_whatever_moves_a_module_says_who_is_to_be_asked_again() -> None:
    week = timedelta(weeks=1)

    def world() -> World:
        marked = planned().do(programme.cannot_come, 1, ANA)
        return marked.do(programme.cannot_come, 2, ANA).do(programme.cannot_come, 2, BEN)

    rest = world().do(programme.move_module, 1, DATES[0] + week, rest=True)
    assert said(rest).endswith("; 3 more by as much; ask Ana and Ben again, who could not come")
    assert said(world().do(plan_session, DATES[0] + week)).endswith("; ask Ana again, who could not come")
    form = replace(world().book.modules[2], when=DATES[1] + week)
    assert said(world().do(programme.change_module, 2, form)).endswith(
        "; ask Ana and Ben again, who could not come"
    )
    anew = world().do(programme.plan_modules, [when + week for when in DATES], 210, replaces=True)
    assert said(anew).endswith("; ask Ana and Ben again, who could not come")
    shorter = world().do(programme.plan_modules, [DATES[0]], 180, replaces=True)
    assert "ask" not in said(world().do(programme.cancel_module, 2, "ill"))
    open_now = world().do(open_session, SMALL, 60, module=1).do(plan_next, DATES[1] + week)
    assert said(open_now).endswith("; ask Ana and Ben again, who could not come")
    assert "ask" not in said(shorter) and shorter.book.modules[1].cannot == (ANA,), "it is the same day"


def test_a_next_date_that_a_programme_replaces_is_named() -> None:
    agreed = datetime(2027, 1, 12, 9, 30)
    world = World().do(plan_session, agreed).do(programme.plan_modules, DATES, 210)
    assert said(world) == (
        "4 modules planned: Tue 10 Mar 09:30 to Tue 23 Jun; Tue 12 Jan 2027 09:30 was the next date"
    )
    assert "was the next date" not in said(
        World().do(plan_session, FIRST).do(programme.plan_modules, DATES, 210)
    )
    back = planned(FIRST).do(programme.cancel_module, 1, "ill").do(plan_session, agreed)
    back.do(programme.take_back_cancel, 1)
    assert said(back).endswith("; Tue 12 Jan 2027 09:30 was the next date")
    assert "was the next date" not in said(planned().do(programme.move_module, 1, FIRST + timedelta(days=1)))


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (DATES[1], "on that date already"),
        (DATES[2] + timedelta(hours=2), "Module 3 is on Tue 19 May 2026"),
        (datetime(2026, 3, 2, 9, 30), "over"),
    ],
)
def test_a_date_on_which_it_cannot_be_is_refused(when: datetime, why: str) -> None:
    assert why in planned().refuse(programme.move_module, 2, when)
    if when != DATES[1]:
        world = planned()
        assert why in world.refuse(programme.change_module, 2, replace(world.book.modules[2], when=when))


def test_no_date_is_at_a_time_that_the_clocks_leave_out_whatever_takes_it() -> None:
    gap = datetime(2026, 3, 29, 1, 30)
    why = "Sun 29 Mar 2026 01:30: the clocks leave that hour out."
    world = World(zone="Europe/London")
    assert world.refuse(programme.plan_modules, (gap,), 210) == why
    assert world.refuse(plan_session, gap) == world.opened().refuse(plan_next, gap) == why
    week = timedelta(weeks=1)
    two = planned(gap - 2 * week, gap - week, zone="Europe/London")
    assert two.refuse(programme.move_module, 2, gap) == why
    assert two.refuse(programme.move_module, 1, gap - week, rest=True) == why
    assert two.refuse(programme.change_module, 2, replace(two.book.modules[2], when=gap)) == why
    there = World(zone="Etc/UTC").do(plan_session, gap)
    assert there.refuse(set_profile, replace(there.book.profile, zone="Europe/London")) == why
    there.do(set_profile, replace(there.book.profile, zone="Europe/Berlin"))
    later = planned(gap - week, gap, zone="Etc/UTC")
    refused = later.refuse(set_profile, replace(later.book.profile, zone="Europe/London"))
    assert refused.startswith(f"Module 2, {why} Another zone; or ")
    later.do(set_profile, replace(later.book.profile, zone="Europe/Berlin"))


def test_a_module_is_cancelled_with_why_and_taken_back() -> None:
    world = planned()
    assert "no words" in world.refuse(programme.cancel_module, 1, " ")
    world.do(programme.cancel_module, 1, "strike")
    assert (world.book.modules[1].state, world.book.modules[1].why) == (ModuleState.CANCELLED, "strike")
    assert world.book.profile.next_session == DATES[1]
    assert said(world) == "module 1 cancelled: strike"
    assert "is cancelled" in world.refuse(programme.move_module, 1, DATES[0] + timedelta(days=1))
    assert "is cancelled" in world.refuse(programme.cannot_come, 1, ANA)
    world.do(programme.take_back_cancel, 1)
    assert (world.book.modules[1].state, world.book.modules[1].why) == (ModuleState.PLANNED, "")
    assert (world.book.modules[1].moved, world.book.profile.next_session) == (False, DATES[0])
    assert "not cancelled" in world.refuse(programme.take_back_cancel, 1)
    assert "no such module" in world.refuse(programme.take_back_cancel, 9)


def test_a_moved_module_that_is_taken_back_is_moved_still() -> None:
    later = DATES[1] + timedelta(days=1)
    world = planned().do(programme.move_module, 2, later)
    for _ in range(2):
        world.do(programme.cancel_module, 2, "strike").do(programme.take_back_cancel, 2)
        assert (world.book.modules[2].state, world.book.modules[2].when) == (ModuleState.MOVED, later)
    elsewhere = replace(world.book.modules[3], place="Town hall")
    world.do(programme.change_module, 3, elsewhere)
    for _ in range(2):
        world.do(programme.cancel_module, 3, "strike").do(programme.take_back_cancel, 3)
        assert world.book.modules[3].state is ModuleState.PLANNED, "it was elsewhere, and never moved"
    planned_anew = tuple(when + timedelta(days=2) for when in DATES)
    world.do(programme.plan_modules, planned_anew, 210, replaces=True)
    world.do(programme.cancel_module, 2, "strike").do(programme.take_back_cancel, 2)
    assert world.book.modules[2].state is ModuleState.PLANNED


def test_the_last_one_that_is_cancelled_leaves_no_next_date() -> None:
    world = planned(FIRST).do(programme.cancel_module, 1, "strike")
    assert world.book.profile.next_session is None
    world.do(plan_session, DATES[2])
    assert world.book.profile.next_session == DATES[2]


def test_a_module_is_changed_and_a_calendar_hears_of_time_and_place_alone() -> None:
    world = planned()
    before = world.book.modules[2]
    world.later(60).do(
        programme.change_module, 2, replace(before, topic="Change ", goal="g", facilitator="Ben")
    )
    after = world.book.modules[2]
    assert (after.topic, after.changed) == ("Change", before.changed)
    world.do(programme.change_module, 2, replace(after, place="Town hall", minutes=180))
    assert (world.book.modules[2].moved, world.book.modules[2].changed) == (False, world.now.at)
    world.do(
        programme.change_module,
        2,
        replace(world.book.modules[2], when=DATES[1] + timedelta(days=1), place=""),
    )
    assert (world.book.modules[2].moved, world.book.modules[2].state) == (True, ModuleState.MOVED)
    assert "Nothing changed" in world.refuse(programme.change_module, 2, world.book.modules[2])
    assert "minutes to a day" in world.refuse(programme.change_module, 2, replace(before, minutes=9))
    assert "shorten" in world.refuse(programme.change_module, 2, replace(before, topic="x" * 501))


def test_the_organisation_asked_for_something() -> None:
    world = World().do(programme.set_asked, " Fewer meetings ")
    assert world.book.profile.asked == "Fewer meetings"
    assert said(world) == "asked for: Fewer meetings"
    assert "Nothing changed" in world.refuse(programme.set_asked, "Fewer meetings")


def test_the_next_date_moves_the_first_module_still_to_come() -> None:
    world = planned().do(plan_session, DATES[0] + timedelta(days=2))
    assert dates(world)[0] == DATES[0] + timedelta(days=2) and states(world)[0] == "moved"
    assert said(world) == "next session: Thu 12 Mar 09:30, in 9 days"
    assert "The programme has the next date" in world.refuse(plan_session, None)
    assert "Module 2 comes by then" in world.refuse(plan_session, DATES[1])
    assert dates(world.undo()) == list(DATES)


def held(world: World, *, agreed: datetime | None = None) -> World:
    """The same set after the session of its first module."""
    world.do(open_session, SMALL, 60, module=coming_module(world.book, date(2026, 3, 3)))
    if agreed is not None:
        world.do(plan_next, agreed)
    world.live = Live(seal(world.book, world.session, world.now))
    return world


def test_a_session_is_opened_from_its_module() -> None:
    world = planned().do(programme.cannot_come, 1, BEN)
    lines = replace(
        world.book.modules[1], place="Town hall", topic="Change", goal="Two ideas", facilitator="Kim"
    )
    world.do(programme.change_module, 1, lines)
    world.do(open_session, SMALL, 60, module=1)
    session = world.session
    assert session.module == 1 and said(world) == "session 1 opened: Small set"
    assert session.details == {
        "topic": "Change",
        "goal": "Two ideas",
        "place": "Town hall",
        "facilitator": "Kim",
    }
    assert {person.id for person in session.people if person.presence is Presence.APOLOGIES} == {BEN}
    assert world.undo().live.session is None


def test_a_member_who_was_to_facilitate_has_the_role_and_the_seal_says_so() -> None:
    world = planned()
    world.do(programme.change_module, 1, replace(world.book.modules[1], facilitator="chi"))
    world.do(open_session, SMALL, 60, module=1)
    assert world.session.roles == {"facilitator": 3} and world.session.details == {}
    assert seal(world.book, world.session, world.now).sessions[1].led_by == 3


def test_no_session_is_opened_from_a_module_that_is_not_to_come() -> None:
    world = planned().do(programme.cancel_module, 1, "strike")
    assert "not to come" in world.refuse(open_session, SMALL, 60, module=1)
    assert "not to come" in world.refuse(open_session, SMALL, 60, module=9)


def test_who_cannot_come_takes_no_slot() -> None:
    world = planned()
    for person in (3, 4, 5, 6):
        world.do(programme.cannot_come, 1, person)
    world.do(open_session, SMALL, 240, module=1)
    assert len(world.session.slots) == 2


def test_the_seal_marks_the_module_held_with_its_number() -> None:
    world = held(planned())
    module = world.book.modules[1]
    assert (module.state, module.session, module.moved) == (ModuleState.HELD, 1, False)
    assert world.book.profile.next_session == DATES[1]
    assert "was held" in world.refuse(programme.move_module, 1, DATES[0] + timedelta(days=1))


def test_the_date_agreed_in_the_review_moves_the_module_after_it() -> None:
    agreed = DATES[1] - timedelta(days=1)
    world = held(planned(), agreed=agreed)
    assert dates(world)[:2] == [DATES[0], agreed] and states(world)[:2] == ["held", "moved"]
    assert world.book.profile.next_session == agreed


def test_a_review_with_a_programme_has_a_next_date() -> None:
    world = planned().do(open_session, SMALL, 60, module=1)
    assert next_date(world.book, world.session, world.now) == DATES[1]
    assert "The programme has the next date. `q`, then `P` opens it" in world.refuse(plan_next, None)
    assert "Module 3 comes by then" in world.refuse(plan_next, DATES[2] + timedelta(days=1))


def test_after_the_last_module_any_date_can_be_agreed() -> None:
    world = held(planned(FIRST), agreed=DATES[3])
    assert world.book.profile.next_session == DATES[3] and len(world.book.modules) == 1
    assert held(planned(FIRST)).book.profile.next_session is None


@pytest.mark.parametrize("policy", list(Policy))
def test_words_planned_for_a_day_stay_as_far_as_the_record_keeps_those_of_the_day(policy: Policy) -> None:
    world = planned(policy=policy)
    lines = {"topic": "Topic", "goal": "Goal", "place": "Place"}
    world.do(programme.change_module, 1, replace(world.book.modules[1], **lines))
    world.do(programme.change_module, 2, replace(world.book.modules[2], **lines))
    module = held(world).book.modules[1]
    kept = policy.keeps(Policy.QUESTIONS)
    assert [module.topic, module.goal, module.place] == (list(lines.values()) if kept else ["", "", ""])
    assert world.book.modules[2].topic == "Topic"


def test_a_struck_line_about_today_goes_from_its_module_too() -> None:
    world = planned()
    lines = replace(world.book.modules[1], topic="Secret", goal="Goal")
    world.do(programme.change_module, 1, lines).do(open_session, SMALL, 60, module=1)
    world.do(programme.change_module, 1, replace(lines, minutes=90))
    struck = strike(world.live, LineOf("topic"))
    assert struck.words == ("Secret",)
    assert "Secret" not in repr((struck.live.book, struck.live.log)) and "Goal" in repr(struck.live.book)


class Programmes(RuleBasedStateMachine):
    """Whatever is done to a programme, the set's next date is that of its first module still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    def attempt(self, move: object, *args: object, **named: object) -> None:
        """Make a move, allowed or not."""
        before = self.world.book
        facts = move(self.world.live, self.world.now, *args, **named)  # type: ignore[operator]  # any move
        if not isinstance(facts, Refusal):
            self.world.keep(facts)
            self.grew(before.modules)

    def grew(self, before: object) -> None:
        """A calendar hears of every date and state that changed."""
        for number, module in self.world.book.modules.items():
            old = dict(before).get(number)  # type: ignore[call-overload]
            if isinstance(old, Module) and (old.when, old.state, old.place, old.minutes) != (
                module.when,
                module.state,
                module.place,
                module.minutes,
            ):
                told = module.state is ModuleState.HELD or module.changed == self.world.now.at
                assert told, (old, module)

    @rule(day=st.integers(-2, 400), count=st.integers(0, 5), weeks=st.integers(1, 6), anew=st.booleans())
    def plan(self, day: int, count: int, weeks: int, anew: bool) -> None:
        first = datetime(2026, 3, 3, 9, 30) + timedelta(days=day)
        many = tuple(first + n * timedelta(weeks=weeks) for n in range(count))
        self.attempt(programme.plan_modules, many, 210, replaces=anew)

    @rule(number=st.integers(1, 8), days=st.integers(-60, 60), rest=st.booleans())
    def move(self, number: int, days: int, rest: bool) -> None:
        module = self.world.book.modules.get(number)
        when = (module.when if module else FIRST) + timedelta(days=days)
        self.attempt(programme.move_module, number, when, rest=rest)

    @rule(number=st.integers(1, 8))
    def cancel(self, number: int) -> None:
        self.attempt(programme.cancel_module, number, "why")

    @rule(number=st.integers(1, 8))
    def take_back(self, number: int) -> None:
        self.attempt(programme.take_back_cancel, number)

    @rule(day=st.integers(0, 400))
    def next_date(self, day: int) -> None:
        self.attempt(plan_session, datetime(2026, 3, 3, 16, 0) + timedelta(days=day))

    @rule(hours=st.integers(1, 400))
    def time_passes(self, hours: int) -> None:
        self.world.later(hours * 3600)
        number = coming_module(self.world.book, self.today())
        if number is not None:
            self.attempt(programme.cannot_come, number, ANA)

    @precondition(lambda self: coming_module(self.world.book, self.today()) is not None)
    @rule(agreed=st.integers(0, 90))
    def hold(self, agreed: int) -> None:
        world = self.world
        world.do(open_session, SMALL, 60, module=coming_module(world.book, self.today()))
        if agreed:
            self.attempt(plan_next, datetime.combine(self.today(), FIRST.time()) + timedelta(days=agreed))
        world.live = Live(seal(world.book, world.session, world.now))

    @precondition(lambda self: bool(self.world.live.done))
    @rule()
    def undo(self) -> None:
        self.world.undo()

    def today(self) -> date:
        return wall_time(self.world.now.at, "Etc/UTC").date()

    @invariant()
    def the_next_date_is_that_of_the_first_module_to_come(self) -> None:
        book = self.world.book
        first = next(
            (module for module in to_come(book).values() if module.when.date() >= self.today()), None
        )
        if first is not None:
            assert book.profile.next_session is not None
            due = book.profile.next_session
            assert due == first.when or due.date() < self.today()

    @invariant()
    def no_two_are_on_a_day(self) -> None:
        days = [module.when.date() for module in to_come(self.world.book).values()]
        assert len(days) == len(set(days))


TestProgrammes = Programmes.TestCase
TestProgrammes.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
