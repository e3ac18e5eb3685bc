"""The day that was promised, found in the steps of a set that was written before schema 7.

Until then an action had one day alone, which putting it off changed. The steps since the last seal still tell the day
before; of what was put off earlier than that nothing does, and the present day stands.
"""

from collections.abc import Iterable, Mapping

from als_tui.domain.book import Action, Book, Document
from als_tui.domain.days.calendar import Due
from als_tui.domain.session.facts import Fact, Put, Step
from als_tui.value import replace

TOLD_SINCE = 7
"""The schema from which on an action says what was promised."""
_Steps = tuple[Step, ...]


def with_promises(book: Book, log: _Steps, tail: _Steps) -> tuple[Book, _Steps, _Steps]:
    """All three with the day before a step changed an action's day alone; undoing that step fits as before."""
    promised = _before_put_off((*log, *tail))
    for id, action in book.actions.items():
        if id in promised:
            book = book.put("actions", id, replace(action, promised=promised[id]))
    return book, _told(log, promised), _told(tail, promised)


def _before_put_off(steps: Iterable[Step]) -> Mapping[int, Due | None]:
    """The first day of each action that was put off, by its number."""
    found: dict[int, Due | None] = {}
    for put in (fact for step in steps for fact in step.facts if isinstance(fact, Put)):
        before, after = put.before, put.after
        if isinstance(before, Action) and isinstance(after, Action) and _was_put_off(before, after):
            found.setdefault(put.id, before.due)
    return found


def _was_put_off(before: Action, after: Action) -> bool:
    return before.due != after.due and after == replace(before, due=after.due, promised=after.promised)


def _told(steps: _Steps, promised: Mapping[int, Due | None]) -> _Steps:
    def side(document: Document | None, id: int) -> Document | None:
        if isinstance(document, Action) and id in promised:
            return replace(document, promised=promised[id])
        return document

    def fact_now(fact: Fact) -> Fact:
        if not isinstance(fact, Put):
            return fact
        return replace(fact, before=side(fact.before, fact.id), after=side(fact.after, fact.id))

    return (
        tuple(replace(step, facts=tuple(map(fact_now, step.facts))) for step in steps) if promised else steps
    )
