"""The charter over its versions: what each of them changed, and who of today's members has not agreed to one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from als_tui.domain.book import Book, Charter, Policy, Record, active_members, in_order
from als_tui.domain.timing import local_time
from als_tui.value import Value

_ALIKE = 0.6
"""Part of their letters that two rules share from which one is the other in new words."""
_CAME = ("here", "late", "left")


class RuleChange(Value):
    """A rule that another version has in other words, has for the first time, or has no more."""

    before: str = ""
    """Empty for one that was added."""
    after: str = ""
    """Empty for one that was taken out."""


class Agreement(Value):
    """How today's members stand to a version of the charter, by number and in the order of their seats."""

    version: int
    agreed: tuple[int, ...]
    refused: tuple[int, ...]
    """Who did not agree when they were asked last."""
    not_told: tuple[int, ...]
    """Who came, and of whom only records that cannot tell say no more than that they did not agree."""
    not_asked: tuple[int, ...]
    kept: int
    """Sessions held with it whose record keeps who agreed."""
    held: int
    """Sessions held with it."""

    @property
    def whole(self) -> bool:
        """True once all of today's members have agreed."""
        return bool(self.agreed) and not (self.refused or self.not_told or self.not_asked)


def rule_changes(before: Charter, after: Charter) -> tuple[RuleChange, ...]:
    """What one version changed of another: by the places of the new rules, those taken out last.

    Empty for rules that only stand in another order.
    """
    gone = [rule for rule in before.rules if rule not in after.rules]
    found = []
    for rule in after.rules:
        if rule not in before.rules:
            was = _nearest(rule, gone)
            if was:
                gone.remove(was)
            found.append(RuleChange(was, rule))
    return (*found, *(RuleChange(rule, "") for rule in gone))


def _nearest(rule: str, others: Sequence[str]) -> str:
    """The rule that this one was before its words changed; empty if it is a new one."""
    alike = {other: SequenceMatcher(None, other, rule, autojunk=False).ratio() for other in others}
    nearest = max(alike, key=alike.__getitem__, default="")
    return nearest if nearest and alike[nearest] >= _ALIKE else ""


def agreement(book: Book, version: int) -> Agreement:
    """How today's members stand to a version, from the records of all sessions that were held with it.

    Their last answer counts; a session whose record keeps no answers is held, and not kept.
    """
    held = _held_with(book, version)
    kept = [record for record in held if record.charter == version]
    stands: dict[int, str] = {}
    for record in kept:
        for member in active_members(book):
            if answer := _answer(record, member):
                stands[member] = answer if answer != "not told" else stands.get(member, answer)

    def those(answer: str) -> tuple[int, ...]:
        return tuple(member for member in active_members(book) if stands.get(member, "") == answer)

    return Agreement(
        version, those("agreed"), those("refused"), those("not told"), those(""), len(kept), len(held)
    )


def _answer(record: Record, person: int) -> str:
    """What a record says of a person and its charter; empty for who was not asked."""
    if person in record.agreed:
        return "agreed"
    if record.refused is None:
        came = any(each.person == person and each.presence in _CAME for each in record.attendance)
        return "not told" if came else ""
    return "refused" if person in record.refused else ""


def _held_with(book: Book, version: int) -> list[Record]:
    """Sessions held with a version: those that name it, and those that keep none and lie where it was the newest."""
    found, newest = [], 0
    for record in in_order(book):
        if record.policy.keeps(Policy.ACTIONS):
            newest = record.charter or newest
            if record.charter == version:
                found.append(record)
        else:
            newest = max(newest, _newest_on(book, record))
            if newest == version:
                found.append(record)
    return found


def _newest_on(book: Book, record: Record) -> int:
    """The charter that was the newest on the day of a session."""
    day = local_time(record.began, record.zone).date()
    return max((version for version, charter in book.charter.items() if charter.since < day), default=0)
