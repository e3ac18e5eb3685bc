"""`als-tui actions`: how many actions of a set are due, for a reminder; its exit status tells a script."""

import json
import sys
from collections.abc import Sequence

from als_tui.bootstrap import BROKEN, find_set, sets
from als_tui.commands.statuses import DUE
from als_tui.domain.book import Book
from als_tui.domain.programme.register import Choose, Owner, due_within, owner_of, register
from als_tui.domain.session.state import Person
from als_tui.domain.timing import wall_time
from als_tui.domain.words.counting import listed
from als_tui.domain.words.naming import people_called
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character


def actions(
    data: str | None, words: str, *, days: int | None, owner: str | None, as_json: bool, text: bool
) -> int:
    """Print how many actions are open and due, with `text` which; of one person alone if `owner` names one."""
    from als_tui.clock import SystemClock
    from als_tui.exports.register import actions_data, actions_text, counts_of, counts_text
    from als_tui.ports import SetDamaged

    found = find_set(data, words)
    if isinstance(found, int):
        return found
    try:
        book = sets(found[0]).book(found[1])
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    whose = _owner(book, owner) if owner is not None else None
    if isinstance(whose, str):
        said(whose, error=True)
        return 2
    today = wall_time(SystemClock().read().wall, book.profile.zone).date()
    wanted = register(book, today, Choose(closed=True, owner=whose))
    within = days or 0
    counts = counts_of(book, wanted, within, today)
    listed = due_within(wanted, within) if days is not None else wanted
    write_any_character()
    if as_json:
        texts = {"actions": actions_data(listed)} if text else {}
        printed(json.dumps({**counts, "days": within, **texts}) + "\n", sys.stdout)
    else:
        printed(counts_text(counts, within) + (actions_text(listed) if text else ""), sys.stdout)
    return DUE if counts["due"] else 0


def _owner(book: Book, words: str) -> Owner | str:
    """Whose actions are meant, or why that is not clear."""
    owners = [Owner(member) for member in book.members]
    guests = (
        {owner_of(action) for action in book.actions.values() if not action.owner} if book.actions else ()
    )
    owners += sorted(guests, key=lambda guest: guest.name)
    people = [Person(number, _name(book, owner)) for number, owner in enumerate(owners)]
    called: Sequence[Person] = people_called(words, people)
    if len(called) == 1:
        return owners[called[0].id]
    if called:
        return f"More than one is called that: {listed(person.name for person in called)}."
    return "Nobody of this set is called that."


def _name(book: Book, owner: Owner) -> str:
    return book.members[owner.member].name if owner.member else owner.name
