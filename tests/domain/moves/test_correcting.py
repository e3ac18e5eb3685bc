"""A sealed record is put right by a dated line under it, which undo takes back; what was sealed never changes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import Correction, Policy, Record
from als_tui.domain.moves.correcting import correct
from als_tui.domain.sealing.name_hits import name_hits, without_hits
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.live import Live
from als_tui.domain.telling.steps import describe
from als_tui.domain.words.whole import sought
from als_tui.value import replace
from tests.domain.build import World

TODAY = date(2026, 3, 3)


def sealed(policy: Policy = Policy.QUESTIONS) -> World:
    """A set with one sealed session."""
    world = World(policy=policy).opened()
    world.live = Live(seal(world.book, world.session, world.now))
    return world


def record_of(world: World) -> Record:
    return world.book.sessions[1]


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), max_size=4, unique_by=str.casefold))
def test_what_was_sealed_stays_and_undo_takes_each_line_back(lines: list[str]) -> None:
    world, before, kept = sealed(), record_of(sealed()), 0
    for line in lines:
        if isinstance(facts := world.ask(correct, 1, line), tuple):
            world, kept = world.keep(facts), kept + 1
    assert replace(record_of(world), corrections=()) == before
    assert len(record_of(world).corrections) == kept
    for _ in range(kept):
        world = world.undo()
    assert record_of(world) == before


def test_it_has_its_day_and_is_told_with_its_session() -> None:
    world = sealed().do(correct, 1, " Ben  came\x1b late ").do(correct, 1, "Chi led")
    assert record_of(world).corrections == (
        Correction(TODAY, "Ben  came␛ late"),
        Correction(TODAY, "Chi led"),
    )
    assert describe(world.last, world.live) == "record of session 1 corrected: Chi led"
    assert record_of(world.undo()).corrections[-1].text == "Ben  came␛ late"
    assert record_of(world.redo()).corrections[-1].text == "Chi led"


def test_what_cannot_be_kept_says_why() -> None:
    world = sealed(Policy.NOTHING).do(correct, 1, "Ben came late")
    assert world.refuse(correct, 1, " ben came LATE") == "It says that already."
    assert world.refuse(correct, 1, " \n") == "There are no words to keep yet."
    assert world.refuse(correct, 7, "x") == "That session is not there any more."
    assert "500" in world.refuse(correct, 1, "x" * 501)


def test_a_name_in_it_is_found_and_blanked_out_if_somebody_is_forgotten() -> None:
    book, names = sealed().do(correct, 1, "Zoë Ünal came late").book, sought(["Zoë Ünal"])
    (hit,) = name_hits(book, names)
    assert (hit.where, hit.text) == ("session 1, a correction", "Zoë Ünal came late")
    after = without_hits(book, names, {hit.key})
    assert after.sessions[1].corrections[0].text == "somebody came late"
