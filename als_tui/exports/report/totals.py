"""What a programme comes to, in figures that name nobody: the sentences of the evaluation view, each with its chart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme import sentences
from als_tui.domain.programme.evaluation import Evaluation, RoundAnswers, RoundState
from als_tui.domain.programme.evaluation_words import FEW, answers_words, mean_words, sections
from als_tui.domain.programme.figures import Programme, SessionFigures
from als_tui.domain.programme.readers import ReportReader, enough
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.session.evaluating import MOST_GOAL, STATEMENTS
from als_tui.domain.timing import clock_face
from als_tui.domain.words.counting import tenths
from als_tui.exports import charts
from als_tui.exports.charts import Bar, Dot, Drawing, Pair, Span
from als_tui.exports.printouts import Grid
from als_tui.exports.report.part import ReportPart
from als_tui.value import replace

_PULSE = (1, 10)
_ENDS = ("done", "partly", "missed", "dropped", "open")
_SINCE = "of these told between sessions"
_DASH = "–"
_NOT_KNOWN = "here, if in time is not known"


def total_parts(evaluation: Evaluation, today: date, reader: ReportReader) -> Iterable[ReportPart]:
    """Every section of the evaluation view in its order; `evaluation` has what the reader may be shown."""
    held = evaluation.board.held
    drawn: Mapping[str, Callable[[], ReportPart]] = {
        "Own goals": lambda: _goals(evaluation),
        "Ground rules": lambda: _rules(evaluation),
        "Statements": lambda: _statements(evaluation),
        "Here": lambda: _here(held, today),
        "Presented": lambda: _presented(held, today),
        "Promised": lambda: _promised(held, today),
        "Pulse": lambda: _pulse(evaluation.board, today, apart=reader is not ReportReader.ORGANISATION),
        "Phases": lambda: _phases(evaluation),
    }
    for section in sections(evaluation, today, SPOKEN):
        plain = ReportPart(section.label, section.text, items=section.items)
        made = drawn[section.label]() if section.label in drawn else plain
        yield replace(made, heading=section.label, text=made.text or section.text)


def named_session(session: int, day: date, today: date) -> str:
    """A session in a table: `Session 4, Tue 28 Apr`."""
    return f"{SPOKEN.session(session).capitalize()}, {spell_day(day, today)}"


def _goals(evaluation: Evaluation) -> ReportPart:
    dots = [Dot("start", evaluation.start.mean, _from(evaluation.start))]
    for each in evaluation.rounds:
        answered = each.state is RoundState.ANSWERED
        dots.append(Dot(each.occasion, each.goals.mean, _from(each.goals) if answered else each.state.value))
    about = Drawing(
        "goals",
        "Own goals, from start to end",
        "A line through the mean of all answers at each time, from 0 to 10.",
    )
    rows = tuple((dot.label, _mean(dot.figure), dot.note) for dot in dots)
    return ReportPart(
        "", "", charts.way(about, (0, MOST_GOAL), dots), Grid(("When", "mean, 0 to 10", "from"), rows)
    )


def _from(answers: RoundAnswers) -> str:
    if answers.few:
        return FEW
    return f"{len(answers.figures)} of {answers.of}" if answers.figures else "nobody answered"


def _by_session(
    held: Iterable[SessionFigures],
    today: date,
    columns: tuple[str, ...],
    cells: Callable[[SessionFigures], tuple[int | str, ...] | str],
) -> Grid:
    """A row a session: its figures, or in a few words why there are none."""

    def row(session: SessionFigures) -> tuple[str, ...]:
        found = cells(session)
        if isinstance(found, str):
            return (found, *[_DASH] * (len(columns) - 1))
        return tuple(map(str, found))

    rows = tuple((named_session(each.number, each.day, today), *row(each)) for each in held)
    return Grid(("Session", *columns), rows)


def _mean(mean: float | None) -> str:
    return _DASH if mean is None else tenths(mean)


def _rules(evaluation: Evaluation) -> ReportPart:
    half_way, end = (each.rules for each in evaluation.rounds)
    held = [each for each in evaluation.rounds if each.state is RoundState.ANSWERED]
    rows = tuple(
        (rule, *(mean_words(each.rules.get(rule, RoundAnswers())) for each in held))
        for rule in dict.fromkeys((*end, *half_way))
    )
    return ReportPart("", grid=Grid(("Ground rule", *(each.occasion for each in held)), rows))


def _statements(evaluation: Evaluation) -> ReportPart:
    held = [each for each in evaluation.rounds if each.state is RoundState.ANSWERED]
    rows = tuple(
        (statement, *(answers_words(each.statements[at]) for each in held))
        for at, statement in enumerate(STATEMENTS if held else ())
    )
    return ReportPart("", grid=Grid(("Statement", *(each.occasion for each in held)), rows))


def _here(held: Sequence[SessionFigures], today: date) -> ReportPart:
    about = Drawing(
        "here",
        "Attendance",
        "A bar a session: members who came in time and late, in a frame of all members then.",
    )
    rows = [
        Bar(
            sentences.day_words(each, today),
            (each.in_time or 0, each.late or 0, each.here if each.late is None else 0),
            each.members,
            f"{each.here} of {each.members}",
        )
        for each in held
    ]
    silent = any(each.late is None for each in held)
    return ReportPart(
        "",
        chart=charts.bars(about, ("in time", "late", *((_NOT_KNOWN,) if silent else ())), rows),
        grid=_by_session(
            held,
            today,
            ("here", "of", "in time", "late", "apologies", "absent"),
            lambda each: (
                each.here,
                each.members,
                _DASH if each.in_time is None else each.in_time,
                _DASH if each.late is None else each.late,
                each.apologies,
                each.absent,
            ),
        ),
    )


def _presented(held: Sequence[SessionFigures], today: date) -> ReportPart:
    about = Drawing("slots", "Slots", "A bar a session: slots that were held, and bids that got none.")
    rows = [
        Bar(
            sentences.day_words(each, today),
            (each.presented, each.waited),
            0,
            f"{each.presented} held, {each.waited} waited",
        )
        for each in held
    ]
    return ReportPart(
        "",
        chart=charts.bars(about, ("slots held", "bids that waited"), rows),
        grid=_by_session(
            held, today, ("slots held", "bids that waited"), lambda each: (each.presented, each.waited)
        ),
    )


def _promised(held: Sequence[SessionFigures], today: date) -> ReportPart:
    about = Drawing(
        "actions",
        "Actions told and kept",
        "A bar a session: what became of the actions promised in it, and what is still open.",
    )
    rows = [Bar(sentences.day_words(each, today), _ended(each), 0, _told(each)) for each in held]
    since = any(each.promised.between for each in held)

    def figures(session: SessionFigures) -> tuple[int, ...] | str:
        made = session.promised
        told = (made.made, made.told, *_ended(session), *((made.between,) if since else ()))
        return told if made.made else _told(session)

    return ReportPart(
        "",
        chart=charts.bars(about, _ENDS, rows),
        grid=_by_session(
            held,
            today,
            ("promised", "told", *_ENDS, *((_SINCE,) if since else ())),
            figures,
        ),
    )


def _ended(session: SessionFigures) -> tuple[int, ...]:
    made = session.promised
    return (made.done, made.partly, made.missed, made.dropped, made.open)


def _told(session: SessionFigures) -> str:
    if not session.promised.made:
        return "none promised" if session.keeps else "not kept"
    return f"{session.promised.told} of {session.promised.made} told"


def _pulse(board: Programme, today: date, *, apart: bool) -> ReportPart:
    """Means, and if `apart` how far apart people were; that is of single people, and so not for the organisation."""
    about = Drawing(
        "pulse",
        "Pulse",
        "A dot a session at the mean of those who gave one, from 1 to 10"
        f"{', on a bar from the lowest to the highest' if apart else ''}.",
    )
    rows, cells = [], []
    for session in board.held:
        told = session.pulse if apart or enough(len(session.pulse)) else ()
        note = f"{tenths(session.mean)} from {len(told)}" if told else _no_pulse(session)
        mean = session.mean if told else None
        low, high = (min(told), max(told)) if told and apart else (None, None)
        rows.append(Span(sentences.day_words(session, today), mean, low, high, note))
        cells.append(
            (
                named_session(session.number, session.day, today),
                _mean(mean),
                *(_DASH if end is None else str(end) for end in (low, high) if apart),
                str(len(told)) if told else note,
            )
        )
    return ReportPart(
        "",
        f"{'mean and range' if apart else 'mean'}, {sentences.kept_pulse_words(board)}",
        charts.spans(about, _PULSE, rows),
        Grid(("Session", "mean", *(("lowest", "highest") if apart else ()), "from"), tuple(cells)),
    )


def _no_pulse(session: SessionFigures) -> str:
    if session.pulse:
        return FEW
    return "nobody gave one" if session.keeps_pulse else "not kept"


def _phases(evaluation: Evaluation) -> ReportPart:
    about = Drawing(
        "phases",
        "Phases, planned and as they were",
        "A bar a phase over all sessions: its time, on a paler bar of the time planned.",
    )
    rows = [
        Pair(each.title, each.planned, each.actual, f"{clock_face(each.planned)} → {clock_face(each.actual)}")
        for each in evaluation.phases
    ]
    cells = tuple(
        (each.title, str(each.times), clock_face(each.planned), clock_face(each.actual))
        for each in evaluation.phases
    )
    return ReportPart(
        "",
        chart=charts.pairs(about, ("planned", "as it was"), rows),
        grid=Grid(("Phase", "times", "planned", "as it was"), cells),
    )
