"""Where each view of a set between its sessions lives."""

from collections.abc import Callable, Mapping
from importlib import import_module

from als_tui.engine import Engine
from als_tui.keys import Key
from als_tui.screens.common.requests import SetView
from als_tui.screens.common.set_screen import SetScreen

VIEWS: Mapping[SetView, tuple[str, str]] = {
    "programme": ("programme.page", "ProgrammeScreen"),
    "planner": ("planner.page", "PlannerScreen"),
    "prepare": ("prepare.page", "PrepareScreen"),
    "register": ("register.page", "RegisterScreen"),
    "members": ("set.members", "MembersScreen"),
    "member": ("member.page", "MemberScreen"),
    "hand-out": ("handout.page", "HandOutScreen"),
    "notes": ("handout.notes", "NotesScreen"),
    "evaluation": ("evaluation.page", "EvaluationView"),
    "organisation": ("organisation.page", "OrganisationScreen"),
    "forget": ("forget.page", "ForgetScreen"),
    "history": ("history.page", "HistoryScreen"),
    "helped": ("history.page", "what_helped"),
    "decisions": ("history.page", "what_was_decided"),
}
"""Module of each view, and its class or what makes it; imported when first shown, or when nobody waits."""


LEAVES = Key("view.leave", "q,escape", "dismiss(None)", "back", "Back to what showed before.", looks=True)
"""The way out of a view; each has it in its table."""


def load_views() -> None:
    """Load every view, so that none is waited for."""
    for view in VIEWS:
        view_class(view)


def view_class(view: SetView) -> Callable[..., SetScreen]:
    """The class of a view, or what makes it."""
    module, name = VIEWS[view]
    kind: Callable[..., SetScreen] = getattr(import_module(f"als_tui.screens.{module}"), name)
    return kind


def made_view(view: SetView, engine: Engine, about: int | None) -> SetScreen:
    """A view of `engine`'s set, about a member or a session if it is one of such."""
    kind = view_class(view)
    return kind(engine) if about is None else kind(engine, about=about)
