"""Moves of the evaluation round: a figure a line, a line or a person passed over, a member's own goal told."""

from als_tui.domain.book import Point
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.evaluating import figures_of, open_points, points_for
from als_tui.domain.session.facts import PointRated
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.value import replace

NOT_ASKED = Refusal("That is not asked of this person today.")


def rate(live: Live, now: Stamp, person: int, point: Point, figure: int) -> Facts | Refusal:
    """Keep a person's answer to a line; another one takes its place."""
    session, figures = live.running, figures_of(point)
    if point not in points_for(live.book, session, person):
        return NOT_ASKED
    if figure not in figures:
        return Refusal(f"An answer from {figures[0]} to {figures[-1]}, please.")
    if session.rated.get((person, point)) == figure:
        return Refusal("It says that already.")
    return (PointRated(person, point, figure),)


def rate_rest(live: Live, now: Stamp, person: int, point: Point) -> Facts | Refusal:
    """Let all lines about the same that have no answer yet have the one of this line."""
    figure = live.running.rated.get((person, point))
    rest = [other for other in open_points(live.book, live.running, person) if other.about == point.about]
    if figure is None:
        return Refusal("There is no answer before it to repeat.")
    return tuple(PointRated(person, other, figure) for other in rest) or Refusal("No such line is left.")


def pass_point(live: Live, now: Stamp, person: int, point: Point) -> Facts | Refusal:
    """Pass over a line; an answer that stood there goes."""
    if point not in points_for(live.book, live.running, person):
        return NOT_ASKED
    if live.running.rated.get((person, point), 0) is None:
        return Refusal("It is passed over already.")
    return (PointRated(person, point, None),)


def pass_person(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Pass over all lines that a person has not answered; what was answered stays."""
    rest = open_points(live.book, live.running, person)
    return tuple(PointRated(person, point, None) for point in rest) or Refusal(
        "Nothing is left to pass over."
    )


def tell_own_goal(live: Live, now: Stamp, person: int, text: str) -> Facts | Refusal:
    """Keep what a member wants to learn in this set, in a line of their own."""
    from als_tui.domain.moves.membership import change_member, details_of
    from als_tui.domain.moves.setbook import NO_MEMBER

    member = live.book.members.get(person)
    if member is None:
        return NO_MEMBER
    return change_member(live, now, person, replace(details_of(member), goal=text))
