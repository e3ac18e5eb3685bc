"""The capture line: what each sign means, what only resembles one, and how it is read back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from als_tui.domain.capture.line import Kind, Reading, read_back, read_line
from als_tui.value import replace
from tests.tables import each

TODAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the capture line needs one."""

    id: int
    name: str


SET = tuple(
    Somebody(number, name)
    for number, name in enumerate(("Ana Brown", "Anton", "Ben", "María O'Neil", "Олена", "أحمد علي", "王芳"))
)
ANA, ANTON, BEN, MARIA, OLENA, AHMAD, FANG = range(7)


NO_DATES = (
    "stay away until fri|ask what he sat|read chapter 12.1|raise it to 9/10|grow by 2.5|by sat nav|fri"
    "|tomorrow|by sun cream it is|prepare the next session|go every friday|ask about last friday|move it to mon"
    "|sit in the sun|do it by hand|call fri or so|send it fri 28 nov|make it 3d|on fri call Zoe|buy 2m"
    "|ends by\nfri or so|look on 31 feb"
)


def read(line: str, default: Kind = "action", people: tuple[Somebody, ...] = SET) -> Reading:
    """Read a line as in a phase that records actions."""
    return read_line(line, default=default, people=people, today=TODAY)


def back(line: str, default: Kind = "action", next_session: date | None = None) -> str:
    """Return the read-back of a line."""
    return joined(read_back(read(line, default), people=SET, today=TODAY, next_session=next_session))


def joined(parts: Iterable[tuple[str, str]]) -> str:
    """Return the words of a read-back on one line."""
    return " · ".join(said for _, said in parts)


def test_a_line_without_a_sign_is_what_the_phase_records() -> None:
    assert read("What did you see?", "question") == Reading("question", "What did you see?")
    assert read("call the supplier") == Reading("action", "call the supplier")


@pytest.mark.parametrize("line", ["!call Zoe", "! call Zoe", "  !  call Zoe "])
def test_a_leading_bang_makes_an_action(line: str) -> None:
    assert read(line, "question") == Reading("action", "call Zoe")


@pytest.mark.parametrize("line", [".quiet today", ". quiet today"])
def test_a_leading_dot_makes_a_note(line: str) -> None:
    assert read(line, "question") == Reading("note", "quiet today")


@pytest.mark.parametrize(
    ("line", "kind"),
    [("?", "question"), ("*", "learning"), ("=", "decision"), ("!", "action"), (".", "note")],
)
def test_each_first_sign_tells_its_kind_in_every_phase(line: str, kind: Kind) -> None:
    for default in ("question", "action", "note"):
        assert read(f"{line} we see", default) == Reading(kind, "we see")
        assert read(f"{line}we see", default) == Reading(kind, "we see")


@pytest.mark.parametrize(
    "line", ["?!", "?? really", "*** break ***", "== x", "=5 of us", "*5", "?5", "=@ana x"]
)
def test_new_first_signs_are_as_cautious_as_the_old(line: str) -> None:
    assert read(line, "note").text == line and read(line, "note").kind == "note"


@pytest.mark.parametrize("kind", ["question", "learning", "action", "note"])
def test_a_seat_is_named_by_its_number(kind: Kind) -> None:
    assert read("@3 or so", kind) == Reading(kind, "or so", person=BEN)
    assert read("@7", kind).person == FANG


def test_a_supporter_is_named_by_a_seat_but_a_span_of_days_is_a_date() -> None:
    assert read("call +3 today") == Reading("action", "call", due=TODAY, supporter=BEN)
    assert read("call +2 days") == Reading("action", "call", due=FRIDAY)


def test_a_seat_where_nobody_sits_stays_with_a_problem_and_0_is_the_tenth() -> None:
    assert read("@9 call") == Reading("action", "@9 call", problems=("@9: there is no seat 9",))
    assert read("@0 call").problems == ("@0: there is no seat 10",)
    ten = tuple(Somebody(number, f"P{number}") for number in range(1, 12))
    assert (read("@0 x", people=ten).person, read("@11 x", people=ten).person) == (10, 11)


def test_a_decision_knows_no_signs() -> None:
    assert read("= by fri @ana +ben %8") == Reading("decision", "by fri @ana +ben %8")


@pytest.mark.parametrize("said", ["31 feb", "2026-13-45", "30.2.2027", "mon 25 nov"])
def test_a_day_that_no_calendar_has_stays_and_is_told(said: str) -> None:
    reading = read(f"send it by {said}.")
    assert (reading.text, reading.due) == (f"send it by {said}.", None)
    assert reading.problems == (f"{said}: no such day",)
    assert not read("cut the cost by 5/50 and the time by 2.5").problems


@pytest.mark.parametrize(
    "said", ["fri 14.30", "fri 17.00 at the latest", "friday 8.45", "29 feb 2028", "tue 1 feb 2028"]
)
def test_a_day_with_a_time_or_a_year_is_one(said: str) -> None:
    reading = read(f"send it by {said}")
    assert reading.due is not None and not reading.problems


@pytest.mark.parametrize("said", ["by yesterday", "by last week", "by last Friday,"])
def test_a_date_that_is_over_in_words_stays_and_is_told(said: str) -> None:
    reading = read(f"send it {said}")
    assert (reading.text, reading.due) == (f"send it {said}", None)
    assert reading.problems == (f"{said.rstrip(',')}: that day is over",)


def test_a_date_that_is_over_is_read_back_with_a_warning() -> None:
    assert back("send it by 1/11/2026") == "action · send it · by Sun 1 Nov, 24 days ago · that day is over"
    assert "over" not in back("send it by today")


def test_the_kind_of_a_question_and_hints_for_an_action_stand_in_the_read_back() -> None:
    reading = read("What now?", "question")
    said = read_back(reading, people=SET, today=TODAY, next_session=None, kind="open", hints=("when?",))
    assert joined(said) == "question · open · What now? · hint: when?"


@pytest.mark.parametrize(
    "line", ["...", "... and then", ".5 of it", "!!", "!= that", ".:", "call! now", "a .b"]
)
def test_a_mark_that_is_no_first_sign_stays_in_the_words(line: str) -> None:
    assert read(line, "question") == Reading("question", line)


@pytest.mark.parametrize(
    ("line", "kind"), [("!", "action"), (".", "note"), ("!3 calls", "action"), ("!%8 x", "action")]
)
def test_a_first_sign_counts_alone_before_a_figure_and_before_another_sign(line: str, kind: Kind) -> None:
    assert read(line, "question").kind == kind


@pytest.mark.parametrize(
    ("said", "person"), [("ana.b", ANA), ("o'neil", MARIA), ("олен", OLENA), ("أحمد", AHMAD), ("王", FANG)]
)
def test_a_person_of_any_script_is_named(said: str, person: int) -> None:
    assert read(f"call @{said} back") == Reading("action", "call back", person=person)


def test_a_name_that_two_people_begin_with_is_asked_back_and_stays() -> None:
    assert read("@an call") == Reading("action", "@an call", problems=("@an: Ana Brown or Anton?",))


@pytest.mark.parametrize("line", ["@ben's call the bank", "@ben’s: call the bank", "call the bank. @ben!"])
def test_an_ending_goes_with_the_name(line: str) -> None:
    assert (read(line).person, read(line).problems) == (BEN, ())
    assert "ben" not in read(line).text


@pytest.mark.parametrize("line", ["call @ben's boss", "call @Ben’s boss by fri"])
def test_a_name_that_something_belongs_to_stays_in_the_words_of_an_action(line: str) -> None:
    reading = read(line)
    assert (reading.person, reading.text, reading.problems) == (BEN, line.removesuffix(" by fri"), ())
    assert read(f"{line} @ana").person == ANA, "who is named outright does it"


def test_a_german_ending_is_the_same_as_the_english_one() -> None:
    assert read("@bens why", "question") == Reading("question", "why", BEN)
    assert read("call @bens boss") == Reading("action", "call @bens boss", BEN)
    assert read("call @3 boss.").person is None and read("call the bank. @bens").text == "call the bank."


def test_a_name_that_many_begin_with_is_asked_back_briefly() -> None:
    people = tuple(Somebody(number, f"Al{number}") for number in range(5))
    assert read("@al x", people=people).problems == ("@al: Al0, Al1, Al2 or others?",)


def test_a_name_that_nobody_has_stays_with_a_problem() -> None:
    assert read("@zo call") == Reading("action", "@zo call", problems=("@zo: no one here by that name",))


@each(
    ("line", "kind"),
    product(
        [
            "write to a@b.c",
            "see (@ben)",
            "meet @3pm",
            "@",
            "@ @",
            "a + b",
            "+",
            "+44 20",
            "50% cut",
            "% %",
            "3 >2",
            "a>b",
            "a> b",
            ">",
        ],
        ["question", "action", "note"],
    ),
)
def test_what_only_resembles_a_sign_stays_without_a_word_about_it(line: str, kind: Kind) -> None:
    assert read(line, kind) == Reading(kind, line)


def test_all_signs_of_an_action_are_read_in_any_order() -> None:
    whole = Reading("action", "call the supplier", ANA, FRIDAY, "the budget meeting ends", 8, BEN)
    assert read("call the supplier fri @ana %8 +ben > the budget meeting ends") == whole
    assert read("+ben @ana %8 call the supplier by fri > the budget meeting ends") == whole


@pytest.mark.parametrize("kind", ["question", "note"])
def test_a_question_and_a_note_know_only_the_sign_for_a_person(kind: Kind) -> None:
    line = "is %12 by fri +ben > 2 today"
    assert read(f"@ben {line}", kind) == Reading(kind, line, person=BEN)


@each(
    ("line", "text"),
    [
        ("send it by fri", "send it"),
        ("send it by fri.", "send it."),
        ("send it fri", "send it"),
        ("send it, on Fri", "send it,"),
        ("send it by fri to Zoe", "send it to Zoe"),
        ("send it by fri, then rest", "send it, then rest"),
        ("by fri, send it", "send it"),
        ("by fri", ""),
        ("stand by the door by fri", "stand by the door"),
        ("send it fri @zo", "send it fri @zo"),
        ("send it by Fri 27 Nov 2026 to Zoe", "send it to Zoe"),
        ("go by fri\nweek by week", "go\nweek by week"),
        ("send it in 2 days", "send it"),
    ],
)
def test_a_date_is_read_at_the_end_or_after_by(line: str, text: str) -> None:
    reading = read(line)
    assert (reading.text, reading.due) == (text, None if "fri" in text else FRIDAY)


@each("line", NO_DATES.split("|"))
def test_a_word_that_may_be_no_date_stays_one(line: str) -> None:
    assert read(line) == Reading("action", line)


def test_a_time_after_a_date_keeps_both_in_the_words() -> None:
    assert read("send it by fri 3pm") == Reading("action", "send it by fri 3pm", due=FRIDAY)
    assert read("call fri morning") == Reading("action", "call fri morning", due=FRIDAY)
    assert read("call fri at 3pm") == Reading("action", "call fri at 3pm", due=FRIDAY)
    assert read("send it by friday morning") == Reading("action", "send it by friday morning", due=FRIDAY)


def test_a_short_weekday_that_is_a_word_is_a_date_where_the_clause_ends() -> None:
    saturday = date(2026, 11, 28)
    assert read("go by sat @ben") == Reading("action", "go", person=BEN, due=saturday)
    assert read("go by sat\nthen rest") == Reading("action", "go\nthen rest", due=saturday)
    assert read("go by sat, then rest") == Reading("action", "go, then rest", due=saturday)


def test_the_next_session_is_a_date_too() -> None:
    assert read("ask her before next session") == Reading("action", "ask her", due="next session")


def test_a_second_sign_of_a_kind_stays_and_is_named() -> None:
    reading = read("@ana @ben go %8 %9 by fri or by mon")
    assert reading.text == "@ben go %9 or by mon"
    assert (reading.person, reading.confidence, reading.due) == (ANA, 8, FRIDAY)
    already = "there is one already", "there is one already", "there is a date already"
    assert reading.problems == tuple(
        f"{sign}: {why}" for sign, why in zip(("@ben", "%9", "by mon"), already, strict=True)
    )


@pytest.mark.parametrize(("said", "confidence"), [("%0", 0), ("%10", 10), ("%8/10", 8), ("%7,", 7)])
def test_confidence_is_read_from_nought_to_ten(said: str, confidence: int) -> None:
    assert read(f"call Zoe {said}").confidence == read(f"{said} call Zoe").confidence == confidence


@pytest.mark.parametrize("said", ["%11", "%12", "%8.5", "%" + "9" * 5000])
def test_another_confidence_stays_with_a_problem(said: str) -> None:
    reading = read(f"call Zoe {said}")
    assert (reading.text, reading.confidence) == (f"call Zoe {said}", None)
    assert reading.problems[0].endswith(": confidence goes from 0 to 10")
    assert len(reading.problems[0]) < 60


def test_a_supporter_nobody_knows_stays_with_a_problem() -> None:
    assert read("pay 300 +VAT") == Reading(
        "action", "pay 300 +VAT", problems=("+VAT: no one here by that name",)
    )


def test_the_cue_runs_to_the_end_and_its_words_stay_words() -> None:
    assert read("@ana call by fri > she > he +ben\nor so") == Reading(
        "action", "call", ANA, FRIDAY, "she > he +ben\nor so", problems=("+ben: write it before the >",)
    )


def test_signs_that_slipped_into_the_cue_are_pointed_out_only_where_the_action_lacks_them() -> None:
    before = ": write it before the >"
    assert read("go > it ends @ana by fri").problems == (f"@ana{before}", f"by fri{before}")
    assert read("go by mon @ben > it ends @ana by fri").problems == ()


def test_lines_of_a_pasted_text_are_kept() -> None:
    assert read("one\n  two @ana three\n @ben: four\n\nfive by fri") == Reading(
        "action",
        "one\n  two three\n @ben: four\n\nfive",
        ANA,
        FRIDAY,
        problems=("@ben: there is one already",),
    )


WIDE = {"！": "action", "？": "question", "。": "note", "．": "note", "＊": "learning", "＝": "decision"}


@pytest.mark.parametrize(("sign", "kind"), WIDE.items())
def test_a_wide_first_sign_of_an_input_method_is_a_sign(sign: str, kind: Kind) -> None:
    other: Kind = "action" if kind != "action" else "note"
    assert read(f"{sign}we see", other) == read(f"{sign} we see", other) == Reading(kind, "we see")
    assert read(f"{sign}{sign}", other).kind == other


def test_wide_signs_and_figures_are_read_and_the_rest_stays_as_it_was_typed() -> None:
    whole = Reading("action", "call　王芳 １２ times", ANA, FRIDAY, "it ends", 8, BEN)
    assert read("！＠ana call　王芳 １２ times ％８ ＋ben by ｆｒｉ ＞it ends", "note") == whole
    assert read("call ＠１") == Reading("action", "call", ANA)
    assert read("call 》 it ends").cue == "it ends"


@each(
    "line",
    [
        "raise the price +5%",
        "raise it +5 percent",
        "raise it +5 % a year",
        "add +2 chairs",
        "add +2 or so",
        "take +10 people",
        "wait +3 hours",
        "reply +1",
        "reply +1.",
        "what is 2 +3",
        "meet @3 sharp",
        "meet @3 for tea",
        "@3 pm call Zoe",
        "@9 sharp, all stand",
        "meet @3%",
        "cut %5.",
        "cut %5!",
        "cut %5 of the cost",
        "cut %5 off",
    ],
)
def test_a_sign_is_a_word_where_what_stands_round_it_shows_that_it_is_none(line: str) -> None:
    assert replace(read(line), hints=()) == Reading("action", line)


@each(
    ("line", "due"),
    [
        ("give %5 discount", None),
        ("a %5 rise and +3 staff", None),
        ("up %5 up", None),
        ("cut costs by %5 by fri", FRIDAY),
        ("change by +3 by fri", FRIDAY),
        ("go from +3 to +5", None),
        ("+2 chairs for the room", None),
        ("+3 people at the door", None),
        ("@4 each, buy cakes", None),
        ("buy cakes @4 each", None),
        ("grow it to %5", None),
        ("meet at @3", None),
        ("%5 of it goes", None),
        ("%5 discount for all", None),
        ("give (+5%) more", None),
        ("more than %5", None),
    ],
)
def test_a_figure_among_words_is_one_of_them(line: str, due: date | None) -> None:
    text = line.removesuffix(" by fri")
    assert replace(read(line), hints=()) == Reading("action", text, due=due)


@pytest.mark.parametrize("line", ["call %8 Zoe", "call +3 Zoe", "meet @3 for tea", "it +2 helps"])
def test_a_figure_that_may_have_been_meant_as_a_sign_is_hinted_at(line: str) -> None:
    sign = line.split()[1]
    assert read(line).hints == (f"{sign} is a word here; at the end it is a sign",)
    assert back(line).endswith(f" · hint: {sign} is a word here; at the end it is a sign")


@pytest.mark.parametrize(
    "line",
    ["cut costs by %5", "give %15 off it", "call +9 times", "call %8 Zoe %7", "reply +1", "call +9 chairs"],
)
def test_a_figure_that_is_plainly_none_is_not_hinted_at(line: str) -> None:
    assert read(line).hints == ()


@pytest.mark.parametrize(
    "line",
    [
        "call @2, +3, %8",
        "@2, +3, %8: call",
        "call (@2) (+3) (%8)",
        "call (@2, +3, %8)",
        "(@2 +3) call (%8)",
        "call @2; +3; %8",
        "[@2] [%8] (+3) call",
        "call (@2), (+3), (%8)",
    ],
)
def test_signs_in_brackets_or_with_commas_between_leave_nothing_behind(line: str) -> None:
    assert read(line) == Reading("action", "call", ANTON, None, "", 8, BEN)
    assert (
        read("call @2, then go %8").text == "call @2, then go"
        and read("call @ben, then %8").text == "call, then"
    )
    assert read("call (%8) back") == Reading("action", "call back", confidence=8)


@each(
    ("line", "text", "owner", "supporter"),
    [
        ("@3 call", "call", BEN, None),
        ("call @3", "call", BEN, None),
        ("call @3.", "call.", BEN, None),
        ("call +3", "call", None, BEN),
        ("+3 call", "call", None, BEN),
        ("+1 call", "call", None, ANA),
        ("call @2 +3", "call", ANTON, BEN),
        ("call +1 @2", "call", ANTON, ANA),
        ("call @2 +3 by fri", "call", ANTON, BEN),
        ("call +3 by fri to Zoe", "call to Zoe", None, BEN),
        ("call +3 tomorrow", "call", None, BEN),
        ("call +3 %8 back", "call back", None, BEN),
        ("call +3 > it ends", "call", None, BEN),
    ],
)
def test_a_seats_figure_counts_at_the_start_at_the_end_and_beside_other_signs(
    line: str, text: str, owner: int | None, supporter: int | None
) -> None:
    reading = read(line)
    assert (reading.text, reading.person, reading.supporter) == (text, owner, supporter)


@each(
    ("line", "text"),
    [
        ("call (by fri)", "call"),
        ("call [by fri] back", "call back"),
        ("(by fri) call", "call"),
        ("call (fri)", "call"),
        ("call(by fri)", "call"),
        ("call by       fri", "call"),
        ('call by "fri"', "call"),
        ("(call by fri)", "(call)"),
        ("call (by fri, or so)", "call (by fri, or so)"),
        ("call due fri", "call"),
        ("call due by fri", "call"),
        ("the report is due fri", "the report is due fri"),
        ("call by fri, 5 pm", "call by fri, 5 pm"),
        ("call by 5 pm on fri", "call by 5 pm on fri"),
        ("call by fri – then rest", "call – then rest"),
        ("@ben. call by fri", "call"),
        ("@ben … call by fri", "… call"),
        ("@ben – call by fri", "call"),
    ],
)
def test_what_is_taken_out_leaves_whole_words_and_no_loose_signs(line: str, text: str) -> None:
    assert (read(line).text, read(line).due) == (text, FRIDAY)


def test_a_date_far_off_is_asked_about_in_the_read_back() -> None:
    assert back("call by 24 nov").endswith("by Wed 24 Nov 2027, in 364 days · hint: that far off?")
    assert "far" not in back("call in 9 months")


def test_a_sign_on_a_line_of_its_own_or_before_a_line_leaves_no_space_behind() -> None:
    assert read("one\n @ana, two").text == "one\ntwo"
    assert read("@ana\none\n%8").text == "one"


def test_punctuation_after_a_sign_stays_with_the_words_before_it() -> None:
    assert read("call @ana, then rest").text == "call, then rest"
    assert read("@ana: call").text == "call"


def test_spaces_inside_the_words_are_kept() -> None:
    assert read("a  b @ana  c").text == "a  b  c"


@pytest.mark.parametrize(
    "line", ["a note about @ben", "hello as @ben speaks", "a\n@ben, b", "so @ben. And @ana"]
)
def test_a_name_in_the_sentence_of_a_note_stays_there_and_tells_whom_it_is_about(line: str) -> None:
    assert read(line, "note") == Reading("note", line, person=BEN)
    assert back(f". {line}").startswith("note · about Ben · ")


def test_a_name_in_a_question_or_learning_stays_there_and_asks_or_learns_nothing() -> None:
    cases: tuple[tuple[Kind, str], ...] = (("question", "who asks"), ("learning", "who learned"))
    for kind, whose in cases:
        told = f"@ben: a word here; put first it tells {whose}"
        assert read("What would @ben say?", kind) == Reading(kind, "What would @ben say?", problems=(told,))
        assert read("@ana What would @ben say?", kind) == Reading(kind, "What would @ben say?", ANA)


def test_a_name_before_the_words_or_after_their_full_stop_is_no_part_of_the_sentence() -> None:
    for line in ("@ben What now?", "What now? @ben", "What now? @ben."):
        assert (read(line, "question").person, read(line, "question").text[:9]) == (BEN, "What now?")
    assert read("hello @ben. @ana", "note") == Reading("note", "hello @ben.", ANA)
    assert read("@ana @ben go", "note").problems == ("@ben: there is one already",)


@pytest.mark.parametrize(
    ("said", "cue"), [(">the budget is out", "the budget is out"), (">بعد غد", "بعد غد")]
)
def test_a_cue_may_be_glued_to_its_sign(said: str, cue: str) -> None:
    reading = read(f"talk to the night crew by fri %8 +ben {said}")
    assert reading == Reading("action", "talk to the night crew", None, FRIDAY, cue, 8, BEN)


def test_an_action_is_read_back_with_everything_that_was_understood() -> None:
    assert back("call the supplier fri @ana %8 +ben > the budget meeting ends") == (
        'action · Ana Brown · call the supplier · by Fri 27 Nov, in 2 days · if "the budget meeting ends"'
        " · confidence 8 · with Ben"
    )


def test_a_question_and_a_note_are_read_back_with_their_person() -> None:
    assert back("@ben What now?", "question") == "question · Ben asks · What now?"
    assert back(".@ben quiet\n\ntoday") == "note · about Ben · quiet / today"


def test_a_cue_that_says_when_is_read_back_as_it_is() -> None:
    assert back("go > when it rains") == 'action · go · "when it rains"'


def test_a_cue_of_two_lines_is_read_back_on_one() -> None:
    assert back("go > it\nrains") == 'action · go · if "it rains"'


def test_the_next_session_is_read_back_with_its_date() -> None:
    assert back("go ns", next_session=date(2027, 1, 5)).endswith(
        "by next session (Tue 5 Jan 2027, in 41 days)"
    )


def test_low_confidence_asks_what_would_make_it_a_seven() -> None:
    assert back("go %6") == "action · go · confidence 6 · what would make it a 7?"
    assert back("go %7") == "action · go · confidence 7"


def test_problems_come_last_in_the_read_back() -> None:
    assert back("@zo go %12").endswith(
        " · ? @zo: no one here by that name · ? %12: confidence goes from 0 to 10"
    )


def test_somebody_who_is_no_longer_listed_is_still_read_back() -> None:
    reading = Reading("action", "go", person=99, supporter=98)
    said = read_back(reading, people=SET, today=TODAY, next_session=None)
    assert joined(said) == "action · someone · go · with someone"


def test_the_parts_of_a_read_back_say_what_each_is() -> None:
    parts = read_back(read("go fri @zo %3"), people=SET, today=TODAY, next_session=None)
    assert [role for role, _ in parts] == ["kind", "text", "confidence", "prompt", "problem"]
