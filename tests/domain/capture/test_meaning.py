"""What a captured line means where it does not say so: whose it is, and how begun words keep their meaning."""

from datetime import date

from als_tui.domain.capture.meaning import Meaning, meaning_of, still_meant, understood
from als_tui.domain.moves.capturing import capture, read_capture
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.moves.flow import next_phase
from als_tui.domain.session.facts import Commitment, Decision, Question
from als_tui.domain.session.state import commitments, decisions, questions
from tests.domain.build import ANA, BEN, CHI, World

NOTE = Meaning("note")


def test_an_action_is_the_presenters_unless_it_names_somebody_or_there_is_none() -> None:
    world = World().exploring()
    assert read_capture(world.live, world.now, "! call Zoe").person == ANA
    assert read_capture(world.live, world.now, "! call Zoe @3").person == CHI
    before = World().opened()
    reading = read_capture(before.live, before.now, "! call Zoe")
    assert (reading.person, reading.problems) == (None, ("whose? @name",))
    assert "Whose action" in before.refuse(capture, "! call Zoe")


def test_learning_is_that_of_whoever_has_the_floor_else_the_presenters_and_is_joined() -> None:
    world = World().exploring().do(capture, "* to wait").do(give_floor, BEN)
    world.do(capture, "* to ask").do(capture, "* @ana to rest").do(capture, "*to hear")
    assert world.session.words == {
        (ANA, "learning"): "to wait; to rest",
        (BEN, "learning"): "to ask; to hear",
    }
    assert (ANA, "learning") not in world.undo().undo().undo().undo().undo().session.words


def test_learning_that_grows_too_long_is_refused_whole_and_what_was_there_stays() -> None:
    world = World().exploring().do(capture, "* " + "a" * 400)
    assert "Ana's learning is over 500" in world.refuse(capture, "* " + "b" * 120)
    assert world.session.words == {(ANA, "learning"): "a" * 400}
    assert "no words" in world.refuse(capture, "* ")
    assert "Whose is it?" in World().opened().refuse(capture, "* to wait")


def test_a_decision_is_the_sets_in_any_phase() -> None:
    assert decisions(World().opened().do(capture, "= phones away").session)[0][1] == Decision("phones away")


def test_a_question_sign_makes_a_question_in_a_phase_that_records_something_else() -> None:
    world = World().exploring().do(next_phase).do(capture, "? @2 Who helps?")
    assert questions(world.session)[0][1] == Question(BEN, "Who helps?", "clarifying")
    assert "Who asked?" in world.refuse(capture, "? Who helps?")


def test_words_that_were_begun_keep_their_meaning_through_floor_and_phase() -> None:
    world = World().exploring().do(give_floor, BEN)
    meant = meaning_of(world.session)
    world.do(give_floor, CHI)
    meant = still_meant(meant, meaning_of(world.session))
    world.do(next_phase)
    meant = still_meant(meant, meaning_of(world.session))
    assert (meant.kind, meant.asker) == ("question", BEN)
    world.do(capture, "What else?", meant)
    asked = [question for _, question in questions(world.session)]
    assert asked == [Question(BEN, "What else?", "probing"), Question(CHI)]


def test_an_asker_who_gets_the_floor_after_the_words_began_is_meant_but_only_in_that_phase() -> None:
    world = World().exploring()
    before = meaning_of(world.session)
    assert before.kind == "note"
    world.do(give_floor, BEN)
    assert still_meant(before, meaning_of(world.session)) == meaning_of(world.session)
    world.do(floor_back).do(next_phase)
    assert still_meant(before, meaning_of(world.session)) == before
    world.do(capture, "quiet", before)
    assert not commitments(world.session), "the note did not become an action"


def test_an_action_begun_in_one_slot_stays_its_presenters_in_the_next() -> None:
    world = World().exploring(slots=2)
    meant = meaning_of(world.session)
    world.reach("slot.2.explore").do(capture, "! call Zoe", meant)
    assert commitments(world.session)[0][1] == Commitment(ANA, "call Zoe")


def test_a_line_that_names_its_person_needs_no_meaning() -> None:
    people = World().opened().session.people
    assert understood("* @ben to wait", NOTE, people, date(2026, 3, 3)).problems == ()
