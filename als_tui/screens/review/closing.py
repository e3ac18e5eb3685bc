"""What closes a session: the goal, the next date, what leaves the set's folder, the seal."""

from collections.abc import Iterable
from datetime import datetime

from als_tui.domain.book import Policy
from als_tui.domain.moves import review
from als_tui.domain.moves.bids import coming_slots
from als_tui.domain.session import when
from als_tui.domain.session.facts import NOT_KNOWN
from als_tui.domain.session.schedule import coming
from als_tui.domain.session.state import Session
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.engine import Refused
from als_tui.keys import Key
from als_tui.screens.common import next_date
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.next_date import NextDate
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.requests import CopyRequested, ExportRequested, Sealed
from als_tui.screens.common.windows import ChoiceScreen, SureScreen
from als_tui.screens.pages.page import Page
from als_tui.screens.pages.work import Work
from als_tui.widgets.fitting import fit

_NAMED = 3
"""Half-typed lines that the seal's question names."""


def not_over(session: Session) -> str:
    """What would be cut off by closing the session now; nothing in the last phase."""
    ahead, slots = coming(session), coming_slots(session)
    if not ahead:
        return ""
    and_slots = f" and {counted(len(slots), 'slot')}" if slots else ""
    return f"Not over: {counted(len(ahead), 'phase')}{and_slots} still to come."


def meets_next(work: Work) -> datetime | None:
    """When the set meets next, as far as that is known."""
    return when.next_date(work.set_now.book, work.session, work.moment)


def date_asked(work: Work) -> bool:
    """True if the date is known, or the set was asked today and does not know."""
    return meets_next(work) is not None or _not_known(work.session)


def asks(page: Page) -> Asks:
    """When the set meets next."""
    work = page.work
    label = "Next session? tue 9:30, 12 jan 14:00 (empty: not known)"
    return NextDate(work, label, lambda when: _plan(work, when)).asks()


_GOAL_ANSWERS = tuple(Choice(answer[0], answer, answer) for answer in review.GOAL_ANSWERS)


def record_text(page: Page, *, plain: bool = False) -> str:
    """What the whole set may read, as the seal would leave it."""
    from als_tui.domain.sealing.seal import seal

    work = page.work
    sealed = seal(work.set_now.book, work.session, work.moment)
    return port(page.app).exporter.record(sealed, work.session.number, plain=plain)


def ask_goal(page: Page) -> None:
    """Ask whether today's goal was met."""
    work = page.work
    goal = work.session.details.get("goal")
    if not goal:
        work.say(f"No goal was set today; {press('go.roster', 'roster.details')} sets one.", "refused")
        return

    def answered(answer: str | None) -> None:
        if answer is not None:
            work.do(review.answer_goal, answer)

    work.window(ChoiceScreen("Was today's goal met?", _GOAL_ANSWERS, goal), answered)


def menus(page: Page) -> Iterable[Menu]:
    """Whether today's goal was met, as commands of the palette, if there is one."""
    if page.session.details.get("goal"):
        yield Menu("review.goal", _GOAL_ANSWERS, lambda answer: page.work.do(review.answer_goal, answer))


def export(page: Page) -> None:
    """Write what the whole set may read to a file."""
    name = f"{page.work.set_now.book.profile.name} session {page.session.number}"
    page.post_message(ExportRequested(record_text(page), name))


def copy(page: Page) -> None:
    """Hand it to the clipboard."""
    page.post_message(CopyRequested(record_text(page, plain=True), "Record"))


def ask_seal(page: Page) -> None:
    """Ask twice, then close for good."""
    work, policy = page.work, page.session.policy
    early = not_over(work.session)
    date = "" if date_asked(work) else f"No next date is set: Esc, then {press('review.next')} sets one."
    dropped = f"Removed: {policy.drops}" if policy.drops else ""
    text = "\n".join(
        (
            *filter(None, (f"! {early}" if early else "", _half_typed(work.engine.half_typed), date)),
            "What is not kept is removed from this set's folder; exported files stay. This cannot be undone.",
            "",
            f"Kept (record policy: {policy.label}): {policy.words}",
            dropped,
            _read_where(policy),
        )
    ).rstrip()
    title = f"Close and seal session {work.session.number}?"
    work.window(SureScreen(title, text, "seal"), lambda sure: _seal(page, sure))


def _read_where(policy: Policy) -> str:
    """Where what is kept can be read: not all of it is for the set."""
    kept = {
        Policy.ACTIONS: "turns, questions counted and airtime",
        Policy.ALL: "notes, check-in, stops, timeline",
    }
    apart = "; ".join(words for level, words in kept.items() if policy.keeps(level))
    below = f"; below it, for you, and in own data and a whole set's file: {apart}" if apart else ""
    return f"Read on the set's page: the record{below}."


def _plan(work: Work, when: datetime | None) -> bool:
    """Keep when the set meets next."""
    if when is None and _not_known(work.session):
        work.say("It stays as it is: not known.")
        return True
    return work.do(review.plan_next, when)


def _not_known(session: Session) -> bool:
    """True if the set was asked today, and does not know."""
    return session.details.get("next_session") == NOT_KNOWN


def _half_typed(typed: tuple[str, ...]) -> str:
    if not typed:
        return ""
    named = ", ".join(f"“{fit(words, 32)}”" for words in typed[:_NAMED])
    more = f" and {len(typed) - _NAMED} more" if len(typed) > _NAMED else ""
    return f"! Half typed, not kept, and gone with the seal: {named}{more}."


def _seal(page: Page, sure: bool | None) -> None:
    work, number = page.work, page.session.number
    if not sure:
        work.say("Nothing was sealed.")
        return
    outcome = work.engine.seal()
    if isinstance(outcome, Refused):
        work.say(outcome.why, "alarm")
        return
    page.post_message(Sealed(number, outcome.still))


KEYS = (
    Key("review.goal", "g", ask_goal, "goal met?", "Was today's goal met: yes, partly, no.", opens="choice"),
    Key(
        "review.next",
        "d",
        lambda page: page.work.ask_topic(next_date.TOPIC),
        "next date",
        "When the set meets next.",
        opens="words",
    ),
    Key(
        "review.export",
        "x",
        export,
        "export",
        "Write what the whole set may read to a file (Markdown).",
        looks=True,
    ),
    Key(
        "review.copy",
        "y",
        copy,
        "copy",
        "Hand what the whole set may read to the clipboard.",
        looks=True,
    ),
    Key(
        "review.seal",
        "F",
        ask_seal,
        "seal",
        "Close the session for good; asked twice, not undone.",
        opens="words",
    ),
)
