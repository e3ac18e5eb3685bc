"""The sets of this machine as home shows them: read in a thread of its own, so that keys are answered meanwhile."""

from typing import TYPE_CHECKING

from als_tui.value import Value

if TYPE_CHECKING:  # this module stands before the first paint
    from datetime import date

    from als_tui.ports import Glance, Library


class SetsRead(Value):
    """What was read, and what is to be said of it."""

    glances: "tuple[Glance, ...]"
    complaints: tuple[str, ...]
    gone: str = ""
    """That words which a seal or a strike had left on the disk are gone now; empty if there were none."""


def read_sets(library: "Library", today: "date", but: str = "") -> SetsRead:
    """Read every set at a glance, and finish what seals and strikes owe; `but` the one that is open, which is known."""
    from als_tui.ports import SetDamaged

    try:
        complaints, gone, glances = _forget_owed(library, today, but)
    except SetDamaged as error:
        return SetsRead((), (str(error),))
    return SetsRead(glances, tuple(complaints), gone)


def _forget_owed(library: "Library", today: "date", but: str) -> "tuple[list[str], str, tuple[Glance, ...]]":
    """Do again what broke off of seals and strikes.

    Returns what to complain of, what to say of words that are gone now, and the sets as they are then.
    """
    glances = library.glances(today, but)
    owing = {glance.set_id: glance.name for glance in glances if glance.owes}
    complaints = [f"{name}: {words}" for set_id, name in owing.items() for words in library.forget(set_id)]
    after = library.glances(today, but) if owing else glances
    done = [glance.name for glance in after if glance.set_id in owing and not glance.owes]
    gone = "The words that the last seal or strike had left on the disk are gone now"
    return complaints, f"{gone}: {', '.join(done)}." if done else "", after
