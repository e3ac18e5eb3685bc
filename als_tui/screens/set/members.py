"""Who belongs to a set: a member joins, leaves, or has the name put right; each change can be undone."""

from datetime import date
from functools import partial

from als_tui.domain.book import active_members
from als_tui.domain.moves import setbook
from als_tui.domain.session.live import today_of
from als_tui.domain.session.state import Person
from als_tui.domain.words.counting import counted
from als_tui.domain.words.naming import mistakable, people_called
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import A_NAME
from als_tui.keys import Key
from als_tui.screens.common.choice import Choice, seat_key
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.widgets.values import LineQuestion

_JOINS, _RENAMED, _WHICH = "member", "rename", "which"
"""Topics of the entry line."""
_PICKED_BY_KEY = 10
"""Members that are picked by one key; more are found by a letter or two."""


def ask_member(screen: SetScreen) -> None:
    """Ask which member, and then what is to be changed."""
    members = active_members(screen.set_now.book)
    if not members:
        screen.say(f"The set has no members; {press('set.member')} adds one.", "refused")
    elif len(members) > _PICKED_BY_KEY:
        screen.ask_topic(_WHICH)
    else:
        choices = [
            Choice(seat_key(seat), str(id), member.name) for seat, (id, member) in enumerate(members.items())
        ]
        screen.window(ChoiceScreen("Which member?", choices), partial(_ask_what, screen))


def asks(screen: SetScreen) -> Asks:
    """Who joins, how a member is called, and which member is meant."""
    return {
        _JOINS: Ask(
            lambda _: _joins(screen),
            lambda _, name: screen.do(setbook.add_member, name, _today(screen)),
        ),
        _RENAMED: Ask(
            lambda id: _renamed(screen, int(id)),
            lambda id, name: screen.do(setbook.rename_member, int(id), name),
        ),
        _WHICH: Ask(lambda _: _which(screen), lambda _, text: _take_which(screen, text)),
    }


def _today(screen: SetScreen) -> date:
    return today_of(screen.set_now, screen.moment)


def _ask_what(screen: SetScreen, chosen: str | None) -> None:
    member = active_members(screen.set_now.book).get(int(chosen)) if chosen else None
    if member is None:
        return
    choices = [
        Choice("r", f"rename:{chosen}", "Put the name right"),
        Choice(
            "l", f"leaves:{chosen}", "Leaves the set", f"what was kept stays; {press('step.undo')} undoes it"
        ),
    ]
    screen.window(ChoiceScreen(member.name, choices), partial(_change, screen))


def _change(screen: SetScreen, chosen: str | None) -> None:
    what, _, id = (chosen or "").partition(":")
    if what == "rename":
        screen.ask_topic(f"{_RENAMED}:{id}")
    elif what == "leaves":
        screen.do(setbook.member_leaves, int(id), _today(screen))


def _joins(screen: SetScreen) -> LineQuestion:
    return LineQuestion(
        _JOINS,
        "Who joins the set?",
        read=lambda name: _read_name(screen, name),
        allowed=lambda _: A_NAME,
    )


def _renamed(screen: SetScreen, id: int) -> LineQuestion | None:
    member = screen.set_now.book.members.get(id)
    if member is None:
        return None
    return LineQuestion(
        f"{_RENAMED}:{id}",
        f"{member.name} is called",
        member.name,
        lambda name: _read_name(screen, name, id),
        allowed=lambda _: A_NAME,
    )


def _which(screen: SetScreen) -> LineQuestion:
    def read(text: str) -> str:
        return ", ".join(person.name for person in _called(screen, text)) or "nobody is called that"

    return LineQuestion(_WHICH, "Which member? A letter or two of the name", read=read)


def _take_which(screen: SetScreen, text: str) -> bool:
    called = _called(screen, text)
    if len(called) != 1:
        which = f"Which one: {', '.join(person.name for person in called)}?"
        screen.say(which if called else "Nobody here is called that.", "refused")
        return False
    screen.call_later(_ask_what, screen, str(called[0].id))  # behind the closing of the line
    return True


def _called(screen: SetScreen, text: str) -> tuple[Person, ...]:
    members = active_members(screen.set_now.book)
    return people_called(text, [Person(id, member.name) for id, member in members.items()])


def _read_name(screen: SetScreen, name: str, id: int | None = None) -> str:
    """What the set would be with this name, of the member `id` if that is one already."""
    members = active_members(screen.set_now.book)
    others = [member.name for other, member in members.items() if other != id]
    if setbook.taken(others, name):
        return "? a member has that name"
    if why := setbook.names_trouble([*others, name.strip()]):
        return why
    near = mistakable(name, others)
    return f"{counted(len(others) + 1, 'member')} then" + (f"; {near} is somebody else?" if near else "")


KEYS = (
    Key(
        "set.member",
        "m",
        lambda screen: screen.ask_topic(_JOINS),
        "add member",
        "A new member joins the set.",
    ),
    Key("set.members", "M", ask_member, "members", "Rename a member, or say that one leaves the set."),
)
