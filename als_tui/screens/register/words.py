"""The register in words: each action's row, all that it says, and how many there are."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from als_tui.domain.book import Action, Book, Progress, Status, open_actions, owed_actions
from als_tui.domain.days.calendar import Due, spell_day, spell_due
from als_tui.domain.programme import sentences
from als_tui.domain.programme.outcomes import outcome_word, promised_beside, promises, told_since
from als_tui.domain.programme.register import Choose, Owner, Registered
from als_tui.domain.words.counting import times
from als_tui.domain.words.pressing import press
from als_tui.screens.pages.words import dotted
from als_tui.screens.progress.words import OUTCOMES, told_words
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("whose", 3, 14, name=True),
    Column("action", 20),
    Column("due", 4, 15),
    Column("promised", 4, 15, wide=True, spare=True),
    Column("from", 2, 4, wide=True),
    Column("carried", 2, 7, wide=True, spare=True, right=True),
    Column("", 5, 12, right=True),
)
_SOUGHT = 20
"""Cells of the words that are sought, where they are named."""


def rows(found: Iterable[Registered], today: date) -> dict[str, tuple[Words, ...]]:
    """A row for each action; a name stands once if its actions follow one another."""
    lines, before = {}, None
    for one in found:
        style = "" if one.action.status is Status.OPEN else "$quiet"
        texts = (
            "" if one.owner == before else one.owner,
            one.action.text,
            _day(one.action.due, today),
            _day(one.action.promised, today) if promised_beside(one.action, str) else "",
            f"S{one.action.session}",
            f"{one.carried}x" if one.carried else "–",
        )
        past = "$warning" if one.overdue else style
        lines[str(one.id)] = (*(Words(text, style) for text in texts), Words(state(one), past))
        before = one.owner
    return lines


def state(one: Registered) -> str:
    """Where an action stands, with a sign, and how far past its day it is."""
    action = one.action
    if action.status is not Status.OPEN:
        return OUTCOMES[action.status]
    if not one.waits:
        return told_since(action)
    if one.falls_due is None:
        return ""
    if one.past == 0:
        return "today"
    return f"✗ {one.past} d" if one.past > 0 else f"in {-one.past} d"


def about(one: Registered, book: Book, today: date) -> list[str]:
    """All that an action says, a line each: its words, then the facts, the cue, what was told and answered."""
    action = one.action
    promised = promised_beside(action, partial(spell_day, today=today))
    days = f"{_spelled(action, book, today)}{promised}"
    made = (f"from session {action.session}", f"carried {times(one.carried)}" if one.carried else "")
    facts = [days, dotted(*made)] if promised else [dotted(days, *made)]
    plan = dotted(
        f"If-then: {action.cue}" if action.cue else "",
        f"{action.confidence} of 10 sure" if action.confidence is not None else "",
        f"with {action.supporter}" if action.supporter else "",
    )
    unasked = one.id in open_actions(book) and one.id not in owed_actions(book)
    closes = shown(f"No session asks who is no member now: {_closing()} closes it.") if unasked else ""
    answers = [answer_words(answer, today) for answer in reversed(action.progress)]
    told = [_capital(told_words(action.between, today))] if action.between else []
    return [f"{one.owner}: {action.text}", *facts, *filter(None, (closes, *told, plan, *answers))]


def answer_words(answer: Progress, today: date) -> str:
    """What a progress round heard, and what had been told before it."""
    learned = f", “{answer.learned}”" if answer.learned else ""
    changed = f"changed: “{answer.changed}”" if answer.changed else ""
    told = answer.told
    before = "" if told is None else told_words(told, today)
    if told is not None and told.words == answer.learned:
        before = f"told {spell_day(told.on, today)}: {outcome_word(told.outcome)}"
    return dotted(f"S{answer.session} {outcome_word(answer.outcome)}{learned}", changed, before)


def counts(book: Book, today: date) -> str:
    """How many are open, past their day and told of since; and how many there are in all."""
    count = promises(book, book.actions.values(), today)
    return dotted(
        f"{count.open} open",
        f"{count.overdue} past their day" if count.overdue else "",
        sentences.told_since_words(count),
        f"{count.made} in all",
    )


def shows(choose: Choose, book: Book, found: int) -> str:
    """What of the register shows, and in which order."""
    whose = f" of {owner_name(book, choose.owner)}" if choose.owner else ""
    sought = f" with “{fit(choose.sought, _SOUGHT)}”" if choose.sought else ""
    which = "all" if choose.closed else "open"
    narrowed = f" ({found})" if whose or sought else ""
    return f"Shown: {which}{whose}{sought}{narrowed}, by {choose.order.value}"


def show_again(choose: Choose, book: Book) -> str:
    """That a search has ended."""
    whose = f" of {owner_name(book, choose.owner)}" if choose.owner else ""
    return f"All{whose} show again."


def none(choose: Choose, book: Book, *, typing: bool = False) -> str:
    """Why there is no row; `typing` while letters are words."""
    if not book.actions:
        return "No action was promised yet; the sessions bring them."
    if choose.sought:
        widens = "Esc" if typing else press("view.leave")
        again = "" if typing else f"{press('register.search')} searches again, "
        return f"Nothing found for “{fit(choose.sought, _SOUGHT)}”. {again}{widens} shows all."
    return f"No action is open. {press('register.filter')} shows all."


def next_words(found: Iterable[Registered], book: Book) -> str:
    """What is next, in a sentence, and whom the coming session still asks."""
    found_open, owed = (
        {one.id for one in found if one.action.status is Status.OPEN},
        owed_actions(book).keys(),
    )
    if not found_open:
        return ""
    keys = f"{_closing()} or {press('register.carried')}"
    asks = f"S{book.next_id('sessions')} still asks"
    if found_open <= owed:
        return f"{keys}, as its owner told; {asks}."
    return f"{keys}; {asks} members." if found_open & owed else f"{keys}; no session asks."


def _closing() -> str:
    """The keys of the outcomes after which an action is no longer open."""
    return ", ".join(press(f"register.{outcome}") for outcome in ("done", "partly", "missed", "dropped"))


def owner_name(book: Book, owner: Owner) -> str:
    """What an owner is called today."""
    member = book.members.get(owner.member)
    return member.name if member else owner.name


def full_text(one: Registered, book: Book, today: date) -> str:
    """An action in full, to be read in a window."""
    return "\n\n".join(about(one, book, today)[1:])


def commitment_values(action: Action, owner: str) -> Mapping[str, str]:
    """An action as its form holds it."""
    return {
        "what": action.text,
        "who": owner,
        "when": action.due.isoformat() if isinstance(action.due, date) else action.due or "",
        "cue": action.cue,
        "sure": "" if action.confidence is None else str(action.confidence),
        "helper": action.supporter,
    }


def _day(due: Due | None, today: date) -> str:
    if due is None:
        return "no date"
    return spell_day(due, today) if isinstance(due, date) else "next"


def _spelled(action: Action, book: Book, today: date) -> str:
    planned = book.profile.next_session
    due = spell_due(action.due, today, planned.date() if planned else None)
    return f"due {due}" if action.due else due


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
