"""An action of the register is put right in its form; what was typed and not kept opens again."""

from datetime import date
from functools import partial

from als_tui.domain.book import active_members
from als_tui.domain.moves import register as moves
from als_tui.domain.programme.register import Registered
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Person
from als_tui.engine import Refused
from als_tui.screens.common.form import open_form
from als_tui.screens.common.open_set import OpenSet
from als_tui.screens.register.form import RegisterFormScreen
from als_tui.screens.register.words import commitment_values
from als_tui.screens.session.action_form import Context


def mend(screen: OpenSet, one: Registered, today: date) -> None:
    """Open the form, as it was left."""
    book, usual = screen.set_now.book, commitment_values(one.action, one.owner)
    planned = book.profile.next_session
    people = {id: member.name for id, member in active_members(book).items()}
    people.setdefault(one.action.owner, one.owner)  # a guest, or who has left
    context = Context(
        tuple(Person(id, name) for id, name in people.items()),
        today,
        planned.date() if planned else None,
    )
    form = RegisterFormScreen(screen.engine, one.id, usual, context, partial(_kept, screen, one.id))
    open_form(screen, form, "register.edit")


def _kept(screen: OpenSet, id: int, said: Commitment) -> str:
    """Keep the action; returns why not, if so."""
    outcome = screen.engine.do(moves.put_right, id, said)
    if isinstance(outcome, Refused) and outcome.why != moves.SAME.why:
        return outcome.why
    screen.tell(outcome)
    return ""
