"""What held the process, as rows of the review: each intervention with its length, each check by seat; no names."""

from als_tui.domain.session.airtime import seconds_stopped
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.state import Intervention, Session
from als_tui.domain.timing import passed_face

Row = tuple[str, str]
"""What it was, and how long it took (empty for a check)."""


def rows(session: Session, t: float) -> dict[str, Row]:
    """Each intervention in order, then each check round, by a key of its own."""
    interventions = {
        f"intervention.{number}": (_what(session, one), passed_face(seconds_stopped(session, one, t)))
        for number, one in enumerate(session.interventions)
    }
    rounds = sorted({number for number, _ in session.checks})
    return interventions | {f"check.{number}": (check_words(session, number), "") for number in rounds}


def about(session: Session, t: float, place: int) -> list[str]:
    """The row at this place in words."""
    shown = list(rows(session, t).items())
    if not 0 <= place < len(shown):
        return []
    name, (what, length) = shown[place]
    if name.startswith("check"):
        return [f"{what}, in the order of the seats; – was not asked."]
    said = what.replace("■ ", "The set was stopped: ")
    return [f"{said}, for {length}. No name belongs to it."]


def _what(session: Session, one: Intervention) -> str:
    stop = session.stop_of(one.stop)
    where = f", in {stop.phase.title}" if stop else ""
    return f"silence{where}" if one.reason is Reason.SILENCE else f"■ {one.reason}{where}"


def check_words(session: Session, number: int) -> str:
    """What everybody gave in a check round, in the order of the seats."""
    scores = (session.checks.get((number, person.id)) for person in session.people)
    return f"check {number}: " + " ".join("–" if score is None else str(score) for score in scores)
