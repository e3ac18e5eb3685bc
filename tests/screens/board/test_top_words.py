"""The strip and the course line: where the slot stands among its phases, how much of the time is gone."""

from als_tui.domain.moves import flow, guard
from als_tui.domain.session.facts import Reason
from als_tui.screens.board.face_words import Wanted, face_now
from als_tui.screens.board.top_words import strip
from als_tui.screens.pages.course_words import course
from als_tui.widgets.course import line
from als_tui.widgets.face import Face
from als_tui.widgets.rows import DrawnRow, cells_of
from tests.domain.build import World


def text(row: DrawnRow) -> str:
    """A row as it is seen."""
    return "".join(piece for piece, _ in row).rstrip()


def at(world: World, cells: int = 78) -> str:
    return text(strip(world.session, world.now.t, cells))


def styles(row: DrawnRow) -> set[str]:
    return {style for _, style in row}


def face(world: World, **wanted: bool) -> Face:
    return face_now(world.session, world.now, "UTC", None, Wanted(**wanted))


def test_phases_gone_have_a_sign_and_the_running_one_capitals() -> None:
    world = World().exploring()
    titles = [stop.phase.title for stop in world.session.agenda if stop.slot == 1]
    here = world.session.here
    assert here is not None
    for title in titles[: titles.index(here.phase.title)]:
        assert f"✓ {title}" in at(world)
    assert "▶ EXPLORE" in at(world) and at(world).endswith("slot 1 of 1")
    assert cells_of(strip(world.session, world.now.t, 78)) == 78


def test_where_they_do_not_fit_the_running_one_and_its_number_stand() -> None:
    world = World().exploring()
    assert at(world, 58).startswith("▶ EXPLORE  ") and " of " in at(world, 58) and "then " in at(world, 58)
    assert cells_of(strip(world.session, world.now.t, 38)) == 38


def test_before_the_first_phase_nothing_has_begun() -> None:
    assert at(World().opened()) == "NOT BEGUN"


def test_the_line_fills_in_half_steps_and_its_pieces_are_short() -> None:
    assert text(line(0.0, 10, "x")) == "──────────"
    assert text(line(0.45, 10, "x")) == "━━━━╸─────"
    assert text(line(1.0, 10, "x")) == "━━━━━━━━━━"
    for share in (0.0, 0.1, 0.33, 0.5, 0.99, 1.0):
        row = line(share, 78, "x")
        assert cells_of(row) == 78 and max(len(piece) for piece, _ in row) <= 6
    before, after = line(0.5, 78, "x"), line(0.507, 78, "x")
    changed = [place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    assert before != after and len(before[: changed[0]]) >= 6, "a step leaves what stands before it"


def test_the_line_warns_in_the_last_minute_is_full_once_over_and_faint_while_held() -> None:
    world = World().exploring()
    assert "$primary" in styles(course(world.session, world.later(60).now.t, 78))
    assert "$warning" in styles(course(world.session, world.later(8 * 60 + 30).now.t, 78))
    assert "$primary" in styles(course(world.session, world.now.t, 78, amber=False))
    world.later(120)
    assert text(course(world.session, world.now.t, 78)) == "━" * 78
    assert styles(course(world.do(flow.start_or_pause).session, world.now.t, 78)) == {"$faint"}


def test_the_time_is_left_then_counted_by_fives_then_over_and_faint_while_held() -> None:
    world = World().exploring().later(60)
    assert face(world) == Face("9", ":00", "left")
    assert face(world, seconds=False).large == "9"
    world.later(8 * 60 + 17)
    assert face(world) == Face("45", "", "seconds left", "$warning")
    assert face(world, amber=False).tone == "$quiet"
    assert face(world.later(35)) == Face("8", "", "seconds left", "$warning")
    assert face(world.later(24)) == Face("+0", ":16", "over", "$warning")
    assert face(world.do(guard.stop_set, Reason.PACE)).tone == "$faint"
    assert face(world.do(guard.go_on).do(flow.start_or_pause)) == Face("+0", ":16", "over, paused", "$faint")


def test_a_silence_by_key_counts_nothing_and_a_break_says_when_to_be_back() -> None:
    world = World().exploring()
    assert face(world.do(guard.stop_set, Reason.SILENCE)) == Face()
    world.do(guard.go_on).do(flow.unplanned_break)
    shown = face(world)
    assert shown.label == "back at" and shown.large.count(":") == 1 and not shown.small
