"""The capture line: one line of typing read as a question, an action or a note, and read back.

A facilitator types while somebody speaks, so the signs are few, their order is free, and nothing leaves
the words unless it was understood and stands in the read-back:

- the first sign tells the kind: `?` a question, `!` an action, `.` a note, `*` what somebody learned, `=` what
  the set decided; only before a space, a letter or another sign (`!` before a digit, too) or alone, so that
  `...` and `.5` stay words;
- `@ana` names a person, `@3` whoever sits on seat 3: the owner of an action, the asker of a question, who
  learned, whom a note is about; but for an action it leaves the words only where it stands before them or after
  their last full stop, as a sentence needs the names in it, and that of `@ana's team` in an action, too;
- in an action also `%8` confidence, `+ben` supporter, a due date at the end or after `by`, and `>`, first or
  behind a space, before the if-then cue, which runs to the end: signs in it are words.

A new kind is a line in `FIRST_SIGNS` and `_SIGNS_OF`; a new sign a line in `_read_value`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Literal, TypeAlias

from als_tui.domain.capture.signs import Sign, signs_and_figures, signs_in
from als_tui.domain.capture.wording import ALREADY, FoundDate, Unsaid, date_at_end, days_after_by, without
from als_tui.domain.days.calendar import Due, spell_due
from als_tui.domain.days.due import FAR_OFF, OVER, is_far, is_over
from als_tui.domain.days.words import narrow
from als_tui.domain.words.counting import listed, one_of
from als_tui.domain.words.naming import Named, at_seat, belongs, people_called
from als_tui.late import late
from als_tui.value import Value, replace

Kind: TypeAlias = Literal["question", "action", "note", "learning", "decision"]
"""What a captured line becomes."""

FIRST_SIGNS: Mapping[str, Kind] = {
    "?": "question",
    "!": "action",
    ".": "note",
    "*": "learning",
    "=": "decision",
}
"""The sign that tells a line's kind when it stands first, and the kind."""
_SIGNS_OF: Mapping[Kind, str] = {
    "question": "@",
    "action": "@%+",
    "note": "@",
    "learning": "@",
    "decision": "",
}
_WHOSE: Mapping[Kind, str] = {
    "question": "{} asks",
    "action": "{}",
    "note": "about {}",
    "learning": "{} learned",
    "decision": "",
}
_FIRST_IT_TELLS: Mapping[Kind, str] = {"question": "who asks", "learning": "who learned"}
"""What a name before the words says, while one among them says nothing; a note may be about either."""
_CUE = late(r"(?:\A|\s)>(?:\s+(?=\S)|(?=[^\W\d_]))")
_SENTENCE_ENDS = tuple(".?!…。！？؟।")
_CUE_STARTS = ("after", "as", "before", "if", "once", "when", "whenever", "while")
_DAYS_TOLD = 5
"""How many days after `by` are looked at: a line with more of them is a paste of something else."""
_SURE = 7
"""The confidence below which a plan is better talked over (BAP)."""


class Reading(Value):
    """What was understood of a captured line."""

    kind: Kind
    text: str
    """The words that are left, as typed; empty if there were only signs."""
    person: int | None = None
    """Whom `@` names: owner of an action, asker of a question, who learned, subject of a note."""
    due: Due | None = None
    cue: str = ""
    """The if-then cue of an action."""
    confidence: int | None = None
    """0 to 10."""
    supporter: int | None = None
    problems: tuple[str, ...] = ()
    """What looks like a sign and was not understood, in a facilitator's words; it is still in the text."""
    hints: tuple[str, ...] = ()
    """What to say of a figure that is a word at its place, but may have been meant as a sign."""


def read_line(line: str, *, default: Kind, people: Sequence[Named], today: date) -> Reading:
    """Read a captured line; any text at all gives a reading.

    `default` is what the phase records, `people` who may be named, `today` the date at the set's place.
    """
    reading = _read_kind(line.strip(), default)
    if reading.kind != "action":
        return _read_signs(reading, people, today)
    reading = _read_date(_read_signs(_read_cue(reading), people, today), today)
    return _check_cue(reading, people, today)


def _read_kind(line: str, default: Kind) -> Reading:
    """Tell the kind by the first sign, if it is one."""
    kind = FIRST_SIGNS.get(narrow(line[:1]))
    following = narrow(line[1:2])
    if kind is None:
        return Reading(default, line)
    is_sign = following.isspace() or following.isalpha() or following in ("", *_SIGNS_OF[kind])
    if is_sign or (following.isdigit() and kind == "action"):
        return Reading(kind, line[1:].strip())
    return Reading(default, line)


def _read_cue(reading: Reading) -> Reading:
    """Part the cue from the action."""
    sign = _CUE.search(narrow(reading.text))
    if sign is None:
        return reading
    return replace(reading, text=reading.text[: sign.start()], cue=reading.text[sign.end() :])


def _read_signs(reading: Reading, people: Sequence[Named], today: date) -> Reading:
    """Take out the signs of this kind that are understood, the first of each."""
    values: dict[str, int] = {}
    problems: list[str] = []
    stretches: list[tuple[int, int]] = []
    mentioned: list[tuple[str, int]] = []
    signs, figures = signs_and_figures(reading.text, _SIGNS_OF[reading.kind], today)
    for each in signs:
        sign, said, stretch = each.sign, each.said, each.stretch
        value, problem = _read_value(sign, said, people)
        whole = reading.kind == "action" and not belongs(said, people)
        if value is not None and not whole and _in_sentence(reading.text, stretch, stretches):
            mentioned.append((sign + said, value))
            continue
        if value is not None and sign in values:
            value, problem = None, "there is one already"
        if value is not None:
            values[sign] = value
            stretches.append(stretch)
        if problem:
            problems.append(f"{_brief(sign + said)}: {problem}")
    person, told = _of_mention(reading.kind, values.get("@"), mentioned)
    return replace(
        reading,
        text=without(reading.text, *stretches),
        person=person,
        confidence=values.get("%"),
        supporter=values.get("+"),
        problems=(*problems, *told),
        hints=_hints_on(figures, values, people),
    )


def _hints_on(figures: Sequence[Sign], values: Mapping[str, int], people: Sequence[Named]) -> tuple[str, ...]:
    """Say which figures among the words would be signs elsewhere, for signs that the reading lacks."""
    meant = (figure for figure in figures if figure.sign not in values)
    return tuple(
        f"{figure.sign}{figure.said} is a word here; at the end it is a sign"
        for figure in meant
        if _read_value(figure.sign, figure.said, people)[0] is not None
    )


def _of_mention(
    kind: Kind, person: int | None, mentioned: Sequence[tuple[str, int]]
) -> tuple[int | None, tuple[str, ...]]:
    """Return the person to whom a line belongs, and what to say if a name amid its words tells nothing.

    `person` is the one named by a sign before or after the words, `mentioned` are those named amid them.
    """
    if person is not None or not mentioned:
        return person, ()
    said, named = mentioned[0]
    if kind in ("note", "action"):
        return named, ()
    return None, (f"{_brief(said)}: a word here; put first it tells {_FIRST_IT_TELLS[kind]}",)


def _in_sentence(text: str, stretch: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """True if a sentence would lack the word: not before all other words, nor alone after the last full stop."""
    before, after = without(text[: stretch[0]], *taken), text[stretch[1] :]
    return bool(before) and (any(map(str.isalnum, after)) or not before.endswith(_SENTENCE_ENDS))


def _read_value(sign: str, said: str, people: Sequence[Named]) -> tuple[int | None, str]:
    """Return what a sign stands for, or what is wrong with it; neither for words like `+44` and `@3pm`."""
    if sign == "%":
        return _figure(said)
    meant = people_called(said, people)
    if len(meant) == 1:
        return meant[0].id, ""
    if said.isdecimal() and said.isascii():
        return _seat(said, people)
    if not said[:1].isalpha():
        return None, ""
    if not meant:
        return None, "no one here by that name"
    names = [person.name for person in meant[:3]] + (["others"] if len(meant) > 3 else [])
    return None, f"{listed(names[:-1])} or {one_of(names[-1])}?"


def _figure(said: str) -> tuple[int | None, str]:
    """Return a confidence, or what is wrong with it."""
    figure = re.fullmatch(r"(\d{1,2})(?:/10)?", said)
    if figure and int(figure[1]) <= 10:
        return int(figure[1]), ""
    return None, "confidence goes from 0 to 10" if said[:1].isdigit() else ""


def _seat(said: str, people: Sequence[Named]) -> tuple[int | None, str]:
    """Return who sits there, 0 for the tenth; a figure far above the seats is a word, such as `+44`."""
    if len(said) > 2:
        return None, ""
    if person := at_seat(said, people):
        return person.id, ""
    return None, f"there is no seat {int(said) or 10}" if len(said) == 1 else ""


def _read_date(reading: Reading, today: date) -> Reading:
    """Take out the first date after `by`, else one at the end; words about a day that name none stay, as a problem."""
    days = [*islice(days_after_by(reading.text, today), _DAYS_TOLD)]
    if not days and (last := date_at_end(reading.text, today)):
        days = [last]
    dates = [day for day in days if isinstance(day, FoundDate)]
    doubts: list[tuple[FoundDate | Unsaid, str]] = [(day, day.why) for day in days if isinstance(day, Unsaid)]
    doubts += [(day, ALREADY) for day in dates[1:]]
    problems = tuple(f"{_brief(reading.text[day.start : day.end])}: {why}" for day, why in doubts)
    reading = replace(reading, problems=reading.problems + problems)
    if not dates:
        return reading
    first = dates[0]
    text = without(reading.text, (first.start, first.end)) if first.apart else reading.text
    return replace(reading, text=text, due=first.due)


def _check_cue(reading: Reading, people: Sequence[Named], today: date) -> Reading:
    """Say which words of the cue would have been understood before it, for what the reading lacks."""
    lacking = {"@": reading.person, "%": reading.confidence, "+": reading.supporter}
    said = [
        sign.sign + sign.said
        for sign in signs_in(reading.cue, "@%+", today)
        if lacking[sign.sign] is None and _read_value(sign.sign, sign.said, people)[0] is not None
    ]
    if reading.due is None:
        days = days_after_by(reading.cue, today)
        said += (reading.cue[day.start : day.end] for day in days if isinstance(day, FoundDate))
    problems = tuple(f"{_brief(words)}: write it before the >" for words in said)
    return replace(reading, problems=reading.problems + problems)


def _brief(words: str) -> str:
    """Return the words on one line, cut if they are long, as a problem quotes them."""
    line = " ".join(words.split())
    return line if len(line) <= 24 else f"{line[:23]}…"


def read_back(
    reading: Reading,
    *,
    people: Sequence[Named],
    today: date,
    next_session: date | None,
    kind: str = "",
    hints: Sequence[str] = (),
) -> tuple[tuple[str, str], ...]:
    """Return everything that was understood, and then what was not, as (role, words), each on one line.

    `kind` is a question's, `hints` what may be amiss with the line.
    Roles: kind, sort, person, text, due, over, cue, confidence, prompt, supporter, problem, hint; absent if there is
    none.
    """
    names = {person.id: person.name for person in people}
    whose = _WHOSE[reading.kind]
    started = reading.cue.casefold().split()[:1]
    cue = f'"{reading.cue}"' if started and started[0] in _CUE_STARTS else f'if "{reading.cue}"'
    unsure = reading.confidence is not None and reading.confidence < _SURE
    parts = (
        ("kind", reading.kind),
        ("sort", kind),
        ("person", "" if reading.person is None else whose.format(names.get(reading.person, "someone"))),
        ("text", " / ".join(filter(str.strip, reading.text.splitlines()))),
        ("due", reading.due and f"by {spell_due(reading.due, today, next_session)}"),
        ("over", is_over(reading.due, today) and OVER),
        ("cue", reading.cue and cue),
        ("confidence", "" if reading.confidence is None else f"confidence {reading.confidence}"),
        ("prompt", unsure and f"what would make it a {_SURE}?"),
        ("supporter", "" if reading.supporter is None else f"with {names.get(reading.supporter, 'someone')}"),
        *(("problem", f"? {problem}") for problem in reading.problems),
        ("hint", is_far(reading.due, today) and f"hint: {FAR_OFF}"),
        *(("hint", f"hint: {hint}") for hint in (*reading.hints, *hints)),
    )
    return tuple((role, " ".join(words.split())) for role, words in parts if words)
