"""The keys by which a set's people, and what they did on paper, come in; what they open loads when it is opened."""

from als_tui.keys import Key
from als_tui.screens.common import requests as wishes
from als_tui.screens.common.set_screen import SetScreen


def _who_joins(screen: SetScreen) -> None:
    from als_tui.screens.set.joining import ask_who_joins

    ask_who_joins(screen)


JOINS = Key(
    "set.member",
    "n",
    _who_joins,
    "new member",
    "Who joins the set: a name, or a pasted list with mails and roles.",
    opens="words",
)
LISTS = Key(
    "set.members",
    "m",
    lambda screen: screen.post_message(wishes.ViewRequested("members")),
    "members",
    "All members: mail, role, own goal, slots and sessions had; one leaves or comes back.",
    looks=True,
)
FROM_PAPER = Key(
    "set.paper",
    "w",
    lambda screen: screen.edits.open_paper(),
    "from paper",
    "Write down a session that was held without als-tui: day, people, presenters, actions.",
    opens="words",
)
KEYS = (JOINS, LISTS, FROM_PAPER)
