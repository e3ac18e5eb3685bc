"""The charter to read: each version with what it changed, and of the newest who has not agreed to it."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Book, Charter, Profile
from als_tui.domain.days.calendar import spell_due
from als_tui.domain.programme.charter import Agreement, agreement, rule_changes
from als_tui.domain.words.counting import counted, listed


def version_pages(book: Book, today: date) -> list[tuple[str, str]]:
    """Title and text of each version, the newest first."""
    versions = sorted(book.charter, reverse=True)
    return [(_title(book, version, today), _text(book, version)) for version in versions]


def _title(book: Book, version: int, today: date) -> str:
    newest, since = max(book.charter), spell_due(book.charter[version].since, today)
    return f"Charter, version {version}{f' of {newest}' if newest > 1 else ''}, since {since}"


def _text(book: Book, version: int) -> str:
    charter, newest = book.charter[version], max(book.charter)
    before = max((older for older in book.charter if older < version), default=None)
    parts = [
        "\n\n".join(f"{place}. {rule}" for place, rule in enumerate(charter.rules, start=1)),
        _changes(book.charter[before], before, charter) if before is not None else "",
        "\n".join(_agreed(book, agreement(book, version))) if version == newest else "",
        _seal_keeps(book.profile) if version == newest else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _changes(before: Charter, number: int, after: Charter) -> str:
    """A sign and a rule a line: what was said before, and what is said now."""
    found = rule_changes(before, after)
    if not found:
        return f"Since version {number} only the order of the rules changed."
    signed = (("–", change.before) for change in found), (("+", change.after) for change in found)
    lines = (f" {sign} {rule}" for pair in zip(*signed, strict=True) for sign, rule in pair if rule)
    return "\n".join((f"What changed since version {number}:", *lines))


def _agreed(book: Book, found: Agreement) -> Iterable[str]:
    """Who has agreed and who has not, and from how many sessions that is known."""
    if not found.held:
        yield "Nobody was asked yet: the set agrees to it at its next check-in."
        return
    of_how_many = f"From {found.kept} of {counted(found.held, 'session')} that kept it."
    if not found.kept:
        yield f"Who of today's members agreed is not on record. {of_how_many}"
        return
    members = len(found.agreed) + len(found.refused) + len(found.not_told) + len(found.not_asked)
    many = f"all {members}" if found.whole else f"{len(found.agreed)} of {members}"
    yield f"Of today's members {many} agreed to it. {of_how_many}"
    yield from (
        f"{label}: {listed(book.members[person].name for person in people)}"
        for label, people in (
            ("Did not agree", found.refused),
            ("Not asked", found.not_asked),
            ("Did not agree or were not asked, an older record cannot tell", found.not_told),
        )
        if people
    )


def _seal_keeps(profile: Profile) -> str:
    policy = profile.policy
    dropped = f"What it removes: {policy.drops} " if policy.drops else ""
    return f"What the seal keeps ({policy.label}): {policy.words} {dropped}Exported files stay."
