"""An action of the register is put right in its form; what was typed and not kept opens again."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial

from als_tui.domain.book import active_members
from als_tui.domain.moves import register as moves
from als_tui.domain.programme.register import Registered
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Person
from als_tui.domain.words.pressing import press
from als_tui.engine import Refused
from als_tui.screens.common.open_set import OpenSet
from als_tui.screens.register.form import RegisterFormScreen, RegisterWords
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
    draft = partial(screen.engine.draft, _topic(one.id))
    form = RegisterFormScreen(_left(screen, one.id) or usual, context, draft, partial(_kept, screen, one.id))
    screen.window(form, partial(_closed, screen, one.id, usual))


def _topic(id: int) -> str:
    """Names the draft on the disk."""
    return f"register:{id}"


def _left(screen: OpenSet, id: int) -> Mapping[str, str]:
    """What was typed and not kept; nothing if all was."""
    with suppress(ValueError, TypeError):
        words = dict(json.loads(screen.engine.drafts.get(_topic(id), "")))
        return {str(name): str(text) for name, text in words.items()}
    return {}


def _kept(screen: OpenSet, id: int, said: Commitment) -> str:
    """Keep the action; returns why not, if so."""
    outcome = screen.engine.do(moves.put_right, id, said)
    if isinstance(outcome, Refused) and outcome.why != moves.SAME.why:
        return outcome.why
    screen.tell(outcome)
    return ""


def _closed(screen: OpenSet, id: int, usual: Mapping[str, str], words: RegisterWords | None) -> None:
    """Forget the draft of what was kept; keep what was only typed."""
    if words is None:
        return
    typed = words.action is None and words.values != usual
    screen.engine.draft(_topic(id), json.dumps(dict(words.values)) if typed else "")
    if typed:
        screen.say(f"What you typed is kept; {press('register.edit')} opens it again.")
