"""What stands above the evaluation of a programme, and for whom its report can be."""

from als_tui.domain.programme.evaluation import Evaluation, RoundState
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.words.pressing import press
from als_tui.screens.common.choice import Choice

READERS = (
    Choice("s", ReportReader.SET, "The set", "totals; who presented and what was learned, as in the records"),
    Choice(
        "o",
        ReportReader.ORGANISATION,
        "The organisation",
        "totals alone: no name, no issue, no word of anybody",
    ),
    Choice(
        "m",
        ReportReader.FACILITATOR,
        "Me",
        "with each member's goals, issues and actions: for your eyes alone",
    ),
)
ABOUT_READERS = "What the set has not agreed to hand on stays with it. Nothing is sent."


def head(evaluation: Evaluation) -> str:
    """From whom it is, or what has to be done for a round."""
    if not evaluation.board.held:
        return f"No session was held yet. {press('view.leave', 'set.start')} starts one."
    if all(each.state is RoundState.NOT_PLANNED for each in evaluation.rounds):
        marks = press("view.leave", "set.planner", "planner.change")
        return f"No module is marked for a round: {marks} opens its form, which does."
    return "As the set said it: from how many, and never who."
