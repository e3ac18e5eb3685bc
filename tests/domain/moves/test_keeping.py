"""What is said is kept: questions, actions, notes; put right, taken out; and what a line without a sign becomes."""

from datetime import date

import pytest

from als_tui.domain.capture.meaning import meaning_of
from als_tui.domain.moves.attendance import attend
from als_tui.domain.moves.capturing import capture
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.moves.flow import next_phase, start_or_pause, unplanned_break
from als_tui.domain.moves.keeping import amend, keep_action, keep_note, keep_question, take_out
from als_tui.domain.process.definition import Speakers, TurnMode
from als_tui.domain.session.facts import Amended, Captured, Commitment, FloorGiven, Note, Presence, Question
from als_tui.domain.session.live import today_of
from als_tui.domain.session.state import commitments, notes, questions
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, SMALL, World, phase


def asked(world: World) -> list[tuple[int, str]]:
    return [(question.asker, question.text) for _, question in questions(world.session)]


def test_words_typed_after_the_phase_is_over_go_to_the_question_counted_in_it() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(next_phase).later(5)
    world.do(keep_question, "What for?", BEN)
    assert asked(world) == [(BEN, "What for?")] and world.session.entries[0].stop == "slot.1.explore"
    assert asked(world.do(keep_question, "And then?", BEN)) == [(BEN, "What for?"), (BEN, "And then?")]


def test_a_question_s_words_go_to_the_one_counted_and_the_presenter_gets_the_floor_back() -> None:
    world = World().exploring().do(give_floor, BEN).later(8).do(keep_question, " What  for? ")
    assert world.last.facts == (Amended(1, Question(BEN, "What  for?")), FloorGiven(ANA))
    assert (asked(world), world.session.floor) == ([(BEN, "What  for?")], ANA)


def test_the_words_may_come_after_the_presenter_has_the_floor_back() -> None:
    world = World().exploring().do(give_floor, BEN).later(8).do(floor_back).later(5)
    assert asked(world.do(keep_question, "What for?", BEN)) == [(BEN, "What for?")]


def test_the_words_of_an_asker_who_was_not_given_the_floor_count_as_one_more() -> None:
    world = World().exploring().do(give_floor, BEN).do(keep_question, "And you?", CHI)
    assert asked(world) == [(BEN, ""), (CHI, "And you?")]
    assert world.session.floor == BEN


def test_words_of_a_new_turn_do_not_go_to_a_question_of_an_earlier_one() -> None:
    world = World().exploring().later(1).do(give_floor, BEN).later(9).do(floor_back).later(9)
    world.do(give_floor, BEN).do(keep_question, "Second").later(1).do(keep_question, "Third", BEN)
    assert asked(world) == [(BEN, ""), (BEN, "Second"), (BEN, "Third")]


def test_a_follow_up_is_a_question_of_its_own() -> None:
    world = World().exploring().do(give_floor, BEN).do(keep_question, "One").do(give_floor, BEN)
    assert asked(world.do(keep_question, "Two")) == [(BEN, "One"), (BEN, "Two")]


def test_where_the_set_speaks_words_change_no_floor_and_are_a_note() -> None:
    talk = replace(SMALL, slot=(phase("ideas", 20, Speakers.SET_SPEAKS, turns=TurnMode.FREE),))
    world = World().opened(talk).presenting(ANA).reach("slot.1.ideas").do(give_floor, BEN)
    assert meaning_of(world.session).kind == "note"
    assert world.do(keep_question, "What if?").session.floor == BEN


def test_a_pause_keeps_the_floor_where_it_is_while_words_are_typed() -> None:
    world = World().exploring().do(give_floor, BEN).do(start_or_pause).do(keep_question, "What for?")
    assert world.session.floor == BEN


def test_the_floor_does_not_go_back_to_a_presenter_who_left() -> None:
    world = World().exploring().do(give_floor, BEN).do(attend, ANA, Presence.LEFT).do(keep_question, "Oh?")
    assert world.session.floor == BEN


def test_a_question_needs_words_and_an_asker_who_is_not_the_presenter() -> None:
    world = World().exploring()
    assert "no words" in world.refuse(keep_question, "  ", BEN)
    assert "Who asked?" in world.refuse(keep_question, "What for?")
    assert "The presenter answers" in world.refuse(keep_question, "What for?", ANA)
    assert "Nobody sits" in world.refuse(keep_question, "What for?", 77)


def test_words_too_long_are_refused_so_that_they_stay_in_the_line() -> None:
    world = World().exploring().do(give_floor, BEN)
    assert "shorten" in world.refuse(keep_question, "x" * 501)
    assert "shorten" in world.refuse(keep_action, Commitment(ANA, "x" * 501))
    assert "shorten" in world.refuse(keep_action, Commitment(ANA, "x", cue="y" * 501))
    assert "shorten" in world.refuse(keep_note, "x" * 20_001)


def test_where_anybody_may_ask_the_presenter_may_too() -> None:
    talk = replace(SMALL, slot=(phase("talk", 20, Speakers.ANYONE_BY_QUESTION, turns=TurnMode.FREE),))
    world = World().opened(talk).presenting(ANA).reach("slot.1.talk").do(keep_question, "Ben, why?", ANA)
    assert asked(world) == [(ANA, "Ben, why?")]
    world.do(floor_back).do(keep_question, "And then?", ANA)
    assert world.session.turns[-1].person == ANA
    assert len(world.last.facts) == 1


def test_an_action_is_kept_with_all_its_parts() -> None:
    action = Commitment(ANA, " Call ", date(2026, 3, 6), " when in ", 8, " Ben ")
    world = World().exploring().do(keep_action, action)
    assert world.last.facts == (
        Captured(1, Commitment(ANA, "Call", date(2026, 3, 6), "when in", 8, "Ben"), "slot.1.explore", 1),
    )


def test_an_action_has_an_owner_words_and_a_confidence_from_nought_to_ten() -> None:
    world = World().exploring()
    assert "Whose action" in world.refuse(keep_action, Commitment(77, "Call"))
    assert "no words" in world.refuse(keep_action, Commitment(ANA, " "))
    assert world.do(keep_action, Commitment(ANA, "Call", confidence=0)).session.entries
    assert "shorten" in world.refuse(keep_action, Commitment(ANA, "Call", supporter="x" * 501))
    for confidence in (-1, 11):
        assert "0 to 10" in world.refuse(keep_action, Commitment(ANA, "Call", confidence=confidence))


def test_a_note_keeps_its_lines() -> None:
    world = World().opened().do(keep_note, "quiet today\r\nask why", ANA)
    assert [note for _, note in notes(world.session)] == [Note("quiet today\nask why", ANA)]
    assert "Nobody sits" in world.refuse(keep_note, "quiet", 77)
    assert len(notes(world.do(keep_note, "x" * 20_000).session)[1][1].text) == 20_000
    assert "no words" in world.refuse(keep_note, "")


def test_what_is_caught_in_a_break_belongs_to_the_slot_it_stopped() -> None:
    world = World().exploring().do(unplanned_break).do(keep_note, "heated")
    assert (world.session.entries[0].stop, world.session.entries[0].slot) == ("break.1", 1)


def test_a_caught_thing_is_put_right_in_its_place() -> None:
    world = World().opened().do(keep_note, "one").do(keep_note, "two").do(amend, 1, Note("first"))
    assert [note.text for _, note in notes(world.session)] == ["first", "two"]
    assert "says that already" in world.refuse(amend, 1, Note(" first"))


def test_a_note_may_turn_out_to_be_an_action() -> None:
    world = World().opened().do(keep_note, "calls Kim").do(amend, 1, Commitment(ANA, "call Kim"))
    assert (len(notes(world.session)), len(commitments(world.session))) == (0, 1)


def test_a_question_s_words_may_go_and_it_still_counts() -> None:
    world = World().exploring().do(keep_question, "What for?", BEN).do(amend, 1, Question(CHI))
    assert asked(world) == [(CHI, "")]


def test_what_cannot_be_kept_cannot_be_put_right_either() -> None:
    world = World().opened().do(keep_note, "one")
    assert "no words" in world.refuse(amend, 1, Note(" "))
    assert "Nobody sits" in world.refuse(amend, 1, Question(77, "why"))
    assert "Whose action" in world.refuse(amend, 1, Commitment(77, "call"))
    assert "not there any more" in world.refuse(amend, 9, Note("one"))


def test_a_caught_thing_is_taken_out_and_undo_brings_it_back() -> None:
    world = World().opened().do(keep_note, "one").do(take_out, 1)
    assert world.session.entries == ()
    assert "not there any more" in world.refuse(take_out, 1)
    assert [note.text for _, note in notes(world.undo().session)] == ["one"]


def test_numbers_of_things_taken_out_are_not_used_again() -> None:
    world = World().opened().do(keep_note, "one").do(take_out, 1).do(keep_note, "two")
    assert [entry.id for entry in world.session.entries] == [2]


@pytest.mark.parametrize(
    ("stop", "kind"),
    [("opening.check-in", "note"), ("slot.1.explore", "note"), ("slot.1.commit", "action")],
)
def test_a_line_without_a_sign_is_what_the_phase_records(stop: str, kind: str) -> None:
    assert meaning_of(World().opened().presenting(ANA).reach(stop).session).kind == kind


def test_with_the_floor_at_an_asker_a_line_is_their_question() -> None:
    world = World().exploring().do(give_floor, BEN)
    assert meaning_of(world.session).kind == "question"
    assert asked(world.do(capture, "What would she say?")) == [(BEN, "What would she say?")]


def test_an_action_in_a_line_is_the_presenter_s_unless_named() -> None:
    world = World().exploring().do(next_phase).do(capture, "Call Kim by fri %8 +ben")
    world.do(capture, "Read it @chi")
    assert [action for _, action in commitments(world.session)] == [
        Commitment(ANA, "Call Kim", date(2026, 3, 6), "", 8, "Ben"),
        Commitment(CHI, "Read it"),
    ]


def test_signs_make_an_action_or_a_note_of_any_line() -> None:
    world = World().exploring().do(give_floor, BEN).do(capture, "! call Kim").do(capture, ". heated @chi")
    assert [note for _, note in notes(world.session)] == [Note("heated @chi", CHI)]
    assert [action.owner for _, action in commitments(world.session)] == [ANA]


def test_without_a_presenter_an_action_needs_a_name() -> None:
    assert "Whose action" in World().opened().refuse(capture, "! call Kim")


def test_today_is_the_date_where_the_set_meets() -> None:
    world = World(zone="Pacific/Kiritimati")
    assert today_of(world.live, world.now) == date(2026, 3, 4)
