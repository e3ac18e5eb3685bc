"""What was planned for a module and goes along into its session."""

from collections.abc import Mapping

from als_tui.domain.book import Member, Module
from als_tui.domain.session.facts import Detail, DetailSet, RoleGiven
from als_tui.domain.words.naming import called_alike


def planned_lines(module: Module, people: Mapping[int, Member]) -> tuple[DetailSet | RoleGiven, ...]:
    """The lines about today that were planned; a member who was to facilitate has the role."""
    planned: dict[Detail, str] = {"topic": module.topic, "goal": module.goal, "place": module.place}
    lines = tuple(DetailSet(detail, text) for detail, text in planned.items() if text)
    named = (id for id, member in people.items() if called_alike(module.facilitator, [member.name]))
    if not module.facilitator:
        return lines
    if (member := next(named, None)) is not None:
        return (*lines, RoleGiven("facilitator", member))
    return (*lines, DetailSet("facilitator", module.facilitator))
