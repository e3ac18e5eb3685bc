"""Words found again over all sealed sessions: what each record holds, and which of it its policy did not keep."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from als_tui.domain.book import NOBODY, Action, Book, Policy, Record, Status
from als_tui.domain.programme.board import day_of, in_order
from als_tui.domain.programme.outcomes import times_carried
from als_tui.domain.words.counting import counted
from als_tui.domain.words.spelling import all_stand_in, one_spelling, spellings, words_sought
from als_tui.value import Value, replace

THE_SET = "set"
"""Whose words nobody's are."""


class Kind(StrEnum):
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
            case Kind.CORRECTION:
                return Policy.NOTHING
            case Kind.ACTION | Kind.DECISION | Kind.PROGRESS:
                return Policy.ACTIONS
            case Kind.PULSE | Kind.CHECK_IN | Kind.CHECK_OUT | Kind.BID | Kind.NOTE:
                return Policy.ALL
        return Policy.QUESTIONS


HELPED = "helped"
"""In place of a kind: the questions of which a presenter said that they helped."""
DECIDED = f"{Kind.DECISION}s"
"""What finds the decisions of the set."""
_KINDS = {name: kind for kind in Kind for name in (kind.value, f"{kind}s")}
_OCCASIONS = {kind.value: kind for kind in Kind}
_ON_PAPER = frozenset((Kind.ACTION, Kind.CORRECTION))
"""What can be in a record that was entered from paper."""


class Finding(Value):
    """Some words of a record."""

    session: int
    on: date
    """When the session was held; of a correction, when it was said."""
    kind: Kind
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
    """What is sought, as it was typed."""

    words: str = ""
    """Each of which has to stand there."""
    kinds: frozenset[Kind] = frozenset()
    """Any of these alone; all kinds if there are none."""
    helped: bool = False
    """Questions that helped alone."""
    sessions: frozenset[int] = frozenset()
    """Any of these alone."""

    @property
    def asked(self) -> frozenset[Kind]:
        """The kinds that may be found."""
        return self.kinds | ({Kind.QUESTION} if self.helped else set())


class Unkept(Value):
    """A session of which not all that is sought was kept."""

    session: int
    why: str


def query_of(sought: str) -> Query:
    """Read what is typed: a kind by its name, `helped`, a session as `s3`; every other word has to stand there."""
    words, kinds, sessions, helped = [], set(), set(), False
    for word in one_spelling(sought).split():
        if word in _KINDS:
            kinds.add(_KINDS[word])
        elif word == HELPED:
            helped = True
        elif word[0] == "s" and word[1:].isascii() and word[1:].isdecimal():
            sessions.add(int(word[1:]))
        else:
            words.append(word)
    return Query(" ".join(words), frozenset(kinds), helped, frozenset(sessions))


class History:
    """All words of the sealed sessions of a book, the newest session first, made ready to be searched as one types."""

    def __init__(self, book: Book) -> None:
        """Read each record once."""
        self.findings = tuple(_all_findings(book))
        self._places = [spellings("\n".join((each.kind, each.who, *_texts(each)))) for each in self.findings]

    def found(self, query: Query) -> tuple[Finding, ...]:
        """What is sought."""
        words = words_sought(query.words)
        return tuple(
            each
            for each, places in zip(self.findings, self._places, strict=True)
            if _is_meant(each, query) and all_stand_in(places, words)
        )


def unkept(book: Book, query: Query) -> tuple[Unkept, ...]:
    """The sessions of which the policy, or the paper, did not keep all that is sought, in order."""
    level = max((kind.kept_from for kind in query.asked or (Kind.QUESTION,)), key=list(Policy).index)
    sought = (each for each in in_order(book) if not query.sessions or each.number in query.sessions)
    said = ((record.number, _unkept(record, level, query.asked)) for record in sought)
    return tuple(Unkept(number, why) for number, why in said if why)


def _unkept(record: Record, level: Policy, asked: frozenset[Kind]) -> str:
    keeps = record.policy.keeps(level)
    if record.paper and (record.policy.keeps(Policy.ACTIONS) and (not asked or asked - _ON_PAPER)):
        return "came from paper, with actions only"
    if keeps:
        return ""
    return {
        Policy.NOTHING: "kept no words, only who met",
        Policy.ACTIONS: "kept actions and decisions only",
        Policy.QUESTIONS: "kept actions and questions, no notes",
    }[record.policy]


def _is_meant(each: Finding, query: Query) -> bool:
    if query.sessions and each.session not in query.sessions:
        return False
    if not query.asked:
        return True
    return each.kind in query.kinds or (query.helped and each.helped)


def _texts(each: Finding) -> tuple[str, ...]:
    return each.text, each.slot if each.kind is not Kind.ISSUE else "", each.state, *each.more


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
                found = _of(record, Kind.QUESTION, "", helpful.text)
                yield replace(found, helped=True, state=helpful.kind)


def _about_it(book: Book, record: Record) -> Iterator[Finding]:
    for kind, text in ((Kind.TOPIC, record.topic), (Kind.GOAL, record.goal), (Kind.PLACE, record.place)):
        if text:
            yield _of(record, kind, THE_SET, text)


def _presented(book: Book, record: Record) -> Iterator[Finding]:
    """Each issue, with the questions of its slot; then those outside of one."""
    for place, slot in enumerate(record.presented):
        name = book.called(record, slot.person)
        if slot.issue:
            yield _of(record, Kind.ISSUE, name, slot.issue)
        yield from _asked(book, record, place, name)
    yield from _asked(book, record, None, "")


def _asked(book: Book, record: Record, place: int | None, presenter: str) -> Iterator[Finding]:
    for asked in record.questions:
        if asked.slot == place and asked.text:
            found = _of(record, Kind.QUESTION, book.called(record, asked.asker), asked.text)
            yield replace(found, helped=asked.starred, state=asked.kind, slot=presenter)


def _told(book: Book, record: Record) -> Iterator[Finding]:
    for told in record.progress:
        for text in filter(None, (told.learned, told.changed)):
            yield replace(_of(record, Kind.PROGRESS, book.owner(told.action), text), more=(f"of: {told.text}",))


def _promised(book: Book, record: Record) -> Iterator[Finding]:
    """Each owner's actions together."""
    made = [book.actions[id] for id in record.actions if id in book.actions]
    owners = list(dict.fromkeys(map(book.whose, made)))
    for action in sorted(made, key=lambda action: owners.index(book.whose(action))):
        found = _of(record, Kind.ACTION, book.whose(action), action.text)
        yield replace(found, state=_state(action), more=tuple(_more(action)))


def _state(action: Action) -> str:
    carried = action.status is Status.OPEN and times_carried(action)
    return "carried" if carried else action.status.value


def _more(action: Action) -> Iterator[str]:
    if action.cue:
        yield f"cue: {action.cue}"
    if action.supporter:
        yield f"supporter: {action.supporter}"
    if action.between is not None and action.between.words:
        yield f"told since: {action.between.words}"


def _decided(book: Book, record: Record) -> Iterator[Finding]:
    for decision in record.decisions:
        yield _of(record, Kind.DECISION, THE_SET, decision)


def _said(book: Book, record: Record) -> Iterator[Finding]:
    """What people said; a bid that was presented is told as its issue."""
    issues = {(slot.person, slot.issue) for slot in record.presented}
    for said in record.words:
        if said.text and not (said.about == Kind.BID and (said.person, said.text) in issues):
            who = THE_SET if said.person == NOBODY else book.called(record, said.person)
            yield _of(record, _OCCASIONS.get(said.about, Kind.NOTE), who, said.text)


def _corrected(book: Book, record: Record) -> Iterator[Finding]:
    for said in record.corrections:
        yield Finding(record.number, said.on, Kind.CORRECTION, THE_SET, said.text)


def _of(record: Record, kind: Kind, who: str, text: str) -> Finding:
    return Finding(record.number, day_of(record), kind, who, text)


def counts(found: Sequence[Finding]) -> str:
    """How many there are, and of how many sessions."""
    if not found:
        return "nothing found"
    return f"{len(found)} found in {counted(len({each.session for each in found}), 'session')}, newest first"
