"""What the evaluation of a programme says, in sections: too early or not kept is said, and n stands with every mean."""

from collections.abc import Iterable, Mapping
from datetime import date

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme import sentences
from als_tui.domain.programme.evaluation import (
    Evaluation,
    PhaseTotal,
    RoundAnswers,
    RoundFigures,
    RoundState,
)
from als_tui.domain.programme.figures import Programme, SessionFigures
from als_tui.domain.programme.person import Section
from als_tui.domain.programme.wording import SHORT, Wording
from als_tui.domain.session.evaluating import ANSWERS, STATEMENTS
from als_tui.domain.timing import clock_face, spell_minutes
from als_tui.domain.words.counting import counted, percent, tenths

ARROW = " → "
"""From one round to the next."""
FEW = "too few"
"""In place of a figure that would tell who gave it."""
_HOUR = 3600


def sections(evaluation: Evaluation, today: date, wording: Wording = SHORT) -> tuple[Section, ...]:
    """All of it, what the set did first, then what it says of itself."""
    board = evaluation.board
    every = (
        Section("Held", wording.joined((sentences.held_words(board), _hours(evaluation)))),
        Section("Rounds", "", tuple(_round_words(each, today, wording) for each in evaluation.rounds)),
        Section("Own goals", _goals(evaluation, wording)),
        Section("Ground rules", _scale(wording), tuple(_rules(evaluation))),
        Section("Issues now", issues_words(evaluation.issues)),
        Section("Statements", wording.joined(ANSWERS["statement"].values()), tuple(_statements(evaluation))),
        Section("Here", _here(board, wording), tuple(_here_by_session(board, wording))),
        Section("Presented", _presented(board, wording)),
        Section("Promised", _promised(board, wording), tuple(_kept_by_session(board, wording))),
        Section("Pulse", _pulse(board), tuple(_pulse_by_session(board, wording))),
        Section("Phases", _in_units(evaluation), tuple(_phases(evaluation))),
    )
    return tuple(section for section in every if section.text or section.items)


def nothing(evaluation: Evaluation) -> bool:
    """True before the first session: there is nothing to tell of."""
    return not evaluation.board.held


def issues_words(issues: RoundAnswers) -> str:
    """Where issues are now, from how many: `16 of 24 told: 7 solved, 5 moved on`."""
    if not issues.of:
        return "none presented yet"
    if issues.few:
        return f"{FEW} of {counted(issues.of, 'issue')} told of"
    ends = ", ".join(f"{issues.count[figure]} {words}" for figure, words in _counted(issues, "issue"))
    return f"{len(issues.figures)} of {counted(issues.of, 'issue')} told of{f': {ends}' if ends else ''}"


def _hours(evaluation: Evaluation) -> str:
    return spell_minutes(evaluation.minutes) if evaluation.minutes else ""


def _round_words(round_: RoundFigures, today: date, wording: Wording) -> str:
    where = wording.session(round_.session) if round_.session else ""
    when = f"{where} {spell_day(round_.day, today)}".strip() if round_.day else ""
    return {
        RoundState.NOT_PLANNED: f"{round_.occasion}: no module is marked for it",
        RoundState.TO_COME: f"{round_.occasion}: too early, it is planned for {when}",
        RoundState.NOT_ASKED: f"{round_.occasion}: nobody answered, {when}",
        RoundState.NOT_KEPT: f"{round_.occasion}: not kept by the record policy of {when}",
        RoundState.ANSWERED: f"{round_.occasion}: {when}, {round_.answered} of {counted(round_.members, 'member')}",
    }[round_.state]


def _goals(evaluation: Evaluation, wording: Wording) -> str:
    """Means from start to end, each with from how many; a dash where nobody answered."""
    start = f"start {mean_words(evaluation.start)}"
    rounds = (f"{each.occasion} {mean_words(each.goals)}" for each in evaluation.rounds)
    return wording.joined((ARROW.join((start, *rounds)), "0 to 10"))


def mean_words(answers: RoundAnswers) -> str:
    """A mean with from how many it is: `2.4 (5 of 7)`; a dash where nobody answered."""
    if answers.few:
        return FEW
    return "–" if answers.mean is None else f"{tenths(answers.mean)} ({len(answers.figures)} of {answers.of})"


def _scale(wording: Wording) -> str:
    return wording.joined(f"{figure} {words}" for figure, words in ANSWERS["rule"].items())


def _rules(evaluation: Evaluation) -> Iterable[str]:
    """Each rule with its means, those of the newest charter first."""
    half_way, end = (each.rules for each in evaluation.rounds)
    for rule in dict.fromkeys((*end, *half_way)):
        yield f"{rule} {_by_round(evaluation, {'half-way': half_way.get(rule), 'end': end.get(rule)})}"


def _by_round(evaluation: Evaluation, answers: Mapping[str, RoundAnswers | None]) -> str:
    """The means of the rounds that were answered."""
    held = [each.occasion for each in evaluation.rounds if each.state is RoundState.ANSWERED]
    return ARROW.join(f"{occasion} {mean_words(answers[occasion] or RoundAnswers())}" for occasion in held)


def _statements(evaluation: Evaluation) -> Iterable[str]:
    held = [each for each in evaluation.rounds if each.state is RoundState.ANSWERED]
    for at, statement in enumerate(STATEMENTS if held else ()):
        told = (f"{each.occasion} {answers_words(each.statements[at])}" for each in held)
        yield f"{statement} {ARROW.join(told)}"


def answers_words(answers: RoundAnswers) -> str:
    """What was said to a statement, from how many: `4 yes, 1 partly of 5`; a dash where nobody answered."""
    if answers.few:
        return FEW
    ends = ", ".join(f"{answers.count[figure]} {words}" for figure, words in _counted(answers, "statement"))
    return f"{ends} of {len(answers.figures)}" if ends else "–"


def _counted(answers: RoundAnswers, about: str) -> list[tuple[int, str]]:
    return [(figure, words) for figure, words in ANSWERS[about].items() if answers.count[figure]]


def _here(board: Programme, wording: Wording) -> str:
    told = [session for session in board.held if session.late is not None]
    came, early = sum(session.here for session in told), sum(session.in_time or 0 for session in told)
    silent = [session.number for session in board.held if session.late is None]
    but = f", {wording.sessions(silent)} from paper not counted" if silent else ""
    in_time = f"in time {early} of {counted(came, 'arrival')}{_share(early, came)}{but}" if came else ""
    here = f"{sentences.here_words(board)}{_share(board.here, board.places)}"
    return wording.joined((here, in_time)) if board.held else ""


def _here_by_session(board: Programme, wording: Wording) -> Iterable[str]:
    """Members who came, of those there were."""
    if board.held:
        yield " ".join(f"{wording.session(each.number)} {each.here}/{each.members}" for each in board.held)


def _share(part: int, of: int) -> str:
    return f" ({percent(part, of)})" if of else ""


def _presented(board: Programme, wording: Wording) -> str:
    members = [figures.slots for figures in board.members if figures.member.left is None]
    each = f"{min(members)} to {max(members)} a member" if members else ""
    waited = f"{counted(board.waited, 'bid')} waited"
    return wording.joined((counted(board.slots, "slot"), each, waited)) if board.held else ""


def _promised(board: Programme, wording: Wording) -> str:
    words = (sentences.told_words(board.promised), sentences.open_words(board.promised))
    return wording.joined((*words, sentences.kept_words(board))) if board.held else ""


def _kept_by_session(board: Programme, wording: Wording) -> Iterable[str]:
    """Done of those told, by the session in which it was promised."""
    told = (
        f"{wording.session(each.number)} {each.promised.done}/{each.promised.told}"
        for each in board.held
        if each.promised.told
    )
    if words := " ".join(told):
        yield f"done of told, by the session of the promise: {words}"


def _pulse(board: Programme) -> str:
    return f"mean and range, {sentences.kept_pulse_words(board)}" if board.held else ""


def _pulse_by_session(board: Programme, wording: Wording) -> Iterable[str]:
    if board.held:
        yield wording.joined(f"{wording.session(each.number)} {_pulse_of(each)}" for each in board.held)


def _pulse_of(session: SessionFigures) -> str:
    if session.mean is None:
        return "nobody gave one" if session.keeps_pulse else "not kept"
    low, high = min(session.pulse), max(session.pulse)
    return f"{tenths(session.mean)} ({low} to {high}, from {len(session.pulse)})"


def _in_units(evaluation: Evaluation) -> str:
    """How the times of phases are written."""
    long = any(max(each.planned, each.actual) >= _HOUR for each in evaluation.phases)
    return f"planned and as they were, in {'hours, minutes' if long else 'minutes'} and seconds"


def _phases(evaluation: Evaluation) -> Iterable[str]:
    yield from (_phase(each) for each in evaluation.phases)


def _phase(phase: PhaseTotal) -> str:
    times = f" ({phase.times} times)" if phase.times > 1 else ""
    return f"{phase.title}{times}: {clock_face(phase.planned)} planned, was {clock_face(phase.actual)}"
