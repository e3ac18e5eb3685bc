"""What stands above the evaluation of a programme."""

from als_tui.domain.programme.evaluation import Evaluation, RoundState
from als_tui.domain.words.pressing import press


def head(evaluation: Evaluation) -> str:
    """From whom it is, or what has to be done for a round."""
    if not evaluation.board.held:
        return f"No session was held yet. {press('view.leave', 'set.start')} starts one."
    if all(each.state is RoundState.NOT_PLANNED for each in evaluation.rounds):
        marks = press("view.leave", "set.planner", "planner.change")
        return f"No module is marked for a round: {marks} opens its form, which does."
    return "As the set said it: from how many, and never who."
