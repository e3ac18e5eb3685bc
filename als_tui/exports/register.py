"""The register for the shell: counts without a word of anybody, and on request the actions, one fact a line."""

from collections.abc import Iterable, Mapping
from datetime import date

from als_tui.domain.book import Book, Status
from als_tui.domain.programme.outcomes import STILL_ASKED, outcome_word, promised_beside, promises
from als_tui.domain.programme.register import Registered, due_within
from als_tui.domain.words.counting import counted, times
from als_tui.domain.words.text import shown
from als_tui.exports.fact_lines import day_value
from als_tui.exports.markdown import spell_day


def counts_of(book: Book, found: Iterable[Registered], days: int, today: date) -> Mapping[str, int]:
    """How many actions are open, past their day, due within the days, told of since; and how many were made."""
    every = tuple(found)
    count = promises(book, (one.action for one in every), today)
    return {
        "open": count.open,
        "overdue": count.overdue,
        "due": len(due_within(every, days)),
        "told_between": count.between,
        "made": count.made,
    }


def counts_text(counts: Mapping[str, int], days: int) -> str:
    """The counts, a line each, as they are read aloud."""
    within = f"within {counted(days, 'day')}" if days else "today"
    return (
        f"Open actions: {counts['open']}\n"
        f"Past their day: {counts['overdue']}\n"
        f"Due {within}, past ones included: {counts['due']}\n"
        f"Told between sessions: {counts['told_between']}\n"
        f"Made in all: {counts['made']}\n"
    )


def actions_text(found: Iterable[Registered]) -> str:
    """The open actions in full, one fact a line."""
    return "".join(f"\n{_action(one)}" for one in found if one.action.status is Status.OPEN)


def actions_data(found: Iterable[Registered]) -> list[dict[str, object]]:
    """The same as values of JSON."""
    return [
        {
            "owner": one.owner,
            "text": one.action.text,
            "due": day_value(one.action.due),
            "promised": day_value(one.action.promised),
            "days_past": one.past if one.falls_due else None,
            "session": one.action.session,
            "carried": one.carried,
            "told": one.action.between.outcome.value if one.action.between else None,
            "told_words": one.action.between.words if one.action.between else None,
        }
        for one in found
        if one.action.status is Status.OPEN
    ]


def _action(one: Registered) -> str:
    told = one.action.between
    said = f": {told.words}" if told and told.words else ""
    outcome = outcome_word(told.outcome) if told else ""
    lines = (
        f"{one.owner}: {one.action.text}",
        _due(one),
        f"From session {one.action.session}",
        f"Carried {times(one.carried)}" if one.carried else "",
        f"When: {one.action.cue}" if one.action.cue else "",
        f"Told {spell_day(told.on)}: {outcome}{said}; {STILL_ASKED}" if told else "",
    )
    return "".join(f"{shown(line)}\n" for line in lines if line)


def _due(one: Registered) -> str:
    beside = promised_beside(one.action, spell_day)
    if one.falls_due is None:
        return f"{'Due at the next session, which has no date' if one.action.due else 'No date'}{beside}"
    away = {0: "today"}.get(one.past) or (
        f"{counted(one.past, 'day')} ago" if one.past > 0 else f"in {counted(-one.past, 'day')}"
    )
    at = "" if isinstance(one.action.due, date) else "at the next session, "
    return f"Due {at}{spell_day(one.falls_due)}, {away}{beside}"
