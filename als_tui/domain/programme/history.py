"""Words found again over all sealed sessions: what each record holds, and which of it its policy did not keep."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal

from als_tui.domain.book import NOBODY, Action, Book, Policy, Record, Status, day_of, in_order
from als_tui.domain.programme.outcomes import standing, times_carried
from als_tui.domain.words.counting import counted
from als_tui.domain.words.spelling import all_stand_in, one_spelling, spellings, words_sought
from als_tui.value import Value, replace

THE_SET = "set"
"""Whose words nobody's are."""


class WordKind(StrEnum):
    """What words of a record are."""

    TOPIC = "topic"
    GOAL = "goal"
    PLACE = "place"
    ISSUE = "issue"
    QUESTION = "question"
    PROGRESS = "progress"
    ACTION = "action"
    DECISION = "decision"
    LEARNING = "learning"
    PULSE = "pulse"
    CHECK_IN = "check-in"
    CHECK_OUT = "check-out"
    BID = "bid"
    NOTE = "note"
    CORRECTION = "correction"

    @property
    def kept_from(self) -> Policy:
        """The least policy that keeps such words; a correction is said after the seal, whatever that kept."""
        match self:
            case WordKind.CORRECTION:
                return Policy.NOTHING
            case WordKind.ACTION | WordKind.DECISION | WordKind.PROGRESS:
                return Policy.ACTIONS
            case WordKind.PULSE | WordKind.CHECK_IN | WordKind.CHECK_OUT | WordKind.BID | WordKind.NOTE:
                return Policy.ALL
        return Policy.QUESTIONS

    @property
    def for_the_set(self) -> bool:
        """True for what a record shows to the set; the rest stands below it, for the facilitator alone."""
        return self not in (WordKind.CHECK_IN, WordKind.CHECK_OUT, WordKind.BID, WordKind.NOTE)


CARRIED = "carried"
"""An action that is open, as a progress round heard."""
Only = Literal["", "helped", "decisions"]
"""One list alone: the questions of which a presenter said that they helped, or what the set decided."""
_ONLY: Mapping[Only, tuple[WordKind, ...]] = {
    "helped": (WordKind.QUESTION,),
    "decisions": (WordKind.DECISION,),
}
_OCCASIONS = {kind.value: kind for kind in WordKind}
_ON_PAPER = frozenset((WordKind.ACTION, WordKind.CORRECTION))
"""What can be in a record that was entered from paper."""


class Finding(Value):
    """Some words of a record."""

    session: int
    on: date
    """When the session was held; of a correction, when it was said."""
    kind: WordKind
    who: str
    """Whose they are, as they are called today; empty where the policy did not keep it."""
    text: str
    helped: bool = False
    state: str = ""
    """Of an action where it stands, of a question its kind."""
    slot: str = ""
    """In whose slot a question was asked."""
    more: tuple[str, ...] = ()
    """What else was said with it."""


class Query(Value):
    """What is sought."""

    words: str = ""
    """Each has to stand in it, or to be its kind, or in the name of whose it is."""
    sessions: frozenset[int] = frozenset()
    """Any of these alone; all if there are none."""
    only: Only = ""

    @property
    def kinds(self) -> frozenset[WordKind]:
        """The kinds of which it is said where they were not kept: those named, beside what people usually seek."""
        if self.only:
            return frozenset(_ONLY[self.only])
        named = {kind for word in self.words.split() if (kind := _OCCASIONS.get(word.removesuffix("s")))}
        return frozenset((WordKind.QUESTION, *named))


class Unkept(Value):
    """A session of which not all that is sought was kept."""

    session: int
    why: str


def query_of(typed: str, only: Only = "") -> Query:
    """Read what is typed: a session as `s3`, and words, names and kinds in any order."""
    words, sessions = [], set()
    for word in one_spelling(typed).split():
        if word[0] == "s" and word[1:].isascii() and word[1:].isdecimal():
            sessions.add(int(word[1:]))
        else:
            words.append(word)
    return Query(" ".join(words), frozenset(sessions), only)


class History:
    """All words of the sealed sessions of a book, the newest session first, made ready to be searched as one types."""

    def __init__(self, book: Book) -> None:
        """Read each record once."""
        self.findings = tuple(_all_findings(book))
        self._places = [spellings("\n".join(_texts(each))) for each in self.findings]

    def found(self, query: Query) -> tuple[Finding, ...]:
        """What is sought."""
        words = words_sought(query.words)
        return tuple(
            each
            for each, places in zip(self.findings, self._places, strict=True)
            if _is_meant(each, query) and all_stand_in(places, words)
        )


def listed(book: Book, only: Only) -> tuple[Finding, ...]:
    """One list alone of all sessions: the questions that helped, or what was decided."""
    return History(book).found(Query(only=only))


def unkept(book: Book, query: Query) -> tuple[Unkept, ...]:
    """The sessions of which the policy, or the paper, did not keep all that is sought, in order."""
    level = max((kind.kept_from for kind in query.kinds), key=list(Policy).index)
    sought = (each for each in in_order(book) if not query.sessions or each.number in query.sessions)
    said = ((record.number, _unkept(record, level, query.kinds)) for record in sought)
    return tuple(Unkept(number, why) for number, why in said if why)


def _unkept(record: Record, level: Policy, kinds: frozenset[WordKind]) -> str:
    if record.paper and record.policy.keeps(Policy.ACTIONS) and kinds - _ON_PAPER:
        return "came from paper, with actions only"
    if record.policy.keeps(level):
        return ""
    return {
        Policy.NOTHING: "kept no words, only who met",
        Policy.ACTIONS: "kept actions and decisions only",
        Policy.QUESTIONS: "kept actions and questions, no notes",
    }[record.policy]


def _is_meant(each: Finding, query: Query) -> bool:
    if query.sessions and each.session not in query.sessions:
        return False
    if query.only == "helped":
        return each.helped
    return not query.only or each.kind in _ONLY[query.only]


def _texts(each: Finding) -> tuple[str, ...]:
    """All words by which it is found: an `s` behind the kind, as one types `decisions`; of what is carried, open."""
    star = "helped" if each.helped else ""
    still = Status.OPEN.value if each.state == CARRIED else ""
    return f"{each.kind}s", star, each.who, each.text, each.slot, each.state, still, *each.more


def _all_findings(book: Book) -> Iterator[Finding]:
    """Of each record, the newest first, in the record's order; then what the bank alone has of it."""
    starred = {
        one_spelling(asked.text)
        for record in book.sessions.values()
        for asked in record.questions
        if asked.starred
    }
    for record in reversed(in_order(book)):
        for part in (_about_it, _presented, _told, _promised, _decided, _said, _corrected):
            yield from part(book, record)
        for helpful in book.bank.values():
            if helpful.session == record.number and one_spelling(helpful.text) not in starred:
                found = _of(record, WordKind.QUESTION, "", helpful.text)
                yield replace(found, helped=True, state=helpful.kind)


def _about_it(book: Book, record: Record) -> Iterator[Finding]:
    for kind, text in (
        (WordKind.TOPIC, record.topic),
        (WordKind.GOAL, record.goal),
        (WordKind.PLACE, record.place),
    ):
        if text:
            yield _of(record, kind, THE_SET, text)


def _presented(book: Book, record: Record) -> Iterator[Finding]:
    """Each issue, with the questions of its slot; then those outside of one."""
    for place, slot in enumerate(record.presented):
        name = book.called(record, slot.person)
        if slot.issue:
            yield _of(record, WordKind.ISSUE, name, slot.issue)
        yield from _asked(book, record, place, name)
    yield from _asked(book, record, None, "")


def _asked(book: Book, record: Record, place: int | None, presenter: str) -> Iterator[Finding]:
    for asked in record.questions:
        if asked.slot == place and asked.text:
            found = _of(record, WordKind.QUESTION, book.called(record, asked.asker), asked.text)
            yield replace(found, helped=asked.starred, state=asked.kind, slot=presenter)


def _told(book: Book, record: Record) -> Iterator[Finding]:
    for told in record.progress:
        for text in filter(None, (told.learned, told.changed)):
            yield replace(
                _of(record, WordKind.PROGRESS, book.owner(told.action), text), more=(f"of: {told.text}",)
            )


def _promised(book: Book, record: Record) -> Iterator[Finding]:
    """Each owner's actions together."""
    made = [book.actions[id] for id in record.actions if id in book.actions]
    owners = list(dict.fromkeys(map(book.whose, made)))
    for action in sorted(made, key=lambda action: owners.index(book.whose(action))):
        found = _of(record, WordKind.ACTION, book.whose(action), action.text)
        yield replace(found, state=_state(action), more=tuple(_more(action)))


def _state(action: Action) -> str:
    carried = standing(action) == Status.OPEN and times_carried(action)
    return CARRIED if carried else standing(action)


def _more(action: Action) -> Iterator[str]:
    if action.cue:
        yield f"cue: {action.cue}"
    if action.supporter:
        yield f"supporter: {action.supporter}"
    if action.between is not None and action.between.words:
        yield f"told since: {action.between.words}"


def _decided(book: Book, record: Record) -> Iterator[Finding]:
    for decision in record.decisions:
        yield _of(record, WordKind.DECISION, THE_SET, decision)


def _said(book: Book, record: Record) -> Iterator[Finding]:
    """What people said; a bid that was presented is told as its issue."""
    issues = {(slot.person, slot.issue) for slot in record.presented}
    for said in record.words:
        if said.text and not (said.about == WordKind.BID and (said.person, said.text) in issues):
            who = THE_SET if said.person == NOBODY else book.called(record, said.person)
            yield _of(record, _OCCASIONS.get(said.about, WordKind.NOTE), who, said.text)


def _corrected(book: Book, record: Record) -> Iterator[Finding]:
    for said in record.corrections:
        yield Finding(record.number, said.on, WordKind.CORRECTION, THE_SET, said.text)


def _of(record: Record, kind: WordKind, who: str, text: str) -> Finding:
    return Finding(record.number, day_of(record), kind, who, text)


def counts(found: Sequence[Finding]) -> str:
    """How many there are, and of how many sessions."""
    if not found:
        return "nothing found"
    return f"{len(found)} found in {counted(len({each.session for each in found}), 'session')}, newest first"
