"""A set is deleted at home, and what came of it is said."""

from als_tui.ports import Library, NotSaved, SetDamaged, SetInUse
from als_tui.widgets.values import Tone


def deleted(library: Library, set_id: str) -> tuple[str, Tone]:
    """Delete a set; returns what to say, and how."""
    try:
        still = library.delete(set_id)
    except SetInUse as error:
        return f"Nothing was deleted: {error}", "refused"
    except (SetDamaged, NotSaved) as error:
        return f"Not deleted: {error}", "alarm"
    if still:
        return f"The set is deleted, but {still}", "alarm"
    return (
        "The set is deleted: nothing of its folder is left. What was exported stays in the exports folder.",
        "done",
    )
