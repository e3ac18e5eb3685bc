"""What the program knows of questions in a language, as data: hints on how one sounds, and prompts for a phase."""

import re
from collections.abc import Iterable, Sequence

from als_tui.domain.asking.questioning import MARKS, asks, stage_of
from als_tui.domain.book import Helpful
from als_tui.domain.process.definition import Phase, Process
from als_tui.domain.session.facts import Question
from als_tui.domain.session.state import Entry, Session
from als_tui.domain.words.spelling import one_spelling
from als_tui.late import late
from als_tui.value import Value

_SIGNS = "¿¡\"'“„«( -–—…"
_TIED = late(r"\A(?:and|so|but|well|then|now|okay|ok|just)\b\W+")
"""A word that ties a question to what was said; a rule looks at what follows it, too."""
_TRAILING = " ?!.…？؟\"'”»)"
_ONLY = {"clarify": "clarifying", "commit": "forward"}
"""The one kind of the set's own questions that fits a stage in which others lead away from it."""
A_CARD = 3
"""Prompts that a card shows at once."""


class HintRule(Value):
    """One way in which a question may not be quite a question; any of its marks is enough."""

    word: str
    """The hint in a word, such as `advice`."""
    tells: str = ""
    """What it means, in a sentence for the facilitator."""
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    over_words: int | None = None
    """It is longer than so many words."""
    over_marks: int | None = None
    """It has more than so many question marks, those before a closing quotation mark not counted."""
    without: tuple[str, ...] = ()
    """It has no question mark, and none of these words."""
    ends: tuple[str, ...] = ()
    """It ends in one of these, before its question mark."""
    unless: tuple[str, ...] = ()
    """Beginnings with which it says nothing, whatever else is so."""
    not_in: tuple[str, ...] = ()
    """Stages in which it says nothing: a closed question is right while facts are gathered."""


class Prompt(Value):
    """A question that the facilitator may put into the room, or only keep in mind."""

    kind: str
    stage: str
    text: str
    own: bool = False
    """True if it is the set's own: a presenter said that it helped."""


class Phrases(Value):
    """Hints and prompts, the user's own before the shipped ones."""

    hints: tuple[HintRule, ...] = ()
    prompts: tuple[Prompt, ...] = ()


def hints_on(text: str, rules: Iterable[HintRule], stage: str = "") -> tuple[HintRule, ...]:
    """Return the rules that a question's words meet in a stage, in the order of the table; none for no words.

    Of rules with the same word the first is enough.
    """
    said = one_spelling(text)
    met: dict[str, HintRule] = {}
    for rule in rules:
        if said and stage not in rule.not_in and _meets(said, rule):
            met.setdefault(rule.word, rule)
    return tuple(met.values())


def stage_asked(session: Session, entry: Entry) -> str:
    """Return what the phase was about in which a question was asked."""
    stop = session.stop_of(entry.stop)
    return stage_of(stop.phase, session.process) if stop else ""


def shown_hint(question: Question, rules: Iterable[HintRule], stage: str = "") -> str:
    """Return the hint as it is shown: with a question mark while nobody looked at it, nothing once it was cleared."""
    if question.hint is not None:
        return question.hint
    hints = hints_on(question.text, rules, stage)
    return f"{hints[0].word}?" if hints else ""


def prompts_for(
    phase: Phase, phrases: Phrases, bank: Sequence[Helpful], turn: int, process: Process | None = None
) -> tuple[Prompt, ...]:
    """Return the prompts of one card for a phase of a process: the set's own first; a further turn brings others.

    Empty if nobody asks in the phase. While facts or steps are sought, it holds only questions for those.
    """
    if not asks(phase, process):
        return ()
    stage = stage_of(phase, process)
    only = _ONLY.get(stage)
    fitting = [prompt for prompt in phrases.prompts if prompt.stage == stage]
    general = [prompt for prompt in phrases.prompts if prompt.stage == "any" != stage and only is None]
    kinds = {only} if only else {"", *(prompt.kind for prompt in fitting)}
    own = [
        Prompt(question.kind, stage, question.text, own=True) for question in bank if question.kind in kinds
    ]
    ordered = [*own, *fitting, *general]
    cards = [ordered[first : first + A_CARD] for first in range(0, len(ordered), A_CARD)]
    return tuple(cards[turn % len(cards)]) if cards else ()


def _meets(said: str, rule: HintRule) -> bool:
    bare = said.lstrip(_SIGNS)
    beginnings = bare, _TIED.sub("", bare)
    if any(_begins(plain, start) for plain in beginnings for start in rule.unless):
        return False
    last = MARKS.sub("", said).rstrip(_TRAILING)
    return (
        any(_begins(plain, start) for plain in beginnings for start in rule.starts)
        or any(_holds(said, words) for words in rule.contains)
        or any(_finishes(last, words) for words in rule.ends)
        or (rule.over_words is not None and len(said.split()) > rule.over_words)
        or (rule.over_marks is not None and len(MARKS.findall(said)) > rule.over_marks)
        or (
            bool(rule.without)
            and not MARKS.search(said)
            and not any(_holds(said, word) for word in rule.without)
        )
    )


def _begins(said: str, start: str) -> bool:
    following = said[len(start) : len(start) + 1]
    return said.startswith(start) and not following.isalnum() and following != "'"


def _finishes(said: str, words: str) -> bool:
    """True if the words stand after a comma, as in a question that is put behind a sentence."""
    return said.endswith(words) and said[: -len(words)].rstrip(" ").endswith((",", "–", "—", "-"))


def _holds(said: str, words: str) -> bool:
    return words in said and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said) is not None
