"""What is agreed for today: the charter, roles, guests, topic and place; the roster's keys for it."""

from collections.abc import Iterable
from typing import Protocol, cast

from als_tui.domain.moves import attendance
from als_tui.domain.session.facts import Detail
from als_tui.domain.session.state import Person
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import A_NAME
from als_tui.keys import Key
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import Menu
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.pages.whom import ask_whom
from als_tui.screens.pages.work import Work
from als_tui.screens.roster import words as rosterwords
from als_tui.widgets.fitting import fit, fit_name
from als_tui.widgets.values import LineQuestion


class Roster(Protocol):
    """The page of today's people."""

    work: Work

    @property
    def person(self) -> Person | None:
        """Who is under the cursor."""


def agree(page: Roster) -> None:
    """All present agree to the charter."""
    page.work.do(attendance.agree)


def ask_who_differs(page: Roster) -> None:
    """Ask whose word is turned: nobody is said not to agree by a key alone."""
    turns = {
        person.id: "does not agree → agrees" if person.refused else "→ does not agree"
        for person in page.work.session.people
    }
    title = "Who does not agree to the charter, or does again?"
    ask_whom(page.work, title, lambda person: _turn_word(page.work, person), tells=turns)


def _turn_word(work: Work, person: int) -> None:
    if work.do(attendance.agree, person):
        work.say(f"{work.message.words}. {press('step.undo')} takes it back.", work.message.tone)


def show_charter(page: Roster) -> None:
    """Show the charter and the record policy."""
    from als_tui.screens.common.reading import ReadingScreen

    page.work.window(ReadingScreen(*rosterwords.charter_card(page.work.set_now)))


def ask_role(page: Roster) -> None:
    """Ask which role the person under the cursor has today."""
    person, session = page.person, page.work.session
    if person is None:
        return
    holders = {role: session.name(holder) for role, holder in session.roles.items()}
    choices = [Choice(face, role, role, holders.get(role, "")) for face, role in rosterwords.ROLES.items()]
    choices.append(Choice("o", "", "another, in your own word"))
    asked = ChoiceScreen(f"{person.name}'s role today", choices, spelled=person.name)
    page.work.window(asked, lambda role: _role_chosen(page.work, person, role))


def _role_chosen(work: Work, person: Person, role: str | None) -> None:
    if role:
        work.do(attendance.give_role, role, person.id)
    elif role is not None:
        work.ask_topic(f"role:{person.id}")


def ask_details(page: Roster) -> None:
    """Ask which line about today, and again after each, until it is left."""
    work, details = page.work, page.work.session.details
    choices = [
        Choice(face, detail, label, fit(details.get(detail, ""), 36))
        for face, (detail, label) in rosterwords.DETAILS.items()
    ]

    def chosen(detail: str | None) -> None:
        if detail is not None:
            work.ask_topic(f"detail:{detail}")

    work.window(ChoiceScreen("Today, all of it optional", choices), chosen)


def menus(page: Roster) -> Iterable[Menu]:
    """The lines about today, as commands of the palette."""
    choices = [Choice(face, detail, label) for face, (detail, label) in rosterwords.DETAILS.items()]
    yield Menu("roster.details", choices, lambda detail: page.work.ask_topic(f"detail:{detail}"))


def ask_guest(page: Roster) -> None:
    """Ask for a guest's name."""
    page.work.ask_topic("guest")


def asks(page: Roster) -> Asks:
    """A role in an own word, a line about today, a guest."""
    work = page.work
    return {
        "role": Ask(
            lambda person: _role_question(work, person),
            lambda person, text: work.do(attendance.give_role, text, int(person)),
        ),
        "detail": Ask(
            lambda detail: _detail_question(work, detail),
            lambda detail, text: _detail_given(page, cast(Detail, detail), text),
        ),
        "guest": Ask(
            lambda _: LineQuestion("guest", "The guest's name", allowed=lambda _: A_NAME, whole=True),
            lambda _, text: work.do(attendance.add_guest, text),
        ),
    }


def _role_question(work: Work, which: str) -> LineQuestion | None:
    if person := rosterwords.person_of(work.session, which):
        return LineQuestion(
            f"role:{which}",
            f"{fit_name(person.name, 24)}'s role, in your own word",
            allowed=lambda _: A_NAME,
            whole=True,
        )
    return None


def _detail_question(work: Work, which: str) -> LineQuestion | None:
    for detail, label in rosterwords.DETAILS.values():
        if detail == which:
            text = work.session.details.get(detail, "")
            return LineQuestion(f"detail:{which}", f"{label} (empty takes it back)", text)
    return None


def _detail_given(page: Roster, detail: Detail, text: str) -> bool:
    same = text.strip() == page.work.session.details.get(detail, "")
    kept = same or page.work.do(attendance.set_detail, detail, text)
    if kept:
        ask_details(page)
    return kept


KEYS = (
    Key("roster.agree", "y", agree, "all agree", "All present who were not asked yet agree."),
    Key(
        "roster.agree_one",
        "Y",
        ask_who_differs,
        "one does not",
        "Somebody does not agree to the charter, or does again: their seat's key.",
        opens="choice",
    ),
    Key(
        "roster.charter",
        "k",
        show_charter,
        "charter",
        "Read the charter, and what of today is kept.",
        looks=True,
        opens="choice",
    ),
    Key(
        "roster.role",
        "e",
        ask_role,
        "role",
        "A role for today; the same again takes it back.",
        opens="words",
    ),
    Key(
        "roster.details",
        "d",
        ask_details,
        "today",
        "Topic, goal, place, a facilitator from outside.",
        opens="words",
    ),
    Key("roster.guest", "g", ask_guest, "guest", "Somebody sits in today, by name.", opens="words"),
)
