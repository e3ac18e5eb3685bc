"""Kinds of question, and a first guess at a question's kind from its words and the phase."""

from collections.abc import Mapping

from als_tui.domain.process.definition import Phase, Process, Records, Speakers
from als_tui.domain.session.facts import Content, Question
from als_tui.domain.session.state import Session
from als_tui.domain.words.spelling import one_spelling
from als_tui.late import late
from als_tui.value import Value


class QuestionKind(Value):
    """A kind of question."""

    purpose: str
    """What it is good for, in a few words."""
    open_ended: bool
    """True if it leaves space for a longer answer."""


KINDS: Mapping[str, QuestionKind] = {
    "open": QuestionKind("lets the presenter explore", True),
    "probing": QuestionKind("goes further into what was said", True),
    "clarifying": QuestionKind("gets a fact that the asker needs", False),
    "closed": QuestionKind("is answered by yes or no", False),
    "reflective": QuestionKind("asks what it means, how it feels", True),
    "clean": QuestionKind("adds nothing to the presenter's own words", True),
    "challenging": QuestionKind("tests what is taken for granted", True),
    "framing": QuestionKind("finds who knows, who cares, who can", True),
    "forward": QuestionKind("turns to the next step, and when", True),
    "process": QuestionKind("looks at how the set works", True),
}
"""Every kind by its name, in the order in which a key goes through them."""
OPEN_KINDS = frozenset(name for name, kind in KINDS.items() if kind.open_ended)
"""Kinds of question that leave space for a longer answer."""
OPEN_TOLD = (
    "Open-ended are the kinds that leave room for a longer answer: all but clarifying and closed. A question that"
    " has no kind yet is not counted."
)
"""What “open-ended” means wherever it stands; `OPEN_KINDS` says the same."""

MARKS = late(r"(?:[?？؟⁇⁈⁉‽՞፧⸮\u037e]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);)+(?![\"'”’»」』])")
"""Question marks of any script, a run of them as one; before a closing quotation mark they are another voice's."""
_LAST_MARK = late(rf"{MARKS.pattern}\Z")
_YES_OR_NO = (
    "am are aren't can can't could couldn't did didn't do does doesn't don't had has have haven't is isn't"
    " may might must shall should shouldn't was wasn't were weren't will won't would wouldn't"
)
_GUESSES: tuple[tuple[str, str], ...] = (
    ("process", r"\bhow (?:are|were|did) we\b|\bour questions\b|\b(?:as|of) (?:a|the|this|our) set\b"),
    ("framing", r"\bwho (?:else )?(?:knows|cares|can|minds)\b"),
    ("clean", r"\banything else about\b|\blike what\b|\bwhat kind of (?P<said>\w+) is that (?P=said)\b"),
    ("clean", r"\bthen what happens\b|\bwhere does \w+ come from\b"),
    ("forward", r"\b(?:first|next) step|\bby when\b|\bwhat will you\b|\bwhen will you\b|\bwho will you\b"),
    ("challenging", r"\bassum|\bhow (?:do|would) you know\b|\bwhat makes you (?:so )?(?:sure|certain|think)"),
    ("challenging", r"\bwhat if\b|\bwho says\b|\btaken? for granted\b"),
    ("reflective", r"\bfeel|\bfelt\b|\bmatters?\b|\bmeans? (?:to|for) you\b|\bdo you mean\b|\blearn"),
    (
        "probing",
        r"\bwhat else\b|\b(?:tell|say) (?:me|us|a bit|a little)?\s*more\b|\bin what way\b|\bhow come\b",
    ),
    ("probing", r"\bwhat (?:makes|made|lies behind|is behind)\b|\bwhat happened (?:then|next)\b|\A\W*why\b"),
    ("clarifying", r"\A\W*(?:and |so )?(?:who|where|when|which)\b|\bhow (?:many|much|long|often|old|big)\b"),
    ("closed", rf"\A\W*(?:and |so |but )?(?:{_YES_OR_NO.replace(' ', '|')})\b"),
    ("open", r"\b(?:what|how)\b"),
)
"""Words by which a kind is known, the surer ones first."""
_PATTERNS = tuple((kind, late(words)) for kind, words in _GUESSES)

_SUPPOSED = late(r"\b(?:would|could|might|should)\b")
"""Words with which something is only supposed, so that no fact is asked for."""


def guess(text: str, stage: str = "") -> str:
    """Return the kind that the words look like; empty if they tell nothing.

    The `stage` decides what a plain "what" or "how" means: while facts are gathered it asks for a fact, unless it
    asks what would be; while steps are chosen it looks forward.
    """
    said = one_spelling(text)
    kind = next((kind for kind, words in _PATTERNS if words.search(said)), "")
    if kind == "open" and not (stage == "clarify" and _SUPPOSED.search(said)):
        return {"clarify": "clarifying", "commit": "forward"}.get(stage, kind)
    return kind


def guessed_kind(text: str, session: Session) -> str:
    """Return the kind that a question looks like in the phase that runs."""
    return guess(text, stage_of(session.here.phase, session.process) if session.here else "")


def ends_asking(line: str) -> bool:
    """True if a line of one row ends as a question does, even inside a quotation."""
    said = line.strip().rstrip("\"'”’»」』)]…!！ ")
    return "\n" not in said and bool(_LAST_MARK.search(said[-2:]))


def kind_after(kind: str, by: int = 1) -> str:
    """Return the kind so many places after `kind`, round and round; the first if there is no kind yet."""
    names = list(KINDS)
    return names[(names.index(kind) + by) % len(names)] if kind in KINDS else names[0]


def change_of(before: Content | None, after: Content) -> str:
    """Say what changed about a question whose words and asker stayed the same; empty if they did not."""
    if not isinstance(before, Question) or not isinstance(after, Question):
        return ""
    if (before.asker, before.text) != (after.asker, after.text):
        return ""
    if before.kind != after.kind:
        return f"kind {after.kind}" if after.kind else "kind taken back"
    if before.starred != after.starred:
        return "star: it helped" if after.starred else "star taken back"
    return f"hint {after.hint}" if after.hint else "no hint"


def stage_of(phase: Phase, process: Process | None = None) -> str:
    """Return what a phase is about, whatever its process calls it; one of `STAGES`."""
    if phase.records in _STAGES:
        return _STAGES[phase.records]
    if phase.records is Records.QUESTIONS:
        name = f"{phase.id} {phase.title}".casefold()
        return "clarify" if any(word in name for word in _FACTS) else "explore"
    if phase.speakers is Speakers.PRESENTER:
        return "present"
    if phase.records is Records.NOTES:
        return "review" if _looks_back(phase, process) else "explore"
    return "any"


_STAGES = {
    Records.ACTIONS: "commit",
    Records.PROGRESS: "progress",
    Records.CHECK_IN: "begin",
    Records.BIDS: "begin",
    Records.REVIEW: "review",
}
"""What a phase is about, for those whose records tell it."""
_FACTS = ("clarif", "fact", "inform")
"""Parts of the name of a phase in which facts are gathered."""


def _looks_back(phase: Phase, process: Process | None) -> bool:
    """True if what is said in a phase looks back: outside a slot always, in a slot once its actions are caught."""
    if process is None or phase not in process.slot:
        return True
    before = process.slot[: process.slot.index(phase)]
    return any(earlier.records is Records.ACTIONS for earlier in before)


STAGES = ("begin", "progress", "present", "clarify", "explore", "commit", "review", "any")
"""What a phase can be about; a hint can be left out in each."""
ASKED_STAGES = tuple(stage for stage in STAGES if stage != "present")
"""Those with prompts: while one presents nobody asks."""


def asks(phase: Phase, process: Process | None = None) -> bool:
    """True if somebody asks questions in a phase of a process.

    Nobody does in a silence or a break, while the presenter tells, while the set gives its ideas, or while each in
    turn says something about the presenter's issue.
    """
    tells = phase.speakers is Speakers.PRESENTER and phase.records is not Records.ACTIONS
    silent = phase.speakers in (Speakers.NOBODY, Speakers.SET_SPEAKS) or phase.records is Records.BREAK
    each = phase.speakers is Speakers.EACH_IN_TURN and phase.records is Records.NOTES
    return not (tells or silent or (each and not _looks_back(phase, process)))
