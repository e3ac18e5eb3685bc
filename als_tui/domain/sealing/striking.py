"""Striking: words that should never have been kept go out of every step of the log, and nothing else changes.

A step keeps its number and its facts, so that undo and redo of all other steps work as before; a fact only loses
its words, so that no undo brings them back. Words that no undo or redo can reach any more go with every strike.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from als_tui.domain.book import Book, Module
from als_tui.domain.sealing.strikable import (
    Caught,
    Earlier,
    HandOf,
    IssueOf,
    LineOf,
    Target,
    ToldOf,
    WordsOf,
    kind_of,
    target_of,
    topics_of,
    without_words,
    words_in,
    words_of,
)
from als_tui.domain.session.facts import Amended, Detail, Fact, Put, Question, Step
from als_tui.domain.session.live import Live, fold
from als_tui.domain.session.state import Session
from als_tui.domain.words.spelling import spellings
from als_tui.value import Value, replace

_WHOLE = 4
"""Words shorter than this are found elsewhere only if they stand as words of their own."""


class Struck(Value):
    """What striking comes to, worked out before anything is done."""

    live: Live
    """The set without the words."""
    words: tuple[str, ...]
    """What goes, each text once, the latest first."""
    also: Mapping[str, int]
    """What else holds the same words and keeps them, counted by kind."""
    targets: frozenset[Target]
    """What was meant, and what had the same words before or after it."""


def strike(live: Live, target: Target) -> Struck:
    """The set without the words of `target`, in any step that the log holds, undone ones too."""
    stands, done = _standing(live), frozenset(live.done)
    reached = done | frozenset(live.undone)
    targets = _moved_with(target, [step for step in live.log if step.seq in reached])
    gone: dict[str, None] = {}
    log = []
    for step in live.log:
        facts = []
        for fact in step.facts:
            of, said = target_of(fact), words_in(fact)
            over = target == Earlier() and (step.seq not in done or (of, said) not in stands)
            meant = of in targets or (bool(said) and over)
            gone |= dict.fromkeys(said if meant else ())
            silent = without_words(fact) if meant or step.seq not in reached else fact
            facts.append(_unplanned(silent, live, targets))
        log.append(replace(step, facts=tuple(facts)))
    book = _without_planned(live, targets)
    after, words = fold(book, log, ()), tuple(reversed(gone))
    return Struck(after, words, _also(words, after), targets)


def _without_planned(live: Live, targets: frozenset[Target]) -> Book:
    """The book without a line about today where it stands in the module that was planned for today, too."""
    number = live.session.module if live.session is not None else None
    module = live.book.modules.get(number or 0)
    if number is None or module is None:
        return live.book
    return live.book.put("modules", number, _silent_module(module, targets))


def _unplanned(fact: Fact, live: Live, targets: frozenset[Target]) -> Fact:
    """A change of that module in the session's own log, without the line."""
    today = live.session.module if live.session is not None else None
    if not isinstance(fact, Put) or fact.table != "modules" or fact.id != today:
        return fact
    before, after = (
        _silent_module(document, targets) if isinstance(document, Module) else document
        for document in (fact.before, fact.after)
    )
    return replace(fact, before=before, after=after)


def _silent_module(module: Module, targets: frozenset[Target]) -> Module:
    lines: tuple[Detail, ...] = ("topic", "goal", "place", "facilitator")
    return replace(module, **{line: "" for line in lines if LineOf(line) in targets})


def _moved_with(target: Target, steps: Iterable[Step]) -> frozenset[Target]:
    """Return the target with what its words came from or went to: a note may have filled a question."""
    moves = []
    for step in steps:
        match step.facts:
            case (Amended(question, Question()), Amended(note, None)):
                moves.append(frozenset[Target]((Caught(question), Caught(note))))
    targets, before = frozenset((target,)), frozenset[Target]()
    while targets != before:
        before = targets
        targets = targets.union(*(move for move in moves if move & targets))
    return targets


def last_caught(session: Session) -> Target | None:
    """What was caught last and has words; a check round has none."""
    return next((_said_in(*catch) for catch in reversed(session.caught) if catch[0] != "check"), None)


def drafts_left(
    drafts: Mapping[str, str], targets: Iterable[Target], words: tuple[str, ...]
) -> dict[str, str]:
    """The drafts that stay: not those of the struck things themselves, nor any in which their words stand."""
    topics, holds = frozenset[str]().union(*map(topics_of, targets)), _finder(words)
    return {
        topic: text
        for topic, text in drafts.items()
        if topic not in topics and not any(map(holds, typed_in(text)))
    }


def _said_in(what: str, number: int) -> Target:
    return Caught(number) if what == "entry" else WordsOf(number, "learning")


def _standing(live: Live) -> frozenset[tuple[Target, tuple[str, ...]]]:
    """The words that the session shows now, each with what it is of."""
    session = live.session
    if session is None:
        return frozenset()
    caught = ((Caught(entry.id), words_of(entry.content)) for entry in session.entries)
    words = ((WordsOf(*of), (text,)) for of, text in session.words.items())
    bids = ((IssueOf(person), (bid.issue,)) for person, bid in session.bids.items())
    hands = ((HandOf(person), (text,)) for person, text in session.hand_words.items())
    outcomes = (
        (ToldOf(action), (answer.learned, answer.changed)) for action, answer in session.progress.items()
    )
    lines = ((LineOf(detail), (text,)) for detail, text in session.details.items())
    every: tuple[tuple[Target, tuple[str, ...]], ...] = (*caught, *words, *bids, *hands, *outcomes, *lines)
    return frozenset((target, tuple(filter(None, said))) for target, said in every)


def _also(words: tuple[str, ...], live: Live) -> Mapping[str, int]:
    """Count where the same words stand elsewhere: each thing of the session once, and the set's book once."""
    holds = _finder(words, amid=True)
    facts = (fact for step in live.log for fact in step.facts if any(map(holds, words_in(fact))))
    counted = Counter(kind for kind, _ in {(kind_of(fact), target_of(fact)) for fact in facts})
    if any(map(holds, _texts(live.book))):
        counted["the set's book"] = 1
    return counted


def _finder(words: tuple[str, ...], *, amid: bool = False) -> Callable[[str], bool]:
    """Return a test for texts that hold one of `words`.

    Short ones count only if they are all of a text, or with `amid` also if they stand in it as words of their own.
    """
    wanted = [way for text in words for way in spellings(text) if way]
    short = [re.compile(rf"(?<!\w){re.escape(way)}(?!\w)") for way in wanted if len(way) < _WHOLE]

    def holds(said: str) -> bool:
        if any(way in said if len(way) >= _WHOLE else way == said for way in wanted):
            return True
        return amid and any(pattern.search(said) for pattern in short)

    return lambda text: any(map(holds, spellings(text)))


def typed_in(draft: str) -> tuple[str, ...]:
    """What a draft holds: a line as it is, or the fields of a form."""
    try:
        return draft, *map(str, dict(json.loads(draft)).values())
    except (ValueError, TypeError):
        return (draft,)


def _texts(book: Book) -> Iterator[str]:
    """All texts of the set's book, whatever holds them."""
    for documents in book.tables.values():
        yield from _strings(tuple(documents.values()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from _strings(getattr(value, name))
